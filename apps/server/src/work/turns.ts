import type { Turn } from '@warmline/ai'
import type { EventOf } from '@warmline/contracts'
import type { Store } from '../platform/ports.ts'
import type { Contents } from './contents.ts'

export interface TurnSources {
  store: Pick<Store, 'history'>
  texts: Contents['texts']
}

const turnsKept = 20
const historyPage = 200

/** What was lately said in a conversation, most recent last; status lines are left out. */
export async function recentTurns(
  { store, texts }: TurnSources,
  workspaceId: string,
  itemId: string,
): Promise<Turn[]> {
  const messages: EventOf<'message.appended'>[] = []
  for (let after = 0; ; ) {
    const page = await store.history(workspaceId, itemId, after, historyPage)
    for (const { event } of page) if (event.type === 'message.appended') messages.push(event)
    const last = page.at(-1)
    if (!last || page.length < historyPage) break
    after = last.version
  }
  const recent = messages.slice(-turnsKept)
  const bodies = await texts(
    workspaceId,
    recent.map((message) => message.contentId),
  )
  return recent.flatMap((message): Turn[] => {
    const text = bodies.get(message.contentId)
    return text && message.from.by !== 'system' ? [{ from: message.from.by, text }] : []
  })
}
