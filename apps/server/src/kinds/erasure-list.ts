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

export async function noteErasure(dataDir: string, erasure: Erasure): Promise<void> {
  await appendFile(fileIn(dataDir), `${JSON.stringify(erasure)}\n`, { mode: 0o600 })
}

/** Every erasure noted in this data directory; none when nobody was erased. A torn last line is left out. */
export async function readErasures(dataDir: string): Promise<Erasure[]> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as Erasure]
    } catch (error) {
      if (index === lines.length - 1) return []
      throw error
    }
  })
}
