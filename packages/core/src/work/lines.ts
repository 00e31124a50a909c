import type { Event, EventOf, EventType, LineCode } from '@warmline/contracts'
import type { Lookup } from './view.ts'

type Params = Record<string, string | number>
type Line = { code: LineCode; params: Params }
type Make<T extends EventType> = (event: EventOf<T>, lookup: Lookup) => Line | null

const line = (code: LineCode, params: Params = {}): Line => ({ code, params })
const named = (name: string | null): Params => (name === null ? {} : { name })

const ended: Make<'assignment.ended'> = (e, lookup) => {
  switch (e.reason) {
    case 'passed':
    case 'released':
    case 'silent':
      return line('passed-on')
    case 'transferred':
      return line('transferred', e.toWorkerId ? named(lookup.name(e.toWorkerId)) : {})
    case 'vanished':
      return line('parked', named(lookup.name(e.workerId)))
    default:
      return null
  }
}

const lines: { [T in EventType]?: Make<T> } = {
  'person.offered': () => line('person-offered'),
  'person.asked': () => line('asked'),
  'person.wished': (e, lookup) => line('wished', named(lookup.name(e.wishedWorkerId))),
  'promise.made': (e) =>
    e.staffed
      ? line('queued', { dueAt: e.dueAt })
      : // without any opening in the calendar the clock runs from the ask: there is no time to name
        line(
          'asked-closed-hours',
          e.countedFrom === e.askedAt ? {} : { opensAt: e.countedFrom, dueAt: e.dueAt },
        ),
  'promise.widened': (e) => (e.step === 50 ? line('wider') : e.step === 75 ? line('front-of-queue') : null),
  'backstop.called': (e) => line(e.workerId ? 'backstop-called' : 'nobody-now'),
  'promise.moved': (e) => {
    if (e.way === 'here') return line('queued', { dueAt: e.dueAt })
    if (e.way === 'opening') return line('asked-closed-hours', { opensAt: e.countedFrom, dueAt: e.dueAt })
    return e.way === 'email' ? line('email-chosen', { dueAt: e.dueAt }) : null
  },
  'promise.missed': (e) => line('late', { miss: e.miss, nextDueAt: e.nextDueAt }),
  'promise.kept': (e, lookup) => line('joined', e.workerId ? named(lookup.name(e.workerId)) : {}),
  'handoff.made': (e) => (e.reason === 'asked' ? null : line('handed-over', { reason: e.reason })),
  'assignment.made': (e, lookup) => line('assigned', named(lookup.name(e.workerId))),
  'assignment.ended': ended,
  'connection.lost': (e, lookup) => line('connection-lost', named(lookup.name(e.workerId))),
  'connection.restored': (e, lookup) => line('connection-restored', named(lookup.name(e.workerId))),
  'wrap-up.started': () => line('wrapped-up'),
  'ai-try.allowed': () => line('ai-may-try'),
  'ai-try.ended': (e) => (e.reason === 'person-joined' ? null : line('ai-stopped-trying')),
  'preference.released': () => line('ask-withdrawn'),
  'callback.booked': (e, lookup) =>
    line('callback-booked', {
      at: e.at,
      mode: e.mode,
      ...named(e.workerId ? lookup.name(e.workerId) : null),
    }),
  'callback.rung': () => line('callback-now'),
  'callback.tried': (e) =>
    line('callback-tried', {
      outcome: e.outcome,
      n: e.n,
      ...(e.nextAt === null ? {} : { nextAt: e.nextAt }),
    }),
  'callback.missed': () => line('callback-missed'),
  'callback.cancelled': () => line('callback-cancelled'),
  'draft.discarded': (e) => (e.reason === 'small-talk' ? line('listening') : null),
  'work-item.closed': (e) => line('closed', { by: e.by }),
  'work-item.reopened': (e) => line('reopened', { reason: e.reason }),
}

/** The line a contact sees for an event: every change of a handover has one. */
export function lineOf(event: Event, lookup: Lookup): Line | null {
  const make = lines[event.type] as Make<EventType> | undefined
  return make?.(event, lookup) ?? null
}

type Note = { code: string; name: string | null; text: string | null; params: Params }
const note = (
  code: string,
  params: Params = {},
  text: string | null = null,
  name: string | null = null,
): Note => ({
  code,
  name,
  text,
  params,
})

/** What only the team sees. Ratings and their comments are for leads. */
export function noteOf(event: Event, lookup: Lookup, role: 'worker' | 'lead'): Note | null {
  switch (event.type) {
    case 'draft.held':
      return note('held', { check: event.check })
    case 'draft.discarded':
      return event.reason === 'small-talk' ? null : note('draft-dropped', { reason: event.reason })
    case 'assignment.ended':
      return event.noteContentId
        ? note('note', {}, lookup.text(event.noteContentId), lookup.name(event.workerId))
        : null
    case 'work-item.closed':
      return event.noteContentId || event.disposition
        ? note(
            'closing-note',
            event.disposition ? { disposition: event.disposition } : {},
            event.noteContentId ? lookup.text(event.noteContentId) : null,
          )
        : null
    case 'person.asked':
      return note('asked-how', { how: event.how })
    case 'handoff.made':
      return note('handed-over', { reason: event.reason, ...(event.check ? { check: event.check } : {}) })
    case 'repeat.noticed':
      return note('repeat', {
        previousItemId: event.previousItemId,
        previousClosedAt: event.previousClosedAt,
      })
    case 'solved.answered':
      return note('solved', { solved: event.solved ? 'yes' : 'no', when: event.when })
    case 'rating.given':
      return role === 'lead'
        ? note('rated', { score: event.score }, event.contentId ? lookup.text(event.contentId) : null)
        : null
    default:
      return null
  }
}
