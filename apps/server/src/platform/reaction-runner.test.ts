import type { LogEntry, Reaction } from '@warmline/core'
import { describe, expect, it } from 'vitest'
import { createManualClock, memoryWorld, type NoteCommand, startTestNode } from './harness/test-node.ts'
import { StoreUnavailable } from './ports.ts'

const copyTo = (command: NoteCommand, subjectId: string) => ({
  command,
  subjectId,
  subjectKind: 'work-item' as const,
})

/** Each topic set on wi_1 is copied to wi_2, with an alarm first. */
const copies: Reaction = {
  name: 'copies',
  on: ['topic.set'],
  needs: (entry) => [{ subjectKind: 'work-item', subjectId: entry.subjectId, limit: 1 }],
  react(entry, [found], now) {
    if (entry.subjectId !== 'wi_1' || entry.event.type !== 'topic.set' || !found?.[0])
      return { alarms: [], commands: [] }
    const command = copyTo({ do: 'add', topic: entry.event.topic }, 'wi_2')
    return {
      alarms: [{ key: `late:${entry.position}`, dueAt: now + 1_000, run: command }],
      commands: [command],
    }
  },
}

const topicsOf = (state: unknown) => (state as { topics: string[] } | undefined)?.topics

describe('reaction runner', () => {
  it('follows the log by hints and moves its cursor last', async () => {
    const world = memoryWorld()
    const node = startTestNode(world, { reactions: [copies], reactionOptions: { saveCursorMs: 0 } })
    node.reactions.start()
    await node.run({ do: 'add', topic: 'a' })
    await node.run({ do: 'add', topic: 'b' })
    await node.signals.wait('reaction-command-issued', (d) => (d as { entry: LogEntry }).entry.version === 2)
    await node.reactions.stop()
    expect(topicsOf((await world.store.load('ws_a', 'wi_2'))?.state)).toEqual(['a', 'b'])
    const head = await world.store.head('ws_a', 0)
    expect(await world.store.claimCursor('ws_a', 0, 'main', 'another', Date.now(), 1)).toBe(head)
  })

  it('reacts to the newest entry of a page only, where a reaction looks at the world', async () => {
    const world = memoryWorld()
    const looked: number[] = []
    const looking: Reaction = {
      name: 'looking',
      newestOnly: true,
      on: ['topic.set'],
      needs: () => [],
      react(entry) {
        looked.push(entry.position)
        return { alarms: [], commands: [] }
      },
    }
    const node = startTestNode(world, { reactions: [looking] })
    for (const topic of ['a', 'b', 'c']) await node.run({ do: 'add', topic })
    while ((await node.reactions.step()) > 0);
    expect(looked).toEqual([await world.store.head('ws_a', 0)])
    await node.run({ do: 'add', topic: 'd' })
    while ((await node.reactions.step()) > 0);
    expect(looked).toHaveLength(2)
    await node.reactions.stop()
  })

  it.each(['reaction-alarms-set', 'reaction-command-issued', 'reaction-cursor-moving'])(
    'a power cut at %s: the next node does the rest, effects happen once',
    async (moment) => {
      const clock = createManualClock()
      const world = memoryWorld(clock)
      const writing = startTestNode(world)
      await writing.run({ do: 'add', topic: 'a' })
      await writing.run({ do: 'add', topic: 'b' })
      const dark = Promise.withResolvers<never>()
      const reached = Promise.withResolvers<void>()
      const store = { ...world.store }
      const cut = () => {
        reached.resolve()
        // Nothing this node does from now on reaches the store.
        for (const name of Object.keys(store)) Object.assign(store, { [name]: () => dark.promise })
        return undefined
      }
      const dying = startTestNode(
        { ...world, store },
        {
          reactions: [copies],
          reactionOptions: {
            signal: (name) => (name === moment ? cut() : undefined),
            leaseMs: 1_000,
            concurrency: 1,
          },
        },
      )
      void dying.reactions.step()
      await reached.promise
      clock.advance(1_000)
      const next = startTestNode(world, { reactions: [copies] })
      await next.reactions.step()
      expect(topicsOf((await world.store.load('ws_a', 'wi_2'))?.state)).toEqual(['a', 'b'])
      const due = await world.store.acrossClaimAlarms(clock.now() + 10_000, 'n', 1, 10, 10)
      expect(due.map((alarm) => alarm.key).sort()).toEqual(['late:1', 'late:2'])
    },
  )

  it('two nodes: one has the lease, the other takes over when it stops', async () => {
    const world = memoryWorld(createManualClock())
    const [one, two] = [
      startTestNode(world, { reactions: [copies] }),
      startTestNode(world, { reactions: [copies] }),
    ]
    await one.run({ do: 'add', topic: 'a' })
    expect(await one.reactions.step()).toBeGreaterThan(0)
    await two.run({ do: 'add', topic: 'b' })
    expect(await two.reactions.step()).toBe(0)
    await one.reactions.stop()
    expect(await two.reactions.step()).toBeGreaterThan(0)
    expect(topicsOf((await world.store.load('ws_a', 'wi_2'))?.state)).toEqual(['a', 'b'])
  })

  it('a poison event parks its subject only, visibly; later it is run again', async () => {
    const world = memoryWorld()
    let isBroken = true
    const seen: string[] = []
    const fragile: Reaction = {
      name: 'fragile',
      on: ['topic.set'],
      needs: () => [],
      react(entry) {
        if (entry.event.type === 'topic.set' && entry.event.topic === 'poison' && isBroken)
          throw new Error('poison')
        seen.push(`${entry.subjectId} ${entry.version}`)
        return { alarms: [], commands: [] }
      },
    }
    const node = startTestNode(world, {
      reactions: [fragile, copies],
      reactionOptions: { tries: 2, leaseMs: 20 },
    })
    await node.run({ do: 'add', topic: 'fine' })
    await node.run({ do: 'add', topic: 'poison' })
    await node.run({ do: 'add', topic: 'after' })
    await node.run({ do: 'add', topic: 'other' }, { subjectId: 'wi_9' })
    await node.reactions.step()
    expect(seen.sort()).toEqual(['wi_1 1', 'wi_2 1', 'wi_9 1'])
    const parked = await world.store.parkedList('ws_a')
    expect(parked).toMatchObject([
      { reaction: 'fragile', subjectId: 'wi_1', position: 2, error: 'poison' },
      { reaction: 'fragile', subjectId: 'wi_2', error: 'poison' },
    ])
    expect(topicsOf((await world.store.load('ws_a', 'wi_2'))?.state)).toEqual(['fine', 'poison', 'after'])
    isBroken = false
    seen.length = 0
    expect(await node.reactions.retryParked('ws_a', 'fragile', 'wi_1')).toBe(true)
    expect(await node.reactions.retryParked('ws_a', 'fragile', 'wi_1')).toBe(false)
    expect(seen).toEqual(['wi_1 2', 'wi_1 3'])
    expect(await world.store.parkedList('ws_a')).toHaveLength(1)
  })

  it('what was parked is tried again, what happens meanwhile is not passed over, and what fails again stays', async () => {
    const world = memoryWorld()
    const seen: string[] = []
    let mended = ''
    const fragile: Reaction = {
      name: 'fragile',
      on: ['topic.set'],
      needs: () => [],
      react: ({ subjectId, event }) => {
        if (subjectId !== mended) throw new Error('poison')
        seen.push(event.type === 'topic.set' ? event.topic : '')
        return { alarms: [], commands: [] }
      },
    }
    const store = {
      ...world.store,
      async unpark(...of: Parameters<typeof world.store.unpark>) {
        await node.run({ do: 'add', topic: 'meanwhile' })
        await node.reactions.step()
        await world.store.unpark(...of)
      },
    }
    const node = startTestNode(
      { ...world, store },
      { reactions: [fragile], reactionOptions: { leaseMs: 20 } },
    )
    await node.run({ do: 'add', topic: 'first' })
    await node.run({ do: 'add', topic: 'other' }, { subjectId: 'wi_2' })
    await node.reactions.step()
    expect(await world.store.parkedList('ws_a')).toHaveLength(2)
    mended = 'wi_1'
    const failed: string[] = []
    await node.reactions.retryAllParked((_error, { workspaceId, subjectId }) =>
      failed.push(`${workspaceId} ${subjectId}`),
    )
    expect(seen).toEqual(['first', 'meanwhile'])
    expect(failed).toEqual(['ws_a wi_2'])
    expect(await world.store.parkedList('ws_a')).toMatchObject([{ subjectId: 'wi_2' }])
    await node.run({ do: 'add', topic: 'after' })
    await node.reactions.step()
    expect(seen).toEqual(['first', 'meanwhile', 'after'])
  })

  it('a database that is away parks nothing', async () => {
    const world = memoryWorld()
    let isAway = true
    const store = {
      ...world.store,
      setAlarms: async (...args: Parameters<typeof world.store.setAlarms>) => {
        if (isAway) throw new StoreUnavailable('away')
        return world.store.setAlarms(...args)
      },
    }
    const node = startTestNode({ ...world, store }, { reactions: [copies] })
    await node.run({ do: 'add', topic: 'a' })
    await node.reactions.step()
    await node.signals.wait('reaction-page-failed')
    expect(await world.store.parkedList('ws_a')).toEqual([])
    isAway = false
    expect(await node.reactions.step()).toBeGreaterThan(0)
    expect(topicsOf((await world.store.load('ws_a', 'wi_2'))?.state)).toEqual(['a'])
  })
})
