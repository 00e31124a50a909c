import type { EventOf } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import type { Stamped } from '../mechanisms.ts'
import type { Worker } from './state.ts'

/** A person nobody has described yet: what a fold starts from. */
const unknownWorker = (workerId: string): Worker => ({
  workerId,
  nameContentId: '',
  roles: [],
  languages: [],
  skills: [],
  mayBackstop: false,
  simulated: false,
  availability: 'paused',
  capacity: limits.capacityMin,
  availableSince: null,
  duties: [],
})

/** Folds one event into a worker. Events of other subjects change nothing. Instants are epoch ms. */
export function evolveWorker(state: Worker | null, entry: Stamped): Worker {
  const worker = state ?? unknownWorker(entry.subjectId)
  const { event, at } = entry
  switch (event.type) {
    case 'worker.registered':
      return { ...unknownWorker(entry.subjectId), ...registered(event) }
    case 'worker.changed':
      return { ...worker, ...profileOf(event) }
    case 'worker.renamed':
      return { ...worker, nameContentId: event.nameContentId }
    case 'worker.available':
      // a change of capacity is no new arrival: the idle time goes on
      return {
        ...worker,
        availability: 'available',
        capacity: event.capacity,
        availableSince: worker.availability === 'available' ? worker.availableSince : at,
      }
    case 'worker.paused':
      return { ...worker, availability: 'paused', availableSince: null }
    case 'worker.disabled':
      return { ...worker, availability: 'disabled', availableSince: null }
    case 'worker.enabled':
      return { ...worker, availability: 'paused', availableSince: null }
    case 'duty.agreed':
      return { ...worker, duties: withDuty(worker.duties, event, at) }
    case 'duty.ended':
      return { ...worker, duties: worker.duties.filter((duty) => duty.dutyId !== event.dutyId) }
    default:
      return worker
  }
}

const profileOf = (event: EventOf<'worker.registered'> | EventOf<'worker.changed'>) => ({
  roles: event.roles,
  languages: event.languages,
  skills: event.skills,
  mayBackstop: event.mayBackstop,
})

const registered = (event: EventOf<'worker.registered'>) => ({
  ...profileOf(event),
  nameContentId: event.nameContentId,
  simulated: event.simulated,
})

/** In order of time; duties that are over by then are forgotten, so that the state stays small. */
function withDuty(duties: Worker['duties'], event: EventOf<'duty.agreed'>, at: number): Worker['duties'] {
  const duty = { dutyId: event.dutyId, from: event.from, to: event.to }
  return [...duties.filter((other) => other.to > at), duty].sort((a, b) => a.from - b.from)
}
