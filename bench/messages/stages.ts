import type { LoadFigures } from './figures.ts'
import { type CpuProfile, stagesOf } from './profile.ts'

/** Sums of times that the server tells of itself (`/metrics`), in s, and how often each was counted. */
export interface Times {
  requests: { sum: number; count: number }
  commits: { sum: number; count: number }
  batches: { sum: number; count: number }
  /** commands in all batches */
  inBatches: number
}

const messageRoutes = ['/v1/conversations/:itemId/messages', '/v1/items/:itemId/messages']

/** Prometheus' text as far as it is about messages; '' is a server of which nothing is known. */
export function readTimes(page: string): Times {
  const values = new Map<string, number>()
  for (const line of page.split('\n')) {
    const at = line.lastIndexOf(' ')
    if (at > 0 && !line.startsWith('#')) values.set(line.slice(0, at), Number(line.slice(at + 1)))
  }
  const of = (name: string) => values.get(name) ?? 0
  const pair = (name: string) => ({ sum: of(`${name}_sum`), count: of(`${name}_count`) })
  const requests = { sum: 0, count: 0 }
  for (const [name, value] of values) {
    if (!messageRoutes.some((route) => name.includes(`route="${route}"`))) continue
    if (name.startsWith('warmline_http_request_seconds_sum{')) requests.sum += value
    if (name.startsWith('warmline_http_request_seconds_count{')) requests.count += value
  }
  return {
    requests,
    commits: pair('warmline_commit_seconds'),
    batches: pair('warmline_commit_batch_seconds'),
    inBatches: of('warmline_commit_batch_size_sum'),
  }
}

export function timesBetween(before: Times, after: Times): Times {
  const less = (name: 'requests' | 'commits' | 'batches') => ({
    sum: after[name].sum - before[name].sum,
    count: after[name].count - before[name].count,
  })
  return {
    requests: less('requests'),
    commits: less('commits'),
    batches: less('batches'),
    inBatches: after.inBatches - before.inBatches,
  }
}

export interface StageFigures {
  /** of CPU a message, µs, the largest first; of server and database. A profiled server is a little slower. */
  cpuMicroseconds: { stage: string; value: number }[]
  /** what a message waits for on its way, mean ms, in order; together until it was delivered */
  waitMs: { stage: string; value: number }[]
  commandsPerBatch: number
}

export function stageFiguresOf(profile: CpuProfile, spent: Times, figures: LoadFigures): StageFigures {
  const { serverCpuMsPerMessage, databaseCpuMsPerMessage } = figures
  const cpu = stagesOf(profile).map(({ name, share }) => ({
    stage: name,
    value: Math.round(share * serverCpuMsPerMessage * 1_000),
  }))
  cpu.push({ stage: 'database', value: Math.round(databaseCpuMsPerMessage * 1_000) })
  return {
    ...waitsOf(spent, figures.deliveredMeanMs),
    cpuMicroseconds: cpu.sort((a, b) => b.value - a.value),
  }
}

/** The means are taken apart: what is not in the committer is before or after it, what is not in a batch waits for one. */
export function waitsOf(
  { requests, commits, batches, inBatches }: Times,
  deliveredMs: number,
): Omit<StageFigures, 'cpuMicroseconds'> {
  const mean = ({ sum, count }: { sum: number; count: number }) => (count === 0 ? 0 : (sum * 1_000) / count)
  const rounded = (ms: number) => Number(Math.max(0, ms).toFixed(2))
  const request = mean(requests)
  const commit = mean(commits)
  const batch = mean(batches)
  return {
    waitMs: [
      {
        stage: 'until it was sent and accepted, and from the answer until the other side had it',
        value: rounded(deliveredMs - request),
      },
      { stage: 'parse, authorise, decide, seal, acknowledge', value: rounded(request - commit) },
      { stage: 'wait for a batch', value: rounded(commit - batch) },
      { stage: 'commit, flush included', value: rounded(batch) },
    ],
    commandsPerBatch: Number((inBatches / Math.max(1, batches.count)).toFixed(1)),
  }
}
