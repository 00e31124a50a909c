import { singleKeys } from './prefs.ts'
import { overlay } from './sheets.ts'
import { undoNewest } from './undo.ts'

const inText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !/^(radio|checkbox|button|submit|range)$/.test((target as HTMLInputElement).type)

/** A dialog, a menu or a list of choices has the keys; notices and tooltips stand by and take none. */
export const isBusy = (): boolean =>
  document.querySelector('dialog[open], :popover-open:not(.toasts, .tip)') !== null

/** The single key that was meant, or null: never while something is written, chosen or held with Ctrl, Alt or Cmd. */
export function singleKey(e: KeyboardEvent): string | null {
  if (!singleKeys.value || e.metaKey || e.ctrlKey || e.altKey || e.isComposing || e.defaultPrevented)
    return null
  if (inText(e.target) || isBusy()) return null
  return e.key.length === 1 ? e.key.toLowerCase() : null
}

/** Keys that work on every page: Ctrl or Cmd + K even while writing, and `/`, `?`, Z as single keys. */
export function onGlobalKey(e: KeyboardEvent): void {
  const both = (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === 'k'
  const key = both ? 'k' : singleKey(e)
  if (both && (overlay.value === 'palette' || !isBusy())) {
    e.preventDefault()
    overlay.value = overlay.value === 'palette' ? null : 'palette'
  } else if (!both && key === '/') {
    e.preventDefault()
    overlay.value = 'palette'
  } else if (!both && key === '?') {
    e.preventDefault()
    overlay.value = 'key-map'
  } else if (!both && key === 'z' && undoNewest()) e.preventDefault()
}
