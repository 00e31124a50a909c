import type { Viewer, WorkItem } from '@warmline/core'
import type { Services } from '../services.ts'
import { knownOf } from '../work/context-pack.ts'
import { contactOf, itemIdsOf } from './contact-access.ts'

/** Everything we hold about a contact, in words that a person can read; files are named and fetched on their own. */
export async function exportContact(
  services: Services,
  workspaceId: string,
  contactId: string,
): Promise<Record<string, unknown> | null> {
  const contact = await contactOf(services, workspaceId, contactId)
  if (!contact) return null
  const viewer = { role: 'contact' as const, id: contactId }
  const conversations = []
  for await (const itemIds of itemIdsOf(services, workspaceId, contactId))
    for (const itemId of itemIds) {
      const item = await services.items.get(workspaceId, itemId)
      if (item) conversations.push(await conversationOf(services, workspaceId, item, viewer))
    }
  const files = await services.attachments.ofOwner(workspaceId, contactId)
  const views = await services.attachments.views(
    workspaceId,
    files.map((file) => file.attachment_id),
  )
  return {
    contactId,
    exportedAt: services.clock.now(),
    openedAt: contact.openedAt,
    language: contact.language,
    identified: contact.identified,
    mergedInto: contact.mergedInto,
    erased: contact.erased,
    facts: (await knownOf(services, workspaceId, contact)).facts,
    conversations,
    attachments: [...views.values()],
  }
}

async function conversationOf(
  services: Services,
  workspaceId: string,
  { itemId, handoff, disposition, topic }: WorkItem,
  viewer: Viewer,
) {
  const thread = await services.items.thread(workspaceId, itemId, viewer, {})
  return {
    itemId,
    topic,
    disposition,
    handoff,
    thread,
    ...(await writtenBeside(services, workspaceId, itemId)),
  }
}

/** What a thread shows to the team only, though it is about the contact or by them: notes and the rating. */
async function writtenBeside(services: Services, workspaceId: string, itemId: string) {
  const full = await services.items.thread(workspaceId, itemId, { role: 'lead', id: '' }, {})
  const entries = (full?.entries ?? []).flatMap((entry) => (entry.entry === 'note' ? [entry] : []))
  return {
    notes: entries
      .filter(({ code, text }) => (code === 'note' || code === 'closing-note') && text !== null)
      .map(({ at, name, text }) => ({ at, by: name, text })),
    ratings: entries
      .filter(({ code }) => code === 'rated')
      .map(({ at, text, params }) => ({ at, score: params['score'], comment: text })),
  }
}
