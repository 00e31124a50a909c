import { signal } from '@preact/signals'
import type { ItemCard } from '@warmline/contracts'
import { toast } from '@warmline/ui'
import { w } from '../words/words.ts'
import { call, orTell } from './client.ts'

/** Waiting items that are on their way to somebody: on screen before the server has answered. */
export const giving = signal<ReadonlyMap<string, string>>(new Map())

const unmark = (itemId: string) => {
  giving.value = new Map([...giving.value].filter(([id]) => id !== itemId))
}

/** False when it was refused, and the reason has been shown. */
export async function give(card: ItemCard, workerId: string, name: string): Promise<boolean> {
  const { itemId, epoch } = card.head
  if (giving.value.has(itemId)) return false
  giving.value = new Map([...giving.value, [itemId, name]])
  const done = await orTell(call('assignByLead', { params: { itemId }, body: { epoch, workerId } }))
  if (done === null) {
    unmark(itemId)
    return false
  }
  toast({ text: w().act.given(name), ms: 4_000 })
  // the event takes it out of the line; a line that is down must not leave it marked for ever
  setTimeout(() => unmark(itemId), 10_000)
  return true
}
