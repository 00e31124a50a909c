import { Client, type ClientConfig } from 'pg'
import type { Config } from '../config.ts'
import { migrationsOf } from '../platform/db/migrate.ts'
import { errorLine } from '../platform/embedded/problem.ts'
import { lockOwner } from '../platform/embedded/store.ts'
import type { MasterKeys } from '../platform/master-key.ts'
import { createStore } from '../platform/store.ts'
import { openDatabase } from '../platform/store-connection.ts'
import { overviewOf } from '../watch/standing.ts'
import { createWatchStore } from '../watch/store.ts'
import { type Finding, note, ok, wrong } from './finding.ts'
import {
  brokenHeads,
  companies,
  forgetGivenUp,
  hasLog,
  parkedRows,
  type Role,
  roleOf,
  wrappedBy,
} from './store.ts'

export interface DatabaseLook {
  owner: ClientConfig
  config: Config
  keys: MasterKeys | null
  isEmbedded: boolean
  /** epoch ms of this machine */
  now?: () => number
}

/** Everything that the database itself can tell. Reads only. */
export async function databaseFindings(look: DatabaseLook): Promise<Finding[]> {
  const client = new Client({ ...look.owner, connectionTimeoutMillis: 5_000, statement_timeout: 30_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const before = (look.now ?? Date.now)()
    const role = await roleOf(client)
    const findings = [...roleFindings(role, look.isEmbedded), clockFinding(role.now - before)]
    if (look.isEmbedded) findings.push(...(await ownerFindings(client)))
    findings.push(await migrationFinding(look.owner))
    if (!(await hasLog(client))) return findings
    findings.push(...(await keyFindings(client, look.keys)))
    findings.push(await logFinding(client))
    findings.push(...(await parkedFindings(client)))
    findings.push(...(await workFindings(look.owner, role.nodes > 0)))
    findings.push(...(await originFindings(client, look.config)))
    return findings
  } catch (error) {
    return [
      wrong(
        'database',
        `The database cannot be asked (${errorLine(error)}).`,
        'See the lines above it; then try again.',
      ),
    ]
  } finally {
    await client.end().catch(() => undefined)
  }
}

export function roleFindings(role: Role, isEmbedded: boolean): Finding[] {
  const major = Math.floor(role.version / 10_000)
  const findings = [
    major >= 15
      ? ok('database', `PostgreSQL ${major} answers${role.nodes > 0 ? ', and a node works on it' : ''}.`)
      : wrong(
          'database',
          `This is PostgreSQL ${major}; 15 or newer is needed.`,
          'Update the database server first.',
        ),
  ]
  if (isEmbedded) return findings
  if (!role.owns)
    findings.push(
      wrong(
        'role',
        `The role ${role.user} does not own the database.`,
        `As an administrator: alter database NAME owner to ${role.user}`,
      ),
    )
  if (!role.makes_roles)
    findings.push(
      wrong(
        'role',
        `The role ${role.user} may not create roles, which the first start and updates need.`,
        `As an administrator: alter role ${role.user} createrole`,
      ),
    )
  return findings
}

/** `ms`: the database's clock minus ours; asking took a part of it. */
export function clockFinding(ms: number): Finding {
  const says = `The clock of the database is ${(Math.abs(ms) / 1_000).toFixed(1)} s ${ms < 0 ? 'behind' : 'ahead of'} this machine's.`
  return Math.abs(ms) > 2_000
    ? wrong(
        'clock',
        says,
        'Let both take their time from NTP (timedatectl set-ntp true): waits on screens are off by as much.',
      )
    : ok('clock', says)
}

/** Whose the data directory is while we look: another process, or ours for this moment. */
async function ownerFindings(client: Client): Promise<Finding[]> {
  const owner = await lockOwner(client)
  if (owner === undefined || owner === String(process.pid)) return []
  return [ok('owner', `Process ${owner} runs on these data.`)]
}

/** After somebody has looked at them. Returns how many. */
export async function forgetGivenUpAlarms(owner: ClientConfig): Promise<number> {
  const client = new Client(owner)
  await client.connect()
  try {
    return await forgetGivenUp(client)
  } finally {
    await client.end()
  }
}

async function migrationFinding(owner: ClientConfig): Promise<Finding> {
  const { pending, problem } = await migrationsOf(owner)
  if (problem !== null)
    return wrong(
      'migrations',
      `The data and this version do not belong together: ${problem}.`,
      'See "Updates" in docs/guides/self-hosting.md.',
    )
  if (pending.length === 0) return ok('migrations', 'The data are of this version.')
  return note(
    'migrations',
    `${pending.length} migrations wait: ${pending.join(', ')}.`,
    'The next start backs up and applies them.',
  )
}

async function keyFindings(client: Client, keys: MasterKeys | null): Promise<Finding[]> {
  if (keys === null) return []
  const locked = (await wrappedBy(client)).filter(({ kid }) => keys.find(kid) === undefined)
  if (locked.length === 0) return [ok('master-key-fits', 'The master key opens what is stored.')]
  const n = locked.reduce((sum, one) => sum + one.n, 0)
  return [
    wrong(
      'master-key-fits',
      `${n} keys of contacts are locked with another master key (${locked.map(({ kid }) => kid).join(', ')}): their words cannot be read.`,
      'Put that key back: in WARMLINE_KEY_OLD, or as a further line of master.key.',
    ),
  ]
}

async function logFinding(client: Client): Promise<Finding> {
  const broken = await brokenHeads(client)
  if (broken.length === 0)
    return ok('log', 'The heads of the log agree with it (the whole proof: npm run verify).')
  const [first] = broken
  return wrong(
    'log',
    `The log is not whole: workspace ${first?.workspace_id}, lane ${first?.lane}: ${first?.what}${broken.length > 1 ? ` (and ${broken.length - 1} more)` : ''}.`,
    'Stop writing, run "npm run verify" for the first bad position, and restore the last backup into a new directory.',
  )
}

async function parkedFindings(client: Client): Promise<Finding[]> {
  const parked = await parkedRows(client)
  if (parked.length === 0) return [ok('parked', 'No work is parked.')]
  return parked.map(({ workspace_id, reaction, subject_id, position, error }) =>
    wrong(
      reaction.startsWith('alarm ') ? 'given-up' : 'parked',
      `${reaction} is parked for ${subject_id} (workspace ${workspace_id}, position ${position}): ${error}`,
      'See "WorkIsParked" in docs/guides/operations.md.',
    ),
  )
}

const lateMs = 30_000

async function workFindings(owner: ClientConfig, isRunning: boolean): Promise<Finding[]> {
  const db = openDatabase({
    app: owner,
    runner: owner,
    poolSize: 1,
    runnerPoolSize: 1,
    answerWithinMs: 30_000,
  })
  try {
    const { alarms, lagMs, lagEntries, promises } = await overviewOf(createStore(db), createWatchStore(db), {
      now: Date.now,
    })
    const findings: Finding[] = []
    const behind = (says: string, check: string, todo: string) =>
      isRunning ? wrong(check, says, todo) : note(check, says, 'No node runs: start one.')
    if (alarms.lagMs > lateMs)
      findings.push(
        behind(
          `The oldest alarm is ${minutes(alarms.lagMs)} late (${alarms.due} are due).`,
          'alarms',
          'See "AlarmsAreLate" in docs/guides/operations.md.',
        ),
      )
    else findings.push(ok('alarms', `No alarm is late (${alarms.set} are set).`))
    if (lagMs > lateMs)
      findings.push(
        behind(
          `Reactions are ${lagEntries} entries and ${minutes(lagMs)} behind.`,
          'reactions',
          'See "ReactionsAreBehind" in docs/guides/operations.md.',
        ),
      )
    const late = promises['late'] ?? 0
    if (late > 0)
      findings.push(
        wrong(
          'promises',
          `${late === 1 ? '1 person waits' : `${late} people wait`} longer than was promised.`,
          `${isRunning ? '' : 'No node runs: start one. '}See "PromisesAreLate" in docs/guides/operations.md.`,
        ),
      )
    return findings
  } finally {
    await db.close()
  }
}

const minutes = (ms: number) =>
  ms < 120_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} minutes`

async function originFindings(client: Client, config: Config): Promise<Finding[]> {
  const rows = await companies(client)
  if (rows.length === 0)
    return [note('companies', 'There is no company yet.', 'Use the set-up link of the first start.')]
  return rows.flatMap(({ slug, demo, origins }) => originFinding({ slug, demo, origins }, config))
}

/** A page that a browser may not reach the server from is a widget that nobody sees. */
export function originFinding(
  { slug, demo, origins }: { slug: string; demo: boolean; origins: string[] },
  { publicUrl, onLoopback }: Config,
): Finding[] {
  if (onLoopback || demo) return []
  if (origins.length === 0)
    return [
      note(
        'origins',
        `No web site may show the widget of "${slug}".`,
        'Name your sites under Settings → Widget in the console.',
      ),
    ]
  const isSecure = publicUrl?.startsWith('https:') ?? false
  if (!isSecure && origins.some((origin) => origin.startsWith('https:')))
    return [
      wrong(
        'origins',
        `Sites of "${slug}" are on https, and PUBLIC_URL is not: browsers block the widget there.`,
        'Put TLS in front and write https in PUBLIC_URL.',
      ),
    ]
  const plain = origins.filter(
    (origin) => origin.startsWith('http:') && !/\/\/(localhost|127\.)/.test(origin),
  )
  if (plain.length > 0)
    return [
      note(
        'origins',
        `"${slug}" allows ${plain.join(', ')} without TLS.`,
        'Write https where the site has it.',
      ),
    ]
  return [ok('origins', `"${slug}" may be shown on ${origins.join(', ')}.`)]
}
