import { useEffect, useRef } from 'preact/hooks'
import { announce } from './announcer.tsx'
import type { Tone } from './pill.tsx'

/** `1:05`, `12:00`, `1:02:10`; a passed time carries a true minus. Rounds up, so that 0 means over. */
export function clockOf(ms: number): string {
  const over = ms < 0
  const s = over ? Math.floor(-ms / 1000) : Math.ceil(ms / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  const h = Math.floor(s / 3600)
  const m = Math.floor(s / 60) % 60
  return `${over && s > 0 ? '−' : ''}${h > 0 ? `${h}:${two(m)}` : m}:${two(s % 60)}`
}

/** Half of the time left is calm, a quarter is a warning, nothing left is bad. */
export function toneOf(leftMs: number, wholeMs: number): Tone {
  if (leftMs <= 0) return 'bad'
  return leftMs <= wholeMs / 2 ? 'warn' : 'good'
}

/** A countdown is read out when it passes these, and at no other time. */
const saidAt = [10_000, 30_000]

/** The next mark below the time left; 0 when there is none to come. */
const markBelow = (leftMs: number) => saidAt.findLast((mark) => mark < leftMs) ?? 0

/**
 * Says a countdown politely at 30 s and at 10 s, once each; `words` null = the reader switched it off. Time that was
 * gone before it came on screen is not said.
 */
export function useSaid(leftMs: number | null, words: ((leftMs: number) => string) | null): void {
  const next = useRef(leftMs === null ? 0 : markBelow(leftMs))
  useEffect(() => {
    if (leftMs === null) return
    const passed = next.current > 0 && leftMs <= next.current
    next.current = markBelow(leftMs)
    if (passed && leftMs > 0 && words !== null) announce(words(leftMs))
  })
}

/** A ring that empties, with its number inside: the number carries the meaning. `say`: see `useSaid`. */
export function Countdown(props: {
  leftMs: number
  wholeMs: number
  label: string
  say?: ((leftMs: number) => string) | null
}) {
  const { leftMs, wholeMs, label } = props
  useSaid(leftMs, props.say ?? null)
  const share = Math.max(0, Math.min(1, leftMs / wholeMs))
  const round = 2 * Math.PI * 19
  return (
    <span class="ring" role="timer" aria-label={label}>
      <svg viewBox="0 0 44 44" aria-hidden="true">
        <circle cx="22" cy="22" r="19" />
        <circle cx="22" cy="22" r="19" stroke-dasharray={round} stroke-dashoffset={round * (1 - share)} />
      </svg>
      <span class="num sm" aria-hidden="true">
        {Math.max(0, Math.ceil(leftMs / 1000))}
      </span>
    </span>
  )
}
