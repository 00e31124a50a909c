import type { ContextPack } from '@warmline/contracts'
import type { Contact, WorkItem } from '@warmline/core'
import type { Services } from '../services.ts'
import { nameOf } from './items.ts'

/** The first minute of a handover: who it is, what they want, what the AI tried, what was before. */
export async function contextPackOf(
  services: Services,
  workspaceId: string,
  item: WorkItem,
): Promise<ContextPack> {
  const [stored, thread, before] = await Promise.all([
    services.store.load(workspaceId, item.contactId),
    services.items.thread(workspaceId, item.itemId, { role: 'lead', id: '' }, {}),
    services.store.find(workspaceId, {
      subjectKind: 'work-item',
      contactId: item.contactId,
      limit: 6,
      order: 'newest',
    }),
  ])
  const contact = stored?.state as Contact | undefined
  const messages = (thread?.entries ?? []).flatMap((entry) => (entry.entry === 'message' ? [entry] : []))
  return {
    itemId: item.itemId,
    contact: {
      contactId: item.contactId,
      name: contact ? await nameOf(services.contents, workspaceId, contact) : null,
      identified: contact?.identified ?? false,
      firstSeenAt: contact?.openedAt ?? item.openedAt,
      facts: await factsOf(services, workspaceId, contact),
    },
    wants: messages.find((message) => message.by === 'contact')?.text ?? null,
    tried: messages
      .filter((message) => message.by === 'ai')
      .map((message) => ({ text: message.text, source: message.sources[0] ?? null })),
    handoff: item.handoff,
    previous: await previousOf(
      services,
      workspaceId,
      before
        .map((record) => record.state as WorkItem)
        .filter((other) => other.itemId !== item.itemId)
        .slice(0, 5),
    ),
  }
}

export async function factsOf(services: Services, workspaceId: string, contact: Contact | undefined) {
  const facts = contact?.facts ?? []
  const texts = await services.contents.texts(
    workspaceId,
    facts.map((fact) => fact.contentId),
  )
  return facts.map(({ key, contentId, by, at }) => ({ key, value: texts.get(contentId) ?? null, by, at }))
}

async function previousOf(
  services: Services,
  workspaceId: string,
  items: readonly WorkItem[],
): Promise<ContextPack['previous']> {
  const texts = await services.contents.texts(
    workspaceId,
    items.flatMap((item) => item.previewContentId ?? []),
  )
  return items.map(({ itemId, openedAt, closedAt, topic, disposition, previewContentId }) => ({
    itemId,
    openedAt,
    closedAt,
    topic,
    disposition,
    preview: (previewContentId && texts.get(previewContentId)?.slice(0, 140)) || null,
  }))
}
