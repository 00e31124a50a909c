import { signal } from '@preact/signals'
import { jitter } from '@warmline/client'
import { newId } from '../model/id.ts'
import {
  acknowledge,
  again,
  drop,
  enqueue,
  isFinal,
  merge,
  nextToSend,
  type Outbox,
  type Outgoing,
  oldestWaiting,
  persisted,
  refuse,
  settle,
} from '../model/outbox.ts'
import { call } from './client.ts'
import { load, onStored, save } from './storage.ts'
import { serverNow } from './time.ts'

/** Answers on their way. Storage is the truth between tabs; one tab at a time sends, under a Web Lock. */
export const outbox = signal<Outbox>([])
let owner: string | null = null
let wake: (() => void) | null = null
let running = false

const key = () => `outbox.${owner}`
function write(change: (box: Outbox) => Outbox): void {
  if (owner === null) return
  const next = change(merge(load<Outgoing[]>(key()) ?? [], outbox.value))
  outbox.value = next
  save(key(), persisted(next))
}

/** After sign-in: whatever this person wrote here and is not acknowledged goes on its way. */
export function openOutbox(workerId: string): void {
  owner = workerId
  outbox.value = load<Outgoing[]>(key()) ?? []
  onStored(key(), () => {
    outbox.value = merge(load<Outgoing[]>(key()) ?? [], outbox.value)
  })
  void run()
}
export function closeOutbox(): void {
  owner = null
  outbox.value = []
}

export function sendReply(message: Omit<Outgoing, 'messageId' | 'at' | 'state' | 'problem'>): void {
  write((box) => enqueue(box, { ...message, messageId: newId('msg'), at: serverNow() }))
  void run()
}
export function sendAgain(messageId: string, epoch: number): void {
  write((box) => again(box, messageId, epoch, newId('msg'), serverNow()))
  void run()
}
export const dropOutgoing = (messageId: string): void => write((box) => drop(box, messageId))
export const settleOutbox = (seen: ReadonlySet<string>): void => {
  if (settle(outbox.value, seen) !== outbox.value) outbox.value = settle(outbox.value, seen)
}
export const pendingSince = (): number | null => oldestWaiting(outbox.value)

/** The line is back: try at once instead of waiting for the next turn. */
export const wakeOutbox = (): void => {
  wake?.()
  void run()
}

async function run(): Promise<void> {
  if (running || owner === null) return
  running = true
  try {
    if ('locks' in navigator) await navigator.locks.request(`warmline-${key()}`, drain)
    else await drain()
  } finally {
    running = false
  }
}

async function drain(): Promise<void> {
  for (let attempt = 0; owner !== null; ) {
    outbox.value = merge(load<Outgoing[]>(key()) ?? [], outbox.value)
    const message = nextToSend(outbox.value)
    if (message === null) return
    const waitMs = await sendOne(message)
    attempt = waitMs === null ? 0 : attempt + 1
    if (waitMs !== null) await pause(Math.max(waitMs, jitter(attempt, Math.random)))
  }
}

/** null = settled one way or the other; a number = not taken now, try again after at least so many ms. */
async function sendOne(m: Outgoing): Promise<number | null> {
  const body = {
    messageId: m.messageId,
    epoch: m.epoch,
    text: m.text,
    ...(m.attachments.length > 0 ? { attachments: m.attachments.map((a) => a.attachmentId) } : {}),
    ...(m.draftId === null ? {} : { draftId: m.draftId }),
  }
  const result = await call('sendReply', { params: { itemId: m.itemId }, body, key: m.messageId, retries: 0 })
  if (result.ok) {
    write((box) => acknowledge(box, m.messageId))
    return null
  }
  if (!isFinal(result.problem)) return result.retryAfterMs ?? 0
  const { code, title, remedy } = result.problem
  write((box) => refuse(box, m.messageId, { code, title, remedy }))
  return null
}

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
