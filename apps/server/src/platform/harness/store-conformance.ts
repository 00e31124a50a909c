import type { Event } from '@warmline/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chainStart } from '../hash-chain.ts'
import type { Store } from '../ports.ts'
import { verifyWorkspace } from '../verify.ts'
import { aCommit, afterwards, freshWorkspace, ids, testActor, topicSet } from './commits.ts'
import { alarmCases, cursorCases, findCases } from './store-conformance-work.ts'

export interface StoreUnderTest {
  store: Store
  close(): Promise<void>
}

function logCases(of: () => Store) {
  it('gives positions without a gap over subjects, and reads them back', async () => {
    const workspaceId = freshWorkspace()
    const first = aCommit({ workspaceId, events: [topicSet('one'), topicSet('two')] })
    const second = aCommit({ workspaceId })
    expect(await of().commit(first)).toEqual({ status: 'committed', firstPosition: 1, lastPosition: 2 })
    expect(await of().commit(second)).toEqual({ status: 'committed', firstPosition: 3, lastPosition: 3 })
    const third = afterwards(first)
    expect(await of().commit(third)).toEqual({ status: 'committed', firstPosition: 4, lastPosition: 4 })
    expect(await of().head(workspaceId, 0)).toBe(4)
    const read = await of().read(workspaceId, 0, 1, 10)
    expect(read.map((e) => [e.position, e.subjectId, e.version])).toEqual([
      [2, first.subjectId, 2],
      [3, second.subjectId, 1],
      [4, first.subjectId, 3],
    ])
    expect(read[0]).toMatchObject({
      workspaceId,
      lane: 0,
      actor: testActor,
      at: 1_000,
      event: topicSet('two'),
    })
    expect((await of().history(workspaceId, first.subjectId, 1, 10)).map((e) => e.version)).toEqual([2, 3])
    expect(await verifyWorkspace(of(), workspaceId)).toMatchObject({ ok: true, events: 4, subjects: 2 })
  })

  it('loads the state row as it was written last', async () => {
    const workspaceId = freshWorkspace()
    const commit = aCommit({ workspaceId, state: { deep: { list: [1, null, 'å'] } } })
    expect(await of().load(workspaceId, commit.subjectId)).toBeUndefined()
    await of().commit(commit)
    const stored = await of().load(workspaceId, commit.subjectId)
    expect(stored).toMatchObject({
      version: 1,
      subjectKind: 'work-item',
      state: { deep: { list: [1, null, 'å'] } },
    })
    expect(Buffer.from(stored!.hash).equals(commit.entries[0]!.hash)).toBe(true)
  })

  it('reads only the ledger by type', async () => {
    const workspaceId = freshWorkspace()
    const kept: Event = { type: 'promise.withdrawn', promiseId: ids.next('prm'), withdrawnAt: 5 }
    await of().commit(aCommit({ workspaceId, events: [topicSet('one'), kept, topicSet('two')] }))
    expect((await of().readLedger(workspaceId, 0, 0, 10)).map((e) => e.position)).toEqual([2])
    expect(await of().readLedger(workspaceId, 0, 2, 10)).toEqual([])
  })

  it('keeps contents, and sees no other workspace', async () => {
    const workspaceId = freshWorkspace()
    const content = {
      contentId: ids.next('cnt'),
      ownerId: 'ctc_1',
      kind: 'message',
      nonce: new Uint8Array([1, 2]),
      ciphertext: new Uint8Array([0, 255, 3]),
      hash: 'h',
    }
    await of().commit(aCommit({ workspaceId, contents: [content] }))
    const [row] = await of().contents(workspaceId, [content.contentId, 'cnt_missing'])
    expect({ ...row, nonce: [...row!.nonce], ciphertext: [...row!.ciphertext] }).toEqual({
      ...content,
      nonce: [1, 2],
      ciphertext: [0, 255, 3],
    })
    expect(await of().contents(freshWorkspace(), [content.contentId])).toEqual([])
  })

  it('answers a batch over workspaces one by one, in the order of asking', async () => {
    const [one, two] = [freshWorkspace(), freshWorkspace()]
    const stale = aCommit({ workspaceId: one, expectedVersion: 3 })
    const results = await of().commitBatch([
      aCommit({ workspaceId: two }),
      aCommit({ workspaceId: one }),
      stale,
      aCommit({ workspaceId: two }),
      aCommit({ workspaceId: one, lane: 1 }),
    ])
    expect(results).toEqual([
      { status: 'committed', firstPosition: 1, lastPosition: 1 },
      { status: 'committed', firstPosition: 1, lastPosition: 1 },
      { status: 'stale', version: 0 },
      { status: 'committed', firstPosition: 2, lastPosition: 2 },
      { status: 'committed', firstPosition: 1, lastPosition: 1 },
    ])
    expect(await of().load(one, stale.subjectId)).toBeUndefined()
    const heads = await of().acrossHeads()
    expect(heads.filter((h) => h.workspaceId === one || h.workspaceId === two)).toHaveLength(3)
  })

  it('writes what waits in one lane at once, new and known subjects, and the same answers when one is refused', async () => {
    const workspaceId = freshWorkspace()
    const idempotency = (key: string) => ({ scope: 's', key, requestHash: 'h', response: { said: key } })
    const firsts = ['a', 'b', 'c', 'd'].map((key) =>
      aCommit({
        workspaceId,
        messageKeys: [key],
        idempotency: idempotency(key),
        events: [topicSet(key), topicSet('x')],
      }),
    )
    const committed = (firstPosition: number, events: number) => ({
      status: 'committed',
      firstPosition,
      lastPosition: firstPosition + events - 1,
    })
    expect(await of().commitBatch(firsts)).toEqual([1, 3, 5, 7].map((at) => committed(at, 2)))
    const next = firsts.map((first) => afterwards(first))
    expect(await of().commitBatch([...next, aCommit({ workspaceId })])).toEqual(
      [9, 10, 11, 12, 13].map((at) => committed(at, 1)),
    )
    const [one, two, three] = next.map((commit, n) =>
      afterwards(commit, { messageKeys: [n === 1 ? 'b' : 'new'] }),
    )
    const twice = aCommit({ workspaceId, idempotency: idempotency('twice') })
    const again = aCommit({ workspaceId, idempotency: idempotency('twice') })
    expect(await of().commitBatch([one!, two!, three!, twice, again])).toEqual([
      committed(14, 1),
      { status: 'repeated-message', messageKey: 'b', position: 4, version: 2 },
      committed(15, 1),
      committed(16, 1),
      { status: 'repeated', response: { said: 'twice', position: 16, version: 1 } },
    ])
    expect(await of().load(workspaceId, next[0]!.subjectId)).toMatchObject({ version: 4, state: { n: 4 } })
    expect(await of().repeated(workspaceId, 's', 'c')).toMatchObject({
      response: { position: 6, version: 2 },
    })
    expect(await of().head(workspaceId, 0)).toBe(16)
  })
}

