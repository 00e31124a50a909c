import { expect, it } from 'vitest'
import { createCommitter } from '../committer.ts'
import { aCommit, topicSet } from '../harness/commits.ts'
import { createRegistry } from './registry.ts'
import { createTelemetry } from './telemetry.ts'

const rounds = 7

/** The quickest of several rounds, in ns a piece: what else the machine does can only make it slower. */
async function nanoseconds(pieces: number, work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    await work()
    best = Math.min(best, ((performance.now() - began) * 1e6) / pieces)
  }
  return Math.round(best)
}

it('tells what measuring costs', async () => {
  const registry = createRegistry()
  const pieces = 200_000
  const observe = await nanoseconds(pieces, () => {
    for (let n = 0; n < pieces; n += 1) registry.observe('warmline_commit_seconds', 0.003)
  })
  const labelled = await nanoseconds(pieces, () => {
    for (let n = 0; n < pieces; n += 1)
      registry.observe('warmline_http_request_seconds', 0.003, ['/v1/conversations/:itemId/messages', '2xx'])
  })
  const clock = { now: Date.now, after: () => () => undefined }
  const telemetry = createTelemetry({
    clock,
    traces: null,
    log: { warn: () => undefined },
    promiseWord: () => null,
  })
  const commands = 20_000
  const commits = Array.from({ length: commands }, (_one, n) =>
    aCommit({
      workspaceId: 'ws_a',
      subjectKind: 'article',
      subjectId: `art_${n}`,
      events: [topicSet('cards')],
    }),
  )
  const commitBatch = async (batch: readonly unknown[]) =>
    batch.map(() => ({ status: 'committed' as const, firstPosition: 1, lastPosition: 1 }))
  const most = { waiting: commands + 1 }
  const plain = createCommitter({ commitBatch, now: Date.now, most })
  const inner = createCommitter({ commitBatch: telemetry.commitBatch(commitBatch), now: Date.now, most })
  inner.onCommitted(telemetry.committed)
  const measured = telemetry.committer(inner)
  const through = (committer: typeof plain) =>
    nanoseconds(commands, () =>
      Promise.all(commits.map((commit) => committer.commit(commit, Date.now() + 60_000))),
    )
  const before = await through(plain)
  const after = await through(measured)
  const began = performance.now()
  const bytes = registry.render().length
  console.log('| what | cost |\n|---|---|')
  console.log(`| one value into a histogram | ${observe} ns |`)
  console.log(`| the same with two labels | ${labelled} ns |`)
  console.log(`| a command through the committer, not measured | ${before} ns |`)
  console.log(`| the same, measured | ${after} ns |`)
  console.log(`| writing the page (${bytes} bytes) | ${(performance.now() - began).toFixed(1)} ms |`)
  expect(telemetry.registry.render()).toContain(`warmline_commit_seconds_count ${commands * rounds}\n`)
}, 120_000)
