import type { MessageEntry, ThreadEntry, ThreadView } from '@warmline/contracts'
import { announce, Button, LineMessage, Pill, scrollable } from '@warmline/ui'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { outbox } from '../../live/outbox-runner.ts'
import { before, board, typing } from '../../live/store.ts'
import { now } from '../../live/time.ts'
import { fill, foldedCount, messagesIn, pendingFor, readMark, shownEntries } from '../../model/thread.ts'
import { formatList, w } from '../../words/words.ts'
import { Files } from './files.tsx'
import { Note } from './note.tsx'
import { PendingMessage } from './pending.tsx'
import { Stamp } from './stamp.tsx'

const firstName = (name: string | null) => name?.trim().split(/\s+/)[0] ?? null

/** Everything that was said. The log is silent for readers; each new message is said once by the announcer. */
export function Thread({ thread, name }: { thread: ThreadView; name: string | null }) {
  const { itemId } = thread.head
  const [unfolded, setUnfolded] = useState('')
  const entries = shownEntries(thread.entries)
  const folded = unfolded === itemId ? 0 : foldedCount(thread.entries)
  const pending = pendingFor(outbox.value, thread)
  const { box, far, toEnd } = useStickyEnd(entries.length + pending.length, itemId)
  useAnnounce(thread, name)
  const unfold = () => setUnfolded(itemId)
  useUnfoldedOnPaper(unfold, itemId)
  const until = typing.value.get(itemId) ?? 0
  const types = until > 0 && until > now.value
  return (
    <div class="scroll" {...scrollable} role="log" aria-live="off" aria-label={w().chat.messages} ref={box}>
      <div class="thread">
        {before.value?.of.get(itemId)?.cut && <p class="linenote xs mut">{w().cutHere}</p>}
        {folded > 0 && (
          <button type="button" class="fold" onClick={unfold}>
            {w().chat.earlier(messagesIn(entries.slice(0, folded)))}
          </button>
        )}
        {entries.slice(folded).map((e, n) => (
          <Entry
            // by its place: the next conversation's words go into the boxes that are there
            key={folded + n}
            entry={e}
            name={name}
            read={e.entry === 'message' && e.messageId === readMark(thread)}
          />
        ))}
        {pending.map((m) => (
          <PendingMessage key={m.messageId} message={m} head={thread.head} />
        ))}
        {types && (
          <p class="types sm mut">
            <i aria-hidden="true" />
            {w().chat.isTyping(firstName(name) ?? w().inbox.nobody)}
          </p>
        )}
      </div>
      {far && (
        <div class="jump">
          <Button size="small" icon="down" onClick={toEnd}>
            {w().chat.jump}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Begins at the end and stays there while the reader does; says so when new words come below what is read. */
function useStickyEnd(count: number, itemId: string) {
  const box = useRef<HTMLDivElement>(null)
  const stuck = useRef(true)
  const [far, setFar] = useState(false)
  const shown = useRef(itemId)
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight })
  useLayoutEffect(() => {
    if (shown.current !== itemId) stuck.current = true
    shown.current = itemId
    if (stuck.current) toEnd()
    setFar(!stuck.current)
  }, [count, itemId])
  useEffect(() => {
    const el = box.current
    if (el === null) return
    const onScroll = () => {
      stuck.current = el.scrollHeight - el.scrollTop - el.clientHeight < 60
      if (stuck.current) setFar(false)
    }
    // the field below grows and shrinks: the end must stay in sight
    const sizes = new ResizeObserver(() => stuck.current && toEnd())
    sizes.observe(el)
    el.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      sizes.disconnect()
      el.removeEventListener('scroll', onScroll)
    }
  }, [])
  return { box, far, toEnd }
}

/** Paper has no button to unfold: everything that was said is printed. */
function useUnfoldedOnPaper(unfold: () => void, itemId: string): void {
  useEffect(() => {
    addEventListener('beforeprint', unfold)
    return () => removeEventListener('beforeprint', unfold)
  }, [itemId])
}

function useAnnounce(thread: ThreadView, name: string | null): void {
  const last = thread.entries.findLast((e): e is MessageEntry => e.entry === 'message')
  const { itemId } = thread.head
  const seen = useRef({ itemId, messageId: last?.messageId })
  useEffect(() => {
    const was = seen.current
    seen.current = { itemId, messageId: last?.messageId }
    // another conversation's last words are not new
    if (last === undefined || itemId !== was.itemId || last.messageId === was.messageId) return
    if (last.by === 'contact') announce(`${name ?? w().inbox.nobody}: ${last.text ?? ''}`)
  }, [itemId, last?.messageId])
}

function Entry({ entry, name, read }: { entry: ThreadEntry; name: string | null; read: boolean }) {
  if (entry.entry === 'message') return <Message entry={entry} name={name} read={read} />
  if (entry.entry === 'line')
    return (
      <p class="linenote xs mut">
        <span>{fill(w().lines[entry.code] ?? entry.code, entry.params, w().inbox.someone)}</span>{' '}
        <Stamp at={entry.at} />
      </p>
    )
  return <Note entry={entry} />
}

function Message({ entry, name, read }: { entry: MessageEntry; name: string | null; read: boolean }) {
  const mine = entry.workerId !== null && entry.workerId === board.value.me?.workerId
  const voice = entry.by === 'contact' ? 'contact' : entry.by === 'worker' ? 'person' : 'ai'
  const who = {
    contact: firstName(name) ?? w().facts.contact,
    ai: w().chat.assistant,
    system: w().chat.system,
    worker: mine ? w().inbox.you : (entry.name ?? w().inbox.someone),
  }[entry.by]
  return (
    <LineMessage voice={voice} id={entry.messageId}>
      <p class="said-by">
        <span class={mine ? 'b ui no-print' : 'b ui'} dir="auto">
          {who}
        </span>
        {mine && (
          <span class="b ui only-print" dir="auto">
            {entry.name ?? board.value.me?.name}
          </span>
        )}
        {entry.by === 'ai' && <Pill tone="ai">{w().chat.aiMark}</Pill>}
        {entry.aiDrafted && <Pill tone="ai">{w().chat.aiDrafted}</Pill>}
        {entry.by === 'worker' && <span class="only-print xs">({w().print.person})</span>}
        <Stamp at={entry.at} />
      </p>
      <p class={entry.text === null ? 't mut' : 't pre'} dir="auto">
        {entry.text ?? w().chat.erased}
      </p>
      {entry.sources.length > 0 && (
        <p class="xs mut">
          {w().chat.source} {formatList(entry.sources.map((s) => s.title))}
        </p>
      )}
      <Files files={entry.attachments} />
      {read && <p class="xs mut">{w().chat.read}</p>}
    </LineMessage>
  )
}
