import { createDice } from '@warmline/testkit'
import { canonicalJson } from '../hash-chain.ts'
import { createMemoryStore, type MemoryRows } from '../memory-store.ts'
import type { Store } from '../ports.ts'
import { type Dump, dumpOfDatabase, dumpOfMemory } from './store-dump.ts'
import { createMoves, type Move } from './store-moves.ts'
import type { OpenTestDatabase } from './test-database.ts'

/** A store that is compared, with a look at all its rows. */
export interface Compared {
  store: Store
  dump(workspaces: readonly string[]): Promise<Dump>
  /** forgets the alarms of earlier scripts: claiming sees those of every workspace */
  begin(): Promise<void>
}

export const ofDatabase = (test: OpenTestDatabase, store = test.store): Compared => ({
  store,
  dump: (workspaces) => dumpOfDatabase(test, workspaces),
  begin: async () => void (await test.asOwner('delete from alarm where workspace_id is not null')),
})

type CreateMemory = (all: MemoryRows) => Store

/** One that begins each script empty. */
export function ofMemory(create: CreateMemory = createMemoryStore): Compared & { all: MemoryRows } {
  const all: MemoryRows = new Map()
  return {
    all,
    store: create(all),
    dump: async (workspaces) => dumpOfMemory(all, workspaces),
    begin: async () => all.clear(),
  }
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array
const asText = (value: unknown) =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && 'hash' in inner
      ? { ...inner, ...bytesAsHex(inner as Record<string, unknown>) }
      : inner,
  )
const bytesAsHex = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) =>
      isBytes(value) ? [[key, Buffer.from(value).toString('hex')]] : [],
    ),
  )

/** What is promised without an order is put into one; across workspaces, only those of the script are looked at. */
function plain({ method }: Move, answer: unknown, workspaces: readonly string[]): string {
  const value: unknown = JSON.parse(asText(answer ?? null))
  if (!Array.isArray(value)) return canonicalJson(value)
  if (method === 'contents') return value.map(canonicalJson).sort().join('\n')
  if (method !== 'acrossHeads') return canonicalJson(value)
  const ours = value.filter((row: { workspaceId: string }) => workspaces.includes(row.workspaceId))
  return ours.map(canonicalJson).sort().join('\n')
}

async function play(store: Store, one: Move, workspaces: readonly string[]): Promise<string> {
  try {
    const method = store[one.method] as (...args: readonly unknown[]) => Promise<unknown>
    return plain(one, await method(...one.args), workspaces)
  } catch (error) {
    return `threw ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
  }
}

function dumpDifference(believed: Dump, other: Dump): string | null {
  for (const [table, rows] of Object.entries(believed)) {
    const others = other[table] ?? []
    const missing = rows.filter((row) => !others.includes(row))
    const more = others.filter((row) => !rows.includes(row))
    if (missing.length + more.length > 0)
      return `${table}:\n  believed ${missing.join('\n           ')}\n  other    ${more.join('\n           ')}`
  }
  return null
}

export interface CompareOptions {
  seed: number
  moves: number
  /** dumps are compared after so many moves, and at the end */
  dumpEvery?: number
}

/**
 * Plays one random script on a memory store and on another store: the first difference in an answer or in all their
 * rows, or null. `seed` and `moves` play it again.
 */
export async function firstDifference(other: Compared, options: CompareOptions): Promise<string | null> {
  const { seed, moves, dumpEvery = 10 } = options
  const believed = ofMemory()
  const workspaces = ['a', 'b', 'c'].map((name) => `ws_${seed}${name}`)
  const next = createMoves(createDice(seed), believed.all, workspaces)
  await other.begin()
  for (let n = 1; n <= moves; n++) {
    const one = next()
    const [mine, theirs] = [
      await play(believed.store, one, workspaces),
      await play(other.store, one, workspaces),
    ]
    const at = `seed ${seed}, move ${n}: ${one.method} ${asText(one.args)}`
    if (mine !== theirs || mine.startsWith('threw')) return `${at}\n  believed ${mine}\n  other    ${theirs}`
    if (n % dumpEvery !== 0 && n !== moves) continue
    const rows = dumpDifference(await believed.dump(workspaces), await other.dump(workspaces))
    if (rows) return `${at}\n  rows of ${rows}`
  }
  return null
}
