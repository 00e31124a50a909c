import type { WorkItem } from '@warmline/core'
import type { Services } from '../services.ts'
import { factsOf } from '../work/context-pack.ts'
import { contactOf } from './contact-access.ts'

/** Everything we hold about a contact, in words that a person can read; files are named and fetched on their own. */
export async function exportContact(
  services: Services,
  workspaceId: string,
  contactId: string,
): Promise<Record<string, unknown> | null> {
  const contact = await contactOf(services, workspaceId, contactId)
  if (!contact) return null
  const records = await services.store.find(workspaceId, {
    subjectKind: 'work-item',
    contactId,
    limit: 1_000,
    order: 'newest',
  })
  const viewer = { role: 'contact' as const, id: contactId }
  const conversations = []
  for (const record of records) {
    const { itemId, handoff, disposition, topic } = record.state as WorkItem
    conversations.push({
      itemId,
      topic,
      disposition,
      handoff,
      thread: await services.items.thread(workspaceId, itemId, viewer, {}),
      ...(await writtenBeside(services, workspaceId, itemId)),
    })
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
    facts: await factsOf(services, workspaceId, contact),
    conversations,
    attachments: [...views.values()],
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
