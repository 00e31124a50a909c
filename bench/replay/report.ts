import type { ContactRecord } from './contact.ts'
import type { WorkerRecord } from './worker.ts'

/** What the server's own ledger says of the workspace (route operatorReport). */
export interface ServerReport {
  promises: {
    asked: number
    kept: number
    keptInTime: number
    missed: number
    withdrawn: number
    open: number
    waitP50Ms: number | null
    waitP95Ms: number | null
  }
  messages: number
}

export interface ReplayReport {
  seed: number
  contacts: number
  answeredByAi: number
  answeredByPeople: number
  askedForPerson: number
  gotPerson: number
  /** share of promises kept in time; null when nobody was promised anybody */
  promiseKept: number | null
  promisesMade: number
  promisesOpen: number
  waitP50Ms: number | null
  waitP95Ms: number | null
  acknowledgedP50Ms: number | null
  acknowledgedP95Ms: number | null
  messagesPerSecond: number
  messages: number
  seconds: number
  lost: number
  duplicated: number
  outOfOrder: number
  ended: number
  refused: number
  workerReplies: number
  workerRepliesLost: number
  postsDoubled: number
  answersCut: number
  nodesKilled: number
}

export function quantile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? null
}

const count = <T>(list: readonly T[], test: (one: T) => boolean) => list.filter(test).length
const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0)

export function buildReport(input: {
  seed: number
  contacts: readonly ContactRecord[]
  workers: readonly WorkerRecord[]
  server: ServerReport
  seconds: number
  posts: { doubled: number; cut: number }
  nodesKilled: number
}): ReplayReport {
  const { contacts, workers, server, seconds } = input
  const acknowledged = contacts.flatMap((c) => c.acknowledgedIn)
  const { promises } = server
  const seen = new Set(contacts.flatMap((c) => c.seen))
  const workerRepliesLost = count(
    workers.flatMap((w) => w.acknowledged),
    ({ messageId }) => !seen.has(messageId),
  )
  const judged = promises.asked - promises.withdrawn
  return {
    seed: input.seed,
    contacts: contacts.length,
    answeredByAi: count(contacts, (c) => c.byAi),
    answeredByPeople: count(contacts, (c) => c.byPeople),
    askedForPerson: count(contacts, (c) => c.asked && c.askedAt !== null),
    gotPerson: count(contacts, (c) => c.asked && c.personAt !== null),
    promiseKept: judged > 0 ? promises.keptInTime / judged : null,
    promisesMade: promises.asked,
    promisesOpen: promises.open,
    waitP50Ms: promises.waitP50Ms,
    waitP95Ms: promises.waitP95Ms,
    acknowledgedP50Ms: quantile(acknowledged, 0.5),
    acknowledgedP95Ms: quantile(acknowledged, 0.95),
    messagesPerSecond: seconds > 0 ? server.messages / seconds : 0,
    messages: server.messages,
    seconds,
    lost: sum(contacts.map((c) => c.lost)) + workerRepliesLost,
    duplicated: sum(contacts.map((c) => c.duplicated)),
    outOfOrder: sum(contacts.map((c) => c.outOfOrder)),
    ended: count(contacts, (c) => c.ended),
    refused: sum(contacts.map((c) => c.refused.length)),
    workerReplies: sum(workers.map((w) => w.replies)),
    workerRepliesLost,
    postsDoubled: input.posts.doubled,
    answersCut: input.posts.cut,
    nodesKilled: input.nodesKilled,
  }
}

const whole = (n: number | null, unit = '') => (n === null ? '–' : `${Math.round(n)}${unit}`)
const percent = (n: number | null) =>
  n === null ? '– (nobody was promised a person)' : `${(n * 100).toFixed(2)} %`

export function printReport(report: ReplayReport): void {
  const rows: [string, string][] = [
    ['contacts', whole(report.contacts)],
    ['answered by AI', whole(report.answeredByAi)],
    ['answered by people', whole(report.answeredByPeople)],
    ['asked for a person', whole(report.askedForPerson)],
    ['got a person', whole(report.gotPerson)],
    ['promises made / open', `${report.promisesMade} / ${report.promisesOpen}`],
    ['promise kept in time', percent(report.promiseKept)],
    ['wait for a person p50 / p95', `${whole(report.waitP50Ms, ' ms')} / ${whole(report.waitP95Ms, ' ms')}`],
    [
      'send → acknowledged p50 / p95',
      `${whole(report.acknowledgedP50Ms, ' ms')} / ${whole(report.acknowledgedP95Ms, ' ms')}`,
    ],
    ['messages', whole(report.messages)],
    ['messages/s', report.messagesPerSecond.toFixed(1)],
    ['time', `${report.seconds.toFixed(1)} s`],
    ['conversations ended', whole(report.ended)],
    ['POSTs sent twice / answers cut', `${report.postsDoubled} / ${report.answersCut}`],
    ['nodes killed', whole(report.nodesKilled)],
    ['refused', whole(report.refused)],
    ['lost', whole(report.lost)],
    ['duplicated', whole(report.duplicated)],
    ['out of order', whole(report.outOfOrder)],
    ['seed', whole(report.seed)],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  process.stdout.write(`\n${rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')}\n`)
}
