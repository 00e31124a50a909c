import { useId, useRef } from 'preact/hooks'
import { Button, type ButtonProps } from './button.tsx'
import { typeahead } from './reach.ts'

export interface MenuItem {
  label: string
  onPick: () => void
  /** a choice that is on or off among its neighbours */
  checked?: boolean
  /** reachable, so that readers learn that it exists, but a pick does nothing */
  disabled?: boolean
}

/** Items under their headings: a string begins a group. */
function grouped(items: readonly (MenuItem | string)[]): { head: string | null; items: MenuItem[] }[] {
  const groups: { head: string | null; items: MenuItem[] }[] = []
  for (const item of items) {
    if (typeof item === 'string') groups.push({ head: item, items: [] })
    else if (groups.length === 0) groups.push({ head: null, items: [item] })
    else groups.at(-1)!.items.push(item)
  }
  return groups
}

/**
 * A button with a popover of menu items. Enter, Space and ArrowDown open it at the first item, ArrowUp at the last;
 * arrows move, Home and End jump, letters find; Esc and a pick close it and give focus back, Tab closes and moves on.
 */
export function Menu(props: { button: ButtonProps; items: readonly (MenuItem | string)[]; label: string }) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLSpanElement>(null)
  const find = useRef(typeahead())
  const all = () => [...(box.current?.querySelectorAll<HTMLElement>('button') ?? [])]
  const back = () => opener.current?.querySelector('button')?.focus()
  const onKeyDown = (e: KeyboardEvent) => {
    const buttons = all()
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    if (e.key === 'Tab') {
      // from the button, Tab goes to what follows it
      back()
      box.current?.hidePopover()
      return
    }
    const found = find.current(
      e,
      buttons.map((b) => b.textContent),
      at,
    )
    const next = found ?? { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[e.key]
    if (next === undefined) return
    e.preventDefault()
    buttons.at(next % buttons.length)?.focus()
  }
  const onOpenerKey = (e: KeyboardEvent) => {
    if ((e.key !== 'ArrowDown' && e.key !== 'ArrowUp') || box.current?.matches(':popover-open')) return
    const button = opener.current?.querySelector('button')
    if (button == null || button.disabled) return
    e.preventDefault()
    // a click and not showPopover(): the button then is the anchor in every browser
    button.click()
    if (e.key === 'ArrowUp') all().at(-1)?.focus()
  }
  const pick = (item: MenuItem) => {
    if (item.disabled) return
    box.current?.hidePopover()
    back()
    item.onPick()
  }
  const first = props.items.find((i) => typeof i !== 'string')
  return (
    <span class="menu-anchor" ref={opener}>
      <Button {...props.button} popovertarget={id} aria-haspopup="menu" onKeyDown={onOpenerKey} />
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
        {grouped(props.items).map(({ head, items }, n) => {
          const rows = items.map((item) => (
            <Row key={item.label} item={item} first={item === first} onPick={pick} />
          ))
          if (head === null) return rows
          return (
            <fieldset aria-labelledby={`${id}-${n}`} key={head}>
              <p class="head xs mut b" id={`${id}-${n}`} role="presentation">
                {head}
              </p>
              {rows}
            </fieldset>
          )
        })}
      </div>
    </span>
  )
}

function Row({ item, first, onPick }: { item: MenuItem; first: boolean; onPick: (item: MenuItem) => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      // the popover gives it focus as it opens, in the same turn: no key falls between
      autofocus={first}
      role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      {...(item.checked === undefined ? {} : { 'aria-checked': item.checked })}
      {...(item.disabled ? { 'aria-disabled': 'true' } : {})}
      onClick={() => onPick(item)}
    >
      <span class="grow">{item.label}</span>
      {item.checked && <span aria-hidden="true">✓</span>}
    </button>
  )
}
