import { percentile } from './figures.ts'
import type { Company } from './prepared.ts'

/** What people wait for, in the order of the table. */
export const pageNames = ['inbox', 'thread', 'floor', 'list', 'figures', 'find'] as const
export type PageName = (typeof pageNames)[number]
export const pageTitles: Record<PageName, string> = {
  inbox: 'inbox',
  thread: 'thread',
  floor: 'floor',
  list: 'list of conversations',
  figures: 'promise figures',
  find: 'find a contact',
}

export interface PageTimes {
  p50Ms: number
  p95Ms: number
}
export type Pages = Record<PageName, PageTimes>

interface Head {
  head: { itemId: string }
}

/** One after another, without other load; each so often, and once before to warm up. */
export async function timePages(
  port: number,
  { workers, lead }: Company,
  working: number,
  times: number,
): Promise<Pages> {
  const get = async (path: string, token: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '10.255.0.1' }
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
    const body: unknown = await response.json()
    if (!response.ok) throw new Error(`${path} → ${response.status} ${JSON.stringify(body).slice(0, 200)}`)
    return body
  }
  const workerAt = (n: number) => workers[n % Math.max(1, Math.min(working, workers.length))] ?? lead
  const threads: { itemId: string; token: string }[] = []
  for (let n = 0; n < Math.min(working, 20); n++) {
    const { token } = workerAt(n)
    const { state } = (await get('/v1/sync?scope=inbox', token)) as { state: { items: Head[] } }
    for (const { head } of state.items.slice(0, 3)) threads.push({ itemId: head.itemId, token })
  }
  const wanted: Record<PageName, (n: number) => Promise<unknown>> = {
    inbox: (n) => get('/v1/sync?scope=inbox', workerAt(n).token),
    thread(n) {
      const { itemId = '', token = '' } = threads[n % threads.length] ?? {}
      return get(`/v1/sync?scope=thread:${itemId}`, token)
    },
    floor: () => get('/v1/sync?scope=floor', lead.token),
    list: () => get('/v1/items?status=closed&limit=50', lead.token),
    figures: () => get('/v1/promises/figures?window=month', lead.token),
    find: (n) => get(`/v1/contacts?identifier=nobody-${n}@example.com`, lead.token),
  }
  const found = {} as Pages
  for (const name of pageNames) {
    await wanted[name](0)
    const took: number[] = []
    for (let n = 0; n < times; n++) {
      const began = performance.now()
      await wanted[name](n)
      took.push(performance.now() - began)
    }
    took.sort((a, b) => a - b)
    const at = (share: number) => Number(percentile(took, share).toFixed(1))
    found[name] = { p50Ms: at(0.5), p95Ms: at(0.95) }
  }
  return found
}
