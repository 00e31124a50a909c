import type { ItemCard, ThreadView } from '@warmline/contracts'
import {
  type Viewer as CoreViewer,
  type LogEntry,
  type Lookup,
  needsOf,
  present,
  type Worker,
} from '@warmline/core'
import { changesKnowledge } from '../kinds/knowledge.ts'
import type { Caller } from '../platform/http/caller.ts'
import type { EventFrame, Prepared, Presenter, Viewer } from '../platform/sockets/presenter.ts'
import type { Services } from '../services.ts'

type Needed = Pick<
  Services,
  'items' | 'people' | 'store' | 'contents' | 'workspaces' | 'knowledge' | 'crypto'
>

export const audience = {
  contact: (contactId: string) => `contact:${contactId}`,
  worker: (workerId: string) => `worker:${workerId}`,
  leads: 'leads',
  team: 'team',
} as const

/** Whom a caller is on the event line; null = nobody who sees events. */
export function viewerOf(caller: Caller): Viewer | null {
  if (caller.kind === 'contact')
    return {
      workspaceId: caller.workspaceId,
      role: 'contact',
      id: caller.contactId,
      audiences: [audience.contact(caller.contactId)],
    }
  if (caller.kind !== 'person') return null
  const { workspaceId, workerId: id, roles } = caller
  const own = [audience.worker(id), audience.team]
  if (roles.includes('lead') || roles.includes('admin'))
    return { workspaceId, role: 'lead', id, audiences: [...own, audience.leads] }
  return { workspaceId, role: 'worker', id, audiences: own }
}

/** Log entries as frames, per viewer. What a role may see is core's `present`; here is only who is told at all. */
export function createPresenter(services: Needed): Presenter {
  return {
    async prepare(workspaceId, entries) {
      forgetWhatChanged(services, workspaceId, entries)
      const lookup = await services.items.lookup(workspaceId, entries.filter(isOfItem).map(needsOf))
      const reopenedFrom = await lastWorkers(services, workspaceId, entries)
      return new PreparedEntries(services, workspaceId, lookup, reopenedFrom)
    },
  }
}

const isOfItem = (entry: LogEntry) => entry.subjectKind === 'work-item'

function forgetWhatChanged(services: Needed, workspaceId: string, entries: readonly LogEntry[]): void {
  for (const { subjectKind, subjectId, event } of entries) {
    if (subjectKind === 'worker') services.people.forget(workspaceId, subjectId)
    else if (subjectKind === 'workspace') services.workspaces.forget(workspaceId)
    else if (changesKnowledge(event)) services.knowledge.changed(workspaceId, subjectId)
    else if (event.type === 'contact.erased') {
      services.crypto.forget(workspaceId, subjectId)
      services.contents.forget(workspaceId)
    } else if (event.type === 'fact.removed') services.contents.forget(workspaceId)
  }
}

/** Who had a reopened conversation among their closed ones: they lose it there. */
async function lastWorkers(
  services: Needed,
  workspaceId: string,
  entries: readonly LogEntry[],
): Promise<Map<LogEntry, string>> {
  const found = new Map<LogEntry, string>()
  for (const entry of entries) {
    if (entry.event.type !== 'work-item.reopened') continue
    const item = await services.items.get(workspaceId, entry.subjectId)
    if (item?.lastWorkerId) found.set(entry, item.lastWorkerId)
  }
  return found
}

type Fresh = { fresh: ThreadView | null; card: ItemCard | null }

class PreparedEntries implements Prepared {
  readonly #services: Needed
  readonly #workspaceId: string
  readonly #lookup: Lookup
  readonly #reopenedFrom: Map<LogEntry, string>
  readonly #made = new Map<string, Promise<Fresh>>()

  constructor(services: Needed, workspaceId: string, lookup: Lookup, reopenedFrom: Map<LogEntry, string>) {
    this.#services = services
    this.#workspaceId = workspaceId
    this.#lookup = lookup
    this.#reopenedFrom = reopenedFrom
  }

