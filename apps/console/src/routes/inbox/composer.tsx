import type { ThreadHead } from '@warmline/contracts'
import { attachmentTypes, limits } from '@warmline/contracts/words'
import { Button, dropTarget, Icon, toast } from '@warmline/ui'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { call, showProblem } from '../../live/client.ts'
import { clearDraft, draftOf, setDraft } from '../../live/drafts.ts'
import { sendReply } from '../../live/outbox-runner.ts'
import { board } from '../../live/store.ts'
import { isEmpty, typed } from '../../model/composer.ts'
import { languageName, w } from '../../words/words.ts'
import { AskForDraft, offered, takeSuggestion } from './suggestion.tsx'

let typingSentAt = 0
function tellTyping(itemId: string): void {
  if (Date.now() - typingSentAt < 3_000) return
  typingSentAt = Date.now()
  void call('workerTyping', { params: { itemId }, retries: 0, timeoutMs: 4_000 })
}

/** Files go up at once; the draft holds their ids, so that a reload loses nothing. */
async function attach(itemId: string, files: readonly File[]): Promise<void> {
  for (const file of files) {
    if (draftOf(itemId).attachments.length >= limits.attachmentsPerMessage)
      return void toast({ text: w().chat.attachMany, bad: true })
    const type = attachmentTypes.find((t) => t === file.type)
    if (type === undefined || file.size > limits.attachmentBytes) {
      toast({ text: w().chat.attachRefused(file.name), bad: true })
      continue
    }
    const result = await call('attach', {
      query: { name: file.name, itemId },
      body: file,
      contentType: type,
      timeoutMs: 120_000,
    })
    if (!result.ok) showProblem(result.problem)
    else {
      const draft = draftOf(itemId)
      setDraft(itemId, { ...draft, attachments: [...draft.attachments, result.value] })
    }
  }
}

function send(head: ThreadHead): void {
  const draft = draftOf(head.itemId)
  if (draft.text.trim() === '' || draft.text.length > limits.messageCharacters) return
  sendReply({
    itemId: head.itemId,
    epoch: head.epoch,
    text: draft.text.trim(),
    attachments: draft.attachments,
    draftId: draft.draftId,
  })
  clearDraft(head.itemId)
  document.querySelector<HTMLElement>('[data-composer]')?.focus()
}

export function Composer({ head, name }: { head: ThreadHead; name: string | null }) {
  const { itemId } = head
  const draft = draftOf(itemId)
  const field = useRef<HTMLTextAreaElement>(null)
  const [busy, setBusy] = useState(false)
  const over = draft.text.length - limits.messageCharacters
  useLayoutEffect(() => grow(field.current), [draft.text])
  const add = async (files: readonly File[]) => {
    setBusy(true)
    await attach(itemId, files)
    setBusy(false)
  }
  return (
    <div class="box" {...dropTarget((files) => void add(files))}>
      <textarea
        ref={field}
        data-composer
        class="tx"
        rows={2}
        dir="auto"
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
            void add(files)
          }
        }}
      />
      <DraftFiles itemId={itemId} />
      <div class="row sp">
        <div class="row">
          <AttachButton busy={busy} add={add} />
          <AskForDraft itemId={itemId} />
          {over > 0 && <span class="sm err">{w().chat.tooLong(over)}</span>}
        </div>
        <button
          type="button"
          data-send
          class="btn h"
          disabled={isEmpty(draft) || draft.text.trim() === '' || over > 0}
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

function grow(field: HTMLTextAreaElement | null): void {
  if (field === null) return
  field.style.height = 'auto'
  field.style.height = `${Math.min(field.scrollHeight, Math.max(120, window.innerHeight * 0.32))}px`
}

function AttachButton({ busy, add }: { busy: boolean; add: (files: readonly File[]) => Promise<void> }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={attachmentTypes.join()}
        onChange={(e) => {
          const files = [...(e.currentTarget.files ?? [])]
          e.currentTarget.value = ''
          void add(files)
        }}
      />
      <Button
        kind="quiet"
        size="small"
        icon="clip"
        label={busy ? w().chat.uploading : w().chat.attach}
        busy={busy}
        onClick={() => input.current?.click()}
      />
    </>
  )
}

function DraftFiles({ itemId }: { itemId: string }) {
  const draft = draftOf(itemId)
  if (draft.attachments.length === 0) return null
  return (
    <ul class="files">
      {draft.attachments.map((f) => (
        <li key={f.attachmentId} class="row">
          <span class="pill">
            <Icon name="clip" />
            <span class="el">{f.name}</span>
          </span>
          <Button
            kind="quiet"
            size="small"
            icon="x"
            label={`${w().common.remove} ${f.name}`}
            onClick={() =>
              setDraft(itemId, { ...draft, attachments: draft.attachments.filter((a) => a !== f) })
            }
          />
        </li>
      ))}
    </ul>
  )
}
