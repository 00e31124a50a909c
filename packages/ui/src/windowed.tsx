import './windowed.css'
import type { ComponentChildren, RefObject } from 'preact'
import { useImperativeHandle, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks'
import { Offsets } from './offsets.ts'
import { typeahead } from './reach.ts'

export interface WindowedHandle {
  /** brings a row into sight and makes it current; `focus` takes the keyboard there too */
  scrollTo(index: number, o?: { align?: 'nearest' | 'start'; focus?: boolean }): void
}
export interface WindowedListProps<T> {
  label: string
  rows: readonly T[]
  keyOf: (row: T) => string
  /** what stands in a row; buttons in it are reached by Tab while their row is `current` */
  render: (row: T, at: { index: number; current: boolean }) => ComponentChildren
  /** Enter on a row */
  onOpen?: (row: T) => void
  /** letters go to the next row whose text begins with them */
  textOf?: (row: T) => string
  /** px of a row that nobody has measured yet */
  estimate?: number
  class?: string
  handle?: RefObject<WindowedHandle | null>
}

/** Rows kept ready above and below what is in sight. */
const spare = 4

/**
 * A list of any length with as many rows in the page as fit in sight. One row is current and a stop for Tab; arrows,
 * PageUp, PageDown, Home, End and letters move it. The current row stays in the page when it scrolls away, so the
 * keyboard is never lost; each row says its place and how many there are. Its box needs a height from outside.
 */
export function WindowedList<T>(props: WindowedListProps<T>) {
  const { rows, keyOf } = props
  const box = useRef<HTMLDivElement>(null)
  const [, draw] = useReducer((n: number) => n + 1, 0)
  const offsets = useRef<Offsets>(null)
  offsets.current ??= new Offsets(props.estimate ?? 56)
  const places = offsets.current
  const keys = useMemo(() => rows.map(keyOf), [rows])
  places.setKeys(keys)
  const [currentKey, setCurrentKey] = useState<string | null>(null)
  const lastIndex = useRef(0)
  const current = currentIndex(keys, currentKey, lastIndex.current)
  lastIndex.current = current
  const wanted = useRef<{ index: number; align: 'nearest' | 'start'; focus: boolean; tries: number }>(null)
  const find = useRef(typeahead())

  const element = box.current
  const top = element?.scrollTop ?? 0
  const height = element?.clientHeight ?? 600
  const first = Math.max(0, places.rowAt(top) - spare)
  const last = Math.min(rows.length - 1, places.rowAt(top + height) + spare)
  const shown = inWindow(first, last, current, rows.length)

  const go = (index: number, align: 'nearest' | 'start' = 'nearest', focus = true) => {
    const to = Math.max(0, Math.min(index, rows.length - 1))
    if (keys[to] === undefined) return
    wanted.current = { index: to, align, focus, tries: 8 }
    setCurrentKey(keys[to])
    draw(0)
  }
  useImperativeHandle(props.handle ?? { current: null }, () => ({
    scrollTo: (index, o) => go(index, o?.align, o?.focus ?? false),
  }))
  useMeasure(box, places, draw, wanted)
  useKept(box, current)

  const onKeyDown = (e: KeyboardEvent) => {
    // keys of a field or a button in a row are their own
    if ((e.target as Element).parentElement?.parentElement !== box.current) return
    const row = rows[current]
    if (e.key === 'Enter' && row !== undefined) return props.onOpen?.(row)
    const page = Math.max(1, places.rowAt(top + height) - places.rowAt(top) - 1)
    const moved = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[e.key]
    const ends = { Home: 0, End: rows.length - 1 }[e.key]
    const to =
      ends ??
      (moved === undefined
        ? props.textOf && find.current(e, rows.map(props.textOf), current)
        : current + moved)
    if (to === undefined || e.ctrlKey || e.metaKey || e.altKey) return
    e.preventDefault()
    go(to)
  }
  return (
    <div
      ref={box}
      class={`windowed ${props.class ?? ''}`}
      onScroll={() => draw(0)}
      {...{ onKeyDown, onFocusIn: (e: FocusEvent) => setCurrentKey(keyAround(e.target, keys) ?? currentKey) }}
    >
      <ul aria-label={props.label} style={{ height: `${places.total}px` }}>
        {shown.map((index) => (
          <li
            key={keys[index]}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            {...{ tabIndex: index === current ? 0 : -1 }}
            style={{ insetBlockStart: `${places.startOf(index)}px` }}
          >
            {props.render(rows[index]!, { index, current: index === current })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The current row by its key; when it is gone, whatever stands where it stood. */
function currentIndex(keys: readonly string[], key: string | null, before: number): number {
  const at = key === null ? 0 : keys[before] === key ? before : keys.indexOf(key)
  return at >= 0 ? at : Math.max(0, Math.min(before, keys.length - 1))
}

/** What is in sight and the current row, in the order of the list: that is the order of Tab and of reading. */
function inWindow(first: number, last: number, current: number, length: number): number[] {
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
  if (current >= length || (current >= first && current <= last)) return shown
  return current < first ? [current, ...shown] : [...shown, current]
}

const keyAround = (target: EventTarget | null, keys: readonly string[]): string | undefined => {
  const row = (target as Element | null)?.closest('li[data-index]')
  return row instanceof HTMLElement ? keys[Number(row.dataset['index'])] : undefined
}

type Box = RefObject<HTMLDivElement | null>
type Wanted = RefObject<{ index: number; align: 'nearest' | 'start'; focus: boolean; tries: number } | null>

/** Measures what stands in the page, keeps what is in sight where it is, and goes on to a row that is wanted. */
function useMeasure(box: Box, places: Offsets, draw: (n: number) => void, wanted: Wanted): void {
  const watch = useRef<ResizeObserver>(null)
  useLayoutEffect(() => {
    watch.current = new ResizeObserver(() => draw(0))
    watch.current.observe(box.current!)
    return () => watch.current?.disconnect()
  }, [])
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const items = [...element.querySelectorAll<HTMLElement>(':scope > ul > li')]
    const found = new Map<string, number>()
    for (const item of items) {
      watch.current?.observe(item)
      found.set(places.keyAt(Number(item.dataset['index'])), item.offsetHeight)
    }
    const grown = places.measure(found, places.rowAt(element.scrollTop))
    if (grown !== null) {
      // what grew above must not push away what somebody reads
      if (grown !== 0 && wanted.current === null) element.scrollTop += grown
      draw(0)
    }
    if (wanted.current !== null) arrive(element, places, wanted, draw)
  })
}

function arrive(element: HTMLElement, places: Offsets, wanted: Wanted, draw: (n: number) => void): void {
  const to = wanted.current!
  const start = places.startOf(to.index)
  const end = start + places.heightOf(to.index)
  const before = element.scrollTop
  if (to.align === 'start' || start < before) element.scrollTop = start
  else if (end > before + element.clientHeight) element.scrollTop = end - element.clientHeight
  const row = element.querySelector<HTMLElement>(`li[data-index="${to.index}"]`)
  if (to.focus) row?.focus({ preventScroll: true })
  // rows on the way get their true heights only now: once more until it stands still
  if ((element.scrollTop === before && row !== null) || --to.tries <= 0) wanted.current = null
  else draw(0)
}

/** When the row with the keyboard is taken out of the list, the one in its place has it. */
function useKept(box: Box, current: number): void {
  // asked while rendering: afterwards the row is gone, and the focus with it
  const held = box.current?.contains(document.activeElement) ?? false
  useLayoutEffect(() => {
    if (held && !box.current?.contains(document.activeElement))
      box.current?.querySelector<HTMLElement>(`li[data-index="${current}"]`)?.focus({ preventScroll: true })
  })
}
