import { expect, it } from 'vitest'
import { encodeCursor } from './cursor.ts'
import { createHub } from './hub.ts'
import { poll } from './poll.ts'

it('a node that has not found the log yet gives the cursor back that was asked with, and nobody reads all again', async () => {
  const hub = createHub({
    store: { head: () => new Promise(() => undefined), read: async () => [] },
    bus: {
      publish: () => undefined,
      onHint: () => () => undefined,
      publishEphemeral: () => undefined,
      onEphemeral: () => () => undefined,
      close: async () => undefined,
    },
    onCommitted: () => () => undefined,
    presenter: { prepare: () => Promise.reject(new Error('nothing to show')) },
    onError: (error) => {
      throw error
    },
  })
  const viewer = { workspaceId: 'ws_a', audiences: ['contact:ctc_a'] }
  const after = encodeCursor('ws_a', { lane: 0, position: 605 })
  expect(await poll(hub, viewer as never, after, 0, new AbortController().signal)).toEqual({
    cursor: after,
    frames: [],
  })
  hub.close()
})
