import { attachmentTypes } from '@warmline/contracts/words'
import type { HeldScreen, WaitScreen, Ways } from '../screen.ts'
import { Icon } from '../view/icon.tsx'
import { bubble, clip, mail, phone } from './icons.ts'
import type { LaterParts } from './later.ts'

/** How to wait, and under it: the assistant may try meanwhile, and the ways out. */
export function WaitMore({ human, ...parts }: LaterParts & { human: WaitScreen }) {
  const { words, act, session, later } = parts
  const { aiMayTry, withdraw, ends, another, ways } = human
  const link = (label: string, tap: () => void) => (
    <button type="button" class="link" onClick={tap}>
      {label}
    </button>
  )
  const withdrawing = (is: boolean) => session.store.update({ withdrawing: is })
  return (
    <>
      {ways && <WaysToWait ways={ways} {...parts} />}
      {typeof aiMayTry === 'boolean' && (
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
        {later.news.canAsk() && link(words.tellMe, () => void later.news.ask())}
        {another && link(words.talkToAnother, () => act.human())}
        {withdraw === 'ask' && link(words.withdraw, () => withdrawing(true))}
        {withdraw === 'sure' && (
          <>
            {link(ends ? words.endSure : words.withdrawSure, () => {
              act.onItem({ name: ends ? 'closeByContact' : 'withdrawAsk', body: {} })
              withdrawing(false)
            })}
            {link(words.waitHere, () => withdrawing(false))}
          </>
        )}
      </p>
      {later.news.isOn() && <p class="xs mut">{words.tellMeOn}</p>}
    </>
  )
}

function WaysToWait({ ways, words, act, model }: LaterParts & { ways: Ways }) {
  const way = (name: Ways['chosen'], icon: string, label: string, tap: () => void) => (
    <button type="button" class="way" aria-pressed={ways.chosen === name} onClick={tap}>
      <Icon d={icon} />
      {label}
    </button>
  )
  return (
    <div class="ways">
      {way('here', bubble, words.waitHere, () => {
        act.sheet(null)
        if (ways.chosen !== 'here' || !model.sheet) act.onItem({ name: 'chooseWait', body: { way: 'here' } })
      })}
      {ways.call && way('call', phone, words.callMe, () => act.sheet('call'))}
      {ways.email && way('email', mail, words.emailMe, () => act.sheet('email'))}
    </div>
  )
}

/** Under the human control: what a demo says before any person is named, and the person who helped before. */
export const HeadMore = (parts: LaterParts) => (
  <>
    {parts.model.front?.demo && <p class="xs mut">{parts.words.demoNote}</p>}
    {parts.later.again(parts)}
  </>
)

/** A person has spoken: what is the matter with them, and the way to another one. */
export const Held = ({ human, words, act }: LaterParts & { human: HeldScreen }) => (
  <div class="held">
    {human.note && <p class="card sm">{human.note}</p>}
    <button type="button" class="link ask" onClick={() => act.human()}>
      {words.talkToAnother}
    </button>
  </div>
)

/** What is to be told once, above the field. */
export const Notice = ({ words, later, model: { notice, sheet } }: LaterParts) => {
  if (!notice || sheet) return null
  const isDone = notice === later.done
  return (
    <p class={`note sm${isDone ? ' done' : ''}`} {...(isDone ? {} : { role: 'alert' })}>
      {notice === 'failed' ? words.failed : notice}
    </p>
  )
}

/** Files to send along; pasting and dropping work without it. */
export const ClipButton = ({ words, later }: LaterParts) => (
  <label class="icon clip">
    <Icon d={clip} />
    <span class="sr">{words.attach}</span>
    <input
      type="file"
      multiple
      accept={attachmentTypes.join()}
      onChange={({ currentTarget }) => {
        later.files.add([...(currentTarget.files ?? [])])
        currentTarget.value = ''
      }}
    />
  </label>
)
