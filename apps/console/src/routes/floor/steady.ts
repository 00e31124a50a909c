import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { keptStill } from '../../model/still.ts'

/** How long a list keeps still after the pointer last moved over it, or a key went to it. */
const restMs = 3_000

/**
 * Keeps a list still while somebody is at work in it: rows keep their order, new ones come below, and those that have
 * left stay, marked, until the hands are off. So no click lands on a row that has just moved there.
 */
export function useSteady<T>(
  rows: readonly T[],
  idOf: (row: T) => string,
): { rows: { row: T; left: boolean }[]; list: RefObject<HTMLOListElement | null> } {
  const [held, setHeld] = useState(false)
  const kept = useRef<readonly T[]>(rows)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const box = list.current
    if (box === null) return
    const rest = () => {
      clearTimeout(timer.current)
      setHeld(false)
    }
    const touch = () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(rest, restMs)
      setHeld(true)
    }
    const heard = ['pointermove', 'focusin', 'keydown'] as const
    for (const name of heard) box.addEventListener(name, touch)
    box.addEventListener('pointerleave', rest)
    return () => {
      clearTimeout(timer.current)
      for (const name of heard) box.removeEventListener(name, touch)
      box.removeEventListener('pointerleave', rest)
    }
  }, [])
  kept.current = held ? keptStill(kept.current, rows, idOf) : rows
  const present = new Set(rows.map(idOf))
  return {
    rows: kept.current.map((row) => ({ row, left: !present.has(idOf(row)) })),
    list,
  }
}
