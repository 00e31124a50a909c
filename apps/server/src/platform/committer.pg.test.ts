import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Committer, createCommitter } from './committer.ts'
import { aCommit, afterwards, topicSet } from './harness/commits.ts'
import { type OpenTestDatabase, openTestDatabase } from './harness/test-database.ts'
import { createIds } from './ids.ts'
import type { Commit } from './ports.ts'
import { createTestSignals } from './signals.ts'
import { verifyWorkspace } from './verify.ts'

const ids = createIds({ now: Date.now })
const soon = () => Date.now() + 15_000

describe('committers on one PostgreSQL', () => {
  let test: OpenTestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test?.close())
  const node = () => createCommitter({ now: Date.now, commitBatch: test.store.commitBatch })

  /** Writes `n` commands one after another on its own subject; every tenth is sent twice. */
  async function writer(committer: Committer, workspaceId: string, n: number) {
    let last: Commit | undefined
    for (let at = 0; at < n; at += 1) {
      const idempotency = { scope: 's', key: ids.next('evt'), requestHash: 'h', response: {} }
      const next: Commit = last
        ? afterwards(last, { idempotency, events: [topicSet(`t${at}`)] })
        : aCommit({ workspaceId, idempotency })
      const result = await committer.commit(next, soon())
      expect(result.status).toBe('committed')
      if (at % 10 === 0) expect(await committer.commit(next, soon())).toEqual(result)
      last = next
    }
  }

  it('16 writers on two nodes: no gap, nothing twice, every chain whole', async () => {
    const workspaceId = ids.next('ws')
    const nodes = [node(), node()]
    await Promise.all(Array.from({ length: 16 }, (_, n) => writer(nodes[n % 2]!, workspaceId, 60)))
    expect(await test.store.head(workspaceId, 0)).toBe(960)
    expect(await verifyWorkspace(test.store, workspaceId)).toMatchObject({
      ok: true,
      events: 960,
      subjects: 16,
    })
  })

  it('many workspaces, lanes and shared reservations on two nodes: no deadlock', async () => {
    const workspaces = [1, 2, 3].map(() => ids.next('ws'))
    const nodes = [node(), node()]
    let taken = 0
    const one = async (n: number) => {
      const keys = [`k${n % 3}`, `k${(n + 1) % 3}`]
      const result = await nodes[n % 2]!.commit(
        aCommit({
          workspaceId: workspaces[n % 3]!,
          lane: n % 4,
          reservations: keys.map((key) => ({ op: 'take', key })),
        }),
        soon(),
      )
      if (result.status === 'committed') taken += 1
      else expect(result.status).toBe('reservation-taken')
    }
    await Promise.all(Array.from({ length: 240 }, (_, n) => one(n)))
    const rows = await test.asOwner<{ n: number }>(
      "select count(*)::int as n from reservation where key like 'k%'",
    )
    expect(rows[0]!.n).toBe(taken * 2)
  })

  it('two nodes on one subject: exactly one wins each version', async () => {
    const workspaceId = ids.next('ws')
    const subjectId = ids.next('wi')
    const nodes = [node(), node()]
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        nodes[n % 2]!.commit(aCommit({ workspaceId, subjectId, events: [topicSet(`t${n}`)] }), soon()),
      ),
    )
    expect(results.filter((result) => result.status === 'committed')).toHaveLength(1)
    expect(results.filter((result) => result.status === 'stale')).toHaveLength(9)
  })

  it('connections killed in the middle of batches: every acknowledged command is there once', async () => {
    const workspaceId = ids.next('ws')
    const signals = createTestSignals()
    const committer = createCommitter({
      now: Date.now,
      commitBatch: test.store.commitBatch,
      signal: signals.signal,
    })
    const writing = Promise.all(Array.from({ length: 16 }, () => writer(committer, workspaceId, 40)))
    for (let kill = 0; kill < 8; kill += 1) {
      await signals.wait('batch-sent')
      await test.asOwner(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'warmline_app' and datname = current_database()",
      )
    }
    await writing
    expect(signals.count('batch-unknown')).toBeGreaterThan(0)
    expect(await test.store.head(workspaceId, 0)).toBe(640)
    expect(await verifyWorkspace(test.store, workspaceId)).toMatchObject({
      ok: true,
      events: 640,
      subjects: 16,
    })
  })

  it('text that jsonb cannot hold refuses its own command only', async () => {
    const workspaceId = ids.next('ws')
    const committer = node()
    const results = await Promise.allSettled(
      ['fine', 'nul \u0000', 'lone \ud800', 'also fine'].map((topic) =>
        committer.commit(aCommit({ workspaceId, events: [topicSet(topic)] }), soon()),
      ),
    )
    expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  })
})
