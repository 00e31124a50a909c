import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setWorkspace } from '../access/workspaces.ts'
import { type Config, readConfig } from '../config.ts'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'
import { migrate } from '../platform/db/migrate.ts'
import { startEmbedded } from '../platform/embedded/supervisor.ts'
import { createEmptyTestDatabase } from '../platform/embedded/test-cluster.ts'
import { loadMasterKeys, type MasterKeys } from '../platform/master-key.ts'
import { databaseFindings } from './database.ts'
import type { Finding } from './finding.ts'
import { serverFindings } from './server.ts'

const WARMLINE_KEY = randomBytes(32).toString('base64')
const program = fileURLToPath(new URL('../cli/doctor.ts', import.meta.url))
let server: TestServer
let owner: Client
let folder: string
let keys: MasterKeys
let workspaceId: string
const config: Config = readConfig([], { PUBLIC_URL: 'https://help.example.com' })

beforeAll(async () => {
  server = await startTestServer({ environment: { WARMLINE_KEY } })
  owner = new Client(server.database)
  await owner.connect()
  folder = await mkdtemp(join(tmpdir(), 'wl-doctor-'))
  keys = await loadMasterKeys(folder, { WARMLINE_KEY })
  const made = await server.workspace()
  workspaceId = made.workspaceId
  // longer than this file takes: nobody is late before a test says so
  await setWorkspace(server.nodes[0]!.services, workspaceId, { type: 'set-promise-policy', dueMs: 600_000 })
  const { token } = await server.contact(made.slug)
  const body = { language: 'en', wants: 'person', text: 'Hello' }
  const opened = await send(server.bases[0]!, 'POST', '/v1/conversations', { token, body })
  expect(opened.status, opened.text).toBe(201)
})
afterAll(async () => {
  await owner?.end()
  await server?.close()
  await rm(folder, { recursive: true, force: true })
})

const look = (over: Partial<Parameters<typeof databaseFindings>[0]> = {}) =>
  databaseFindings({ owner: server.database, config, keys, isEmbedded: false, ...over })
const of = (findings: readonly Finding[], check: string) => findings.find((one) => one.check === check)
/** Something breaks, is looked at, and is put back. */
async function broken(by: string, back: string, values: unknown[] = []): Promise<Finding[]> {
  await owner.query(by, values)
  try {
    return await look()
  } finally {
    await owner.query(back)
  }
}

