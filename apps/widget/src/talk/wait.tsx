import type { HumanScreen } from '../screen.ts'
import type { Parts } from '../view/parts.ts'

/** The waiting card: when somebody comes; how to wait, and what is left once a person is here, come with the later part. */
export function Wait({
  human,
  ...parts
}: Parts & { human: Extract<HumanScreen, { kind: 'waiting' | 'booked' | 'person' }> }) {
  const { words, later } = parts
  if (human.kind === 'person') return later && <later.Held human={human} {...parts} />
  return (
    <section class={`card ${human.tone}`} aria-label={words.coming}>
      {human.title && <p class="sm">{human.title}</p>}
      <p class="big">{human.big}</p>
      <p class="sm">{human.small}</p>
      {human.progress !== null && <progress value={human.progress} aria-label={human.big} />}
      {later && <later.WaitMore human={human} {...parts} />}
    </section>
  )
}
