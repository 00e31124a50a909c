import type { Event, EventOf } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import type { Context, Decider, Decision } from '../mechanisms.ts'
import { evolveWorker } from './evolve.ts'
import { availableKey, type Worker, type WorkerCommand } from './state.ts'

/** The longest duty that can be agreed to at once, in ms. */
export const dutyMaxMs = 24 * 3600_000
/** "From now" said on a phone arrives a little later; so much is taken as now. In ms. */
const dutyGraceMs = 60_000

type Command<T extends WorkerCommand['type']> = Extract<WorkerCommand, { type: T }>

const refuse = (code: 'already-exists' | 'not-found', detail?: string): Decision =>
  detail === undefined ? { ok: false, code } : { ok: false, code, detail }
const outOfLimits = (detail: string): Decision => ({ ok: false, code: 'out-of-limits', detail })
const nothing: Decision = { ok: true, events: [] }

/**
 * What may happen to a worker. Refusals: `already-exists` (registered twice), `not-found` (unknown person or duty),
 * `wrong-state` (availability of a disabled person), `last-admin`, `out-of-limits` (capacity, duty times),
 * `not-allowed` (duty of somebody who may not be a backstop). What is already so gives no event and is fine.
 */
export const workerDecider: Decider<Worker, WorkerCommand> = {
  kind: 'worker',
  decide: decideWorker,
  evolve: evolveWorker,
  index: (worker) => ({
    status: worker.availability,
    contactId: null,
    workerId: worker.workerId,
    topic: null,
    language: null,
    dueAt: null,
    openedAt: worker.availableSince,
  }),
}

function decideWorker(command: WorkerCommand, state: Worker | null, context: Context): Decision {
  if (command.type === 'register-worker')
    return state ? refuse('already-exists', 'this person is registered') : register(command, context)
  if (!state) return refuse('not-found')
  switch (command.type) {
    case 'change-worker':
      return change(command, state, context)
    case 'set-availability':
      return setAvailability(command, state)
    case 'disable-worker':
      return disable(command, state, context)
    case 'enable-worker':
      return state.availability === 'disabled' ? { ok: true, events: [{ type: 'worker.enabled' }] } : nothing
    case 'agree-duty':
      return agreeDuty(command, state, context)
    case 'start-duty':
      return startDuty(command.dutyId, state, context)
    case 'end-duty':
      return state.duties.some((duty) => duty.dutyId === command.dutyId)
        ? { ok: true, events: [{ type: 'duty.ended', dutyId: command.dutyId }] }
        : refuse('not-found', 'there is no such duty')
  }
}

type Profile = Omit<EventOf<'worker.changed'>, 'type' | 'about' | 'contentHashes'>

/** Without doubles; of a topic named twice the last level counts. */
const profileOf = (command: Profile): Profile => ({
  roles: [...new Set(command.roles)],
  languages: [...new Set(command.languages)],
  skills: [...new Map(command.skills.map((skill) => [skill.topic, skill])).values()],
  mayBackstop: command.mayBackstop,
})

function register(command: Command<'register-worker'>, context: Context): Decision {
  const nameContentId = context.ids('cnt')
  const { simulated } = command
  return {
    ok: true,
    events: [{ type: 'worker.registered', nameContentId, ...profileOf(command), simulated }],
    contents: [{ contentId: nameContentId, ownerId: command.workerId, kind: 'name', body: command.name }],
  }
}

function change(command: Command<'change-worker'>, worker: Worker, context: Context): Decision {
  const profile = profileOf(command)
  if (!profile.roles.includes('admin') && isLastAdmin(worker, command.otherAdmins)) return lastAdmin
  const events: Event[] = []
  const before = profileOf(worker)
  if (JSON.stringify(profile) !== JSON.stringify(before)) events.push({ type: 'worker.changed', ...profile })
  const stopsWorking = isAvailable(worker) && !profile.roles.includes('worker') && !profile.mayBackstop
  if (stopsWorking) events.push({ type: 'worker.paused', reason: 'disabled' })
  const reservations = stopsWorking
    ? [{ op: 'free' as const, key: availableKey(worker.workerId, worker.capacity) }]
    : []
  if (command.name === null) return { ok: true, events, reservations }
  const nameContentId = context.ids('cnt')
  return {
    ok: true,
    events: [...events, { type: 'worker.renamed', nameContentId }],
    contents: [{ contentId: nameContentId, ownerId: worker.workerId, kind: 'name', body: command.name }],
    reservations,
  }
}

