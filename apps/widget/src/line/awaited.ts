import { type Model, messageIdsOf } from '../model.ts'
import { messageIdOf } from '../outbox.ts'

/** Since when something waits for the server: an answer, or the event of a word that it took; null = nothing. */
export const awaitedSince = ({ contact, outbox }: Pick<Model, 'contact' | 'outbox'>): number | null =>
  outbox.find(({ state, command, itemId }) => {
    if (state !== 'acked') return state === 'queued'
    const id = messageIdOf(command)
    const thread = id && contact?.threads.find(({ head }) => head.itemId === itemId)
    return thread && !messageIdsOf(thread).has(id)
  })?.at ?? null
