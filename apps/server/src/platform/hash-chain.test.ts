import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCommit, afterwards, topicSet } from './harness/commits.ts'
import { memoryWorld, noteDecider, startTestNode } from './harness/test-node.ts'
import { canonicalJson, verifyChain } from './hash-chain.ts'
import { createMemoryStore } from './memory-store.ts'
import type { Store, StoredEntry } from './ports.ts'
import { type SubjectHead, verifyWorkspace } from './verify.ts'

describe('canonical JSON', () => {
  it('does not depend on key order and survives a round trip', () => {
    expect(canonicalJson({ b: 1, a: [undefined, { d: undefined, c: 'é"' }] })).toBe(
      '{"a":[null,{"c":"é\\""}],"b":1}',
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

async function written() {
  const store = createMemoryStore()
  const one = aCommit({ subjectId: 'wi_1', events: [topicSet('a'), topicSet('b')] })
  await store.commit(one)
  await store.commit(aCommit({ subjectId: 'wi_2' }))
  await store.commit(afterwards(one, { events: [topicSet('c')] }))
  return store
}

/** The same store with another reading of its log. */
const reading = (
  store: Store,
  change: (entries: readonly StoredEntry[]) => readonly StoredEntry[],
): Store => ({
  ...store,
  positions: async (workspaceId, lane, after, limit) =>
    change(await store.read(workspaceId, lane, after, limit)).map((entry) => entry.position),
  bySubject: async (...args) => change(await store.bySubject(...args)),
})

async function headsOf(store: Store): Promise<SubjectHead[]> {
  const heads: SubjectHead[] = []
  expect(await verifyWorkspace(store, 'ws_a', { onHead: (head) => heads.push(head) })).toMatchObject({
    ok: true,
  })
  return heads
}

const at = (position: number, over: Partial<StoredEntry>) => (entries: readonly StoredEntry[]) =>
  entries.map((entry) => (entry.position === position ? { ...entry, ...over } : entry))

describe('verify', () => {
  it('accepts what was written, and exports heads', async () => {
    const store = await written()
    const result = await verifyWorkspace(store, 'ws_a', { page: 2 })
    expect(result).toMatchObject({ ok: true, events: 4, subjects: 2 })
    const keptHeads = await headsOf(store)
    expect(keptHeads[0]).toMatchObject({ subjectId: 'wi_1', version: 3 })
    expect(verifyChain(await store.history('ws_a', 'wi_1', 0, 10))).toBeUndefined()
    expect(await verifyWorkspace(store, 'ws_a', { keptHeads })).toMatchObject({ ok: true })
  })

  it.each([
    ['an event was changed', at(2, { event: topicSet('forged') }), { position: 2, reason: 'hash-differs' }],
    ['a date was changed', at(3, { at: 5 }), { position: 3, reason: 'hash-differs' }],
    ['a version is missing', at(4, { version: 4 }), { position: 4, reason: 'version-gap' }],
    [
      'an entry is missing',
      (entries: readonly StoredEntry[]) => entries.filter((entry) => entry.position !== 3),
      { position: 3, reason: 'position-gap' },
    ],
    ['the end is missing', () => [], { position: 1, reason: 'position-gap' }],
  ])('names the first bad position when %s', async (_name, change, fault) => {
    const result = await verifyWorkspace(reading(await written(), change), 'ws_a')
    expect(result).toMatchObject({ ok: false, fault })
  })

  it('names a state row that is not the folded log', async () => {
    const world = memoryWorld()
    const node = startTestNode(world)
    await node.run({ do: 'add', topic: 'a' })
    const deciders = { 'work-item': noteDecider }
    expect(await verifyWorkspace(world.store, 'ws_a', { deciders })).toMatchObject({ ok: true })
    const change = (over: object): Store => ({
      ...world.store,
      subjects: async (...args) => (await world.store.subjects(...args)).map((row) => ({ ...row, ...over })),
      load: async (...args) => {
        const row = await world.store.load(...args)
        return row && { ...row, ...over }
      },
    })
    const reasonOf = async (store: Store) => {
      const result = await verifyWorkspace(store, 'ws_a', { deciders })
      return result.ok ? 'fine' : result.fault.reason
    }
    expect(await reasonOf(change({ state: { topics: ['b'], messages: 0, closed: false } }))).toBe(
      'state-row-differs',
    )
    expect(await reasonOf(change({ hash: new Uint8Array(32) }))).toBe('state-row-hash-differs')
    expect(await reasonOf(change({ subjectId: 'wi_x' }))).toBe('state-row-unlogged')
    const none = { subjects: async () => [], load: async () => undefined }
    expect(await reasonOf({ ...world.store, ...none })).toBe('state-row-missing')
  })

  it('a chain that was rewritten as a whole shows only against heads kept outside', async () => {
    const keptHeads = await headsOf(await written())
    const forged = createMemoryStore()
    await forged.commit(aCommit({ subjectId: 'wi_1', events: [topicSet('x'), topicSet('y'), topicSet('z')] }))
    expect(await verifyWorkspace(forged, 'ws_a')).toMatchObject({ ok: true })
    expect(await verifyWorkspace(forged, 'ws_a', { keptHeads })).toMatchObject({
      ok: false,
      fault: { position: 3, subjectId: 'wi_1', reason: 'kept-head-differs' },
    })
    const shorter = createMemoryStore()
    expect(await verifyWorkspace(shorter, 'ws_a', { keptHeads })).toMatchObject({
      ok: false,
      fault: { reason: 'kept-head-differs' },
    })
  })
})
