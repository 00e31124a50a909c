import { type ClientProblem, createClient, type Result } from '@warmline/client'
import { toast } from '@warmline/ui'
import { refusalWords, w } from '../words/words.ts'
import { noteServerDate } from './time.ts'

/**
 * A page that is being left must still get its last words out: what it says then, and what is on its way when it goes.
 * First in line, before those who send them.
 */
let leaving = false
addEventListener('pagehide', () => {
  leaving = true
})
addEventListener('pageshow', () => {
  leaving = false
})

/** Every request also tells the server's time, so that a wrong clock on this machine does not bend countdowns. */
const fetchWithDate: typeof fetch = async (input, init) => {
  const sentAt = Date.now()
  const text = init?.method === 'POST' && typeof init.body === 'string' ? init.body : null
  // the browser lets 64 KB outlive their pages: commands are small, and long answers have the outbox
  const keepalive = text !== null && (leaving || text.length < 1_000)
  const response = await fetch(input, keepalive ? { ...init, keepalive } : init)
  noteServerDate(response.headers.get('date'), sentAt, Date.now())
  return response
}

export const client = createClient({ baseUrl: '', environment: { fetch: fetchWithDate } })
export const call = client.call

export function showProblem(problem: ClientProblem): void {
  const detail =
    problem.detail !== undefined && problem.status !== 0 ? ` (${problem.detail.replace(/\.$/, '')})` : ''
  const { title, remedy } = refusalWords(problem)
  toast({ text: `${title}${detail}.`.replace(/\.\.$/, '.'), remedy, bad: true })
}

/** As `orTell`, for what is not queued: without a line it says plainly that nothing was saved. */
export async function orTellUnsaved<T>(result: Promise<Result<T>>): Promise<T | null> {
  const r = await result
  if (!r.ok && r.problem.status === 0) {
    toast({ text: w().live.notSaved, remedy: w().live.notSavedHint, bad: true })
    return null
  }
  return orTell(Promise.resolve(r))
}

/** The value, or null after the problem was shown. */
export async function orTell<T>(result: Promise<Result<T>>): Promise<T | null> {
  const r = await result
  if (r.ok) return r.value
  showProblem(r.problem)
  return null
}
