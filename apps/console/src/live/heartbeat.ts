import { effect } from '@preact/signals'
import type { Live, Transport } from '@warmline/client'
import { limits } from '@warmline/contracts/words'
import { hashOfList } from '@warmline/core'
import { announce, toast } from '@warmline/ui'
import { heldAssignments } from '../model/board.ts'
import { w } from '../words/words.ts'
import { call } from './client.ts'
import { board, dropItem, syncInbox, syncThread } from './store.ts'

/**
 * "I am here and hold these": every 25 s as a hash over the socket; the list itself is posted when it changes, when the
 * server asks for it, and every 25 s where there is no socket. The tab that keeps the line speaks for all of them.
 */
let live: Live | null = null
let transport: Transport = null
let undo: (() => void)[] = []
/** hash of the list that the server has, as far as we know */
let posted: string | null = null

/** What the server says about a list: what it no longer counts as mine, what it counts as mine and is not in there. */
interface Verdict {
  sent: string[]
  drop: string[]
  take: string[]
}
const channel = globalThis.BroadcastChannel ? new BroadcastChannel('warmline-held') : null
if (channel) channel.onmessage = ({ data }) => void (live !== null && settle(data as Verdict))

export const heldHash = (): string | null =>
  board.value.me === null ? null : hashOfList(heldAssignments(board.value))

export async function postHeld(): Promise<void> {
  if (board.value.me === null || live?.leads() !== true) return
  const sent = heldAssignments(board.value)
  posted = hashOfList(sent)
  const result = await call('heartbeat', { body: { assignments: sent }, retries: 0, timeoutMs: 8_000 })
  if (!result.ok) {
    posted = null
    return
  }
  const { drop, take } = result.value
  if (drop.length + take.length === 0) return
  channel?.postMessage({ sent, drop, take } satisfies Verdict)
  await settle({ sent, drop, take })
}

/** A draft of what is dropped stays in storage. */
async function settle({ sent, drop, take }: Verdict): Promise<void> {
  for (const itemId of drop) {
    // a frame may have moved it on while the answer travelled
    if (!heldAssignments(board.value).some((a) => a.startsWith(`${itemId}@`) && sent.includes(a))) continue
    dropItem(itemId)
    toast({ text: w().live.dropped })
  }
  const held = heldAssignments(board.value)
  if (take.some((itemId) => !held.some((a) => a.startsWith(`${itemId}@`)))) {
    await syncInbox()
    await Promise.all(take.map((itemId) => syncThread(itemId)))
    announce(w().live.taken)
  }
}

const isOnSocket = () => transport === 'socket' && live?.status() === 'live'

export function lineCarriedBy(next: Transport): void {
  transport = next
}

export function startHeartbeat(line: Live): void {
  stopHeartbeat()
  live = line
  const turn = () => {
    if (!isOnSocket()) void postHeld()
  }
  const timer = setInterval(turn, limits.heartbeatMs)
  const onVisible = () => {
    if (!document.hidden) turn()
  }
  document.addEventListener('visibilitychange', onVisible)
  let soon: ReturnType<typeof setTimeout> | undefined
  undo = [
    () => clearInterval(timer),
    () => clearTimeout(soon),
    () => document.removeEventListener('visibilitychange', onVisible),
    effect(() => {
      if (heldHash() === posted) return
      clearTimeout(soon)
      // what changes together is told together
      soon = setTimeout(() => void (heldHash() !== posted && postHeld()), 300)
    }),
  ]
}
export function stopHeartbeat(): void {
  for (const one of undo) one()
  undo = []
  live = null
  posted = null
}