const isAvailable = (worker: Worker) => worker.availability === 'available'
const isLastAdmin = (worker: Worker, otherAdmins: number) =>
  worker.roles.includes('admin') && worker.availability !== 'disabled' && otherAdmins <= 0
const lastAdmin: Decision = { ok: false, code: 'last-admin' }

function setAvailability(command: Command<'set-availability'>, worker: Worker): Decision {
  if (worker.availability === 'disabled')
    return { ok: false, code: 'wrong-state', detail: 'this person is disabled' }
  const key = availableKey(worker.workerId, worker.capacity)
  if (!command.available) {
    if (!isAvailable(worker)) return nothing
    return {
      ok: true,
      events: [{ type: 'worker.paused', reason: command.reason }],
      reservations: [{ op: 'free', key }],
    }
  }
  const capacity = command.capacity ?? worker.capacity
  if (!Number.isInteger(capacity) || capacity < limits.capacityMin || capacity > limits.capacityMax)
    return outOfLimits(`capacity is ${limits.capacityMin} to ${limits.capacityMax}`)
  if (isAvailable(worker) && capacity === worker.capacity) return nothing
  return {
    ok: true,
    events: [{ type: 'worker.available', capacity }],
    reservations: [
      ...(isAvailable(worker) ? [{ op: 'free' as const, key }] : []),
      { op: 'take', key: availableKey(worker.workerId, capacity) },
    ],
  }
}

/** Pauses first, so that reactions which watch for a pause need not know of disabling; later duties end too. */
function disable(command: Command<'disable-worker'>, worker: Worker, context: Context): Decision {
  if (worker.availability === 'disabled') return nothing
  if (isLastAdmin(worker, command.otherAdmins)) return lastAdmin
  const events: Event[] = isAvailable(worker) ? [{ type: 'worker.paused', reason: 'disabled' }] : []
  for (const duty of worker.duties)
    if (duty.to > context.now) events.push({ type: 'duty.ended', dutyId: duty.dutyId })
  events.push({ type: 'worker.disabled' })
  return {
    ok: true,
    events,
    reservations: [{ op: 'free', key: availableKey(worker.workerId, worker.capacity) }],
  }
}

/** A duty that was ended before it began, or is over when the alarm comes late, starts nothing. */
function startDuty(dutyId: string, { duties }: Worker, { now }: Context): Decision {
  const begins = duties.some((duty) => duty.dutyId === dutyId && duty.from <= now && now < duty.to)
  return begins ? { ok: true, events: [{ type: 'duty.started', dutyId }] } : nothing
}

function agreeDuty(command: Command<'agree-duty'>, worker: Worker, context: Context): Decision {
  if (worker.availability === 'disabled')
    return { ok: false, code: 'wrong-state', detail: 'this person is disabled' }
  if (!worker.mayBackstop)
    return { ok: false, code: 'not-allowed', detail: 'only people who may be a backstop agree to duties' }
  if (command.from < context.now - dutyGraceMs) return outOfLimits('a duty lies in the future')
  const from = Math.max(command.from, context.now)
  const { to } = command
  if (to <= from) return outOfLimits('a duty ends after it begins')
  if (to - from > dutyMaxMs) return outOfLimits('a duty lasts at most 24 hours')
  const overlapping = worker.duties.find((duty) => duty.from < to && from < duty.to)
  if (overlapping?.from === from && overlapping.to === to) return nothing
  if (overlapping) return outOfLimits('it overlaps a duty already agreed to')
  return { ok: true, events: [{ type: 'duty.agreed', dutyId: context.ids('dty'), from, to }] }
}
