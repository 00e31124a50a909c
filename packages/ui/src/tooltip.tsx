import './tooltip.css'
import { cloneElement, type VNode } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { hide, showAt } from './anchor.ts'

/** The pointer rests so long before the words come, and may leave so long on its way to them. */
const restMs = 400
const graceMs = 150

/**
 * More words about one control: on hover (after a rest) and on keyboard focus, as its description. Esc puts it away, the
 * pointer may go onto it, a touch does not open it: so it must never be the only carrier of what somebody needs.
 * `children` is one element that takes `aria-describedby`.
 */
export function Tooltip({
  text,
  children,
}: {
  text: string
  children: VNode<{ 'aria-describedby'?: string }>
}) {
  const id = useId()
  const box = useRef<HTMLSpanElement>(null)
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const later = (ms: number, run: () => void) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(run, ms)
  }
  const show = () => {
    clearTimeout(timer.current)
    const anchor = box.current?.firstElementChild
    if (tip.current !== null && anchor instanceof HTMLElement) showAt(tip.current, anchor)
  }
  const close = () => {
    clearTimeout(timer.current)
    hide(tip.current)
  }
  // at once and not after the next paint: the key may come sooner
  useLayoutEffect(() => {
    // wherever focus is, and before a dialog or a panel takes the key for itself
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== 'Escape' || !tip.current?.matches(':popover-open')) return
      e.preventDefault()
      e.stopPropagation()
      close()
    }
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('keydown', onKey, true)
      clearTimeout(timer.current)
    }
  }, [])
  const described = [children.props['aria-describedby'], id].filter(Boolean).join(' ')
  return (
    <span
      class="tip-anchor"
      ref={box}
      onPointerEnter={(e) => e.pointerType === 'mouse' && later(restMs, show)}
      onPointerLeave={(e) => e.pointerType === 'mouse' && later(graceMs, close)}
      onPointerDown={(e) => !tip.current?.contains(e.target as Node) && close()}
      onFocusIn={(e) => (e.target as HTMLElement).matches(':focus-visible') && show()}
      onFocusOut={close}
    >
      {cloneElement(children, { 'aria-describedby': described })}
      <span ref={tip} id={id} class="tip" role="tooltip" popover="manual">
        {text}
      </span>
    </span>
  )
}
