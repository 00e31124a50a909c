import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One erased contact; ids only. */
export interface Erasure {
  workspaceId: string
  contactId: string
  /** epoch ms */
  at: number
}

/** Beside the data and not in the database: a restored backup is erased again from it. */
const fileIn = (dataDir: string) => join(dataDir, 'erased.jsonl')

/** Each contact once, however often its erasure is asked for. */
export async function noteErasure(
  dataDir: string,
  workspaceId: string,
  contactIds: readonly string[],
  at: number,
): Promise<void> {
  const text = await textIn(dataDir)
  const fresh = contactIds.filter((contactId) => !text.includes(JSON.stringify(contactId)))
  if (fresh.length === 0) return
  const lines = fresh.map(
    (contactId) => `${JSON.stringify({ workspaceId, contactId, at } satisfies Erasure)}\n`,
  )
  // a line that a crash tore off must not spoil the one that comes after it
  const begin = text === '' || text.endsWith('\n') ? '' : '\n'
  await appendFile(fileIn(dataDir), begin + lines.join(''), { mode: 0o600, flush: true })
}

const textIn = (dataDir: string): Promise<string> =>
  readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })

/** Every erasure noted in this data directory, each contact once; none when nobody was. */
export const readErasures = async (dataDir: string): Promise<Erasure[]> => erasuresIn(await textIn(dataDir))

/**
 * A line that a crash tore off is left out: its erasure was not acknowledged, and is noted again when it goes on. What
 * is whole and says something else is refused: whoever is named there must be erased after a restore.
 */
export function erasuresIn(text: string): Erasure[] {
  const found = new Map<string, Erasure>()
  for (const [index, line] of text.split('\n').entries()) {
    const erasure = line.trim() === '' ? null : erasureOf(line, index + 1)
    if (erasure && !found.has(erasure.contactId)) found.set(erasure.contactId, erasure)
  }
  return [...found.values()]
}

function erasureOf(line: string, number: number): Erasure | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  const { workspaceId, contactId, at } = Object(value) as Record<keyof Erasure, unknown>
  if (typeof workspaceId === 'string' && typeof contactId === 'string' && typeof at === 'number')
    return { workspaceId, contactId, at }
  throw new ErasureListDamaged(`erased.jsonl, line ${number}: this names no erased contact`)
}

export class ErasureListDamaged extends Error {
  override name = 'ErasureListDamaged'
}
