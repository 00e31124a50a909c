import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { migrate } from '../platform/db/migrate.ts'
import { type EmbeddedServer, startEmbedded } from '../platform/embedded/supervisor.ts'

vi.setConfig({ testTimeout: 60_000 })

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const root = mkdtempSync(join(tmpdir(), 'wl-cli-'))
const at = (name: string): string => join(root, name)
const PLANTED = 'planted-master-key-0123456789'

function run(
  command: 'backup' | 'restore',
  args: string[],
  environment: NodeJS.ProcessEnv = {},
): { code: number | null; out: string; err: string } {
  const { DATABASE_URL: _outside, ...inherited } = process.env
  const script = join(import.meta.dirname, `${command}.ts`)
  const result = spawnSync(process.execPath, [script, ...args], {
    env: { ...inherited, ...environment },
    encoding: 'utf8',
  })
  return { code: result.status, out: result.stdout, err: result.stderr.trim() }
}

async function query(config: ClientConfig, sql: string): Promise<unknown[]> {
  const client = new Client(config)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

describe('given data in an embedded server', () => {
  const rows = `select workspace_id, slug from auth.workspace order by 1`
  let server: EmbeddedServer

  beforeAll(async () => {
    server = await startEmbedded({ dataDir: at('data'), log: quiet })
    await migrate({ owner: server.ownerConfig })
    await query(
      server.ownerConfig,
      `insert into auth.workspace select 'ws_' || n, 'slug' || n, 'name', false, 0 from generate_series(1, 3) n`,
    )
    writeFileSync(at('data/master.key'), PLANTED)
  })
  afterAll(async () => {
    await server.stop()
    rmSync(root, { recursive: true, force: true })
  })

  it('when it is backed up while it runs, then the command works beside it and says that the key is left out', () => {
    const done = run('backup', ['--data', at('data'), '--out', at('live')])
    expect([done.err, done.code]).toEqual(['', 0])
    expect(done.out).toContain('The master key is not in it')
    expect(readFileSync(at('live')).includes(PLANTED)).toBe(false)
  })

  it('when it is restored onto itself while it runs, then that is refused', () => {
    const done = run('restore', ['--data', at('data'), '--in', at('live')])
    expect([done.code, done.err.split('\n').length]).toEqual([1, 1])
    expect(done.err).toContain('already running')
  })

  it('when it is stopped, backed up and restored elsewhere, then the rows are there and the old place refuses', async () => {
    const before = await query(server.ownerConfig, rows)
    await server.stop()
    expect(run('backup', ['--data', at('data'), '--out', at('cold')])).toMatchObject({ code: 0, err: '' })
    mkdirSync(at('new'))
    writeFileSync(at('new/master.key'), PLANTED)
    const restoring = run('restore', ['--data', at('new'), '--in', at('cold')])
    expect(restoring).toMatchObject({ code: 0, err: '' })
    expect(restoring.out).toContain('The master key is not part of a backup.')
    expect(restoring.out).not.toContain('put yours into')
    expect(run('restore', ['--data', at('data'), '--in', at('cold')]).err).toContain(
      'The target is not empty',
    )
    const restored = await startEmbedded({ dataDir: at('new'), log: quiet })
    try {
      expect(await query(restored.ownerConfig, rows)).toEqual(before)
    } finally {
      await restored.stop()
    }
  })
})

describe('given a backup that is refused', () => {
  const restored = (name: string) => run('restore', ['--data', at(name), '--in', at('damaged')])
  beforeAll(() => {
    mkdirSync(at('kept'), { recursive: true })
    writeFileSync(at('kept/master.key'), PLANTED)
    writeFileSync(at('damaged'), 'no backup at all')
  })
  it('then nothing of it is left behind', () => {
    expect([restored('fresh').code, existsSync(at('fresh'))]).toEqual([1, false])
    expect([restored('kept').code, readdirSync(at('kept'))]).toEqual([1, ['master.key']])
  })
})

it.each(['backup', 'restore'] as const)(
  'when %s is asked for help, then it says how it is used',
  (command) => {
    expect(run(command, ['--help'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(`^Usage: npm run ${command} `),
    })
  },
)

describe('given something wrong', () => {
  it.each([
    ['no file is named', 'backup', ['--data', at('none')], {}, /^Usage: npm run backup/],
    ['an option is unknown', 'restore', ['--bogus'], {}, /Unknown option/],
    [
      'there are no data',
      'backup',
      ['--data', at('none'), '--out', at('b')],
      {},
      /no Warmline data .* --data DIR/,
    ],
    [
      'DATABASE_URL is wrong',
      'backup',
      ['--out', at('b')],
      { DATABASE_URL: 'postgres://a@127.0.0.1:1/b' },
      /DATABASE_URL .* correct it/,
    ],
  ] as const)('when %s, then one line says what to do', (_what, command, args, environment, line) => {
    const done = run(command, [...args], environment)
    expect([done.code, done.err.split('\n').length]).toEqual([1, 1])
    expect(done.err).toMatch(line)
  })
})
