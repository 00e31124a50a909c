import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** A figure that shows softly that it has changed; at first it is calm. */
export function Fresh({ value, children }: { value: unknown; children: ComponentChildren }) {
  const last = useRef(value)
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    if (Object.is(last.current, value)) return
    last.current = value
    setChanges((n) => n + 1)
  }, [value])
  return (
    <span key={changes} class={changes > 0 ? 'fresh' : undefined}>
      {children}
    </span>
  )
}
