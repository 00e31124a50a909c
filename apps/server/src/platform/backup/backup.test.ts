import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client, type ClientConfig } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { migrate } from '../db/migrate.ts'
import { createEmptyTestDatabase, TEST_MAJORS, type TestDatabase } from '../embedded/test-cluster.ts'
import { exportBackup } from './export.ts'
import { type BackupHeader, BackupReader } from './format.ts'
import { importBackup, type RestoreOptions } from './import.ts'

vi.setConfig({ testTimeout: 60_000 })

const FIRST = `
  create schema auth;
  create table auth.account (id bigint generated always as identity primary key, secret bytea);
  create table public.note (
    id text primary key, body text, tags text[], facts jsonb, at timestamptz, price numeric,
    loud text generated always as (upper(body)) stored
  );
  create table public."Odd ""name""" ("a column" int);
  create table public.nothing (n int);`
const SECOND = `alter table public.note add column kind text not null default 'plain';`

const directory = mkdtempSync(join(tmpdir(), 'wl-backup-'))
const migrations = pathToFileURL(`${directory}/migrations/`)
const made: TestDatabase[] = []
const file = (name: string): string => join(directory, name)

async function newDatabase(major: 18 | 15): Promise<ClientConfig> {
  const database = await createEmptyTestDatabase({ major })
  made.push(database)
  return database.ownerConfig
}

async function withClient<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Everything in the database, as text. */
function contents(config: ClientConfig): Promise<unknown> {
  return withClient(config, async (client) => ({
    accounts: (await client.query('select id, secret::text from auth.account order by id')).rows,
    notes: (
      await client.query(
        `select count(*)::int, md5(string_agg(concat_ws('|', id, body, tags, facts, at, price), '#' order by id)) from note`,
      )
    ).rows,
    odd: (await client.query('select * from "Odd ""name""" order by 1')).rows,
    next: (await client.query(`select last_value, is_called from auth.account_id_seq`)).rows,
  }))
}

async function fill(config: ClientConfig): Promise<void> {
  await withClient(config, async (client) => {
    await client.query(
      `insert into auth.account (secret) select decode(md5(n::text), 'hex') from generate_series(1, 50) n`,
    )
    await client.query(
      `insert into note (id, body, tags, facts, at, price)
         select 'n' || n, repeat('ä\\.\t\n"\\N 💬 ', n % 40), array['a,b', null, '\\'], jsonb_build_object('n', n, 'x', '\\u00e9'),
                'epoch'::timestamptz + n * interval '1 second', n / 7.0
           from generate_series(1, 8000) n`,
    )
    await client.query(
      `insert into note (id, body) values ('null', null), ('empty', ''), ('big', repeat('x', 5000000))`,
    )
    await client.query('insert into "Odd ""name""" values (1), (null)')
  })
}

async function headerOf(path: string): Promise<BackupHeader> {
  await using opened = await open(path, 'r')
  return (await BackupReader.open(opened)).header
}

function restore(
  owner: ClientConfig,
  from: string,
  more: Partial<RestoreOptions> = {},
): ReturnType<typeof importBackup> {
  return importBackup({ owner, from, migrations, migrate, ...more })
}

function writeMigrations(...texts: string[]): void {
  rmSync(migrations, { recursive: true, force: true })
  mkdirSync(migrations)
  texts.forEach((text, n) => {
    writeFileSync(new URL(`000${n + 1}-step.sql`, migrations), text)
  })
}

beforeAll(() => writeMigrations(FIRST))
afterAll(async () => {
  for (const database of made) await database.drop()
  rmSync(directory, { recursive: true, force: true })
})

