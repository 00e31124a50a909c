import { describe, expect, it } from 'vitest'
import { memoryWorld, noteDecider, startTestNode } from './harness/test-node.ts'
import type { Commit, Hint, Store } from './ports.ts'
import { verifyWorkspace } from './verify.ts'

const key = (k: string) => ({ idempotency: { scope: 'contact', key: k } })

describe('handle', () => {
  it('decides, writes one transaction, tells the entries in order and gives a hint', async () => {
    const world = memoryWorld()
    const hints: Hint[] = []
    world.bus.onHint((hint) => hints.push(hint))
    const node = startTestNode(world)
    const result = await node.run({ do: 'message', key: 'm1', body: 'hello', ownerId: 'ctc_1' })
    expect(result).toMatchObject({
      ok: true,
      repeated: false,
      response: { subjectId: 'wi_1', position: 2, version: 2 },
    })
    await node.run({ do: 'add', topic: 'x' })
    expect(node.committed.map((entry) => entry.position)).toEqual([1, 2, 3])
    expect(hints.map((hint) => hint.position)).toEqual([2, 3])
    const deciders = { 'work-item': noteDecider }
    expect(await verifyWorkspace(world.store, 'ws_a', { deciders })).toMatchObject({ ok: true, events: 3 })
  })

  it('keeps the text out of the log: encrypted beside it, named by id and keyed hash', async () => {
    const world = memoryWorld()
    const node = startTestNode(world)
    await node.run({ do: 'message', key: 'm1', body: 'my secret', ownerId: 'ctc_1' })
    const [before, message] = await world.store.read('ws_a', 0, 0, 10)
    expect(before!.event).toMatchObject({ about: { contactId: 'ctc_1', workerId: null } })
    expect(before!.event.contentHashes).toBeUndefined()
    if (message?.event.type !== 'message.appended') throw new Error('no message')
    const { contentId, contentHashes } = message.event
    const rows = await world.store.contents('ws_a', [contentId])
    expect(contentHashes).toEqual({ [contentId]: rows[0]!.hash })
    expect(JSON.stringify([message, rows])).not.toContain('secret')
    expect((await node.crypto.openContents('ws_a', rows)).get(contentId)).toBe('my secret')
  })

  it('runs commands on one subject one after another', async () => {
    const node = startTestNode(memoryWorld())
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) => node.run({ do: 'add', topic: `t${n}` })),
    )
    expect(results.map((result) => result.ok && result.response.version)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 1),
    )
  })

  it('two nodes on one subject: appending always gets through, nothing is lost', async () => {
    const world = memoryWorld()
    const nodes = [startTestNode(world), startTestNode(world)]
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        nodes[n % 2]!.run({ do: 'add', topic: `t${n}` }, { alwaysRetry: true, ...key(`k${n}`) }),
      ),
    )
    expect(results.every((result) => result.ok)).toBe(true)
    expect(await world.store.head('ws_a', 0)).toBe(40)
    expect(await verifyWorkspace(world.store, 'ws_a')).toMatchObject({ ok: true, events: 40 })
  })

  it('gives other commands three tries, then stale-version', async () => {
    const world = memoryWorld()
    let tries = 0
    const store: Store = {
      ...world.store,
      commitBatch: async (commits: readonly Commit[]) => {
        tries += 1
        return commits.map(() => ({ status: 'stale' as const, version: 9 }))
      },
    }
    const result = await startTestNode({ ...world, store }).run({ do: 'add', topic: 'x' })
    expect(result).toEqual({ ok: false, problem: { code: 'stale-version' } })
    expect(tries).toBe(3)
  })

  it('looks at the fresh state before it refuses: another node may have changed it', async () => {
    const world = memoryWorld()
    const [one, two] = [startTestNode(world), startTestNode(world)]
    await one.run({ do: 'add', topic: 'x' })
    await two.run({ do: 'close' })
    expect(await one.run({ do: 'add', topic: 'y' })).toEqual({
      ok: false,
      problem: { code: 'wrong-state', detail: 'closed' },
    })
    expect(await one.run({ do: 'nothing' })).toMatchObject({
      ok: true,
      response: { version: 2, position: 2 },
    })
  })

  it('answers a repeated key with the first result, also when it would be refused now', async () => {
    const world = memoryWorld()
    const node = startTestNode(world)
    const first = await node.run({ do: 'add', topic: 'x' }, key('k1'))
    await node.run({ do: 'close' }, key('k2'))
    const second = await startTestNode(world).run({ do: 'add', topic: 'x' }, key('k1'))
    expect(first).toMatchObject({ ok: true, repeated: false })
    expect(second).toMatchObject({
      ok: true,
      repeated: true,
      response: { subjectId: 'wi_1', position: 1, version: 1 },
    })
    expect(await node.run({ do: 'add', topic: 'other' }, key('k1'))).toEqual({
      ok: false,
      problem: { code: 'idempotency-key-reused' },
    })
    expect(await world.store.head('ws_a', 0)).toBe(2)
  })

  it('remembers the key of a command that changed nothing', async () => {
    const node = startTestNode(memoryWorld())
    await node.run({ do: 'add', topic: 'x' })
    expect(await node.run({ do: 'nothing' }, key('k'))).toMatchObject({ ok: true, response: { position: 1 } })
    await node.run({ do: 'add', topic: 'y' })
    expect(await node.run({ do: 'nothing' }, key('k'))).toMatchObject({
      repeated: true,
      response: { position: 1 },
    })
  })

  it('answers a repeated message key with the first message', async () => {
    const world = memoryWorld()
    const node = startTestNode(world)
    const message = { do: 'message', key: 'm1', body: 'hello', ownerId: 'ctc_1' } as const
    await node.run(message)
    await node.run({ do: 'add', topic: 'x' })
    const again = await node.run(message)
    expect(again).toMatchObject({ ok: true, repeated: true, response: { position: 2, version: 2 } })
    expect(await world.store.head('ws_a', 0)).toBe(3)
  })

  it('refuses another text under a message key that was used', async () => {
    const world = memoryWorld()
    const node = startTestNode(world)
    const message = { do: 'message', key: 'm1', body: 'hello', ownerId: 'ctc_1' } as const
    await node.run(message)
    expect(await node.run({ ...message, body: 'something else' }, key('fresh'))).toMatchObject({
      ok: false,
      problem: { code: 'idempotency-key-reused' },
    })
    expect(await node.run(message, key('fresher'))).toMatchObject({ ok: true, repeated: true })
    expect(await world.store.head('ws_a', 0)).toBe(2)
  })

  it('refuses by reservation, and a bug is thrown and breaks nothing', async () => {
    const node = startTestNode(memoryWorld())
    await node.run({ do: 'add', topic: 'x', take: 'slot' })
    expect(await node.run({ do: 'add', topic: 'x', take: 'slot' }, { subjectId: 'wi_2' })).toEqual({
      ok: false,
      problem: { code: 'reservation-taken', detail: 'slot' },
    })
    await expect(node.run({ do: 'break' })).rejects.toThrow('a bug')
    expect(await node.run({ do: 'add', topic: 'y' })).toMatchObject({ ok: true })
  })

  it('writes nothing more for an erased owner', async () => {
    const world = memoryWorld()
    const node = startTestNode(world)
    const message = (k: string) => ({ do: 'message', key: k, body: 'hello', ownerId: 'ctc_9' }) as const
    await node.run(message('m1'))
    await node.crypto.erase('ws_a', 'ctc_9')
    expect(await node.run(message('m2'))).toEqual({
      ok: false,
      problem: { code: 'wrong-state', detail: 'erased' },
    })
  })
})
