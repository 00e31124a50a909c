import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { Client } from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { locateBinaries, platformPackage, programEnvironment } from './binaries.ts'
import { invoke } from './identity.ts'
import { processState, sendSignal, waitUntil } from './processes.ts'
import { asArguments } from './settings.ts'
import { type EmbeddedServer, prepareSite, startEmbedded } from './supervisor.ts'
import { startOwner } from './test-owner.ts'

vi.setConfig({ testTimeout: 60_000 })

const ORDINARY = 12_345
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const isRoot = process.getuid?.() === 0
/** Another user can run this clone only if every directory above it may be entered. */
const open = isRoot && canEnter(import.meta.dirname)

const roots: string[] = []
const running: EmbeddedServer[] = []

function canEnter(path: string): boolean {
  return (statSync(path).mode & 0o005) === 0o005 && (path === dirname(path) || canEnter(dirname(path)))
}

/** A home that only its owner may enter, and a data directory to be made in it. */
function privateHome(owner: number): { home: string; dataDir: string } {
  const home = mkdtempSync(join(tmpdir(), 'wl-id-'))
  roots.push(home)
  chmodSync(home, 0o700)
  chownSync(home, owner, owner)
  return { home, dataDir: join(home, 'warmline') }
}

function ownerOf(pid: number): number {
  return statSync(`/proc/${pid}`).uid
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true })
})

describe.runIf(isRoot)('given that we are root', () => {
  it('when it starts under a private home, then PostgreSQL runs there without root and without a chown', async () => {
    const { dataDir } = privateHome(0)
    const server = await startEmbedded({ dataDir, log: quiet })
    running.push(server)
    const status = readFileSync(`/proc/${server.postmasterPid()}/status`, 'utf8')
    expect(/^CapEff:\s*(\d+)$/m.exec(status)?.[1]).toMatch(/^0+$/)
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(0)
    const map = readFileSync(`/proc/${server.postmasterPid()}/uid_map`, 'utf8').trim().split(/\s+/)
    expect(map).toEqual(['65534', '0', '1'])
  })

  it.runIf(open)(
    'when another user made the cluster, then it runs as that user and stays theirs',
    async () => {
      const { dataDir } = privateHome(ORDINARY)
      const theirs = await startOwner({ dataDir, uid: ORDINARY })
      await theirs.kill('SIGTERM')
      const server = await startEmbedded({ dataDir, log: quiet })
      running.push(server)
      expect(ownerOf(server.postmasterPid())).toBe(ORDINARY)
      await server.stop()
      const again = await startOwner({ dataDir, uid: ORDINARY })
      expect(again.said.ready).toBe(true)
      await again.kill('SIGTERM')
    },
  )
})

describe.runIf(open)('given an ordinary user without a name', () => {
  it('when it starts under a private home, then it runs, is killed and is adopted, all as that user', async () => {
    const { dataDir } = privateHome(ORDINARY)
    const first = await startOwner({ dataDir, uid: ORDINARY, write: true })
    await waitUntil(() => first.acknowledged() > 5, 30_000)
    expect(ownerOf(first.said.postmasterPid ?? 0)).toBe(ORDINARY)
    await first.kill('SIGKILL')
    const second = await startOwner({ dataDir, uid: ORDINARY })
    expect([second.said.adopted, second.said.postmasterPid]).toEqual([true, first.said.postmasterPid])
    await second.kill('SIGTERM')
    expect(await waitUntil(() => processState(first.said.postmasterPid ?? 0) !== 'running', 30_000)).toBe(
      true,
    )
  })

  it('when the directory is not theirs, then the start is refused in one line', async () => {
    const { dataDir } = privateHome(0)
    const owner = await startOwner({ dataDir, uid: ORDINARY })
    expect(owner.said).toMatchObject({
      problem: 'data-dir-unwritable',
      message: expect.stringContaining('EACCES'),
    })
  })

  it('when node_modules is read-only and no install script ran, then the library links are made elsewhere', async () => {
    const { home, dataDir } = privateHome(ORDINARY)
    chmodSync(home, 0o711)
    const entry = copyWithoutLinks(join(home, 'package'))
    const owner = await startOwner({ dataDir, uid: ORDINARY, packageName: entry })
    expect(owner.said).toMatchObject({ ready: true })
    expect(readdirSync(join(dataDir, 'run', 'lib'))).toContain('libpq.so.5')
    await owner.kill('SIGTERM')
  })
})

/** The package as it is without its install script: hard links where possible, since it is 60 MB. */
function copyWithoutLinks(to: string): string {
  const from = dirname(dirname(createRequire(import.meta.url).resolve(platformPackage())))
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const source = join(entry.parentPath, entry.name)
    const target = join(to, relative(from, source))
    mkdirSync(dirname(target), { recursive: true })
    // The tests change the mode of this one, which all its hard links would share.
    if (entry.name === 'postgres') copyFileSync(source, target)
    else linkOrCopy(source, target)
  }
  return join(to, 'dist', 'index.js')
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target)
  }
}

describe('given a package without its library links', () => {
  it('when two processes prepare it at once, then every link is there, and so is the right to execute', async () => {
    const root = mkdtempSync(join(tmpdir(), 'wl-bin-'))
    roots.push(root)
    const entry = copyWithoutLinks(join(root, 'package'))
    chmodSync(join(root, 'package', 'native', 'bin', 'postgres'), 0o644)
    const found = await Promise.all([1, 2, 3].map(() => locateBinaries(entry, join(root, 'shadow'))))
    const libraries = readdirSync(join(root, 'package', 'native', 'lib'))
    expect(libraries).toContain('libpq.so.5')
    expect(libraries.filter((name) => name.includes(String(process.pid)))).toEqual([])
    expect(execFileSync(found[0]?.postgres ?? '', ['--version']).toString()).toContain(
      `PostgreSQL) ${found[0]?.major}.`,
    )
  })
})

function isReady(cluster: string): boolean {
  const file = join(cluster, 'postmaster.pid')
  return existsSync(file) && readFileSync(file, 'utf8').includes('ready')
}

describe.runIf(process.platform === 'linux')('given a killed postmaster that nobody reaps', () => {
  it('when Warmline starts, then it sees the zombie for what it is and recovers', async () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'wl-z-')), 'data')
    roots.push(dirname(dataDir))
    const site = await prepareSite({ dataDir })
    const args = [
      '-D',
      site.directories.cluster,
      ...asArguments({
        ...site.settings,
        unix_socket_directories: site.directories.run,
        listen_addresses: '',
      }),
    ]
    const call = invoke(site.identity, site.binaries.postgres, args)
    const careless = spawn(
      'sh',
      ['-c', '"$@" 2>/dev/null & echo $!; exec sleep 60', 'sh', call.file, ...call.args],
      {
        env: programEnvironment(site.binaries),
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    const pid = Number(
      await new Promise((done) => careless.stdout.once('data', (text: Buffer) => done(text.toString()))),
    )
    await waitUntil(() => isReady(site.directories.cluster), 30_000)
    sendSignal(pid, 'SIGKILL')
    await waitUntil(() => processState(pid) === 'zombie', 30_000)
    try {
      const server = await startEmbedded({ dataDir, log: quiet })
      running.push(server)
      expect(processState(pid)).toBe('zombie')
      expect(server.adopted).toBe(false)
      const client = new Client(server.ownerConfig)
      await client.connect()
      await client.end()
    } finally {
      careless.kill('SIGKILL')
    }
  })
})
