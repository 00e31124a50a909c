import type { WorkCommand, WorkItem } from '@warmline/core'
import { openContact } from '../kinds/contacts.ts'
import type { Services } from '../services.ts'
import { hear } from '../work/hearing.ts'
import { contactNames } from './phrases.ts'
import { type DemoStory, demoStories } from './stories.ts'

interface Talk {
  story: DemoStory
  contactId: string
  itemId: string
  /** index of the line that comes next */
  next: number
  openedAt: number
}

/** ms between reading an answer and writing the next line */
const readingMs = { least: 4_000, more: 9_000 }
/** A talk that nothing comes of is left alone after this long. */
const longestTalkMs = 15 * 60_000
const mostTalks = 5

export interface DemoContacts {
  /** Opens a new talk when there is room; `pause` when a signed-in person is at work. */
  step(pause: boolean): Promise<void>
}

/** Labelled, scripted contacts that keep the demo company's floor alive. */
export function createDemoContacts(
  services: Services,
  workspaceId: string,
  dice: () => number,
): DemoContacts {
  const { clock, ids, handle, policyOf } = services
  const talks = new Map<string, Talk>()
  let nextOpening = clock.now()
  let told = Math.floor(dice() * demoStories.length)

  const send = (
    talk: Pick<Talk, 'itemId' | 'contactId'>,
    command: Partial<WorkCommand> & { type: WorkCommand['type'] },
  ) =>
    handle({
      workspaceId,
      subjectKind: 'work-item',
      subjectId: talk.itemId,
      command,
      actor: { kind: 'contact', id: talk.contactId },
    })

  async function open(): Promise<void> {
    const story = demoStories[told++ % demoStories.length]
    if (!story) return
    const opened = await openContact(services, workspaceId, story.language, null, true)
    if (!opened.ok) return
    const talk: Talk = {
      story,
      contactId: opened.value.contactId,
      itemId: ids.next('wi'),
      next: 1,
      openedAt: clock.now(),
    }
    await introduce(talk)
    const message = { messageId: ids.next('msg'), text: story.lines[0] ?? '', attachments: [] }
    const result = await send(talk, {
      type: 'open-conversation',
      itemId: talk.itemId,
      contactId: talk.contactId,
      channel: 'widget',
      language: story.language,
      wants: 'ai',
      previous: null,
      first: await hear(services, workspaceId, message, null, story.language),
      policy: await policyOf(workspaceId, story.language),
    })
    if (result.ok) talks.set(talk.itemId, talk)
  }

  async function introduce({ contactId, story }: Talk): Promise<void> {
    const names = contactNames[story.language]
    const value = names[Math.floor(dice() * names.length * 1.5)]
    if (!value) return
    await handle({
      workspaceId,
      subjectKind: 'contact',
      subjectId: contactId,
      command: { type: 'record-fact', key: 'name', value, by: 'contact' },
      actor: { kind: 'contact', id: contactId },
    })
  }

  async function advance(talk: Talk): Promise<void> {
    const item = await services.items.get(workspaceId, talk.itemId)
    const now = clock.now()
    if (!item || item.holder.at === 'closed' || now - talk.openedAt > longestTalkMs) {
      if (item?.holder.at === 'closed' && dice() < 0.7) await rate(talk)
      talks.delete(talk.itemId)
      return
    }
    const answered = item.lastFrom === 'ai' || item.lastFrom === 'worker'
    if (!answered || now - item.lastMessageAt < readingMs.least + dice() * readingMs.more) return
    const line = talk.story.lines[talk.next]
    if (line !== undefined) return say(talk, item, line)
    if (item.holder.at === 'ai') await send(talk, { type: 'answer-solved', solved: true })
  }

  async function say(talk: Talk, item: WorkItem, line: string): Promise<void> {
    talk.next += 1
    const { language } = talk.story
    const message = { messageId: ids.next('msg'), text: line, attachments: [] }
    await send(talk, {
      type: 'append-message',
      message: await hear(services, workspaceId, message, item, language),
      policy: await policyOf(workspaceId, language),
    })
  }

  const rate = async (talk: Talk) => {
    await send(talk, { type: 'rate', score: dice() < 0.75 ? 5 : 4, comment: null })
  }

  return {
    async step(pause) {
      for (const talk of [...talks.values()]) await advance(talk)
      if (pause || talks.size >= mostTalks || clock.now() < nextOpening) return
      await open()
      nextOpening = clock.now() + (talks.size < 3 ? 5_000 : 25_000 + dice() * 45_000)
    },
  }
}
