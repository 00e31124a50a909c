import type { ContactState, InboxState, ThreadView } from '@warmline/contracts'
import type { Contact, Worker, WorkItem } from '@warmline/core'
import { hasRole } from '../platform/auth/permissions.ts'
import { type ContactCaller, type PersonCaller, refuse } from '../platform/http/caller.ts'
import { type Answer, answer, type Implementations } from '../platform/http/implementation.ts'
import { poll, streamEvents } from '../platform/sockets/poll.ts'
import type { Viewer } from '../platform/sockets/presenter.ts'
import { floorStateOf } from '../promise/floor.ts'
import { frontOf } from '../promise/front.ts'
import type { Services } from '../services.ts'
import { cursorAt, isLead, isRefused, ownItem, seenItem } from './answers.ts'
import { nameOf } from './items.ts'
import { viewerOf } from './presenter.ts'

type Synced = {
  cursor: string
  state: ContactState | InboxState | ThreadView | Awaited<ReturnType<typeof floorStateOf>>
}

export function liveRoutes(services: Services): Pick<Implementations, 'sync' | 'events'> {
  return {
    async sync({ caller, query }) {
      const { scope } = query
      if (scope.startsWith('thread:')) return syncThread(services, caller, scope.slice('thread:'.length))
      if (scope === 'contact')
        return caller.kind === 'contact'
          ? syncContact(services, caller)
          : refuse('not-allowed', 'Only for contacts.')
      if (caller.kind !== 'person') return refuse('not-allowed', 'Only for people who work here.')
      if (scope === 'inbox') return syncInbox(services, caller)
      return isLead(caller)
        ? syncFloor(services, caller)
        : refuse('not-allowed', 'Needs the role lead or admin.')
    },
    async events({ caller, query, http }) {
      const viewer = viewerOf(caller)
      if (viewer === null) return refuse('not-allowed')
      const after = query.after ?? null
      const elsewhere = services.elsewhere()
      if (elsewhere.aborted) return refuse(services.leaving.aborted ? 'not-ready' : 'database-away')
      const release = await pollPlace(services, http.request.ip, viewer)
      if (release === null) return refuse('too-many-requests', 'Too many open polls or streams.')
      if ((http.request.headers.accept ?? '').includes('text/event-stream')) {
        const from = after ?? lastEventId(http.request.headers['last-event-id'])
        const { auth, clock } = services
        const leaving = elsewhere
        return streamEvents(services.hub, viewer, from, http, { release, auth, now: clock.now, leaving })
      }
      const gone = new AbortController()
      const leave = () => gone.abort()
      http.reply.raw.on('close', leave)
      elsewhere.addEventListener('abort', leave, { once: true })
      return poll(services.hub, viewer, after, (query.wait ?? 0) * 1_000, gone.signal)
        .then(answer)
        .finally(() => {
          elsewhere.removeEventListener('abort', leave)
          release()
        })
    },
  }
}

/** A place among the open polls and streams of an address, and of one contact or person; null = none is left. */
async function pollPlace(services: Services, address: string, viewer: Viewer): Promise<(() => void) | null> {
  const { ofAddress, ofViewer } = services.pollCaps
  if (await services.auth.isUnlimited(viewer.workspaceId)) return () => undefined
  const first = ofAddress.take(address)
  const second = ofViewer.take(`${viewer.workspaceId} ${viewer.id}`)
  const release = () => {
    first?.()
    second?.()
  }
  if (first !== null && second !== null) return release
  release()
  return null
}

const lastEventId = (value: string | string[] | undefined): string | null =>
  typeof value === 'string' && /^[\w-]{1,200}$/.test(value) ? value : null

async function syncThread(
  services: Services,
  caller: ContactCaller | PersonCaller,
  itemId: string,
): Promise<Answer<Synced>> {
  const { workspaceId } = caller
  const item =
    caller.kind === 'contact'
      ? await ownItem(services, caller, itemId)
      : await seenItem(services, caller, itemId)
  if (isRefused(item)) return item
  const viewer = viewerOf(caller)
  const { position } = await services.items.store.snapshot(workspaceId, 'thread', itemId)
  const thread = viewer && (await services.items.thread(workspaceId, itemId, viewer, { position }))
  return thread ? answer({ cursor: cursorAt(workspaceId, position), state: thread }) : refuse('not-found')
}

async function syncContact(services: Services, caller: ContactCaller): Promise<Answer<Synced>> {
  const { workspaceId, contactId } = caller
  const { position, parts } = await services.items.store.snapshot(workspaceId, 'contact', contactId)
  const contact = parts.get('contact')?.[0]?.state as Contact | undefined
  if (!contact || contact.erased) return refuse('token-expired')
  const viewer = { role: 'contact' as const, id: contactId }
  const items = (parts.get('threads') ?? [])
    .map((record) => record.state as WorkItem)
    .sort((a, b) => a.openedAt - b.openedAt)
  const threads = await Promise.all(
    items.map((item) => services.items.thread(workspaceId, item.itemId, viewer, { position })),
  )
  const front = await frontOf(services, workspaceId, contact.language)
  if (!front) return refuse('not-found')
  const name = await nameOf(services.contents, workspaceId, contact)
  const state = {
    contactId,
    identified: contact.identified,
    name,
    front,
    threads: threads.filter((thread) => thread !== null),
  }
  return answer({ cursor: cursorAt(workspaceId, position), state })
}

async function syncInbox(services: Services, caller: PersonCaller): Promise<Answer<Synced>> {
  const { workspaceId, workerId } = caller
  if (!hasRole(caller.roles, 'worker') && !isLead(caller))
    return refuse('not-allowed', 'Needs the role worker or lead.')
  const { position, parts } = await services.items.store.snapshot(workspaceId, 'inbox', workerId)
  const me = parts.get('me')?.[0]?.state as Worker | undefined
  const workspace = await services.workspaces.get(workspaceId)
  if (!me || !workspace) return refuse('not-found')
  const { name, topics, dispositions, languages, demo } = workspace.state
  const records = [...(parts.get('held') ?? []), ...(parts.get('closed') ?? [])]
  const viewer = { role: isLead(caller) ? ('lead' as const) : ('worker' as const), id: workerId }
  const state: InboxState = {
    me: await services.people.view(workspaceId, me),
    workspace: { workspaceId, name, topics, dispositions, languages, demo },
    items: await services.items.cards(workspaceId, records, viewer),
  }
  return answer({ cursor: cursorAt(workspaceId, position), state })
}

async function syncFloor(services: Services, caller: PersonCaller): Promise<Answer<Synced>> {
  const snapshot = await services.items.store.snapshot(caller.workspaceId, 'floor', '')
  const state = await floorStateOf(services, caller.workspaceId, caller.workerId, snapshot.parts)
  return answer({ cursor: cursorAt(caller.workspaceId, snapshot.position), state })
}
