import { limits } from '@warmline/contracts/words'
import { announce, toast } from '@warmline/ui'
import { heldAssignments } from '../model/board.ts'
import { w } from '../words/words.ts'
import { call } from './client.ts'
import { board, dropItem, syncInbox, syncThread } from './store.ts'

let timer: ReturnType<typeof setInterval> | null = null

/**
 * Every 25 s: "I am here and hold these". What the server no longer counts as mine is dropped (a draft of it stays in
 * storage); what it counts as mine and I do not show is fetched.
 */
async function beat(): Promise<void> {
  if (board.value.me === null) return
  const sent = heldAssignments(board.value)
  const result = await call('heartbeat', { body: { assignments: sent }, retries: 0, timeoutMs: 8_000 })
  if (!result.ok) return
  const { drop, take } = result.value
  for (const itemId of drop) {
    // a frame may have moved it on while the answer travelled
    if (!heldAssignments(board.value).some((a) => a.startsWith(`${itemId}@`) && sent.includes(a))) continue
    dropItem(itemId)
    toast({ text: w().live.dropped })
  }
  if (take.length > 0) {
    await syncInbox()
    await Promise.all(take.map((itemId) => syncThread(itemId)))
    announce(w().live.taken)
  }
}

const onVisible = () => {
  if (!document.hidden) void beat()
}

export function startHeartbeat(): void {
  stopHeartbeat()
  timer = setInterval(() => void beat(), limits.heartbeatMs)
  document.addEventListener('visibilitychange', onVisible)
  setTimeout(() => void beat(), 1_500)
}
export function stopHeartbeat(): void {
  if (timer !== null) clearInterval(timer)
  timer = null
  document.removeEventListener('visibilitychange', onVisible)
}
