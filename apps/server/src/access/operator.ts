import type { WorkItem } from '@warmline/core'
import { importDemoArticles } from '../demo/articles.ts'
import { refuse } from '../platform/http/caller.ts'
import { answer } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { addPerson, systemAccess } from './accounts.ts'
import { openWorkspace, roundTheClock, setWorkspace } from './workspaces.ts'

interface NewTestWorkspace {
  name: string
  slug: string
  language: string
  workers: number
  ai: boolean
  articlesFrom: 'demo' | 'none'
  dueMs?: number | undefined
}

/** A workspace for replay and bench: staffed round the clock, with simulated workers and their bearer tokens. */
export async function operatorWorkspace(services: Services, body: NewTestWorkspace) {
  const workspaceId = services.ids.next('ws')
  const nothing = Buffer.alloc(0)
  const opened = await openWorkspace(services, { workspaceId, slug: body.slug, name: body.name, demo: true })
  if (!opened.ok) return opened
  await services.authStore.addSecret(
    workspaceId,
    'limits-lifted',
    { kid: 'operator', nonce: nothing, ciphertext: nothing },
    services.clock.now(),
  )
  await setWorkspace(services, workspaceId, {
    type: 'set-names',
    name: null,
    languages: [body.language],
    topics: null,
    dispositions: [{ id: 'answered', label: 'Answered' }],
  })
  await setWorkspace(services, workspaceId, { type: 'set-hours', hours: roundTheClock('UTC') })
  await setWorkspace(services, workspaceId, { type: 'set-callbacks', on: true, backstops: 0 })
  if (body.dueMs !== undefined) {
    const set = await setWorkspace(services, workspaceId, { type: 'set-promise-policy', dueMs: body.dueMs })
    if (!set.ok) return set
  }
  if (body.articlesFrom === 'demo') await importDemoArticles(services, workspaceId)
  const workers: { workerId: string; token: string }[] = []
  for (let n = 0; n < body.workers; n++) {
    const person = {
      name: `Worker ${n + 1}`,
      email: null,
      roles: ['worker' as const],
      languages: [body.language],
      skills: [],
      mayBackstop: true,
      simulated: true,
    }
    const added = await addPerson(services, workspaceId, person, systemAccess, {
      scope: 'operator',
      key: `${workspaceId}/${n}`,
    })
    if (!added.ok) return added
    workers.push({
      workerId: added.workerId,
      token: await services.auth.openSession({ workspaceId, accountId: added.accountId }),
    })
  }
  if (body.ai)
    await setWorkspace(services, workspaceId, { type: 'switch-ai', on: true, backstops: body.workers })
  return answer({ workspaceId, slug: body.slug, workers })
}

/** What the log says of a workspace, for reports that must not trust the client that made the load. */
export async function operatorReport(services: Services, workspaceId: string) {
  const workspace = await services.authStore.workspaceById(workspaceId)
  if (!workspace) return refuse('not-found')
  const summary = await services.ledgers.counts(workspaceId, 0, Number.MAX_SAFE_INTEGER)
  const counts = { messages: 0, fromContacts: 0, fromAi: 0, fromWorkers: 0, asked: 0, gaps: 0, entries: 0 }
  let answeredByAi = 0
  let answeredByPeople = 0
  for (let after = 0; ; ) {
    const page = await services.store.read(workspaceId, 0, after, 1_000)
    for (const { event, position } of page) {
      if (position !== after + 1) counts.gaps++
      after = position
      counts.entries++
      if (event.type === 'person.asked') counts.asked++
      if (event.type !== 'message.appended') continue
      counts.messages++
      if (event.from.by === 'contact') counts.fromContacts++
      if (event.from.by === 'ai') counts.fromAi++
      if (event.from.by === 'worker') counts.fromWorkers++
    }
    if (page.length < 1_000) break
  }
  const status: Record<string, number> = {}
  for (let after: { openedAt: number; itemId: string } | null = null; ; ) {
    const page: readonly { state: unknown }[] = await services.items.store.items(workspaceId, {
      status: null,
      contactId: null,
      after,
      limit: 1_000,
    })
    for (const { state } of page) {
      const item = state as WorkItem
      status[item.holder.at] = (status[item.holder.at] ?? 0) + 1
      if (item.answeredByPerson) answeredByPeople++
      else if (item.answeredByAi) answeredByAi++
    }
    const last = page.at(-1)?.state as WorkItem | undefined
    if (!last || page.length < 1_000) break
    after = { openedAt: last.openedAt, itemId: last.itemId }
  }
  const waitsMs = { p50: summary.waitP50Ms, p95: summary.waitP95Ms }
  return answer({
    workspaceId,
    slug: workspace.slug,
    promises: summary,
    waitsMs,
    ...counts,
    answeredByAi,
    answeredByPeople,
    status,
  })
}
