import type { WaitScreen, Ways } from '../screen.ts'
import { Icon } from '../view/icon.tsx'
import type { Parts } from '../view/parts.ts'

const icons = {
  here: 'M4 5h16v11H9l-5 4z',
  call: 'M6 3h4l1.5 5-2.5 1.5a12 12 0 0 0 5.5 5.5L16 12.5 21 14v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z',
  email: 'M3 6h18v13H3zM3 7l9 7 9-7',
}

/** The waiting card: when somebody comes, and how to wait. */
export function Wait(parts: Parts & { human: WaitScreen }) {
  const { human, words, act, session, model } = parts
  const { ways, aiMayTry, withdraw } = human
  const link = (label: string, tap: () => void) => (
    <button type="button" class="link" onClick={tap}>
      {label}
    </button>
  )
  const way = (name: Ways['chosen'], label: string, tap: () => void) => (
    <button type="button" class="way" aria-pressed={ways.chosen === name} onClick={tap}>
      <Icon d={icons[name]} />
      {label}
    </button>
  )
  const withdrawing = (is: boolean) => session.store.update({ withdrawing: is })
  return (
    <section class={`card ${human.tone}`} aria-label={words.coming}>
      {human.title && <p class="sm">{human.title}</p>}
      <p class="big">{human.big}</p>
      <p class="sm">{human.small}</p>
      {human.progress !== null && <Progress value={human.progress} label={human.big} />}
      <div class="ways">
        {way('here', words.waitHere, () => {
          act.sheet(null)
          if (ways.chosen !== 'here' || !model.sheet)
            act.onItem({ name: 'chooseWait', body: { way: 'here' } })
        })}
        {ways.call && way('call', words.callMe, () => act.sheet('call'))}
        {ways.email && way('email', words.emailMe, () => act.sheet('email'))}
      </div>
      {aiMayTry !== null && (
        <button
          type="button"
          class="switch sm"
          role="switch"
          aria-checked={aiMayTry}
          onClick={() => act.onItem({ name: 'letAiTry', body: { on: !aiMayTry } })}
        >
          <span class="knob" aria-hidden="true" />
          {words.letAiTry}
        </button>
      )}
      <p class="quiet">
        {human.another && link(words.talkToAnother, () => act.human())}
        {withdraw === 'ask' && link(words.withdraw, () => withdrawing(true))}
        {withdraw === 'sure' && [
          // without an assistant there is nobody to go back to: it ends the conversation
          link(words.withdrawSure, () => {
            act.onItem({ name: model.front?.aiOn === false ? 'closeByContact' : 'withdrawAsk', body: {} })
            withdrawing(false)
          }),
          link(words.waitHere, () => withdrawing(false)),
        ]}
      </p>
    </section>
  )
}

const Progress = ({ value, label }: { value: number; label: string }) => {
  const share = Math.round(Math.min(1, value) * 100)
  return (
    <div
      class="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
    >
      <i style={{ inlineSize: `${share}%` }} />
    </div>
  )
}
