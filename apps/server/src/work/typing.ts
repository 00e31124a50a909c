import type { WorkItem } from '@warmline/core'
import { ephemeralTopic } from '../platform/sockets/presenter.ts'
import type { Services } from '../services.ts'
import { holderOf } from './answers.ts'
import { audience } from './presenter.ts'

/** Not stored, may be lost. A contact's typing goes to who holds the conversation, a worker's to the contact. */
export function tellTyping(
  services: Services,
  workspaceId: string,
  item: WorkItem,
  { by, name }: { by: 'contact' | 'worker' | 'ai'; name: string | null },
): void {
  const holder = holderOf(item)
  const to =
    by === 'contact' ? (holder === null ? null : audience.worker(holder)) : audience.contact(item.contactId)
  if (to !== null)
    services.bus.publishEphemeral(workspaceId, ephemeralTopic(to), {
      t: 'typing',
      itemId: item.itemId,
      by,
      name,
    })
}
