import type { Context, Decider, Decision, Stamped } from '../mechanisms.ts'
import type { Contact, ContactCommand } from './contact.ts'

/** Bounds of what is kept beside a contact. Keys stand in the log, so they are words and never personal text. */
const factLimits = { facts: 100, key: /^[a-z][a-z0-9_.-]{0,39}$/i, value: 2_000 } as const

const refuse = (code: 'not-found' | 'already-exists'): Decision => ({ ok: false, code })

/**
 * What may happen to a contact. Refusals: `already-exists` (opened twice), `not-found` (unknown, or erased: then
 * for every command), `bad-request` (merged into itself), `wrong-state` (identified or merged already),
 * `out-of-limits` (a fact's key, length or number).
 */
export const contactDecider: Decider<Contact, ContactCommand> = {
  kind: 'contact',
  decide: decideContact,
  evolve: evolveContact,
  index: (contact) => ({
    status: statusOf(contact),
    contactId: contact.contactId,
    workerId: null,
    topic: null,
    language: contact.language,
    dueAt: null,
    openedAt: contact.openedAt,
  }),
}

function statusOf(contact: Contact): 'erased' | 'merged' | 'identified' | 'anonymous' {
  if (contact.erased) return 'erased'
  if (contact.mergedInto !== null) return 'merged'
  return contact.identified ? 'identified' : 'anonymous'
}

function decideContact(command: ContactCommand, state: Contact | null, context: Context): Decision {
  if (state?.erased) return refuse('not-found')
  if (command.type === 'open-contact') {
    if (state) return refuse('already-exists')
    const { language, simulated } = command
    return { ok: true, events: [{ type: 'contact.opened', language, simulated }] }
  }
  if (!state) return refuse('not-found')
  switch (command.type) {
    case 'identify-contact':
      return identify(command.subHash, state)
    case 'merge-contact':
      return merge(command.intoContactId, state)
    case 'record-fact':
      return recordFact(command, state, context)
    case 'erase-contact':
      return { ok: true, events: [{ type: 'contact.erased' }] }
  }
}

/** A second identity on one contact would show one person another's thread: it needs a contact of its own. */
function identify(subHash: string, contact: Contact): Decision {
  if (contact.identified || contact.mergedInto !== null)
    return { ok: false, code: 'wrong-state', detail: `this contact is ${statusOf(contact)} already` }
  return { ok: true, events: [{ type: 'contact.identified', subHash }] }
}

function merge(intoContactId: string, contact: Contact): Decision {
  if (intoContactId === contact.contactId)
    return { ok: false, code: 'bad-request', detail: 'a contact cannot be merged into itself' }
  if (contact.mergedInto === intoContactId) return { ok: true, events: [] }
  if (contact.mergedInto !== null)
    return { ok: false, code: 'wrong-state', detail: 'this contact is merged into another one already' }
  return { ok: true, events: [{ type: 'contact.merged', intoContactId }] }
}

type RecordFact = Extract<ContactCommand, { type: 'record-fact' }>

function recordFact(command: RecordFact, contact: Contact, context: Context): Decision {
  const { key, value, by } = command
  const outOfLimits = (detail: string): Decision => ({ ok: false, code: 'out-of-limits', detail })
  if (!factLimits.key.test(key)) return outOfLimits('the key of a fact is a word of at most 40 characters')
  if (value.length > factLimits.value) return outOfLimits(`a fact has at most ${factLimits.value} characters`)
  const isNew = !contact.facts.some((fact) => fact.key === key && fact.by === by)
  if (isNew && contact.facts.length >= factLimits.facts)
    return outOfLimits(`a contact has at most ${factLimits.facts} facts`)
  const contentId = context.ids('cnt')
  return {
    ok: true,
    events: [{ type: 'fact.recorded', key, contentId, by }],
    contents: [{ contentId, ownerId: contact.contactId, kind: 'fact', body: value }],
  }
}

const blank = (contactId: string, openedAt: number): Contact => ({
  contactId,
  language: 'en',
  simulated: false,
  openedAt,
  identified: false,
  mergedInto: null,
  erased: false,
  facts: [],
})

function evolveContact(state: Contact | null, { event, at, subjectId }: Stamped): Contact {
  const contact = state ?? blank(subjectId, at)
  switch (event.type) {
    case 'contact.opened':
      return { ...contact, language: event.language, simulated: event.simulated, openedAt: at }
    case 'contact.identified':
      return { ...contact, identified: true }
    case 'contact.merged':
      return { ...contact, mergedInto: event.intoContactId }
    case 'fact.recorded': {
      const { key, contentId, by } = event
      const others = contact.facts.filter((fact) => fact.key !== key || fact.by !== by)
      return { ...contact, facts: [...others, { key, contentId, by, at }] }
    }
    case 'contact.erased':
      return { ...contact, erased: true, identified: false, facts: [] }
    default:
      return contact
  }
}
