import { signal } from '@preact/signals'
import {
  forgetOutboxes,
  mayComeBack,
  type OneTry,
  openOutbox as openShelf,
  type Outbox as Shelf,
} from '@warmline/client'
import { toast } from '@warmline/ui'
import { newId } from '../model/id.ts'
import {
  acknowledge,
  again,
  drop,
  enqueue,
  nextToSend,
  type Outbox,
  type Outgoing,
  oldestWaiting,
  refuse,
  settle,
} from '../model/outbox.ts'
import { w } from '../words/words.ts'
import { call, client, showProblem } from './client.ts'
import { serverNow } from './time.ts'

/** Answers on their way: kept on this device, sent in order and once over all tabs. */
export const outbox = signal<Outbox>([])

type Kept = Outgoing & { key: string }
let shelf: Shelf<Kept> | null = null
let warned = false
/** every person's answers on this device stand under a name that begins so */
const prefix = 'console:'

const keyed =
  (change: (box: Outbox) => Outbox) =>
  (box: readonly Kept[]): readonly Kept[] =>
    change(box).map((message) => ({ ...message, key: message.messageId }))

function write(change: (box: Outbox) => Outbox): void {
  void shelf?.change(keyed(change)).then((kept) => {
    if (kept || warned || shelf === null) return
    warned = true
    toast({ text: w().drafts.full, bad: true })
  })
}

/** After sign-in: whatever this person wrote here and is not acknowledged goes on its way. */
export function openOutbox(workerId: string): void {
  closeOutbox()
  const opened = openShelf<Kept>({
    name: prefix + workerId,
    environment: client.environment,
    keep: ({ state }) => state !== 'sent',
    next: (box) => nextToSend(box) as Kept | null,
    send: sendOne,
  })
  shelf = opened
  outbox.value = opened.entries()
  opened.onChange(() => {
    if (shelf === opened) outbox.value = opened.entries()
  })
}
/** What was written stays on the device. */
export function closeOutbox(): void {
  shelf?.close()
  shelf = null
  outbox.value = []
}
/** Sign-out: nothing that anybody wrote stays here, in no tab. */
export async function forgetOutbox(): Promise<void> {
  await shelf?.forget()
  closeOutbox()
  void forgetOutboxes(prefix)
}

export function sendReply(message: Omit<Outgoing, 'messageId' | 'at' | 'state' | 'problem'>): void {
  const written = { ...message, messageId: newId('msg'), at: serverNow() }
  write((box) => enqueue(box, written))
}
export function sendAgain(messageId: string, epoch: number): void {
  const [freshId, at] = [newId('msg'), serverNow()]
  write((box) => again(box, messageId, epoch, freshId, at))
}
export const dropOutgoing = (messageId: string): void => write((box) => drop(box, messageId))
export const settleOutbox = (seen: ReadonlySet<string>): void => {
  if (settle(outbox.value, seen) !== outbox.value) write((box) => settle(box, seen))
}
export const pendingSince = (): number | null => oldestWaiting(outbox.value)

/** The line is back: try at once instead of waiting for the next turn. */
export const wakeOutbox = (): void => shelf?.wake()

async function sendOne(m: Kept, how: OneTry) {
  const body = {
    messageId: m.messageId,
    epoch: m.epoch,
    text: m.text,
    ...(m.attachments.length > 0 ? { attachments: m.attachments.map((a) => a.attachmentId) } : {}),
    ...(m.draftId === null ? {} : { draftId: m.draftId }),
  }
  const result = await call('sendReply', { params: { itemId: m.itemId }, body, ...how })
  if (result.ok) return keyed((box) => acknowledge(box, m.messageId))
  const { problem } = result
  // the next try comes before this has gone from the screen: it stands there until somebody has made room
  if (problem.code === 'storage-full') showProblem(problem)
  // a session that ran out loses nothing: it goes on its way after the next sign-in
  if (mayComeBack(problem) || problem.status === 401) return result.retryAfterMs ?? 0
  return keyed((box) => refuse(box, m.messageId, problem))
}