function refusalCases(of: () => Store) {
  it('refuses a stale version and writes nothing', async () => {
    const first = aCommit({ workspaceId: freshWorkspace() })
    await of().commit(first)
    const rival = aCommit({ ...first, events: [topicSet('other')], previous: chainStart })
    expect(await of().commit(rival)).toEqual({ status: 'stale', version: 1 })
    expect(await of().commit(afterwards(first, { expectedVersion: 7 }))).toEqual({
      status: 'stale',
      version: 1,
    })
    expect(await of().head(first.workspaceId, 0)).toBe(1)
  })

  it('answers the same commit sent again with its first positions', async () => {
    const first = aCommit({
      workspaceId: freshWorkspace(),
      messageKeys: ['m'],
      events: [topicSet('a'), topicSet('b')],
    })
    const keyed = aCommit({
      workspaceId: first.workspaceId,
      idempotency: { scope: 's', key: 'k', requestHash: 'h', response: {} },
    })
    for (const commit of [first, keyed]) {
      const answer = await of().commit(commit)
      await of().commit(aCommit({ workspaceId: commit.workspaceId }))
      expect(await of().commit(commit)).toEqual(answer)
    }
    await of().commit(afterwards(first))
    expect(await of().commit(first)).toEqual({ status: 'committed', firstPosition: 1, lastPosition: 2 })
    expect(await of().head(first.workspaceId, 0)).toBe(6)
  })

  it('answers a repeated idempotency key with the first response, and another body with a refusal', async () => {
    const workspaceId = freshWorkspace()
    const idempotency = { scope: 'contact', key: 'k', requestHash: 'h', response: { itemId: 'wi_1' } }
    await of().commit(aCommit({ workspaceId }))
    await of().commit(aCommit({ workspaceId, idempotency }))
    const response = { itemId: 'wi_1', position: 2, version: 1 }
    expect(await of().commit(aCommit({ workspaceId, idempotency }))).toEqual({ status: 'repeated', response })
    expect(await of().repeated(workspaceId, 'contact', 'k')).toEqual({ requestHash: 'h', response })
    expect(await of().repeated(workspaceId, 'worker', 'k')).toBeUndefined()
    const other = { ...idempotency, requestHash: 'other' }
    expect(await of().commit(aCommit({ workspaceId, idempotency: other }))).toEqual({
      status: 'repeated-differently',
    })
    expect(await of().head(workspaceId, 0)).toBe(2)
    expect(await of().forgetIdempotency(workspaceId, 1_000, 10)).toBe(0)
    expect(await of().forgetIdempotency(workspaceId, 1_001, 0)).toBe(0)
    expect(await of().forgetIdempotency(workspaceId, 1_001, 10)).toBe(1)
    expect(await of().repeated(workspaceId, 'contact', 'k')).toBeUndefined()
  })

  it('remembers the key of a command that changed nothing', async () => {
    const workspaceId = freshWorkspace()
    const idempotency = { scope: 's', key: 'k', requestHash: 'h', response: { subjectId: 'x' } }
    const nothing = aCommit({ workspaceId, events: [], idempotency })
    expect((await of().commit(nothing)).status).toBe('committed')
    expect(await of().load(workspaceId, nothing.subjectId)).toBeUndefined()
    expect(await of().head(workspaceId, 0)).toBe(0)
    expect(await of().commit(nothing)).toMatchObject({
      status: 'repeated',
      response: { subjectId: 'x', position: 0 },
    })
  })

  it('answers a repeated message key with the first message', async () => {
    const first = aCommit({ workspaceId: freshWorkspace(), messageKeys: ['m1'] })
    await of().commit(first)
    const again = afterwards(first, { messageKeys: ['m1'] })
    expect(await of().commit(again)).toEqual({
      status: 'repeated-message',
      messageKey: 'm1',
      position: 1,
      version: 1,
    })
    const elsewhere = aCommit({ workspaceId: first.workspaceId, messageKeys: ['m1'] })
    expect((await of().commit(elsewhere)).status).toBe('committed')
  })

  it('takes, requires and frees reservations together with the events', async () => {
    const workspaceId = freshWorkspace()
    const holder = aCommit({ workspaceId, reservations: [{ op: 'take', key: 'slot', detail: 'd' }] })
    const rival = aCommit({ workspaceId, reservations: [{ op: 'take', key: 'slot' }] })
    const needing = aCommit({ workspaceId, reservations: [{ op: 'require', key: 'slot' }] })
    expect(await of().commit(needing)).toEqual({ status: 'reservation-missing', key: 'slot' })
    expect((await of().commit(holder)).status).toBe('committed')
    expect(await of().commit(rival)).toEqual({ status: 'reservation-taken', key: 'slot' })
    expect((await of().commit(needing)).status).toBe('committed')
    expect(await of().load(workspaceId, rival.subjectId)).toBeUndefined()
    const again = afterwards(holder, { reservations: [{ op: 'take', key: 'slot' }] })
    expect((await of().commit(again)).status).toBe('committed')
    const notMine = aCommit({ workspaceId, reservations: [{ op: 'free', key: 'slot' }] })
    expect((await of().commit(notMine)).status).toBe('committed')
    expect((await of().commit(rival)).status).toBe('reservation-taken')
    const free = afterwards(again, { reservations: [{ op: 'free', key: 'slot' }] })
    const results = await of().commitBatch([free, rival])
    expect(results.map((result) => result.status)).toEqual(['committed', 'committed'])
  })
}

/** The suite that every Store is held to. */
export function storeConformance(name: string, open: () => Promise<StoreUnderTest>) {
  describe(name, () => {
    let opened: StoreUnderTest
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened?.close())
    const of = () => opened.store
    logCases(of)
    refusalCases(of)
    findCases(of)
    alarmCases(of)
    cursorCases(of)
  })
}
