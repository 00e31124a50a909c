import type { RouteName } from '@warmline/contracts'
import { StoreUnavailable } from '../ports.ts'
import { within } from './deadline.ts'

/** What somebody wrote, and the wish for a person: it waits for the database as long as there is time. */
const patient: ReadonlySet<RouteName> = new Set<RouteName>([
  'openConversation',
  'sendMessage',
  'askForHuman',
  'sendReply',
])

/** May work for longer without anybody waiting for nothing: they are long on purpose, or carry much. */
const unhurried: ReadonlySet<RouteName> = new Set<RouteName>([
  'events',
  'attach',
  'download',
  'importArticles',
  'exportContact',
  'eraseContact',
  'promisesCsv',
  'operatorWorkspace',
  'operatorReport',
])

/** Everybody has an answer within five seconds, whatever became of the database. */
const answerWithinMs = 4_500

const late = Symbol('late')

/** How long one request has waited already, over all its steps. */
export interface Waited {
  ms: number
}

/**
 * Does again what the database gave no answer to, until the time is over; then it throws as it would have at once. What
 * is still under way then goes on, and its outcome is unknown: every one of these routes has an idempotency key, so
 * what was done already is not done twice.
 */
export async function waitsForDatabase<T>(
  name: RouteName,
  waited: Waited,
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now()
  const deadline = began + answerWithinMs - waited.ms
  const isHurried = !unhurried.has(name)
  try {
    for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
      try {
        if (!isHurried) return await work()
        const done = await within<T | typeof late>(work(), deadline - performance.now(), () => late)
        if (done === late) throw new StoreUnavailable('no answer from the database in time')
        return done
      } catch (error) {
        const isPatient = patient.has(name) && performance.now() + pause < deadline
        if (!isPatient || !(error instanceof StoreUnavailable)) throw error
        await new Promise((resolve) => void setTimeout(resolve, pause))
      }
    }
  } finally {
    waited.ms += performance.now() - began
  }
}
