import type { ContactState, Frame, ThreadView } from '@warmline/contracts'
import { applyView } from '@warmline/core'
import { messageIdsOf } from '../model.ts'
import type { Outbox, OutboxEntry } from '../outbox.ts'
import type { Session } from '../session.ts'
import { settled } from './deliver.ts'
import { typingAfter, withThread } from './threads.ts'

const typingMs = 6_000

/** What the server says, put into the model: by whichever line brings it. */
export interface Feed {
  snapshot(contact: ContactState): void
  thread(thread: ThreadView): void
  frame(frame: Frame): void
  /** The server took a command; one that opened a conversation has its id now. */
  accepted(entry: OutboxEntry, itemId: string | undefined): void
}

export function feedOf(session: Session): Feed {
  const { get, update } = session.store
  let ackedAt = 0
  const thread = (view: ThreadView) => {
    const { contact, outbox } = get()
    if (contact) update({ contact: withThread(contact, view) })
    const settle = (box: Outbox) => settled(box, view.head.itemId, messageIdsOf(view))
    if (settle(outbox) !== outbox) session.change(settle)
  }
  return {
    snapshot(contact) {
      update({ contact, front: contact.front })
      for (const view of contact.threads) thread(view)
    },
    thread,
    frame(frame) {
      if (frame.t === 'typing' && frame.by !== 'contact') {
        const { itemId, by, name } = frame
        update({ typing: { itemId, by, name, until: session.now() + typingMs } })
      }
      if (frame.t !== 'event') return
      if (frame.fresh) thread(frame.fresh)
      else if (frame.item) {
        const { entries = [], itemId } = frame.item
        const last = entries.at(-1)
        if (last && Date.now() - ackedAt < 3_000) {
          // what we have just sent comes back with the server's time on it
          const seen = last.at - Date.now()
          session.offsetMs = Math.abs(seen) > 5_000 ? seen : 0
          update({ now: session.now() })
        }
        update(({ typing }) => ({ typing: typingAfter(typing, itemId, entries) }))
        const known = get().contact?.threads.find(({ head }) => head.itemId === itemId)
        if (known) thread(applyView(known, frame.item))
      }
    },
    accepted({ command, key }, itemId) {
      ackedAt = Date.now()
      if (command.name === 'openConversation' && itemId && get().chosen === key) update({ chosen: itemId })
    },
  }
}