describe.each(TEST_MAJORS)('given a filled database of PostgreSQL %i', (major) => {
  let source: ClientConfig
  const whole = file(`whole-${major}`)

  beforeAll(async () => {
    source = await newDatabase(major)
    await migrate({ owner: source, directory: migrations })
    await fill(source)
    const report = await exportBackup(source, whole, new Date(0))
    expect(report).toEqual({ tables: 4, rows: 50 + 8_003 + 2, migration: 1 })
  })

  it.each(TEST_MAJORS)(
    'when its backup is restored into PostgreSQL %i, then everything is the same',
    async (other) => {
      const target = await newDatabase(other)
      const report = await restore(target, whole)
      expect(report).toEqual({ tables: 4, rows: 8_055, createdAt: '1970-01-01T00:00:00.000Z' })
      const again = file(`again-${major}-${other}`)
      await exportBackup(target, again, new Date(0))
      expect(await headerOf(again)).toEqual(await headerOf(whole))
      expect(await contents(target)).toEqual(await contents(source))
    },
  )

  async function copyOf(version: 18 | 15, from: string): Promise<ClientConfig> {
    const copy = await newDatabase(version)
    await restore(copy, from)
    return copy
  }

  it('when rows are written during the backup, then it holds one instant', async () => {
    const writer = new Client(source)
    await writer.connect()
    let writing = true
    const writes = (async () => {
      for (let n = 0; writing; n++) {
        await writer.query(
          'with a as (insert into nothing values ($1)) insert into "Odd ""name""" values ($1)',
          [1_000 + n],
        )
      }
    })()
    const busy = file(`busy-${major}`)
    await exportBackup(source, busy, new Date(0))
    writing = false
    await writes
    await writer.query('delete from nothing')
    await writer.query('delete from "Odd ""name""" where "a column" >= 1000')
    await writer.end()
    const both = await withClient(await copyOf(major, busy), async (client) => [
      (await client.query('select count(*)::int as n from nothing')).rows,
      (await client.query('select count(*)::int as n from "Odd ""name""" where "a column" >= 1000')).rows,
    ])
    expect(both[0]).toEqual(both[1])
  })
})

describe('given a backup file', () => {
  const good = file('good')

  beforeAll(async () => {
    const source = await newDatabase(18)
    await migrate({ owner: source, directory: migrations })
    await fill(source)
    await exportBackup(source, good, new Date(0))
  })

  it('when one looks at it, then only its owner can, and its header says that the master key is left out', () => {
    expect(statSync(good).mode & 0o777).toBe(0o600)
    expect(readFileSync(good).subarray(0, 400).toString('latin1')).toContain('"masterKey":"left out"')
  })

  it('when the target holds a row, then the restore is refused and the row stays', async () => {
    const target = await newDatabase(18)
    await migrate({ owner: target, directory: migrations })
    await withClient(target, (client) => client.query('insert into nothing values (1)'))
    await expect(restore(target, good)).rejects.toThrow(/not empty \(public.nothing has rows\)/)
    expect(
      await withClient(target, async (client) => (await client.query('select * from nothing')).rows),
    ).toEqual([{ n: 1 }])
  })

  it.each([
    ['a bit is flipped in its middle', (path: string) => flip(path, 0.5), /cannot be unpacked|hash|frame/],
    ['a bit is flipped in its header', (path: string) => flip(path, 0.0005), /header/],
    ['it is cut', (path: string) => truncateSync(path, statSync(path).size - 9), /ends too early/],
    [
      'something follows',
      (path: string) => writeFileSync(path, 'more', { flag: 'a' }),
      /follows its last table/,
    ],
    ['it is another file', (path: string) => writeFileSync(path, 'x'.repeat(9_999)), /not a Warmline backup/],
  ])('when %s, then the restore fails and the target stays empty', async (_what, harm, reason) => {
    const bad = file('bad')
    writeFileSync(bad, readFileSync(good))
    harm(bad)
    const target = await newDatabase(18)
    await expect(restore(target, bad)).rejects.toThrow(reason)
    await expect(restore(target, good)).resolves.toMatchObject({ rows: 8_055 })
  })

  it('when somebody was erased since, then the hook runs before anybody can see the rows', async () => {
    const target = await newDatabase(18)
    let seen = -1
    await restore(target, good, {
      afterRestore: async (client) => {
        await client.query(`delete from note where id = 'n1'`)
        seen = await withClient(
          target,
          async (other) => (await other.query('select from note')).rowCount ?? -1,
        ).catch(() => -1)
      },
    })
    expect(seen).toBe(0)
    const left = await withClient(target, (client) => client.query(`select from note where id = 'n1'`))
    expect(left.rowCount).toBe(0)
  })

  it('when Warmline has newer migrations, then they run over the restored rows; older ones refuse', async () => {
    writeMigrations(FIRST, SECOND)
    const target = await newDatabase(18)
    await restore(target, good)
    const kinds = await withClient(
      target,
      async (client) => (await client.query('select distinct kind from note')).rows,
    )
    expect(kinds).toEqual([{ kind: 'plain' }])
    await exportBackup(target, file('newer'), new Date(0))
    writeMigrations(FIRST)
    await expect(restore(await newDatabase(18), file('newer'))).rejects.toThrow(
      /stands at migration 2, this Warmline knows 1/,
    )
  })
})

function flip(path: string, share: number): void {
  const bytes = readFileSync(path)
  const at = Math.floor(bytes.length * share)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