  audiencesOf(entry: LogEntry): readonly string[] {
    const { event, subjectKind, subjectId } = entry
    if (subjectKind === 'worker') return [audience.leads, audience.worker(subjectId)]
    if (subjectKind === 'workspace') return [audience.team]
    if (subjectKind === 'contact')
      return event.type === 'contact.erased' ? [audience.team, audience.contact(subjectId)] : []
    if (subjectKind !== 'work-item') return []
    const keys = new Set<string>([audience.leads])
    if (event.about?.contactId) keys.add(audience.contact(event.about.contactId))
    for (const workerId of workersOf(entry, this.#reopenedFrom.get(entry)))
      keys.add(audience.worker(workerId))
    return [...keys]
  }

  present(
    entry: LogEntry,
    viewer: Viewer,
  ): EventFrame | 'resync' | null | Promise<EventFrame | 'resync' | null> {
    if (entry.subjectKind === 'worker') return this.#worker(entry)
    if (entry.subjectKind === 'workspace') return { settings: true }
    if (entry.subjectKind === 'contact') return 'resync'
    const core: CoreViewer = { role: viewer.role, id: viewer.id }
    if (losesSight(entry, viewer, this.#reopenedFrom.get(entry)))
      return { item: { itemId: entry.subjectId, version: entry.version, gone: true } }
    if (isFirstSight(entry, viewer)) return this.#withFresh(entry, core)
    const item = present(entry, this.#lookup, core)
    return item ? { item } : null
  }

  async #withFresh(entry: LogEntry, viewer: CoreViewer): Promise<EventFrame | null> {
    const { fresh, card } = await this.#freshOf(entry, viewer)
    const item = present(entry, this.#lookup, viewer)
    return { ...(item ? { item } : {}), ...(fresh ? { fresh } : {}), ...(card ? { freshCard: card } : {}) }
  }

  #freshOf(entry: LogEntry, viewer: CoreViewer): Promise<Fresh> {
    const key = `${viewer.role} ${viewer.role === 'contact' ? '' : viewer.id} ${entry.position}`
    const known = this.#made.get(key)
    if (known) return known
    const making = this.#make(entry, viewer)
    this.#made.set(key, making)
    return making
  }

  async #make(entry: LogEntry, viewer: CoreViewer): Promise<Fresh> {
    const { items, store } = this.#services
    const fresh = await items.thread(this.#workspaceId, entry.subjectId, viewer, { version: entry.version })
    if (viewer.role === 'contact' || !fresh) return { fresh, card: null }
    const stored = await store.load(this.#workspaceId, entry.subjectId)
    const [card] = stored ? await items.cards(this.#workspaceId, [stored], viewer) : []
    // The head as of this entry, not of now: later entries are still to come.
    return { fresh, card: card ? { ...card, head: fresh.head, version: entry.version } : null }
  }

  async #worker(entry: LogEntry): Promise<EventFrame | null> {
    const stored = await this.#services.store.load(this.#workspaceId, entry.subjectId)
    if (!stored) return null
    const worker = await this.#services.people.view(this.#workspaceId, stored.state as Worker)
    return { worker: { workerId: entry.subjectId, worker } }
  }
}

/** Workers whom an entry concerns: who holds the item after it, and whom it names. */
function workersOf({ event }: LogEntry, lastWorkerId: string | undefined): string[] {
  const found: string[] = []
  if (event.about?.workerId) found.push(event.about.workerId)
  if ('workerId' in event && typeof event.workerId === 'string') found.push(event.workerId)
  if (lastWorkerId !== undefined) found.push(lastWorkerId)
  return found
}

/** A worker no longer holds it: taken back, passed on, or reopened for somebody else. A lead goes on seeing it. */
function losesSight({ event }: LogEntry, viewer: Viewer, lastWorkerId: string | undefined): boolean {
  if (viewer.role !== 'worker' || event.about?.workerId === viewer.id) return false
  if (event.type === 'work-item.reopened') return lastWorkerId === viewer.id
  return event.type === 'assignment.ended' && event.workerId === viewer.id
}

function isFirstSight({ event }: LogEntry, viewer: Viewer): boolean {
  switch (event.type) {
    case 'work-item.opened':
      return viewer.role !== 'worker'
    case 'contact.repointed':
      return viewer.role === 'contact'
    case 'assignment.made':
      return viewer.role !== 'contact' && event.workerId === viewer.id
    default:
      return false
  }
}
