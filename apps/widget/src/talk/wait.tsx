import type { HumanScreen, Ways } from '../screen.ts'
import type { Parts } from '../view/parts.ts'

/** The waiting card: when somebody comes, and how to wait. */
export function Wait({ human, ...parts }: Parts & { human: HumanScreen }) {
  if (human.kind === 'person') return human.note && <p class="card sm">{human.note}</p>
  if (!('ways' in human)) return null
  const { words, act, model, later } = parts
  const { ways } = human
  const way = (name: Ways['chosen'], label: string, tap: () => void) => (
    <button type="button" class="way" aria-pressed={ways.chosen === name} onClick={tap}>
      {later?.wayIcons[name]}
      {label}
    </button>
  )
  return (
    <section class={`card ${human.tone}`} aria-label={words.coming}>
      {human.title && <p class="sm">{human.title}</p>}
      <p class="big">{human.big}</p>
      <p class="sm">{human.small}</p>
      {human.progress !== null && <progress value={human.progress} aria-label={human.big} />}
      <div class="ways">
        {way('here', words.waitHere, () => {
          act.sheet(null)
          if (ways.chosen !== 'here' || !model.sheet)
            act.onItem({ name: 'chooseWait', body: { way: 'here' } })
        })}
        {ways.call && way('call', words.callMe, () => act.sheet('call'))}
        {ways.email && way('email', words.emailMe, () => act.sheet('email'))}
      </div>
      {later && <later.WaitMore human={human} {...parts} />}
    </section>
  )
}
