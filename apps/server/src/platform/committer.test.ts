import { describe, expect, it } from 'vitest'
import { CommitterFull, createCommitter, takeBatch } from './committer.ts'
import { aCommit, afterwards } from './harness/commits.ts'
import { createMemoryStore } from './memory-store.ts'
import { type Commit, StoreUnavailable } from './ports.ts'
import { createTestSignals } from './signals.ts'

const soon = () => Date.now() + 5_000

describe('committer', () => {
  it('takes one command of a subject for a batch and leaves the rest in order', () => {
    const queue = ['a', 'b', 'a', 'c', 'b', 'd'].map((subject, n) => ({ subject, n }))
    expect(takeBatch(queue, 3).map((one) => one.n)).toEqual([0, 1, 3])
    expect(queue.map((one) => one.n)).toEqual([2, 4, 5])
  })

  it('gathers while a batch is in flight, and hands over entries in position order', async () => {
    const store = createMemoryStore()
    const sizes: number[] = []
    const positions: number[] = []
    let open = Promise.withResolvers<void>()
    const committer = createCommitter({
      now: Date.now,
      async commitBatch(commits) {
        sizes.push(commits.length)
        await open.promise
        return store.commitBatch(commits)
      },
    })
    committer.onCommitted((entries) => positions.push(...entries.map((entry) => entry.position)))
    const first = committer.commit(aCommit(), soon())
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
    const rest = Array.from({ length: 9 }, () => committer.commit(aCommit(), soon()))
    open.resolve()
    open = Promise.withResolvers<void>()
    open.resolve()
    await Promise.all([first, ...rest])
    expect(sizes).toEqual([1, 9])
    expect(positions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('gathers for a while when several came together, but not when one is alone or enough are there', async () => {
    const store = createMemoryStore()
    const sizes: number[] = []
    const nodeWith = (gatherMs: number) =>
      createCommitter({
        now: Date.now,
        gatherMs,
        async commitBatch(commits) {
          sizes.push(commits.length)
          return store.commitBatch(commits)
        },
      })
    const apart = async (committer: ReturnType<typeof nodeWith>, n: number) => {
      const taken: Promise<unknown>[] = []
      for (let k = 0; k < n; k++) {
        taken.push(committer.commit(aCommit(), soon()))
        for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
      }
      await Promise.all(taken)
    }
    const patient = nodeWith(1_000)
    await apart(patient, 2)
    await Promise.all([1, 2].map(() => patient.commit(aCommit(), soon())))
    await apart(patient, 2)
    expect(sizes.splice(0)).toEqual([1, 1, 2, 2])

    // Longer than this test may take: who waits for it fails.
    const endless = nodeWith(600_000)
    await Promise.all([1, 2].map(() => endless.commit(aCommit(), soon())))
    await Promise.all(Array.from({ length: 40 }, () => endless.commit(aCommit(), soon())))
    expect(sizes).toEqual([2, 40])
  })

  it('sends again when the answer is unknown, and the effect happens once', async () => {
    const store = createMemoryStore()
    let calls = 0
    const committer = createCommitter({
      now: Date.now,
      async commitBatch(commits) {
        calls += 1
        const results = await store.commitBatch(commits)
        if (calls <= 2) throw new StoreUnavailable('the connection was lost after the commit')
        return results
      },
    })
    const first = aCommit({
      messageKeys: ['m'],
      idempotency: { scope: 's', key: 'k', requestHash: 'h', response: {} },
    })
    const other = aCommit()
    const results = await Promise.all([committer.commit(first, soon()), committer.commit(other, soon())])
    expect(results).toEqual([
      { status: 'committed', firstPosition: 1, lastPosition: 1 },
      { status: 'committed', firstPosition: 2, lastPosition: 2 },
    ])
    expect(calls).toBe(3)
    expect(await store.head('ws_a', 0)).toBe(2)
    expect(await committer.commit(afterwards(first), soon())).toMatchObject({
      status: 'committed',
      firstPosition: 3,
    })
  })

  it('says that the answer is unknown when the deadline passes, and does not send what is late', async () => {
    const sent: number[] = []
    const committer = createCommitter({
      now: Date.now,
      async commitBatch(commits: readonly Commit[]) {
        sent.push(commits.length)
        throw new StoreUnavailable('away')
      },
    })
    await expect(committer.commit(aCommit(), Date.now() + 50)).rejects.toBeInstanceOf(StoreUnavailable)
    const before = sent.length
    await expect(committer.commit(aCommit(), Date.now() - 1)).rejects.toBeInstanceOf(CommitterFull)
    expect(sent.length).toBe(before)
  })

  it('refuses clearly when too many wait, and finishes what it has when it stops', async () => {
    const store = createMemoryStore()
    const signals = createTestSignals()
    const committer = createCommitter({
      now: Date.now,
      commitBatch: store.commitBatch,
      most: { waiting: 3 },
      signal: signals.signal,
    })
    const taken = [1, 2, 3].map(() => committer.commit(aCommit(), soon()))
    await expect(committer.commit(aCommit(), soon())).rejects.toBeInstanceOf(CommitterFull)
    const drained = committer.drain()
    await expect(committer.commit(aCommit(), soon())).rejects.toBeInstanceOf(CommitterFull)
    expect((await Promise.all(taken)).map((one) => one.status)).toEqual([
      'committed',
      'committed',
      'committed',
    ])
    await drained
    expect(await signals.wait('batch-committed')).toBe(3)
  })

  it('one command that the database cannot take harms no other', async () => {
    const store = createMemoryStore()
    const bad = aCommit({ subjectId: 'wi_bad' })
    const committer = createCommitter({
      now: Date.now,
      async commitBatch(commits) {
        if (commits.some((commit) => commit.subjectId === 'wi_bad')) throw new Error('invalid input syntax')
        return store.commitBatch(commits)
      },
    })
    const good = aCommit()
    const results = await Promise.allSettled(
      [good, bad, aCommit()].map((one) => committer.commit(one, soon())),
    )
    expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})
