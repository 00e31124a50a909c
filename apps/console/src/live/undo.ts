import { announce, deferWithUndo } from '@warmline/ui'
import { w } from '../words/words.ts'

/** The newest thing that can still be taken back. */
let newest: (() => void) | null = null

export interface Deferred {
  text: string
  run: () => void
  undo: () => void
  ms?: number
}
/**
 * Six seconds of "undo" instead of "are you sure". On screen it has happened at once; the command goes out when the
 * time is over, or when the page is left. Returns what takes the offer away because the command went another way.
 */
export function withUndo(o: Deferred): () => void {
  const undo = () => {
    if (newest === undo) newest = null
    settled()
    o.undo()
  }
  const settled = deferWithUndo({
    ...o,
    undoLabel: w().common.undo,
    run: () => {
      if (newest === undo) newest = null
      o.run()
    },
    undo,
  })
  newest = undo
  return () => {
    if (newest === undo) newest = null
    settled()
  }
}

export const canUndo = (): boolean => newest !== null
/** The key for it: Z. False when there is nothing to take back. */
export function undoNewest(): boolean {
  if (newest === null) return false
  newest()
  announce(w().undo.undone)
  return true
}
