import { signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { announce } from './announcer.tsx'
import { Button } from './button.tsx'

export interface Toast {
  text: string
  /** what to do about it, on a second line */
  remedy?: string
  bad?: boolean
  /** shown as a button */
  action?: { label: string; run: () => void }
  /** ms on screen, in which the pointer or the keyboard on the toasts stops the clock */
  ms?: number
  /** it left the screen without its action: its time was over, it was put away or pushed out by newer ones */
  onGone?: () => void
}
interface Shown extends Toast {
  id: number
  leftMs: number
  timer: ReturnType<typeof setTimeout> | null
  since: number
}

const mostAtOnce = 3
const shown = signal<readonly Shown[]>([])
let counter = 0
let paused = false
/** the toast with the keyboard went: the next one has it, or what had it before */
let tookKeyboard = false

function run(t: Shown): void {
  t.since = Date.now()
  t.timer = setTimeout(() => leave(t), t.leftMs)
}
function stop(t: Shown): void {
  if (t.timer === null) return
  clearTimeout(t.timer)
  t.timer = null
  t.leftMs = Math.max(1_000, t.leftMs - (Date.now() - t.since))
}
function takeOff(t: Shown): boolean {
  stop(t)
  const there = shown.value.includes(t)
  if (!there) return false
  tookKeyboard ||= document.activeElement?.closest('.toasts') != null
  shown.value = shown.value.filter((s) => s !== t)
  return true
}
function leave(t: Shown): void {
  if (takeOff(t)) t.onGone?.()
}
function pause(on: boolean): void {
  if (paused === on) return
  paused = on
  for (const t of shown.value) {
    if (on) stop(t)
    else run(t)
  }
}

export function dropToast(id: number): void {
  const t = shown.value.find((s) => s.id === id)
  if (t !== undefined) takeOff(t)
}

/** Puts a toast up; at most three stand at once, the oldest goes first. Returns its id. */
export function toast(t: Toast): number {
  const fresh: Shown = {
    ...t,
    id: ++counter,
    leftMs: t.ms ?? (t.bad ? 12_000 : 6_000),
    timer: null,
    since: 0,
  }
  // the same words once more are the same toast, unless there is something to take back
  for (const s of shown.value) if (s.text === t.text && s.action === undefined) takeOff(s)
  shown.value = [...shown.value, fresh]
  for (const s of shown.value.slice(0, -mostAtOnce)) leave(s)
  if (!paused) run(fresh)
  if (!t.bad) announce([t.text, t.remedy, t.action?.label].filter(Boolean).join(' '))
  return fresh.id
}

/**
 * Undo instead of "are you sure": the command runs when its toast goes, unless the person takes it back.
 * The answer takes the offer off the screen when the command was sent in another way meanwhile.
 * `flushDeferred` runs what still waits, for a page that is about to be hidden.
 */
export function deferWithUndo(o: {
  text: string
  undoLabel: string
  run: () => void
  undo: () => void
  ms?: number
}): () => void {
  const id = toast({
    text: o.text,
    ms: o.ms ?? 6_000,
    action: { label: o.undoLabel, run: o.undo },
    onGone: o.run,
  })
  return () => dropToast(id)
}
export function flushDeferred(): void {
  for (const t of shown.value) if (t.onGone !== undefined) leave(t)
}

/**
 * Stands once in the page, outside of everything that can be replaced. F6 goes to the newest toast and back; Esc puts
 * the one with the keyboard away. While the pointer or the keyboard is on them, none goes by itself.
 */
export function Toasts({ label, closeLabel }: { label: string; closeLabel: string }) {
  const box = useRef<HTMLElement>(null)
  const cameFrom = useRef<HTMLElement>(null)
  const held = useRef({ pointer: false, keyboard: false })
  const settle = () => pause(held.current.pointer || held.current.keyboard)
  const back = () => {
    const to = cameFrom.current
    if (to?.isConnected) to.focus()
    else (document.activeElement as HTMLElement | null)?.blur()
  }
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== 'F6' || e.ctrlKey || e.altKey || e.metaKey || shown.value.length === 0) return
      e.preventDefault()
      if (box.current?.contains(document.activeElement)) return back()
      lastButton(box.current)?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      held.current = { pointer: false, keyboard: false }
      settle()
    }
  }, [])
  const list = shown.value
  useShown(box, list.length)
  useLayoutEffect(() => {
    if (tookKeyboard) {
      tookKeyboard = false
      if (list.length === 0) back()
      else lastButton(box.current)?.focus()
    }
    // nothing is left for the pointer and the keyboard to leave
    if (list.length === 0) held.current = { pointer: false, keyboard: false }
    settle()
  }, [list])
  const watch = {
    onPointerEnter: () => {
      held.current.pointer = true
      settle()
    },
    onPointerLeave: () => {
      held.current.pointer = false
      settle()
    },
    onFocusIn: (e: FocusEvent) => {
      const from = e.relatedTarget
      if (!held.current.keyboard && from instanceof HTMLElement) cameFrom.current = from
      held.current.keyboard = true
      settle()
    },
    onFocusOut: (e: FocusEvent) => {
      if (box.current?.contains(e.relatedTarget as Node | null)) return
      held.current.keyboard = false
      settle()
    },
  }
  return (
    <section ref={box} class="toasts" aria-label={label} popover="manual" {...watch}>
      {list.map((t) => (
        <Item key={t.id} toast={t} closeLabel={closeLabel} />
      ))}
    </section>
  )
}

const lastButton = (box: HTMLElement | null) => [...(box?.querySelectorAll('button') ?? [])].at(-1)

/** In the top layer while there are any: a dialog that opens meanwhile must not cover an undo. */
function useShown(box: { current: HTMLElement | null }, count: number): void {
  useLayoutEffect(() => {
    const open = box.current?.matches(':popover-open') ?? false
    if (count > 0 && !open) box.current?.showPopover()
    if (count === 0 && open) box.current?.hidePopover()
  }, [count])
}

function Item({ toast: t, closeLabel }: { toast: Shown; closeLabel: string }) {
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key !== 'Escape') return
    e.preventDefault()
    e.stopPropagation()
    leave(t)
  }
  return (
    <div class={t.bad ? 'toast bad' : 'toast'} {...(t.bad ? { role: 'alert' } : {})} {...{ onKeyDown }}>
      <span class="grow">
        {t.text}
        {t.remedy !== undefined && <span class="sm mut"> {t.remedy}</span>}
      </span>
      {t.action !== undefined && (
        <Button size="small" onClick={() => takeOff(t) && t.action?.run()}>
          {t.action.label}
        </Button>
      )}
      <Button kind="quiet" size="small" icon="x" label={closeLabel} onClick={() => leave(t)} />
    </div>
  )
}
