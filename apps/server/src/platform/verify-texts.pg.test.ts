import { randomBytes } from 'node:crypto'
import type { Event } from '@warmline/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Crypto, createCrypto, type KeyStore } from './crypto.ts'
import { aCommit, freshWorkspace } from './harness/commits.ts'
import { type OpenTestDatabase, openTestDatabase } from './harness/test-database.ts'
import { keyRing } from './master-key.ts'
import { createMemoryKeyStore } from './memory-keys.ts'
import { createMemoryStore } from './memory-store.ts'
import type { ContentRow, Store } from './ports.ts'
import { createKeyStore } from './store-keys.ts'
import { verifyWorkspace } from './verify.ts'

let test: OpenTestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())

const masters = keyRing([{ kid: 'k1', key: randomBytes(32) }])
const grounds: [string, () => { store: Store; keys: KeyStore }][] = [
  ['memory', () => ({ store: createMemoryStore(), keys: createMemoryKeyStore() })],
  ['PostgreSQL', () => ({ store: test.store, keys: createKeyStore(test.db) })],
]

describe.each(grounds)('the texts of a log, %s', (_name, ground) => {
  let workspaceId: string
  let store: Store
  let keys: KeyStore
  let crypto: Crypto

  const sealed = (contentId: string, ownerId: string, kind: 'message' | 'fact' = 'message') =>
    crypto.sealContent(workspaceId, { contentId, ownerId, kind, body: `words of ${ownerId}` })

  async function message(subjectId: string, contactId: string): Promise<void> {
    const row = await sealed(`cnt_${subjectId}`, contactId)
    const event = {
      ...{ type: 'message.appended', messageId: `msg_${subjectId}`, seq: 1, from: { by: 'contact' } },
      ...{ contentId: row.contentId, attachments: [], contentHashes: { [row.contentId]: row.hash } },
      about: { contactId, workerId: null },
    } as Event
    await store.commit(aCommit({ workspaceId, subjectId, events: [event], contents: [row] }))
  }

  /** A value and the one that came instead, in one commit; the text of the first is there or not. */
  async function facts(subjectId: string, contents: (rows: ContentRow[]) => ContentRow[]): Promise<void> {
    const rows = [
      await sealed('cnt_old', subjectId, 'fact'),
      await sealed('cnt_new', subjectId, 'fact'),
    ] as ContentRow[]
    const events = rows.map(
      ({ contentId, hash }): Event => ({
        ...{ type: 'fact.recorded', key: 'city', by: 'contact', contentId },
        contentHashes: { [contentId]: hash },
      }),
    )
    const state = { facts: [{ contentId: 'cnt_new' }] }
    const subject = { workspaceId, subjectId, subjectKind: 'contact' as const }
    await store.commit(aCommit({ ...subject, events, state, contents: contents(rows) }))
  }

  const verify = (over: Partial<Store> = {}, ring: typeof masters | null = masters) =>
    verifyWorkspace({ ...store, ...over }, workspaceId, { page: 2, texts: { keys, masters: ring } })

  const changed = (change: (row: ContentRow) => ContentRow | []): Partial<Store> => ({
    contents: async (...asked) => (await store.contents(...asked)).flatMap(change),
  })
  const flipped = (bytes: Uint8Array) => bytes.map((byte, n) => (n === 3 ? byte ^ 1 : byte))
  const onSecond = (change: (row: ContentRow) => ContentRow | []) =>
    changed((row) => (row.contentId === 'cnt_wi_2' ? change(row) : row))

  beforeEach(async () => {
    ;({ store, keys } = ground())
    workspaceId = freshWorkspace()
    crypto = createCrypto({ masters, keys, now: Date.now })
    for (const n of [1, 2, 3]) await message(`wi_${n}`, `ctc_${n}`)
  })

  it('open when they are whole, and are only counted without the master key', async () => {
    expect(await verify()).toMatchObject({ ok: true, texts: { named: 3, opened: 3, counted: 0, gone: 0 } })
    const other = keyRing([{ kid: 'k2', key: randomBytes(32) }])
    for (const ring of [null, other])
      expect(await verify({}, ring)).toMatchObject({ ok: true, texts: { named: 3, opened: 0, counted: 3 } })
  })

  it.each([
    [
      'a flipped byte of the text',
      'text-unreadable',
      (row: ContentRow) => ({ ...row, ciphertext: flipped(row.ciphertext) }),
    ],
    [
      'a flipped byte of the nonce',
      'text-unreadable',
      (row: ContentRow) => ({ ...row, nonce: flipped(row.nonce) }),
    ],
    ['a text cut short', 'text-unreadable', (row: ContentRow) => ({ ...row, ciphertext: new Uint8Array(3) })],
    ['another owner', 'text-unreadable', (row: ContentRow) => ({ ...row, ownerId: 'ctc_9' })],
    ['another hash', 'text-hash-differs', (row: ContentRow) => ({ ...row, hash: 'x' })],
    ['a row that is gone', 'text-missing', (): [] => []],
  ])('are named by position and id: %s', async (_what, reason, change) => {
    const fault = { workspaceId, lane: 0, position: 2, subjectId: 'wi_2', contentId: 'cnt_wi_2', reason }
    expect(await verify(onSecond(change))).toEqual({ ok: false, faults: 1, fault })
  })

  it('without the master key a row that is gone or has another hash is named all the same', async () => {
    expect(
      await verify(
        onSecond(() => []),
        null,
      ),
    ).toMatchObject({ ok: false, fault: { reason: 'text-missing' } })
    expect(
      await verify(
        onSecond((row) => ({ ...row, hash: 'x' })),
        null,
      ),
    ).toMatchObject({
      fault: { reason: 'text-hash-differs' },
    })
  })

  it('may be gone when their owner was erased', async () => {
    await crypto.erase(workspaceId, 'ctc_2')
    expect(await verify()).toMatchObject({ ok: true, texts: { named: 3, opened: 2, gone: 1 } })
    expect(await verify(onSecond(() => []))).toMatchObject({ ok: true, texts: { gone: 1 } })
  })

  it('a fact that was corrected may have lost its text, the one that stands may not', async () => {
    await facts('ctc_5', (rows) => rows.filter((row) => row.contentId !== 'cnt_old'))
    expect(await verify()).toMatchObject({ ok: true, texts: { named: 5, opened: 4, gone: 1 } })
    expect(await verify(changed((row) => (row.contentId === 'cnt_new' ? [] : row)))).toMatchObject({
      ...{ ok: false, faults: 1 },
      fault: { position: 5, contentId: 'cnt_new', reason: 'text-missing' },
    })
  })

  it('a damaged row spoils no other: it is null and told of', async () => {
    const told: string[] = []
    const reading = createCrypto({
      ...{ masters, keys, now: Date.now },
      unreadable: (_workspaceId, contentId) => told.push(contentId),
    })
    const rows = await store.contents(workspaceId, ['cnt_wi_1', 'cnt_wi_2'])
    const bodies = await reading.openContents(
      workspaceId,
      rows.map((row) =>
        row.contentId === 'cnt_wi_2' ? { ...row, ciphertext: flipped(row.ciphertext) } : row,
      ),
    )
    expect([bodies.get('cnt_wi_1'), bodies.get('cnt_wi_2'), told]).toEqual([
      ...['words of ctc_1', null],
      ['cnt_wi_2'],
    ])
  })
})
