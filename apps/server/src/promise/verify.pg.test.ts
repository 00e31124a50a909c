import type { Event } from '@warmline/contracts'
import { articleDecider } from '@warmline/core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCommit, afterwards, freshWorkspace, testActor, topicSet } from '../platform/harness/commits.ts'
import { type OpenTestDatabase, openTestDatabase } from '../platform/harness/test-database.ts'
import type { Commit } from '../platform/ports.ts'
import { createStore } from '../platform/store.ts'
import { type Database, openDatabase } from '../platform/store-connection.ts'
import { type SubjectHead, verifyWorkspace } from '../platform/verify.ts'
import { createLedgerStore } from './store.ts'
import { promiseLedgerCheck } from './verify-ledger.ts'

/** Whatever is changed behind the back of the server is named with its place, in a database like the real one. */
let test: OpenTestDatabase
let owner: Database
let workspaceId = ''
beforeAll(async () => {
  test = await openTestDatabase()
  owner = openDatabase({ app: test.owner, runner: test.owner, poolSize: 2 })
})
afterAll(async () => {
  await owner?.close()
  await test?.close()
})

const made = (promiseId: string, at: number): Event => ({
  type: 'promise.made',
  ...{ promiseId, cause: 'asked', askedAt: at, countedFrom: at, dueAt: at + 180_000, staffed: true },
})
const missed = (promiseId: string, at: number): Event => ({
  type: 'promise.missed',
  ...{ promiseId, dueAt: at, miss: 1, nextDueAt: at + 180_000 },
})
const handedOff = { type: 'handoff.made', reason: 'low-confidence', check: 'confidence' } as unknown as Event

async function article(subjectId: string, topics: readonly string[]): Promise<Commit> {
  const events = topics.map(topicSet)
  const stamp = { at: 1_000, actor: testActor, subjectId }
  let state: ReturnType<typeof articleDecider.evolve> | null = null
  for (const event of events) state = articleDecider.evolve(state, { event, ...stamp })
  const commit = aCommit({ workspaceId, subjectKind: 'article', subjectId, events, state })
  await test.store.commit(commit)
  return commit
}

/** Positions 1–2 art_1 · 3 art_2 · 4–6 wi_1: made, missed, handed off · 7 wi_2: made · 8 art_3 */
beforeEach(async () => {
  workspaceId = freshWorkspace()
  await article('art_1', ['a', 'b'])
  await article('art_2', ['c'])
  const first = aCommit({ workspaceId, subjectId: 'wi_1', events: [made('prm_1', 1_000)] })
  await test.store.commit(first)
  await test.store.commit(afterwards(first, { events: [missed('prm_1', 181_000), handedOff] }))
  await test.store.commit(aCommit({ workspaceId, subjectId: 'wi_2', events: [made('prm_2', 2_000)] }))
  await article('art_3', ['d'])
  await createLedgerStore(test.db).catchUp(workspaceId, 100)
})

async function verify(keptHeads: readonly SubjectHead[] = []) {
  const store = createStore(owner)
  const heads: SubjectHead[] = []
  const result = await verifyWorkspace(store, workspaceId, {
    // pages smaller than the log, so that every seam is passed
    ...{ page: 2, keptHeads, deciders: { article: articleDecider as never } },
    ledgers: [promiseLedgerCheck(store, owner)],
    onHead: (head) => heads.push(head),
  })
  return { result, heads }
}

/** `where` without the workspace: it is always this one. */
const change = (table: string, set: string, where: string) =>
  test.asOwner(`update ${table} set ${set} where workspace_id = $1 and ${where}`, [workspaceId])
const remove = (table: string, where: string) =>
  test.asOwner(`delete from ${table} where workspace_id = $1 and ${where}`, [workspaceId])

