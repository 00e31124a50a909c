import './combobox.css'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { hide, showAt } from './anchor.ts'
import { announce } from './announcer.tsx'
import { type Choices, fits, type Options, useChoices } from './choices.ts'
import { FieldFrame } from './field.tsx'
import { Icon } from './icon.tsx'
import type { Option } from './select.tsx'

export interface ComboboxWords {
  /** read out as the list changes: "3 found" */
  found: (count: number) => string
  none: string
  looking: string
  failed: string
  /** below a list that is cut: "Write more to see the others" */
  more: string
}
export type ComboboxProps<V extends string> = FieldFrame & {
  /** what is chosen; null while what is typed is no option */
  value: Option<V> | null
  onChange: (option: Option<V> | null) => void
  options: Options<V>
  words: ComboboxWords
  placeholder?: string
  disabled?: boolean
}

/** More are never drawn at once. */
const shownAtMost = 50
const pageRows = 8

/**
 * A text field with a list of what fits. Arrows open and move, PageUp and PageDown leap, Home and End go to the ends of
 * the list while one of its rows is current and move in the text otherwise; Enter or a tap takes, Esc closes and keeps
 * what is typed. Focus stays in the field: the current row is told by `aria-activedescendant`.
 */
export function Combobox<V extends string>(props: ComboboxProps<V>) {
  const { value, onChange, words } = props
  const [typed, setTyped] = useState(value?.label ?? '')
  const [open, setOpen] = useState(false)
  // until something is typed, the list shows all, not only what is chosen already
  const [filter, setFilter] = useState('')
  const [at, setAt] = useState(-1)
  const choices = useChoices(props.options, filter, open)
  const list = choices.list.slice(0, shownAtMost)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()

  // a choice made from outside is shown; a null that comes from typing leaves the text alone
  const known = useRef(value?.value)
  useEffect(() => {
    if (known.current === value?.value) return
    known.current = value?.value
    setTyped(value?.label ?? '')
  }, [value])
  const choose = (option: Option<V> | null) => {
    known.current = option?.value
    onChange(option)
  }
  const close = () => {
    setOpen(false)
    setAt(-1)
  }
  const take = (option: Option<V>) => {
    setTyped(option.label)
    setFilter('')
    close()
    choose(option)
  }
  const reveal = (to: number) => {
    if (!open) setFilter(value === null ? typed : '')
    setOpen(true)
    setAt(to)
  }
  const onKeyDown = (e: KeyboardEvent) => {
    const moved = movedTo(e, open ? at : -1, list.length)
    if (moved !== null) {
      e.preventDefault()
      // the first key opens; where to depends on a list that may be on its way
      reveal(open ? moved : e.key === 'ArrowUp' ? list.length - 1 : e.altKey ? -1 : 0)
    } else if (e.key === 'Escape' && open) {
      // a dialog around it stays
      e.preventDefault()
      e.stopPropagation()
      close()
    } else if (e.key === 'Enter' && open) {
      const option = list[at]
      if (option !== undefined) {
        e.preventDefault()
        take(option)
      } else close()
    } else if (e.key === 'ArrowUp' && e.altKey) close()
    else if (e.key === 'ArrowLeft' || e.key === 'ArrowRight' || e.key === 'Home' || e.key === 'End') setAt(-1)
  }
  const onInput = (text: string) => {
    setTyped(text)
    setFilter(text)
    setOpen(true)
    setAt(-1)
    if (value !== null) choose(null)
  }
  const onBlur = () => {
    close()
    const meant = value === null && typed.trim() !== '' ? list.find((o) => isMeant(o, typed)) : undefined
    if (meant !== undefined) take(meant)
  }
  const current = open ? list[at] : undefined
  return (
    <FieldFrame label={props.label} hint={props.hint} error={props.error ?? null} bare={props.bare ?? false}>
      {(wiring) => (
        <div class="combo">
          <input
            {...wiring}
            ref={field}
            class="inp"
            role="combobox"
            autoComplete="off"
            spellcheck={false}
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            {...(current === undefined ? {} : { 'aria-activedescendant': `${id}-${at}` })}
            placeholder={props.placeholder ?? ''}
            disabled={props.disabled ?? false}
            value={typed}
            onInput={(e) => onInput(e.currentTarget.value)}
            onKeyDown={onKeyDown}
            onClick={() => (open ? close() : reveal(-1))}
            onBlur={onBlur}
          />
          <Icon name="chev" />
          <Listbox
            {...{ id, open, at, list, choices, words, field, take }}
            label={props.label}
            chosen={value?.value ?? null}
          />
        </div>
      )}
    </FieldFrame>
  )
}

/** Where a key leads, or null when it is not one of the list's. */
function movedTo(e: KeyboardEvent, at: number, length: number): number | null {
  if (e.ctrlKey || e.metaKey || e.shiftKey || (e.altKey && e.key !== 'ArrowDown')) return null
  const last = length - 1
  const inList = at >= 0
  switch (e.key) {
    case 'ArrowDown':
      return at >= last ? 0 : at + 1
    case 'ArrowUp':
      return at <= 0 ? last : at - 1
    case 'PageDown':
      return Math.min(last, Math.max(0, at) + pageRows)
    case 'PageUp':
      return Math.max(0, at - pageRows)
    case 'Home':
      return inList ? 0 : null
    case 'End':
      return inList ? last : null
    default:
      return null
  }
}

/** Typed in full, without the list: that is a choice too. */
const isMeant = (option: { label: string }, typed: string) =>
  fits(option.label, typed) && fits(typed, option.label)

/** A press on the list leaves focus in the field, whose keys do everything that a pointer does here. */
const steady = { onMouseDown: (e: Event) => e.preventDefault() }
const tap = (run: () => void) => ({ onClick: run })

function Listbox<V extends string>(props: {
  id: string
  label: string
  open: boolean
  at: number
  list: readonly Option<V>[]
  choices: Choices<V>
  chosen: V | null
  words: ComboboxWords
  field: { current: HTMLInputElement | null }
  take: (option: Option<V>) => void
}) {
  const { id, open, at, list, choices, words } = props
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (box.current === null || props.field.current === null) return
    if (open) showAt(box.current, props.field.current)
    else hide(box.current)
  }, [open])
  useLayoutEffect(() => {
    if (open && at >= 0) box.current?.querySelector('.at')?.scrollIntoView({ block: 'nearest' })
  }, [open, at])
  const { state } = choices
  const count = choices.list.length
  const note =
    state === 'failed' ? words.failed : state === 'looking' ? words.looking : count === 0 ? words.none : null
  useEffect(() => {
    if (!open) return
    const timer = setTimeout(() => announce(note ?? words.found(count)), 400)
    return () => clearTimeout(timer)
  }, [open, note, count])
  return (
    <div ref={box} popover="manual" class="listbox" {...steady}>
      <div role="listbox" id={`${id}-list`} aria-label={props.label} aria-busy={state === 'looking'}>
        {open &&
          list.map((o, n) => (
            <div
              key={o.value}
              id={`${id}-${n}`}
              role="option"
              aria-selected={o.value === props.chosen}
              class={n === at ? 'at' : ''}
              tabIndex={-1}
              {...tap(() => props.take(o))}
            >
              <span class="grow" dir="auto">
                {o.label}
              </span>
              {o.value === props.chosen && <Icon name="check" />}
            </div>
          ))}
      </div>
      {note !== null && (state !== 'looking' || list.length === 0) && <p class="sm mut">{note}</p>}
      {count > list.length && <p class="sm mut">{words.more}</p>}
    </div>
  )
}
