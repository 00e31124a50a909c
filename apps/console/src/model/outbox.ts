import type { AttachmentView } from '@warmline/contracts'

/** One answer of the person that is on its way. `messageId` is its Idempotency-Key, so that it happens once. */
export interface Outgoing {
  messageId: string
  itemId: string
  /** the fence it was written under */
  epoch: number
  text: string
  attachments: AttachmentView[]
  draftId: string | null
  at: number
  /** sent: acknowledged, but its event has not come yet · refused: it will not be sent; the text is kept */
  state: 'waiting' | 'sent' | 'refused'
  problem: { code: string; title: string; remedy: string } | null
}
export type Outbox = readonly Outgoing[]

export const enqueue = (box: Outbox, message: Omit<Outgoing, 'state' | 'problem'>): Outbox => [
  ...box,
  { ...message, state: 'waiting', problem: null },
]

/** The next one to send: in the order of writing; strictly one after another, so that order holds within an item. */
export const nextToSend = (box: Outbox): Outgoing | null => box.find((m) => m.state === 'waiting') ?? null

const change = (box: Outbox, messageId: string, part: Partial<Outgoing>): Outbox =>
  box.map((m) => (m.messageId === messageId ? { ...m, ...part } : m))

export const acknowledge = (box: Outbox, messageId: string): Outbox =>
  change(box, messageId, { state: 'sent' })
export const refuse = (box: Outbox, messageId: string, problem: NonNullable<Outgoing['problem']>): Outbox =>
  change(box, messageId, { state: 'refused', problem })
export const drop = (box: Outbox, messageId: string): Outbox => box.filter((m) => m.messageId !== messageId)

/**
 * Send a refused one again under the epoch that is held now: last in line and under a fresh id, because the old id
 * stands for the refused request.
 */
export function again(box: Outbox, messageId: string, epoch: number, freshId: string, at: number): Outbox {
  const old = box.find((m) => m.messageId === messageId)
  if (old === undefined) return box
  return [...drop(box, messageId), { ...old, messageId: freshId, epoch, at, state: 'waiting', problem: null }]
}

/** Takes away what the thread shows by now. */
export const settle = (box: Outbox, seen: ReadonlySet<string>): Outbox =>
  box.some((m) => m.state === 'sent' && seen.has(m.messageId))
    ? box.filter((m) => !(m.state === 'sent' && seen.has(m.messageId)))
    : box

export const waitingCount = (box: Outbox): number => box.filter((m) => m.state === 'waiting').length
export const oldestWaiting = (box: Outbox): number | null => nextToSend(box)?.at ?? null
