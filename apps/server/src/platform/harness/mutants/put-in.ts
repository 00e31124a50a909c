import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { createMemoryStore } from '../../memory-store.ts'
import { createStore } from '../../store.ts'
import type { Database, Statement } from '../../store-connection.ts'
import { type Compared, ofDatabase, ofMemory } from '../store-compare.ts'
import type { OpenTestDatabase } from '../test-database.ts'
import { mutated, type StoreMutant } from './mutant.ts'

export const memorySource = fileURLToPath(new URL('../../memory-store.ts', import.meta.url))

/** A memory store with the bug, from its source; `close` takes the changed file away. */
export async function withBugInMemory(mutant: StoreMutant): Promise<Compared & { close(): Promise<void> }> {
  const source = mutated(await readFile(memorySource, 'utf8'), mutant)
  const folder = await mkdtemp(join(tmpdir(), 'warmline-store-'))
  const beside = (_: string, name: string) =>
    `from '${pathToFileURL(join(dirname(memorySource), name)).href}'`
  const file = join(folder, 'memory-store.ts')
  await writeFile(file, source.replace(/from '\.\/([^']+)'/g, beside))
  const loaded = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    createMemoryStore: typeof createMemoryStore
  }
  return {
    ...ofMemory(loaded.createMemoryStore),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Every statement whose name begins so is sent with the bug. */
function bugged(db: Database, name: string, mutant: StoreMutant): Database {
  const change = (statement: Statement): Statement =>
    statement.name === name || (name.startsWith('find') && statement.name.startsWith(name))
      ? { ...statement, text: mutated(statement.text, mutant) }
      : statement
  return {
    ...db,
    inWorkspace: (workspaceId, statement) => db.inWorkspace(workspaceId, change(statement)),
    call: (statement) => db.call(change(statement)),
    across: (statement) => db.across(change(statement)),
  }
}

/** A database of its own, whose functions or whose statements have the bug. */
export async function withBugInDatabase(test: OpenTestDatabase, mutant: StoreMutant): Promise<Compared> {
  const [where, name = ''] = mutant.in.split(' ')
  if (where === 'statement') return ofDatabase(test, createStore(bugged(test.db, name, mutant)))
  const found = await test.asOwner<{ source: string }>(
    'select pg_get_functiondef(oid) as source from pg_proc where proname = $1',
    [name],
  )
  await test.asOwner(mutated(found[0]?.source ?? '', mutant))
  return ofDatabase(test)
}
