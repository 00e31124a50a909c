import type { Actor, EventType } from '@warmline/contracts'
import type { UnstampedWorkCommand } from '@warmline/core'
import { incoming, linesOf, noon, policyNow } from './conversation.ts'
import { createDesk, type Desk, type DeskOptions } from './desk.ts'
import { registerWorker } from './history-world.ts'

/** One desk, one contact, and what the tests say about it. */
export function deskAt(options: Partial<DeskOptions> = {}) {
  const desk = createDesk({ start: noon, seed: 1, policy: () => policyNow(), ...options })
  const contact: Actor = { kind: 'contact', id: desk.ids.next('ctc') }
  const itemId = desk.ids.next('wi')
  const issue = (command: UnstampedWorkCommand, actor: Actor = contact) => desk.work(itemId, command, actor)
  const since = (position: number) =>
    desk.log.filter((entry) => entry.position > position && entry.subjectId === itemId)
  return {
    desk,
    itemId,
    issue,
    item: () => desk.item(itemId),
    open: (wants: 'ai' | 'person' = 'person') =>
      issue({
        type: 'open-conversation',
        itemId,
        contactId: contact.id,
        channel: 'widget',
        language: 'en',
        wants,
        previous: null,
        first: incoming('Hello'),
      }),
    /** what happened to the item while time passed, with the seconds */
    pass(ms: number): [number, EventType][] {
      const start = desk.clock.now()
      const position = desk.log.length
      desk.advance(ms)
      return since(position).map((entry) => [(entry.at - start) / 1_000, entry.event.type])
    },
    lines: (position: number) => linesOf(since(position)),
  }
}

/** A person who works there and speaks English. */
export const person = (desk: Desk, of: Partial<Parameters<typeof registerWorker>[2]> = {}) =>
  registerWorker(desk, 'Kim', { languages: ['en'], skills: [], mayBackstop: false, ...of })
export const by = (id: string): Actor => ({ kind: 'worker', id })
