import type { RouteName } from '@warmline/contracts'
import { StoreUnavailable } from '../ports.ts'

/** What somebody wrote, and the wish for a person: it waits for the database as long as its command may. */
const patient: ReadonlySet<RouteName> = new Set<RouteName>([
  'openConversation',
  'sendMessage',
  'askForHuman',
  'sendReply',
])
const patienceMs = 10_000

/**
 * Does again what the database gave no answer to, until the deadline; then it throws as it would have at once. Every
 * one of these routes has an idempotency key, so what was done already is not done twice.
 */
export async function waitsForDatabase<T>(name: RouteName, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
    try {
      return await work()
    } catch (error) {
      const isPatient = patient.has(name) && performance.now() + pause < deadline
      if (!isPatient || !(error instanceof StoreUnavailable)) throw error
      await new Promise((resolve) => void setTimeout(resolve, pause))
    }
  }
}