describe('a database beside a running server', () => {
  it('is well', async () => {
    const findings = await look()
    expect(findings.filter(({ level }) => level === 'wrong')).toEqual([])
    expect(of(findings, 'database')?.says).toMatch(/^PostgreSQL \d+ answers, and a node works on it\.$/)
    for (const check of ['clock', 'migrations', 'master-key-fits', 'log', 'parked', 'alarms'])
      expect(of(findings, check)?.level, check).toBe('ok')
    expect(of(findings, 'origins')).toMatchObject({ level: 'note' })
  })

  it('cannot be asked', async () => {
    const away = { ...server.database, port: 1 }
    expect((await look({ owner: away })).map(({ check, level }) => `${check} ${level}`)).toEqual([
      'database wrong',
    ])
  })

  it('has another clock', async () => {
    expect(of(await look({ now: () => Date.now() - 90_000 }), 'clock')).toMatchObject({ level: 'wrong' })
  })

  it('is locked with another key', async () => {
    const other = await loadMasterKeys(folder, { WARMLINE_KEY: randomBytes(32).toString('base64') })
    expect(of(await look({ keys: other }), 'master-key-fits')).toMatchObject({
      level: 'wrong',
      says: expect.stringContaining(keys.current.kid),
    })
  })

  it('was written by a newer version, or waits for migrations', async () => {
    const newer = await broken(
      `insert into meta.migration (number, name, hash) values (9999, '9999-later.sql', 'x')`,
      'delete from meta.migration where number = 9999',
    )
    expect(of(newer, 'migrations')).toMatchObject({
      level: 'wrong',
      says: expect.stringContaining('9999-later'),
    })
    const empty = await createEmptyTestDatabase()
    try {
      const findings = await look({ owner: empty.ownerConfig })
      expect(of(findings, 'migrations')).toMatchObject({
        level: 'note',
        says: expect.stringContaining('0001-ground'),
      })
    } finally {
      await empty.drop()
    }
  })

  it('has a log that is not whole', async () => {
    const [row] = (
      await owner.query(
        `select subject_id, encode(hash, 'hex') as hash from subject where workspace_id = $1 limit 1`,
        [workspaceId],
      )
    ).rows
    const state = await broken(
      `update subject set hash = '\\x00' where workspace_id = '${workspaceId}' and subject_id = '${row.subject_id}'`,
      `update subject set hash = decode('${row.hash}', 'hex')
       where workspace_id = '${workspaceId}' and subject_id = '${row.subject_id}'`,
    )
    expect(of(state, 'log')).toMatchObject({ level: 'wrong', says: expect.stringContaining(row.subject_id) })
    const head = await broken(
      `update lane_head set position = position + 5 where workspace_id = '${workspaceId}'`,
      `update lane_head set position = position - 5 where workspace_id = '${workspaceId}'`,
    )
    expect(of(head, 'log')).toMatchObject({ level: 'wrong', says: expect.stringContaining('the head says') })
  })

  it('has parked work, late alarms and promises that were not kept', async () => {
    const parked = await broken(
      `insert into parked (workspace_id, reaction, subject_id, lane, position, error, at)
       values ('${workspaceId}', 'mailing', 'wi_poison', 0, 7, 'it broke', 0)`,
      `delete from parked where subject_id = 'wi_poison'`,
    )
    expect(of(parked, 'parked')).toMatchObject({
      level: 'wrong',
      says: `mailing is parked for wi_poison (workspace ${workspaceId}, position 7): it broke`,
    })
    const now = Date.now()
    const late = await broken(
      `insert into alarm (workspace_id, key, due_at, next_at, attempt, claimed_by, op)
       values ('${workspaceId}', 'stuck', ${now - 240_000}, ${now + 3_600_000}, 1, 'node-gone', '{"run":{}}')`,
      `delete from alarm where key = 'stuck'`,
    )
    expect(of(late, 'alarms')).toMatchObject({
      level: 'wrong',
      says: expect.stringContaining('4 minutes late'),
    })
    const missed = await broken(
      `update subject set state = jsonb_set(state, '{promise,misses}', '1')
       where workspace_id = '${workspaceId}' and subject_kind = 'work-item'`,
      `update subject set state = jsonb_set(state, '{promise,misses}', '0')
       where workspace_id = '${workspaceId}' and subject_kind = 'work-item'`,
    )
    expect(of(missed, 'promises')).toMatchObject({
      level: 'wrong',
      says: expect.stringContaining('1 person waits'),
      todo: 'See "PromisesAreLate" in docs/guides/operations.md.',
    })
  })
})

describe('a running server from outside', () => {
  it('is well, sockets included', async () => {
    const findings = await serverFindings(server.bases[0]!)
    const checks = findings.map(({ check, level }) => `${check} ${level}`)
    expect(checks.slice(0, 3)).toEqual(['server ok', 'ready ok', 'sockets ok'])
  })
})

