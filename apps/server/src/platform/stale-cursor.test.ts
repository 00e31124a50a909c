import type { Reaction } from '@warmline/core'
import { expect, it } from 'vitest'
import { createManualClock, memoryWorld, type NoteState, startTestNode } from './harness/test-node.ts'
import type { Store } from './ports.ts'

/** The alarm's date follows from what the reaction found, as that of a promise that was moved does. */
const reminding: Reaction = {
  name: 'reminding',
  on: ['topic.set'],
  needs: (entry) => [{ subjectKind: 'work-item', subjectId: entry.subjectId, limit: 1 }],
  react(_entry, [found]) {
    const topics = (found?.[0]?.state as NoteState | undefined)?.topics.length ?? 0
    const run = { command: { do: 'close' as const }, subjectId: 'wi_1', subjectKind: 'work-item' as const }
    return { alarms: [{ key: 'remind', dueAt: 1_000_000_000 + topics, run }], commands: [] }
  },
}

it('a node that was asleep past its lease sets no alarm over a newer one', async () => {
  const clock = createManualClock()
  const world = memoryWorld(clock)
  const looked = Promise.withResolvers<void>()
  const awake = Promise.withResolvers<void>()
  const find: Store['find'] = async (...asked) => {
    const found = await world.store.find(...asked)
    looked.resolve()
    await awake.promise
    return found
  }
  const sleeper = startTestNode({ ...world, store: { ...world.store, find } }, { reactions: [reminding] })
  const other = startTestNode(world, { reactions: [reminding] })
  await other.run({ do: 'add', topic: 'first' })
  const sleeping = sleeper.reactions.step()
  await looked.promise
  clock.advance(60_000)
  await other.run({ do: 'add', topic: 'second' })
  await other.reactions.step()
  expect(await world.store.acrossNextAlarm()).toBe(1_000_000_002)
  awake.resolve()
  await sleeping.catch(() => undefined)
  expect(await world.store.acrossNextAlarm()).toBe(1_000_000_002)
})
