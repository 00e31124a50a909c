import { signal } from '@preact/signals'
import { Button } from './button.tsx'

export interface Toast {
  text: string
  /** what to do about it, on a second line */
  remedy?: string
  bad?: boolean
  /** shown as a button */
  action?: { label: string; run: () => void }
  /** ms on screen; problems stay until they are put away */
  ms?: number
}
interface Shown extends Toast {
  id: number
}

const shown = signal<readonly Shown[]>([])
let counter = 0
const timers = new Map<number, ReturnType<typeof setTimeout>>()

export function dropToast(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
  shown.value = shown.value.filter((t) => t.id !== id)
}

/** Puts a toast up; at most three stand at once. Returns its id. */
export function toast(t: Toast): number {
  const id = ++counter
  shown.value = [...shown.value.filter((s) => s.text !== t.text), { ...t, id }].slice(-3)
  const ms = t.ms ?? (t.bad ? 12_000 : 6_000)
  timers.set(
    id,
    setTimeout(() => dropToast(id), ms),
  )
  return id
}

/**
 * Undo instead of "are you sure": the command runs after `ms` unless the person takes it back.
 * The answer takes the offer off the screen when the command was sent in another way meanwhile.
 * `flushDeferred` runs what still waits, for a page that is about to be hidden.
 */
const deferred = new Map<number, () => void>()
export function deferWithUndo(o: {
  text: string
  undoLabel: string
  run: () => void
  undo: () => void
  ms?: number
}): () => void {
  const ms = o.ms ?? 6_000
  const id = toast({
    text: o.text,
    ms,
    action: {
      label: o.undoLabel,
      run: () => {
        clearTimeout(timer)
        if (deferred.delete(id)) o.undo()
      },
    },
  })
  const go = () => {
    clearTimeout(timer)
    if (deferred.delete(id)) o.run()
  }
  const timer = setTimeout(go, ms)
  deferred.set(id, go)
  return () => {
    clearTimeout(timer)
    deferred.delete(id)
    dropToast(id)
  }
}
export function flushDeferred(): void {
  for (const go of [...deferred.values()]) go()
}

/** Stands once in the page, outside of everything that can be replaced. */
export function Toasts({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <section class="toasts" aria-label={label}>
      {shown.value.map((t) => (
        <div key={t.id} class={t.bad ? 'toast bad' : 'toast'} role={t.bad ? 'alert' : 'status'}>
          <span class="grow">
            {t.text}
            {t.remedy !== undefined && <span class="sm mut"> {t.remedy}</span>}
          </span>
          {t.action !== undefined && (
            <Button
              size="small"
              onClick={() => {
                t.action?.run()
                dropToast(t.id)
              }}
            >
              {t.action.label}
            </Button>
          )}
          <Button kind="quiet" size="small" icon="x" label={closeLabel} onClick={() => dropToast(t.id)} />
        </div>
      ))}
    </section>
  )
}
