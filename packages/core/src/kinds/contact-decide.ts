import type { Event } from '@warmline/contracts'
import type { Context, Decider, Decision, Stamped } from '../mechanisms.ts'
import type { Contact, ContactCommand, Fact } from './contact.ts'

type CommandOf<T extends ContactCommand['type']> = Extract<ContactCommand, { type: T }>

/** Bounds of what is kept beside a contact. Keys stand in the log, so they are words and never personal text. */
const factLimits = { facts: 100, key: /^[a-z][a-z0-9_.-]{0,39}$/i, value: 2_000 } as const

const refuse = (code: 'not-found' | 'already-exists'): Decision => ({ ok: false, code })

/**
 * What may happen to a contact. Refusals: `already-exists` (opened twice), `not-found` (unknown, or erased: then
 * for every command), `bad-request` (merged into itself), `wrong-state` (identified or merged already),
 * `reservation-taken` (another contact is this identity already), `out-of-limits` (a fact's key, length or number); `not-found` also for an objection to a fact that is not there.
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
    case 'remove-fact':
      return factOf(state, command)
        ? one({ type: 'fact.removed', key: command.key, by: command.by })
        : nothing
    case 'dispute-fact':
      return disputeFact(command, state)
    case 'erase-contact':
      return { ok: true, events: [{ type: 'contact.erased' }] }
  }
}

const nothing: Decision = { ok: true, events: [] }
const one = (event: Event): Decision => ({ ok: true, events: [event] })
const factOf = (contact: Contact, { key, by }: Pick<Fact, 'key' | 'by'>): Fact | undefined =>
  contact.facts.find((fact) => fact.key === key && fact.by === by)

/** An objection to what is not there (any more) is refused, so that the contact looks again. */
function disputeFact({ key, by, disputed }: CommandOf<'dispute-fact'>, contact: Contact): Decision {
  const fact = factOf(contact, { key, by })
  if (!fact) return refuse('not-found')
  return (fact.disputed ?? false) === disputed ? nothing : one({ type: 'fact.disputed', key, by, disputed })
}

/** One living contact for each signed identity, however many devices say it at once. */
export const identityKey = (subHash: string) => `identity/${subHash}`

/** A second identity on one contact would show one person another's thread: it needs a contact of its own. */
function identify(subHash: string, contact: Contact): Decision {
  if (contact.identified || contact.mergedInto !== null)
    return { ok: false, code: 'wrong-state', detail: `this contact is ${statusOf(contact)} already` }
  return {
    ok: true,
    events: [{ type: 'contact.identified', subHash }],
    reservations: [{ op: 'take', key: identityKey(subHash) }],
  }
}

function merge(intoContactId: string, contact: Contact): Decision {
  if (intoContactId === contact.contactId)
    return { ok: false, code: 'bad-request', detail: 'a contact cannot be merged into itself' }
  if (contact.mergedInto === intoContactId) return { ok: true, events: [] }
  if (contact.mergedInto !== null)
    return { ok: false, code: 'wrong-state', detail: 'this contact is merged into another one already' }
  if (contact.identified)
    return { ok: false, code: 'wrong-state', detail: 'this contact is a signed identity of its own' }
  return { ok: true, events: [{ type: 'contact.merged', intoContactId }] }
}

function recordFact(command: CommandOf<'record-fact'>, contact: Contact, context: Context): Decision {
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

function asDisputed({ disputed: _, ...fact }: Fact, disputed: boolean): Fact {
  return disputed ? { ...fact, disputed } : fact
}

/**
 * Of several facts with one key the one that counts: what the contact said themselves, else what nobody objects to,
 * else what the signed identity says. The others stay visible beside it.
 */
export function factThatCounts(facts: readonly Fact[], key: string): Fact | undefined {
  const worth = ({ by, disputed }: Fact) =>
    by === 'contact' ? 3 : disputed === true ? 0 : by === 'host' ? 2 : 1
  return facts.filter((fact) => fact.key === key).sort((a, b) => worth(b) - worth(a))[0]
}

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
    case 'fact.removed':
      return {
        ...contact,
        facts: contact.facts.filter((fact) => fact.key !== event.key || fact.by !== event.by),
      }
    case 'fact.disputed':
      return {
        ...contact,
        facts: contact.facts.map((fact) =>
          fact.key === event.key && fact.by === event.by ? asDisputed(fact, event.disputed) : fact,
        ),
      }
    case 'contact.erased':
      return { ...contact, erased: true, identified: false, facts: [] }
    default:
      return contact
  }
}
