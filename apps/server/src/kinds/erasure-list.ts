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
  const known = new Set((await readErasures(dataDir)).map(keyOf))
  const fresh = contactIds
    .map((contactId): Erasure => ({ workspaceId, contactId, at }))
    .filter((erasure) => !known.has(keyOf(erasure)))
  if (fresh.length === 0) return
  const lines = fresh.map((erasure) => `${JSON.stringify(erasure)}\n`).join('')
  await appendFile(fileIn(dataDir), lines, { mode: 0o600 })
}

const keyOf = ({ workspaceId, contactId }: Erasure) => `${workspaceId} ${contactId}`

/** Every erasure noted in this data directory, each contact once; none when nobody was. A torn last line is left out. */
export async function readErasures(dataDir: string): Promise<Erasure[]> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n')
  const seen = new Set<string>()
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      const erasure = JSON.parse(line) as Erasure
      if (seen.has(keyOf(erasure))) return []
      seen.add(keyOf(erasure))
      return [erasure]
    } catch (error) {
      if (index === lines.length - 1) return []
      throw error
    }
  })
}
