import type { ThreadHead } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { dropTarget, Icon, toast } from '@warmline/ui'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { call } from '../../live/client.ts'
import { clearDraft, draftOf, setDraft } from '../../live/drafts.ts'
import { sendReply } from '../../live/outbox-runner.ts'
import { board } from '../../live/store.ts'
import { attach, dropPreview, uploadsOf } from '../../live/uploads.ts'
import { isEmpty, typed } from '../../model/composer.ts'
import { languageName, w } from '../../words/words.ts'
import { AttachButton, DraftFiles } from './attachments.tsx'
import { AskForDraft, offered, takeSuggestion } from './suggestion.tsx'

let typingSentAt = 0
function tellTyping(itemId: string): void {
  if (Date.now() - typingSentAt < 3_000) return
  typingSentAt = Date.now()
  void call('workerTyping', { params: { itemId }, retries: 0, timeoutMs: 4_000 })
}

function send(head: ThreadHead): void {
  const draft = draftOf(head.itemId)
  if (uploadsOf(head.itemId).some((u) => u.state !== 'refused'))
    return void toast({ text: w().files.stillGoing })
  if (draft.text.trim() === '' || draft.text.length > limits.messageCharacters) return
  sendReply({
    itemId: head.itemId,
    epoch: head.epoch,
    text: draft.text.trim(),
    attachments: draft.attachments,
    draftId: draft.draftId,
  })
  for (const a of draft.attachments) dropPreview(a.attachmentId)
  clearDraft(head.itemId)
  document.querySelector<HTMLElement>('[data-composer]')?.focus()
}

export function Composer({ head, name }: { head: ThreadHead; name: string | null }) {
  const { itemId } = head
  const draft = draftOf(itemId)
  const field = useRef<HTMLTextAreaElement>(null)
  const [isOver, setOver] = useState(false)
  const going = uploadsOf(itemId).some((u) => u.state !== 'refused')
  const over = draft.text.length - limits.messageCharacters
  useLayoutEffect(() => grow(field.current), [draft.text])
  const drop = (files: readonly File[]) => attach(itemId, files)
  return (
    <div class={isOver ? 'box over' : 'box'} {...dropTarget(drop, setOver)}>
      <textarea
        key={itemId}
        ref={field}
        data-composer
        class="tx"
        rows={2}
        // empty, its hint is read as the page is
        {...(draft.text === '' ? {} : { dir: 'auto' as const })}
        aria-label={placeholder(head, name)}
        placeholder={placeholder(head, name)}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        value={draft.text}
        onInput={(e) => {
          setDraft(itemId, typed(draftOf(itemId), e.currentTarget.value))
          tellTyping(itemId)
        }}
        onKeyDown={(e) => onKey(e, head)}
        onPaste={(e) => {
          const files = [...(e.clipboardData?.files ?? [])]
          if (files.length > 0) {
            e.preventDefault()
            drop(files)
          }
        }}
      />
      {isOver && <p class="ui b dropsay">{w().files.drop}</p>}
      <DraftFiles itemId={itemId} />
      <div class="row sp">
        <div class="row" key={itemId}>
          <AttachButton itemId={itemId} />
          <AskForDraft itemId={itemId} />
          {over > 0 && <span class="sm err">{w().chat.tooLong(over)}</span>}
        </div>
        <button
          type="button"
          data-send
          class="btn h"
          disabled={isEmpty(draft) || draft.text.trim() === '' || over > 0 || going}
          onClick={() => send(head)}
        >
          <Icon name="send" />
          {w().chat.send}
        </button>
      </div>
    </div>
  )
}

const placeholder = (head: ThreadHead, name: string | null) =>
  w().chat.placeholder(name?.split(/\s+/)[0] ?? w().chat.them, languageName(head.language))

/** Tab takes the suggestion while the field is empty, and lands on Send: the next Tab goes on as always. */
function onKey(e: KeyboardEvent, head: ThreadHead): void {
  if (e.isComposing) return
  if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
    e.preventDefault()
    send(head)
  } else if (e.key === 'Tab' && !e.shiftKey && isEmpty(draftOf(head.itemId))) {
    const thread = board.value.threads.get(head.itemId)
    const s = thread === undefined ? null : offered(thread)
    if (s === null) return
    e.preventDefault()
    takeSuggestion(head.itemId, s, 'send')
  } else if (e.key === 'Escape') (e.currentTarget as HTMLElement).blur()
}

/** Only where the style sheet cannot do it (`field-sizing`): each measuring lays the page out anew. */
const growsItself = CSS.supports('field-sizing', 'content')
function grow(field: HTMLTextAreaElement | null): void {
  if (field === null || growsItself) return
  field.style.height = 'auto'
  field.style.height = `${Math.min(field.scrollHeight, Math.max(120, window.innerHeight * 0.32))}px`
}
