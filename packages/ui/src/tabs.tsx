import { useRef } from 'preact/hooks'

export interface Tab<V extends string> {
  value: V
  label: string
  /** arrows pass over it */
  disabled?: boolean
}

/** Tab list with one stop for the Tab key; arrows move and choose. `panel` names the element that they change. */
export function Tabs<V extends string>(props: {
  label: string
  tabs: readonly Tab<V>[]
  value: V
  onChange: (value: V) => void
  panel: string
}) {
  const box = useRef<HTMLDivElement>(null)
  const onKeyDown = (e: KeyboardEvent) => {
    const open = props.tabs.filter((t) => !t.disabled)
    const at = open.findIndex((t) => t.value === props.value)
    const forward = getComputedStyle(box.current!).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
    const next = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: open.length - 1 }[e.key]
    if (next === undefined || open.length === 0) return
    e.preventDefault()
    const index = (next + open.length) % open.length
    props.onChange(open[index]!.value)
    box.current?.querySelectorAll<HTMLElement>('[role=tab]:enabled')[index]?.focus()
  }
  return (
    <div ref={box} class="tabs" role="tablist" aria-label={props.label} onKeyDown={onKeyDown}>
      {props.tabs.map((t) => (
        <button
          key={t.value}
          type="button"
          role="tab"
          disabled={t.disabled ?? false}
          aria-selected={t.value === props.value}
          aria-controls={props.panel}
          tabIndex={t.value === props.value ? 0 : -1}
          onClick={() => props.onChange(t.value)}
        >
          {t.label}
        </button>
      ))}
    </div>
  )
}