describe('npm run doctor', () => {
  const run = (args: string[], environment: Record<string, string> = {}) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const { DATABASE_URL: _outside, ...inherited } = process.env
      const env = { ...inherited, ...environment }
      const child = execFile(process.execPath, [program, ...args], { env }, (_error, out, err) =>
        resolve({ code: child.exitCode ?? -1, out, err }),
      )
    })
  const url = () => {
    const { host, port, user, database } = server.database
    return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`
  }

  it('says that nothing needs doing, and ends with 0', async () => {
    const report = join(folder, 'report.json')
    const done = await run(['--data', folder, '--port', '0', '--json', report], {
      DATABASE_URL: url(),
      WARMLINE_KEY,
    })
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.out).toContain('Nothing needs doing.')
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ isWell: true })
    expect(done.out).not.toContain(WARMLINE_KEY)
  })

  it('says what needs doing, and ends with 1', async () => {
    const away = await run(['--data', folder, '--port', '0'], {
      DATABASE_URL: 'postgres://me:planted-secret@127.0.0.1:9/desk',
      WARMLINE_KEY,
    })
    expect(away.code).toBe(1)
    expect(away.out).toMatch(/✗ DATABASE_URL does not lead to a database .*\n {4}→ /)
    expect(away.out).toContain('1 thing needs doing')
    expect(away.out + away.err).not.toContain('planted-secret')
    const broken = await run(['--data', folder], { WARMLINE_CONNECTIONS: 'many' })
    expect([broken.code, broken.out]).toEqual([
      1,
      expect.stringContaining('✗ A setting is wrong: WARMLINE_CONNECTIONS'),
    ])
    const refused = await run(['--url', 'help.example.com'])
    expect([refused.code, refused.err.trim()]).toEqual([1, '--url must begin with http:// or https://.'])
  })

  it('ends with 1 while somebody waits longer than was promised', async () => {
    const misses = (count: number) =>
      owner.query(
        `update subject set state = jsonb_set(state, '{promise,misses}', to_jsonb($2::int))
         where workspace_id = $1 and subject_kind = 'work-item'`,
        [workspaceId, count],
      )
    await misses(1)
    try {
      const done = await run(['--data', folder, '--port', '0'], { DATABASE_URL: url(), WARMLINE_KEY })
      expect(done.out).toMatch(/✗ 1 person waits longer than was promised\.\n {4}→ .*"PromisesAreLate"/)
      expect([done.code, done.out]).toEqual([1, expect.stringContaining('1 thing needs doing')])
    } finally {
      await misses(0)
    }
  })

  it('takes alarms that gave up off the list when it is told to, and nothing else', async () => {
    const park = (reaction: string, subjectId: string) =>
      owner.query(
        `insert into parked (workspace_id, reaction, subject_id, lane, position, error, at) values ($1, $2, $3, 0, 7, 'it broke', 0)`,
        [workspaceId, reaction, subjectId],
      )
    await park('mailing', 'wi_parked')
    await park('alarm due:wi_given_up', 'wi_given_up')
    const look = (...args: string[]) =>
      run(['--data', folder, '--port', '0', ...args], { DATABASE_URL: url(), WARMLINE_KEY })
    try {
      const before = await look()
      expect([before.code, before.out]).toEqual([1, expect.stringContaining('wi_given_up')])
      const after = await look('--forget-alarms')
      expect(after.out).toContain('off the list now: 1.')
      expect(after.out).not.toContain('wi_given_up')
      expect([after.code, after.out]).toEqual([1, expect.stringContaining('mailing is parked for wi_parked')])
    } finally {
      await owner.query(`delete from parked where subject_id in ('wi_parked', 'wi_given_up')`)
    }
  })

  it('looks at embedded data beside the process that runs on them, and at data that nobody runs on', async () => {
    const data = join(folder, 'embedded')
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const embedded = await startEmbedded({ dataDir: data, log: quiet })
    let beside: Awaited<ReturnType<typeof run>>
    try {
      await migrate({ owner: embedded.ownerConfig })
      beside = await run(['--data', data, '--port', '0'], { WARMLINE_KEY })
    } finally {
      await embedded.stop()
    }
    expect([beside.code, beside.out]).toEqual([
      0,
      expect.stringContaining(`Process ${process.pid} runs on these data.`),
    ])
    const alone = await run(['--data', data, '--port', '0'], { WARMLINE_KEY })
    expect([alone.code, alone.out]).toEqual([0, expect.stringContaining('PostgreSQL 18 answers.')])
    expect(alone.out).not.toContain('runs on these data')
  })

  it('has little to say before the first start', async () => {
    const done = await run(['--data', join(folder, 'nowhere'), '--port', '0'])
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('There are no data')])
  })
}, 60_000)
