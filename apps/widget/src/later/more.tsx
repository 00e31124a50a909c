import { attachmentTypes } from '@warmline/contracts/words'
import type { WaitScreen } from '../screen.ts'
import { Icon } from '../view/icon.tsx'
import { clip } from './icons.ts'
import type { LaterParts } from './later.ts'

/** Under the ways to wait: the assistant may try meanwhile, and the ways out. */
export function WaitMore({ human, words, act, session, model, later }: LaterParts & { human: WaitScreen }) {
  const { aiMayTry, withdraw, another } = human
  const link = (label: string, tap: () => void) => (
    <button type="button" class="link" onClick={tap}>
      {label}
    </button>
  )
  const withdrawing = (is: boolean) => session.store.update({ withdrawing: is })
  return (
    <>
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
            {
              // without an assistant there is nobody to go back to: it ends the conversation
              link(words.withdrawSure, () => {
                const name = model.front?.aiOn === false ? 'closeByContact' : 'withdrawAsk'
                act.onItem({ name, body: {} })
                withdrawing(false)
              })
            }
            {link(words.waitHere, () => withdrawing(false))}
          </>
        )}
      </p>
      {later.news.isOn() && <p class="xs mut">{words.tellMeOn}</p>}
    </>
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
