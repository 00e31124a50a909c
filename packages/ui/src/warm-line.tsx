import type { ComponentChildren } from 'preact'

/** Who speaks: AI = cool and dotted, person = warm and solid, contact = a quiet line. */
export type Voice = 'ai' | 'person' | 'contact'
const voices: Record<Voice, string> = { ai: 'msg a', person: 'msg h', contact: 'msg c' }

/** One message on the line; words beside it say who speaks, so the line never stands alone. */
export function LineMessage({
  voice,
  children,
  id,
}: {
  voice: Voice
  children: ComponentChildren
  id?: string
}) {
  return (
    <div class={voices[voice]} data-voice={voice} {...(id === undefined ? {} : { id })}>
      {children}
    </div>
  )
}

/** The logo: three cool dots become one warm wave. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={(size * 18) / 26} viewBox="0 0 26 18" aria-hidden="true">
      <path
        d="M1 9h9"
        stroke="var(--ai)"
        stroke-width="3"
        stroke-dasharray="0.1 4.4"
        stroke-linecap="round"
      />
      <path
        d="M12 9c2-7 4-7 6 0s4 5 7 0"
        fill="none"
        stroke="var(--human)"
        stroke-width="3"
        stroke-linecap="round"
      />
    </svg>
  )
}
