import type { Event, StaffedHours } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import type { Context, Decider, Decision, Stamped } from '../mechanisms.ts'
import { hasStaffedSpan } from '../promise/hours.ts'
import { dayOf, validZone } from '../promise/zone.ts'
import type { Workspace, WorkspaceCommand } from './workspace.ts'

type Command<T extends WorkspaceCommand['type']> = Extract<WorkspaceCommand, { type: T }>

const outOfLimits = (detail: string): Decision => ({ ok: false, code: 'out-of-limits', detail })
const noHumanCapacity = (detail: string): Decision => ({ ok: false, code: 'no-human-capacity', detail })
const changed = (isSame: boolean, event: Event): Decision => ({ ok: true, events: isSame ? [] : [event] })
const isEqual = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * Whether people stand behind the AI: staffed hours, and somebody to fall back on when all are busy: a backstop
 * (enabled people with `mayBackstop`, counted by the shell) or bookable callbacks.
 */
export const hasHumanCapacity = (of: {
  hours: StaffedHours | null
  backstops: number
  callbacks: boolean
}): boolean => hasStaffedSpan(of.hours) && (of.backstops > 0 || of.callbacks)

/**
 * What may happen to a workspace. Refusals: `already-exists`, `not-found`, `out-of-limits` (slug, names, hours,
 * promise), `no-human-capacity` (the AI on without people behind it, or these taken away while it is on).
 * What is already so gives no event. The right to a person has no setting.
 */
export const workspaceDecider: Decider<Workspace, WorkspaceCommand> = {
  kind: 'workspace',
  decide: decideWorkspace,
  evolve: evolveWorkspace,
  index: () => ({
    status: 'open',
    contactId: null,
    workerId: null,
    topic: null,
    language: null,
    dueAt: null,
    openedAt: null,
  }),
}

function decideWorkspace(command: WorkspaceCommand, state: Workspace | null, _context: Context): Decision {
  if (command.type === 'open-workspace') return state ? { ok: false, code: 'already-exists' } : open(command)
  if (!state) return { ok: false, code: 'not-found' }
  switch (command.type) {
    case 'set-names':
      return setNames(command, state)
    case 'set-hours':
      return setHours(command.hours, state)
    case 'set-promise-policy':
      return setPromisePolicy(command.dueMs, state)
    case 'set-origins': {
      const origins = [...new Set(command.origins)]
      return changed(isEqual(origins, state.origins), { type: 'origins.set', origins })
    }
    case 'set-callbacks':
      return setCallbacks(command, state)
    case 'switch-ai':
      return switchAi(command, state)
  }
}

