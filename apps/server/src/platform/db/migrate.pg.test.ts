import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenTestDatabase, openTestDatabase } from '../harness/test-database.ts'
import { asRole, migrate } from './migrate.ts'

describe('migrate', () => {
  let test: OpenTestDatabase
  let folder: string
  let directory: URL
  beforeAll(async () => {
    test = await openTestDatabase()
    folder = await mkdtemp(join(tmpdir(), 'warmline-migrations-'))
    await cp(fileURLToPath(new URL('./migrations', import.meta.url)), folder, { recursive: true })
    directory = pathToFileURL(`${folder}/`)
  })
  afterAll(async () => {
    await test?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('has nothing to do the second time', async () => {
    expect(await migrate({ owner: test.owner, directory })).toEqual([])
  })

  it('applies what is new once, when several nodes start at the same time', async () => {
    await writeFile(join(folder, '0090-gap.sql'), 'select 1;')
    await expect(migrate({ owner: test.owner, directory })).rejects.toThrow('0090-gap.sql leaves a gap')
    await rm(join(folder, '0090-gap.sql'))
    const last = (await test.asOwner<{ n: number }>('select max(number) as n from meta.migration'))[0]!.n
    const name = `${String(last + 1).padStart(4, '0')}-new.sql`
    await writeFile(join(folder, name), 'create table fresh (n int); select pg_sleep(0.1);')
    const nodes = await Promise.all([1, 2, 3].map(() => migrate({ owner: test.owner, directory })))
    expect(nodes.flat()).toEqual([name])
    await expect(migrate({ owner: test.owner })).rejects.toThrow('start a newer version')
  })

  it('leaves nothing of a migration that fails', async () => {
    const last = (await test.asOwner<{ n: number }>('select max(number) as n from meta.migration'))[0]!.n
    const path = join(folder, `${String(last + 1).padStart(4, '0')}-broken.sql`)
    await writeFile(path, 'create table half (n int); select 1 / 0;')
    await expect(migrate({ owner: test.owner, directory })).rejects.toThrow('division by zero')
    expect(await test.asOwner("select to_regclass('half') as half")).toEqual([{ half: null }])
    await rm(path)
  })

  it('sets the password of both roles, quotes and all', async () => {
    await migrate({ owner: test.owner, directory, rolePassword: "it's" })
    const set = await test.asOwner<{ rolname: string }>(
      "select rolname from pg_authid where rolname ~ '^warmline_(app|runner)$' and rolpassword is not null order by 1",
    )
    expect(set.map((row) => row.rolname)).toEqual(['warmline_app', 'warmline_runner'])
  })

  it('refuses a file that was edited after it ran', async () => {
    await writeFile(join(folder, '0002-auth.sql'), '-- nothing')
    await expect(migrate({ owner: test.owner, directory })).rejects.toThrow('0002-auth.sql was edited')
  })

  it('sees the connection of the owner as another role', () => {
    expect(
      asRole({ connectionString: 'postgres://me:secret@host:5/db?sslmode=require' }, 'warmline_app', "p'@"),
    ).toEqual({
      connectionString: "postgres://warmline_app:p'%40@host:5/db?sslmode=require",
    })
    expect(asRole({ host: '/s', user: 'postgres', password: 'x', database: 'd' }, 'warmline_app')).toEqual({
      host: '/s',
      database: 'd',
      user: 'warmline_app',
    })
  })
})
