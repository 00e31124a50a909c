import type { Reaction } from '@warmline/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabaseBus } from './bus.ts'
import { type OpenTestDatabase, openTestDatabase } from './harness/test-database.ts'
import { type NoteState, noteDecider, realClock, startTestNode } from './harness/test-node.ts'
import { createKeyStore } from './store-keys.ts'
import { openNotifyConnection } from './store-notify.ts'
import { verifyWorkspace } from './verify.ts'

/**
 * Each topic on a wi_… is copied to its mirror at once, and once more by an alarm. The alarm's date follows from the
 * entry, as in the product: it names the command, so that a reaction that runs again does not make another one.
 */
const mirror: Reaction = {
  name: 'mirror',
  on: ['topic.set'],
  needs: (entry) => [{ subjectKind: 'work-item', subjectId: entry.subjectId, limit: 1 }],
  react(entry, [found]) {
    if (!entry.subjectId.startsWith('wi_') || entry.event.type !== 'topic.set' || !found?.[0])
      return { alarms: [], commands: [] }
    const subjectId = `mirror_${entry.subjectId}`
    const command = (topic: string) => ({
      command: { do: 'add', topic },
      subjectId,
      subjectKind: 'work-item' as const,
    })
    const { topic } = entry.event
    return {
      alarms: [{ key: `again:${entry.position}`, dueAt: entry.at + 20, run: command(`again-${topic}`) }],
      commands: [command(topic)],
    }
  },
}

describe('two nodes on one database', () => {
  let test: OpenTestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test?.close())

  function startNode(nodeId: string) {
    const bus = createDatabaseBus({
      nodeId,
      connect: (onPayload, onDead) => openNotifyConnection(test.app, onPayload, onDead),
      readHeads: test.store.acrossHeads,
      pollMs: 200,
    })
    const world = { store: test.store, keys: createKeyStore(test.db), bus, clock: realClock }
    const node = startTestNode(world, {
      reactions: [mirror],
      reactionOptions: { pollMs: 200, leaseMs: 500 },
      alarmOptions: { pollMs: 100, leaseMs: 2_000 },
    })
    node.reactions.start()
    node.alarms.start()
    const stop = async () => {
      await node.reactions.stop()
      await node.alarms.stop()
      await node.committer.drain()
      await bus.close()
    }
    return { ...node, stop }
  }

  async function until(isDone: () => Promise<boolean>) {
    await expect.poll(isDone).toBe(true)
  }

  it('everything happens once, while connections are cut and one node stops in the middle', async () => {
    const [one, two] = [startNode('n1'), startNode('n2')]
    const topics = Array.from({ length: 40 }, (_, n) => `t${n}`)
    const results = await Promise.all(
      topics.map(async (topic, n) => {
        if (n === 10 || n === 25)
          await test.asOwner(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'warmline%' and datname = current_database() and pid <> pg_backend_pid()",
          )
        const node = n % 2 === 0 ? one : two
        return node.run(
          { do: 'add', topic },
          { subjectId: `wi_${n % 4}`, alwaysRetry: true, idempotency: { scope: 's', key: topic } },
        )
      }),
    )
    expect(results.filter((result) => !result.ok)).toEqual([])
    await one.stop()
    const mirrored = async () => {
      const states = await Promise.all([0, 1, 2, 3].map((n) => test.store.load('ws_a', `mirror_wi_${n}`)))
      return states.flatMap((stored) => (stored?.state as NoteState | undefined)?.topics ?? [])
    }
    await until(async () => (await mirrored()).length >= 80)
    await until(async () => (await test.store.acrossNextAlarm()) === undefined)
    await two.stop()
    expect((await mirrored()).sort()).toEqual([...topics, ...topics.map((topic) => `again-${topic}`)].sort())
    expect(await test.store.parkedList('ws_a')).toEqual([])
    const deciders = { 'work-item': noteDecider }
    expect(await verifyWorkspace(test.store, 'ws_a', { deciders })).toMatchObject({ ok: true, events: 120 })
  })
})
