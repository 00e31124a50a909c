import type { BodyOf } from '@warmline/contracts'

/** Commands that may wait for a line. Each is safe to repeat under its key. */
export type OutboxCommandName =
  | 'openConversation'
  | 'sendMessage'
  | 'askForHuman'
  | 'withdrawAsk'
  | 'letAiTry'
  | 'chooseWait'
  | 'rate'
  | 'answerSolved'
  | 'closeByContact'
export type OutboxCommand = { [N in OutboxCommandName]: { name: N; body: BodyOf<N> } }[OutboxCommandName]

/**
 * queued: not yet accepted, kept on this device · acked: accepted, shown until its event arrives, no longer kept ·
 * refused: the server said no for good; the contact decides.
 */
export type OutboxState = 'queued' | 'acked' | 'refused'

export interface OutboxEntry {
  /** the Idempotency-Key of every try */
  key: string
  at: number
  /** id of the conversation, or the key of the entry that opens it */
  itemId: string
  command: OutboxCommand
  state: OutboxState
  /** names of attached files, for the screen */
  files: string[]
}

export type Outbox = readonly OutboxEntry[]

const isOpened = (itemId: string) => itemId.startsWith('wi_')

/** In order: the first entry that waits and whose conversation is known, or that opens one. */
export const nextToSend = (outbox: Outbox): OutboxEntry | null =>
  outbox.find(
    (entry) =>
      entry.state === 'queued' && (entry.command.name === 'openConversation' || isOpened(entry.itemId)),
  ) ?? null

/** Accepted; when it opened a conversation, what was waiting for that learns its id. */
export const acked = (outbox: Outbox, key: string, itemId: string | undefined): Outbox =>
  outbox.map((entry) => {
    const named = itemId !== undefined && entry.itemId === key ? { ...entry, itemId } : entry
    return entry.key === key ? { ...named, state: 'acked' } : named
  })

export const textOf = (command: OutboxCommand): string | undefined =>
  command.name === 'sendMessage' || command.name === 'openConversation' ? command.body.text : undefined

export const messageIdOf = (command: OutboxCommand): string | undefined =>
  command.name === 'sendMessage' || command.name === 'openConversation' ? command.body.messageId : undefined

/** Words stay on screen as not sent, for the contact to decide; anything else is dropped. */
export const refused = (outbox: Outbox, key: string): Outbox =>
  outbox.flatMap((entry) =>
    entry.key !== key
      ? [entry]
      : textOf(entry.command) === undefined && entry.command.name !== 'openConversation'
        ? []
        : [{ ...entry, state: 'refused' as const }],
  )

/** A refused entry again, under a fresh key: the old key may remember the refusal. */
export const retried = (outbox: Outbox, key: string, freshKey: string): Outbox =>
  outbox.map((entry) => {
    const renamed = entry.itemId === key ? { ...entry, itemId: freshKey } : entry
    return entry.key === key ? { ...renamed, key: freshKey, state: 'queued' } : renamed
  })

/** Removes an entry; when it would have opened a conversation, the words that waited for it open one instead. */
export const removed = (outbox: Outbox, key: string, language: string): Outbox =>
  rebased(
    outbox.filter((entry) => entry.key !== key),
    (entry) => entry.itemId === key,
    language,
  )

/** The token was dropped: conversations of the old contact are out of reach, so what waits opens a new one. */
export const withoutItems = (outbox: Outbox, language: string): Outbox =>
  rebased(
    outbox.filter((entry) => entry.state !== 'acked'),
    () => true,
    language,
  )

/** Entries that lost their conversation: the first one that can open one does, the others follow it. */
function rebased(outbox: Outbox, lost: (entry: OutboxEntry) => boolean, language: string): Outbox {
  let opener: string | null = null
  const kept: OutboxEntry[] = []
  for (const entry of outbox) {
    if (!lost(entry)) kept.push(entry)
    else if (entry.command.name === 'openConversation' || opener !== null) {
      opener ??= entry.key
      kept.push({ ...entry, itemId: entry.command.name === 'openConversation' ? entry.key : opener })
    } else if (entry.command.name === 'sendMessage') {
      opener = entry.key
      kept.push({ ...entry, itemId: entry.key, command: openWith(entry.command.body, 'ai', language) })
    } else if (entry.command.name === 'askForHuman') {
      opener = entry.key
      kept.push({ ...entry, itemId: entry.key, command: openWith({}, 'person', language) })
    }
  }
  return kept
}

export const openWith = (
  message: { messageId?: string; text?: string; attachments?: string[] | undefined },
  wants: 'ai' | 'person',
  language: string,
): OutboxCommand => {
  const { messageId, text, attachments } = message
  const body: BodyOf<'openConversation'> = { language, wants }
  if (messageId !== undefined && text !== undefined) Object.assign(body, { messageId, text })
  if (attachments !== undefined && attachments.length > 0) body.attachments = attachments
  return { name: 'openConversation', body }
}

/** Acked entries whose effect is on screen: words by their id, the rest by any newer event of their conversation. */
export const settled = (outbox: Outbox, itemId: string, messageIds: ReadonlySet<string>): Outbox => {
  const shown = (entry: OutboxEntry) => {
    const messageId = messageIdOf(entry.command)
    return messageId === undefined ? entry.itemId === itemId : messageIds.has(messageId)
  }
  return outbox.some((entry) => entry.state === 'acked' && shown(entry))
    ? outbox.filter((entry) => entry.state !== 'acked' || !shown(entry))
    : outbox
}

/** What must survive a reload. */
export const toKeep = (outbox: Outbox): Outbox => outbox.filter((entry) => entry.state !== 'acked')

/** Oldest command that the server has not acknowledged, for probe-on-pending. */
export const pendingSince = (outbox: Outbox): number | null =>
  outbox.find((entry) => entry.state === 'queued')?.at ?? null
