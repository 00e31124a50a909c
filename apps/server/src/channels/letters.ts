import { factThatCounts, firstName, type OutsideTask, type WorkItem } from '@warmline/core'
import { contactOf } from '../kinds/contact-access.ts'
import type { Services } from '../services.ts'

type MailTask = Extract<OutsideTask, { task: 'mail' }>

/** The outside task `mail`: finds the address, fills the letter and sends it. Nobody to write to is not a failure. */
export async function sendLetter(services: Services, workspaceId: string, task: MailTask): Promise<null> {
  const workspace = await services.workspaces.get(workspaceId)
  const item = await services.items.get(workspaceId, task.itemId)
  if (!workspace || !item || !services.mailer.isOffered(workspace.state.demo)) return null
  const to = await addressOf(services, workspaceId, item, task.toContentId)
  if (to === null) return null
  await services.mailer.send(to, task.template, {
    language: item.language,
    company: workspace.state.name,
    link: `${services.baseUrl()}/c/${workspace.state.slug}`,
    ...(await wordsOf(services, workspaceId, item, task)),
  })
  return null
}

async function addressOf(
  services: Services,
  workspaceId: string,
  item: WorkItem,
  contentId: string | null,
): Promise<string | null> {
  if (contentId !== null) return services.contents.text(workspaceId, contentId)
  const contact = await contactOf(services, workspaceId, item.contactId)
  const fact = contact && factThatCounts(contact.facts, 'email')
  return fact ? services.contents.text(workspaceId, fact.contentId) : null
}

async function wordsOf(
  services: Services,
  workspaceId: string,
  item: WorkItem,
  { params }: MailTask,
): Promise<Record<string, string>> {
  const words: Record<string, string> = {}
  if (typeof params['contentId'] === 'string')
    words['text'] = (await services.contents.text(workspaceId, params['contentId'])) ?? ''
  if (typeof params['at'] === 'number')
    words['at'] = new Date(params['at']).toISOString().slice(0, 16).replace('T', ' ')
  if (item.lastWorkerId)
    words['name'] = firstName(await services.people.name(workspaceId, item.lastWorkerId)) ?? ''
  return words
}
