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

const bodyOf = ({ body }: OutboxCommand): { messageId?: string; text?: string } =>
  body as { messageId?: string; text?: string }

export const textOf = (command: OutboxCommand): string | undefined => bodyOf(command).text

export const messageIdOf = (command: OutboxCommand): string | undefined => bodyOf(command).messageId

/** Each command once, in the order in which it was given; of two under one key the later one in the list stands. */
export const inOrder = (outbox: Outbox): Outbox =>
  [...new Map(outbox.map((entry) => [entry.key, entry])).values()].sort((a, b) => a.at - b.at)

export const openWith = (
  message: {
    messageId?: string
    text?: string
    attachments?: string[] | undefined
    again?: boolean
  },
  wants: 'ai' | 'person',
  language: string,
): OutboxCommand => ({
  name: 'openConversation',
  body: { language, wants, ...message } as BodyOf<'openConversation'>,
})
