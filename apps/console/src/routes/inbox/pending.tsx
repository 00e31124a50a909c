import type { ThreadHead } from '@warmline/contracts'
import { Button, LineMessage } from '@warmline/ui'
import { draftOf, setDraft } from '../../live/drafts.ts'
import { dropOutgoing, sendAgain } from '../../live/outbox-runner.ts'
import { board } from '../../live/store.ts'
import { putBack } from '../../model/composer.ts'
import type { Outgoing } from '../../model/outbox.ts'
import { standing } from '../../model/thread.ts'
import { formatTime, refusalWords, w } from '../../words/words.ts'
import { Files } from './files.tsx'

/** An answer that is on its way, or that was refused and whose text must not be lost. */
export function PendingMessage({ message, head }: { message: Outgoing; head: ThreadHead }) {
  const refused = message.state === 'refused'
  return (
    <div class={refused ? 'refused' : 'sending'}>
      <LineMessage voice="person" id={message.messageId}>
        <p class="said-by">
          <span class="b ui">{w().inbox.you}</span>
          <time class="xs mut">{formatTime(message.at)}</time>
          {!refused && (
            <span class="xs mut">{message.state === 'sent' ? w().chat.sent : w().chat.sending}</span>
          )}
        </p>
        <p class="t pre" dir="auto">
          {message.text}
        </p>
        <Files files={message.attachments} />
        {refused && <Refused message={message} head={head} />}
      </LineMessage>
    </div>
  )
}

function Refused({ message, head }: { message: Outgoing; head: ThreadHead }) {
  const { itemId } = message
  const moved = message.problem?.code === 'stale-epoch' || message.problem?.code === 'not-holder'
  const mine = standing(head, board.value.me?.workerId ?? null) === 'mine'
  const why = message.problem === null ? null : refusalWords(message.problem)
  const back = () => {
    setDraft(itemId, putBack(draftOf(itemId), message))
    dropOutgoing(message.messageId)
  }
  return (
    <div class="refusal" role="alert">
      <p class="ui">
        <b>{moved ? w().chat.refusedTitle : w().chat.refusedOther}</b> {why?.title}. {why?.remedy}
      </p>
      <div class="actions">
        {mine && (
          <Button size="small" kind="primary" onClick={() => sendAgain(message.messageId, head.epoch)}>
            {w().chat.sendNow}
          </Button>
        )}
        {mine && (
          <Button size="small" onClick={back}>
            {w().chat.putBack}
          </Button>
        )}
        <Button size="small" kind="quiet" onClick={() => dropOutgoing(message.messageId)}>
          {w().chat.discard}
        </Button>
      </div>
    </div>
  )
}
