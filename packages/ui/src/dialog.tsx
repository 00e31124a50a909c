import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from './button.tsx'

export interface DialogProps {
  title: string
  /** accessible name of the cross */
  closeLabel: string
  onClose: () => void
  wide?: boolean
  footer?: ComponentChildren
  children: ComponentChildren
}

/** Focus goes to what is to be filled in; where there is nothing, to the cross, as browsers do. */
function open(dialog: HTMLDialogElement): void {
  dialog.showModal()
  if (dialog.querySelector('[autofocus]') !== null) return
  const field = ':is(input, select, textarea):enabled:not([type=hidden], [type=file])'
  dialog.querySelector<HTMLElement>(`.body ${field}`)?.focus()
}

/** A modal `<dialog>`: mounted = open. Esc and the cross close it; focus goes in, and back to where it came from. */
export function Dialog({ title, closeLabel, onClose, wide, footer, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const mounted = useRef(true)
  // before paint: a key pressed at once must find the dialog open
  useLayoutEffect(() => {
    const before = document.activeElement
    const dialog = box.current
    if (dialog !== null && !dialog.open) open(dialog)
    return () => {
      mounted.current = false
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      class={wide ? 'dlg wide' : 'dlg'}
      aria-labelledby={heading}
      onCancel={(e) => {
        e.preventDefault()
        onClose()
      }}
      // a browser may close it in spite of that: on a second Esc, or on "back" of a phone
      onClose={() => mounted.current && onClose()}
      onPointerDown={(e) => {
        if (e.target === box.current) onClose()
      }}
    >
      <div class="dlg-in">
        <header>
          <h2 id={heading}>{title}</h2>
          <Button kind="quiet" size="small" icon="x" label={closeLabel} onClick={onClose} />
        </header>
        <div class="body">{children}</div>
        {footer !== undefined && <footer>{footer}</footer>}
      </div>
    </dialog>
  )
}
