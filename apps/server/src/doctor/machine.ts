import { existsSync } from 'node:fs'
import { access, constants, readFile, stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { errorCode } from '../platform/embedded/problem.ts'
import { loadMasterKeys, type MasterKeys } from '../platform/master-key.ts'
import { type Finding, note, ok, wrong } from './finding.ts'

const gigabyte = 1024 ** 3
const leastNode = 24

export function nodeVersion(version: string = process.versions.node): Finding {
  const major = Number(version.split('.')[0])
  if (major >= leastNode) return ok('node', `Node ${version}.`)
  return wrong(
    'node',
    `This is Node ${version}; the server runs on ${leastNode} or newer.`,
    'Start it with "npm start": that uses the Node that npm brought along.',
  )
}

export async function dataDirectory(directory: string): Promise<Finding[]> {
  if (!existsSync(directory))
    return [
      note(
        'data',
        `There are no data in ${directory} yet.`,
        'Start once, or give their place with --data DIR.',
      ),
    ]
  const findings: Finding[] = []
  try {
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK)
    findings.push(ok('data', `${directory} can be written.`))
  } catch (error) {
    const todo = `Make it belong to the user that starts Warmline: chown -R USER ${directory}`
    return [
      wrong('data', `${directory} cannot be written by this user (${errorCode(error) ?? 'unknown'}).`, todo),
    ]
  }
  const { mode } = await stat(directory)
  if (process.platform !== 'win32' && (mode & 0o007) !== 0 && (mode & 0o777) !== 0o711)
    findings.push(
      wrong(
        'data-rights',
        `Every user of this machine may look into ${directory}.`,
        `chmod 700 ${directory}`,
      ),
    )
  const { bavail, bsize } = await statfs(directory)
  findings.push(freeSpace(bavail * bsize))
  return findings
}

/** bytes */
export function freeSpace(free: number): Finding {
  const says = `${(free / gigabyte).toFixed(1)} GB are free where the data are.`
  if (free < 0.5 * gigabyte)
    return wrong(
      'space',
      says,
      'Make room now: without it nothing can be written, and people are told to come again.',
    )
  return free < 2 * gigabyte ? note('space', says, 'Make room soon.') : ok('space', says)
}

/** Never makes one: a fresh key beside old data would hide that the right one is missing. */
export async function masterKey(config: Config): Promise<{ findings: Finding[]; keys: MasterKeys | null }> {
  const file = join(config.data, 'master.key')
  const isGiven = Boolean(config.environment['WARMLINE_KEY'])
  if (!isGiven && !existsSync(file)) {
    const hasData = config.databaseUrl !== null || existsSync(join(config.data, 'postgres'))
    const says = `There is no master key: neither WARMLINE_KEY nor ${file}.`
    return {
      keys: null,
      findings: [
        hasData
          ? wrong(
              'master-key',
              says,
              'Put the key back from where you keep it, before the next start makes a new one.',
            )
          : note('master-key', says, 'The first start makes one.'),
      ],
    }
  }
  try {
    const keys = await loadMasterKeys(config.data, config.environment)
    const where = isGiven ? 'WARMLINE_KEY' : file
    const findings = [ok('master-key', `The master key is in ${where} (${keys.current.kid}).`)]
    if (!isGiven) findings.push(...(await keyRights(file)))
    return { keys, findings }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const todo = 'Put the key back as it was: 32 bytes in base64.'
    return { keys: null, findings: [wrong('master-key', `The master key cannot be used: ${why}.`, todo)] }
  }
}

async function keyRights(file: string): Promise<Finding[]> {
  const { mode } = await stat(file)
  if (process.platform === 'win32' || (mode & 0o077) === 0) return []
  return [wrong('master-key-rights', `Others may read ${file}.`, `chmod 600 ${file}`)]
}

/** Is the port ours to take, or is it Warmline already that answers there? */
export async function portTaken({ port, host }: Config): Promise<Finding> {
  if (port === 0) return ok('port', 'Any free port will be taken.')
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen({ port, host }, () => probe.close(() => resolve(null)))
  })
  if (failure === null) return ok('port', `Port ${port} is free.`)
  if (failure.code !== 'EADDRINUSE')
    return wrong(
      'port',
      `Port ${port} on ${host} cannot be listened on (${failure.code ?? failure.message}).`,
      'Choose another one with --port N (above 1023 for a plain user), or another address with --host.',
    )
  if (await isWarmline(host, port)) return ok('port', `Warmline answers on port ${port}.`)
  return wrong(
    'port',
    `Port ${port} is taken, and it is not Warmline that answers.`,
    `Stop what listens there (ss -ltnp 'sport = :${port}' names it), or choose another one with --port N.`,
  )
}

async function isWarmline(host: string, port: number): Promise<boolean> {
  const name =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  try {
    const response = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(2_000) })
    return ((await response.json()) as { alive?: unknown }).alive === true
  } catch {
    return false
  }
}

export async function owedScrub(directory: string): Promise<Finding[]> {
  const isOwed = await readFile(join(directory, 'scrub.owed')).then(
    () => true,
    () => false,
  )
  if (!isOwed) return []
  return [
    note(
      'scrub',
      'Keys of erased contacts may still lie in the files of the database.',
      'It is done at the next start or within an hour; if this stays, end old transactions (a backup that hangs).',
    ),
  ]
}
