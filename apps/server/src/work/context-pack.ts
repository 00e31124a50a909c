import type { ContextPack, KnownView } from '@warmline/contracts'
import { type Contact, factThatCounts, type WorkItem } from '@warmline/core'
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
      ...(contact
        ? await knownOf(services, workspaceId, contact)
        : { name: null, identified: false, firstSeenAt: item.openedAt, language: item.language, facts: [] }),
      contactId: item.contactId,
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

/** What we know about somebody: the contact is shown the very same as whoever helps them. */
export async function knownOf(services: Services, workspaceId: string, contact: Contact): Promise<KnownView> {
  const texts = await services.contents.texts(
    workspaceId,
    contact.facts.map((fact) => fact.contentId),
  )
  return {
    name: await nameOf(services.contents, workspaceId, contact),
    identified: contact.identified,
    firstSeenAt: contact.openedAt,
    language: contact.language,
    facts: contact.facts.map((fact) => ({
      key: fact.key,
      value: texts.get(fact.contentId) ?? null,
      by: fact.by,
      at: fact.at,
      disputed: fact.disputed ?? false,
      counts: factThatCounts(contact.facts, fact.key) === fact,
    })),
  }
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
