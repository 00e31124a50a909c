import { inOrder, type Outbox } from '../outbox.ts'
import type { Memory } from '../storage.ts'

/** so often what came meanwhile is handed over at once; the rest at the next chance */
const rounds = 3

/**
 * Hands what waits in localStorage over to the lasting outbox, read anew, because tabs write and close at any time; a
 * part goes away only if it is still what was handed over. What two tabs hand over is sent twice under its key.
 * `change` = false when it could not be kept; `known` = what only this tab has on its screen.
 */
export async function handOver(
  memory: Pick<Memory, 'read' | 'write' | 'early' | 'earlyParts'>,
  change: (change: (box: Outbox) => Outbox) => Promise<boolean>,
  known: Outbox = [],
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const parts = memory.earlyParts().map((part) => [part, memory.read(part)] as const)
    const early = [...memory.early(), ...(round ? [] : known)]
    if (!parts.length && !early.length) return
    if (!(await change((box) => inOrder([...early, ...box])))) return
    for (const [part, text] of parts) if (memory.read(part) === text) memory.write(part, '')
  }
}