describe('verify', () => {
  it('agrees with what the server wrote, page after page', async () => {
    const { result, heads } = await verify()
    expect(result).toEqual({ ok: true, events: 8, subjects: 5 })
    expect(heads.map(({ subjectId, version }) => `${subjectId} ${version}`)).toEqual([
      'art_1 2',
      'art_2 1',
      'art_3 1',
      'wi_1 3',
      'wi_2 1',
    ])
    expect((await verify(heads)).result.ok).toBe(true)
  })

  const corruptions: [what: string, position: number, reason: string, corrupt: () => Promise<unknown>][] = [
    [
      'an event that says something else',
      2,
      'hash-differs',
      () => change('event_log', `event = '{"type":"topic.set","topic":"x"}'`, 'position = 2'),
    ],
    ['another time', 3, 'hash-differs', () => change('event_log', 'at = 5', 'position = 3')],
    [
      'another actor',
      7,
      'hash-differs',
      () => change('event_log', `actor = '{"kind":"ai"}'`, 'position = 7'),
    ],
    ['another hash', 4, 'hash-differs', () => change('event_log', `hash = '\\x00'`, 'position = 4')],
    [
      'an event of another subject',
      3,
      'hash-differs',
      () => change('event_log', `subject_id = 'art_9'`, 'position = 3'),
    ],
    ['an event that is gone', 5, 'position-gap', () => remove('event_log', 'position = 5')],
    ['an end that is gone', 8, 'position-gap', () => remove('event_log', 'position >= 8')],
    ['a beginning that is gone', 1, 'position-gap', () => remove('event_log', 'position <= 2')],
    ['a counter that is too low', 8, 'head-differs', () => change('lane_head', 'position = 7', 'lane = 0')],
    ['a counter that is too high', 9, 'position-gap', () => change('lane_head', 'position = 20', 'lane = 0')],
    [
      'a version that was left out',
      6,
      'version-gap',
      () => change('event_log', 'version = 4', 'position = 6'),
    ],
    [
      'another state',
      2,
      'state-row-differs',
      () => change('subject', `state = state || '{"topic":"x"}'`, `subject_id = 'art_1'`),
    ],
    [
      'a row of another version',
      3,
      'state-row-hash-differs',
      () => change('subject', 'version = 7', `subject_id = 'art_2'`),
    ],
    [
      'a row of another hash',
      7,
      'state-row-hash-differs',
      () => change('subject', `hash = '\\x01'`, `subject_id = 'wi_2'`),
    ],
    ['a row that is gone', 6, 'state-row-missing', () => remove('subject', `subject_id = 'wi_1'`)],
    [
      'a row that nothing made',
      0,
      'state-row-unlogged',
      () =>
        test.asOwner(
          `insert into subject (workspace_id, subject_id, subject_kind, lane, version, hash, status, state)
           values ($1, 'wi_0', 'work-item', 0, 1, '\\x00', 'queue', '{}')`,
          [workspaceId],
        ),
    ],
    [
      'a missed promise that looks kept',
      5,
      'ledger-row-differs',
      () => change('ledger', 'misses = 0', `promise_id = 'prm_1'`),
    ],
    [
      'a due date that was moved',
      7,
      'ledger-row-differs',
      () => change('ledger', 'due_at = due_at + 1', `promise_id = 'prm_2'`),
    ],
    ['a promise that is gone', 7, 'ledger-row-missing', () => remove('ledger', `promise_id = 'prm_2'`)],
    [
      'a promise that nobody made',
      0,
      'ledger-row-unlogged',
      () =>
        test.asOwner(
          `insert into ledger (workspace_id, promise_id, item_id, cause, asked_at, due_at, staffed)
           values ($1, 'prm_9', 'wi_2', 'asked', 1, 2, true)`,
          [workspaceId],
        ),
    ],
    [
      'another reason of a handoff',
      6,
      'ledger-row-differs',
      () => change('handoff', `reason = 'asked'`, 'position = 6'),
    ],
    ['a handoff that is gone', 6, 'ledger-row-missing', () => remove('handoff', 'position = 6')],
    [
      'a handoff that nobody made',
      3,
      'ledger-row-unlogged',
      () => test.asOwner(`insert into handoff values ($1, 3, 'art_2', 1, 'asked', null)`, [workspaceId]),
    ],
    [
      'a ledger ahead of the log',
      30,
      'ledger-ahead',
      () => change('ledger_cursor', 'position = 30', 'lane = 0'),
    ],
  ]

  it.each(corruptions)('names %s', async (_, position, reason, corrupt) => {
    await corrupt()
    const { result } = await verify()
    expect(result).toMatchObject({ ok: false, fault: { workspaceId, lane: 0, position, reason } })
  })

  it('names the first of several, and how many there are', async () => {
    await change('event_log', 'at = 5', 'position = 8')
    await change('event_log', 'at = 5', 'position = 3')
    await change('ledger', 'misses = 3', `promise_id = 'prm_1'`)
    expect((await verify()).result).toMatchObject({
      ...{ ok: false, faults: 3 },
      fault: { position: 3, subjectId: 'art_2', reason: 'hash-differs' },
    })
  })

  it('shows a chain that was rewritten as a whole against heads kept outside', async () => {
    const { heads } = await verify()
    for (const table of ['event_log', 'subject']) await remove(table, `subject_id = 'art_3'`)
    await change('lane_head', 'position = 7', 'lane = 0')
    await article('art_3', ['forged'])
    expect((await verify()).result.ok).toBe(true)
    expect((await verify(heads)).result).toMatchObject({
      fault: { position: 8, subjectId: 'art_3', reason: 'kept-head-differs' },
    })
  })

  it('agrees while others write', async () => {
    let isOver = false
    const writing = (async () => {
      let last = aCommit({ workspaceId, subjectId: 'wi_0', events: [made('prm_x', 1)] })
      await test.store.commit(last)
      for (let n = 0; !isOver; n++) {
        last = afterwards(last, { events: [made(`prm_x${n}`, n), topicSet(`${n}`)] })
        await test.store.commit(last)
        await createLedgerStore(test.db).catchUp(workspaceId, 100)
      }
    })()
    try {
      for (let n = 0; n < 3; n++) expect((await verify()).result).toMatchObject({ ok: true })
    } finally {
      isOver = true
      await writing
    }
  })
})
