import type { ItemCard, ThreadView } from '@warmline/contracts'
import {
  applyView,
  type Contact,
  cardOf,
  emptyThread,
  factThatCounts,
  type LogEntry,
  type Lookup,
  type Needs,
  needsOf,
  present,
  type SubjectRecord,
  type Viewer,
  type WorkItem,
} from '@warmline/core'
import type { Store } from '../platform/ports.ts'
import type { People } from '../workforce/people.ts'
import type { Attachments } from './attachments.ts'
import type { Contents } from './contents.ts'
import type { WorkStore } from './store.ts'

export interface Items {
  store: WorkStore
  get(workspaceId: string, itemId: string): Promise<WorkItem | undefined>
  /** Whose it is and in which language, as this node knows it: a command guards itself against what is older. */
  brief(workspaceId: string, itemId: string): Promise<Brief | undefined>
  /** Loaded and decrypted, what these needs name. */
  lookup(workspaceId: string, needs: readonly Needs[]): Promise<Lookup>
  /** The thread as this viewer sees it, by folding its events up to a position (or version) of the log. */
  thread(workspaceId: string, itemId: string, viewer: Viewer, until: Until): Promise<ThreadView | null>
  cards(workspaceId: string, records: readonly SubjectRecord[], viewer: Viewer): Promise<ItemCard[]>
}

export interface Brief {
  contactId: string
  language: string
}

export interface Until {
  position?: number
  version?: number
}

export interface ItemsOptions {
  store: Store
  workStore: WorkStore
  contents: Contents
  people: People
  attachments: Attachments
  /** handler.look */
  look: (workspaceId: string, subjectId: string) => Promise<{ state: unknown } | undefined>
}

const historyPage = 500

export function createItems(options: ItemsOptions): Items {
  const { store, contents, people, attachments } = options

  async function lookup(workspaceId: string, needs: readonly Needs[]): Promise<Lookup> {
    const [texts, names, files] = await Promise.all([
      contents.texts(
        workspaceId,
        needs.flatMap((need) => need.contentIds),
      ),
      people.names(
        workspaceId,
        needs.flatMap((need) => need.workerIds),
      ),
      attachments.views(
        workspaceId,
        needs.flatMap((need) => need.attachmentIds),
      ),
    ])
    return {
      text: (contentId) => texts.get(contentId) ?? null,
      name: (workerId) => names.get(workerId) ?? null,
      attachment: (attachmentId) => files.get(attachmentId) ?? null,
    }
  }

  async function thread(
    workspaceId: string,
    itemId: string,
    viewer: Viewer,
    until: Until,
  ): Promise<ThreadView | null> {
    const entries = await historyOf(store, workspaceId, itemId, until)
    if (entries.length === 0) return null
    const found = await lookup(workspaceId, entries.map(needsOf))
    let view = emptyThread(itemId)
    for (const entry of entries) {
      const event = present(entry, found, viewer)
      if (event) view = applyView(view, event)
    }
    return view
  }

  /** Of many at once: two reads, however many they are. */
  async function contactsNamed(workspaceId: string, contactIds: readonly string[]) {
    const records = await options.workStore.contacts(workspaceId, [...new Set(contactIds)])
    const named = records.map(({ subjectId, state }) => {
      const { facts, simulated } = state as Contact
      return { contactId: subjectId, contentId: factThatCounts(facts, 'name')?.contentId, simulated }
    })
    const texts = await contents.texts(
      workspaceId,
      named.flatMap(({ contentId }) => contentId ?? []),
    )
    return new Map(
      named.map(({ contactId, contentId, simulated }) => [
        contactId,
        { name: (contentId === undefined ? null : texts.get(contentId)) ?? null, simulated },
      ]),
    )
  }

  const get = async (workspaceId: string, itemId: string) => {
    const stored = await store.load(workspaceId, itemId)
    return stored?.subjectKind === 'work-item' ? (stored.state as WorkItem) : undefined
  }

  return {
    store: options.workStore,
    async brief(workspaceId, itemId) {
      const item = (await options.look(workspaceId, itemId))?.state as WorkItem | undefined
      return item && { contactId: item.contactId, language: item.language }
    },
    get,
    lookup,
    thread,
    async cards(workspaceId, records, viewer) {
      const items = records.map((record) => record.state as WorkItem)
      const versions = records.map((record) => record.version)
      const found = await lookup(workspaceId, items.map(needsOfCard))
      const contacts = await contactsNamed(
        workspaceId,
        items.map((item) => item.contactId),
      )
      return items.map((item, n) => ({
        ...cardOf(item, found, viewer, contacts.get(item.contactId) ?? { name: null, simulated: false }),
        version: versions[n],
      }))
    },
  }
}

/** What a contact is called: what they said themselves, else what the host page or a worker said. */
export async function nameOf(
  contents: Contents,
  workspaceId: string,
  contact: Contact,
): Promise<string | null> {
  const best = factThatCounts(contact.facts, 'name')
  return best ? contents.text(workspaceId, best.contentId) : null
}

function needsOfCard(item: WorkItem): Needs {
  const { holder, callback, previewContentId } = item
  const holderId = holder.at === 'worker' || holder.at === 'wrap-up' ? [holder.workerId] : []
  return {
    contentIds: previewContentId ? [previewContentId] : [],
    workerIds: [...holderId, ...(callback?.workerId ? [callback.workerId] : [])],
    attachmentIds: [],
  }
}

async function historyOf(
  store: Store,
  workspaceId: string,
  itemId: string,
  until: Until,
): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  const position = until.position ?? Number.POSITIVE_INFINITY
  const version = until.version ?? Number.POSITIVE_INFINITY
  for (let after = 0; ; ) {
    const page = await store.history(workspaceId, itemId, after, historyPage)
    for (const entry of page) {
      if (entry.position > position || entry.version > version) return entries
      entries.push(entry)
    }
    const last = page.at(-1)
    if (!last || page.length < historyPage) return entries
    after = last.version
  }
}
