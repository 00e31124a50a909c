import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { Button, type ButtonProps } from './button.tsx'

export interface MenuItem {
  label: string
  /** null = a link or radio that is not chosen has no action of its own */
  onPick: () => void
  /** a choice that is on or off among its neighbours */
  checked?: boolean
}

/** A button with a popover of menu items: arrows move, Home and End jump, Esc and a pick close it. */
export function Menu(props: {
  button: ButtonProps
  items: readonly (MenuItem | string)[]
  label: string
  children?: ComponentChildren
}) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLSpanElement>(null)
  const buttons = () => [...(box.current?.querySelectorAll<HTMLElement>('button') ?? [])]
  const onKeyDown = (e: KeyboardEvent) => {
    const all = buttons()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[e.key]
    if (next === undefined) return
    e.preventDefault()
    all[(next + all.length) % all.length]?.focus()
  }
  const pick = (item: MenuItem) => {
    box.current?.hidePopover()
    opener.current?.querySelector('button')?.focus()
    item.onPick()
  }
  return (
    <span class="menu-anchor" ref={opener}>
      <Button {...props.button} popovertarget={id} aria-haspopup="menu" />
      <div
        ref={box}
        id={id}
        popover="auto"
        class="menu"
        role="menu"
        tabIndex={-1}
        aria-label={props.label}
        onKeyDown={onKeyDown}
      >
        {props.items.map((item, n) =>
          typeof item === 'string' ? (
            <p class="head xs mut b" key={item} role="presentation">
              {item}
            </p>
          ) : (
            <button
              type="button"
              // the popover gives it focus as it opens, in the same turn: no key falls between
              autofocus={n === props.items.findIndex((i) => typeof i !== 'string')}
              key={item.label}
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              {...(item.checked === undefined ? {} : { 'aria-checked': item.checked })}
              onClick={() => pick(item)}
            >
              <span class="grow">{item.label}</span>
              {item.checked && <span aria-hidden="true">✓</span>}
            </button>
          ),
        )}
      </div>
    </span>
  )
}