function open({ name, slug, demo }: Command<'open-workspace'>): Decision {
  if (slug.length > 40 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    return outOfLimits('a slug is at most 40 small letters, digits and single hyphens')
  return { ok: true, events: [{ type: 'workspace.opened', name, slug, demo }] }
}

const twice = (values: readonly string[]): string | undefined =>
  values.find((value, n) => values.indexOf(value) !== n)

function setNames(command: Command<'set-names'>, state: Workspace): Decision {
  const { name, languages, topics, dispositions } = command
  const double =
    twice(languages ?? []) ??
    twice((topics ?? []).map((t) => t.topic)) ??
    twice((dispositions ?? []).map((d) => d.id))
  if (double !== undefined) return outOfLimits(`${double} stands there twice`)
  if (languages?.length === 0) return outOfLimits('a workspace has at least one language')
  if (dispositions?.length === 0) return outOfLimits('a workspace has at least one disposition')
  const events: Event[] = []
  if (name !== null && name !== state.name) events.push({ type: 'workspace.renamed', name })
  if (languages && !isEqual(languages, state.languages)) events.push({ type: 'languages.set', languages })
  if (topics && !isEqual(topics, state.topics)) events.push({ type: 'topics.set', topics })
  if (dispositions && !isEqual(dispositions, state.dispositions))
    events.push({ type: 'dispositions.set', dispositions })
  return { ok: true, events }
}

function setHours(hours: StaffedHours, state: Workspace): Decision {
  if (!validZone(hours.zone)) return outOfLimits(`${hours.zone} is no IANA time zone, such as Europe/Berlin`)
  const date = hours.holidays.find((day) => dayOf(day) === null)
  if (date !== undefined) return outOfLimits(`${date} is no date of the calendar`)
  for (const { weekday, from, to } of hours.week) {
    const isMinute = (minute: number) => Number.isInteger(minute) && minute >= 0 && minute <= 24 * 60
    if (!Number.isInteger(weekday) || weekday < 0 || weekday > 6)
      return outOfLimits('a weekday is 0 (Monday) to 6')
    if (!isMinute(from) || !isMinute(to) || from === 24 * 60)
      return outOfLimits('a span starts at 0 to 1439 and ends at 0 to 1440 minutes after midnight')
    if (from === to) return outOfLimits('a span has a length; the whole day is 0 to 1440')
  }
  if (state.aiOn && !hasStaffedSpan(hours))
    return noHumanCapacity('the AI is on: switch it off before you empty the staffed hours')
  return changed(isEqual(hours, state.hours), { type: 'hours.set', hours })
}

function setPromisePolicy(dueMs: number, state: Workspace): Decision {
  const { promiseMinMs, promiseMaxMs } = limits
  if (!Number.isInteger(dueMs) || dueMs < promiseMinMs || dueMs > promiseMaxMs)
    return outOfLimits(`a person is promised within ${promiseMinMs / 1000} to ${promiseMaxMs / 1000} seconds`)
  return changed(dueMs === state.promiseDueMs, { type: 'promise-policy.set', dueMs })
}

function setCallbacks({ on, backstops }: Command<'set-callbacks'>, state: Workspace): Decision {
  if (state.aiOn && !hasHumanCapacity({ ...state, backstops, callbacks: on }))
    return noHumanCapacity('the AI is on: name a backstop first, or switch the AI off')
  return changed(on === state.callbacks, { type: 'callbacks.set', on })
}

function switchAi({ on, backstops }: Command<'switch-ai'>, state: Workspace): Decision {
  if (on && !hasStaffedSpan(state.hours)) return noHumanCapacity('set staffed hours first')
  if (on && !hasHumanCapacity({ ...state, backstops }))
    return noHumanCapacity('name a backstop or turn on callbacks first')
  return changed(on === state.aiOn, { type: 'ai.switched', on })
}

/** What a workspace starts with: no hours, no callbacks, the AI off. */
const blank = (workspaceId: string): Workspace => ({
  workspaceId,
  name: '',
  slug: '',
  demo: false,
  hours: null,
  promiseDueMs: limits.promiseDefaultMs,
  languages: ['en'],
  topics: [],
  dispositions: [
    { id: 'solved', label: 'Solved' },
    { id: 'partly-solved', label: 'Partly solved' },
    { id: 'not-solved', label: 'Not solved' },
    { id: 'no-reply', label: 'The contact did not reply' },
  ],
  origins: [],
  callbacks: false,
  aiOn: false,
})

function evolveWorkspace(state: Workspace | null, { event, subjectId }: Stamped): Workspace {
  const workspace = state ?? blank(subjectId)
  switch (event.type) {
    case 'workspace.opened':
      return { ...workspace, name: event.name, slug: event.slug, demo: event.demo }
    case 'workspace.renamed':
      return { ...workspace, name: event.name }
    case 'hours.set':
      return { ...workspace, hours: event.hours }
    case 'promise-policy.set':
      return { ...workspace, promiseDueMs: event.dueMs }
    case 'languages.set':
      return { ...workspace, languages: event.languages }
    case 'topics.set':
      return { ...workspace, topics: event.topics }
    case 'dispositions.set':
      return { ...workspace, dispositions: event.dispositions }
    case 'origins.set':
      return { ...workspace, origins: event.origins }
    case 'callbacks.set':
      return { ...workspace, callbacks: event.on }
    case 'ai.switched':
      return { ...workspace, aiOn: event.on }
    default:
      return workspace
  }
}
