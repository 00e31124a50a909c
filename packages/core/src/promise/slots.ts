import type { StaffedHours } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { callbackKey, type Worker } from '../workforce/state.ts'
import { isStaffed, nextMidnight, nextOpening, workingDayEnd } from './hours.ts'
import { speaks } from './language.ts'

/** A bookable time: `at` epoch ms, with a named person, or null = whoever is there. */
export interface Slot {
  at: number
  workerId: string | null
}

export interface SlotRequest {
  hours: StaffedHours | null
  /** the contact's */
  language: string
  /** epoch ms */
  now: number
  /** who may be booked; the disabled and those without the language are left out */
  workers: readonly Pick<Worker, 'workerId' | 'languages' | 'availability'>[]
  /** callback keys that are reserved already (`callbackKey`) */
  taken: ReadonlySet<string>
  /** at most so many times are offered a local day, spread over it, the earliest always among them */
  limitPerDay: number
}

/** The shortest notice of a callback, in ms. */
export const slotNoticeMs = 10 * 60_000

/** Stretch of time in which slots may begin: epoch ms, `to` is not part of it; null = nothing is bookable. */
function bookable(request: SlotRequest): { from: number; to: number } | null {
  const to = workingDayEnd(request.hours, request.language, request.now)
  return to === null ? null : { from: request.now + slotNoticeMs, to }
}

const isWholeSlotStaffed = ({ hours, language }: SlotRequest, at: number) =>
  isStaffed(hours, language, at) && isStaffed(hours, language, at + limits.callbackSlotMs - 1)

const isOnGrid = (at: number) => at % limits.callbackSlotMs === 0
const candidates = ({ workers, language }: SlotRequest) =>
  workers.filter((worker) => worker.availability !== 'disabled' && speaks(worker.languages, language))

/**
 * Times for a callback within two working days: on a grid of 15 minutes, at least 10 minutes ahead, wholly within
 * staffed hours for the language, never a time that the person has given away. Each time names the free person with
 * the fewest callbacks so far (reserved and offered here), then the smaller id, so that the same question has the
 * same answer. `workerId` is null only where nobody with that language is known. Empty when nothing is bookable.
 */
export function callbackSlots(request: SlotRequest): Slot[] {
  const people = candidates(request)
  const load = new Map(people.map(({ workerId }) => [workerId, takenBy(workerId, request.taken)]))
  const slots: Slot[] = []
  for (const at of timesOf(
    request,
    (time) => people.length === 0 || freeAt(people, request, time).length > 0,
  )) {
    const [workerId] = freeAt(people, request, at).sort(
      (a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0) || (a < b ? -1 : 1),
    )
    if (workerId !== undefined) load.set(workerId, (load.get(workerId) ?? 0) + 1)
    slots.push({ at, workerId: workerId ?? null })
  }
  return slots
}

function takenBy(workerId: string, taken: ReadonlySet<string>): number {
  const prefix = callbackKey(workerId, 0).slice(0, -1)
  let count = 0
  for (const key of taken) if (key.startsWith(prefix)) count++
  return count
}

const freeAt = (people: readonly { workerId: string }[], { taken }: SlotRequest, at: number): string[] =>
  people.map(({ workerId }) => workerId).filter((workerId) => !taken.has(callbackKey(workerId, at)))

/** The times offered, day by day. */
function timesOf(request: SlotRequest, isFree: (at: number) => boolean): number[] {
  const { hours, language, limitPerDay } = request
  const window = bookable(request)
  if (!window || !hours) return []
  const times: number[] = []
  let from: number | null = nextOpening(hours, language, window.from)
  while (from !== null && from < window.to) {
    const end: number = Math.min(nextMidnight(hours.zone, from) ?? window.to, window.to)
    const day: number[] = []
    const step = limits.callbackSlotMs
    for (let at = Math.ceil(from / step) * step; at < end; at += step)
      if (isWholeSlotStaffed(request, at) && isFree(at)) day.push(at)
    times.push(...spread(day, limitPerDay))
    from = nextOpening(hours, language, end)
  }
  return times
}

/** At most `count` of the times, evenly over the day, the first always among them. */
function spread(times: readonly number[], count: number): number[] {
  const wanted = Math.max(0, Math.floor(count))
  if (times.length <= wanted) return [...times]
  const step = wanted > 1 ? (times.length - 1) / (wanted - 1) : 0
  return Array.from({ length: wanted }, (_, n) => times[Math.round(n * step)] ?? 0)
}

/**
 * Whether a time that a contact sent may be booked now: the same rules as `callbackSlots`, without its choice of
 * person and its limit a day (another contact may have looked a minute ago).
 */
export function isBookable(slot: Slot, request: Omit<SlotRequest, 'limitPerDay'>): boolean {
  const whole = { ...request, limitPerDay: 1 }
  const window = bookable(whole)
  if (!window || !isOnGrid(slot.at) || slot.at < window.from || slot.at >= window.to) return false
  if (!isWholeSlotStaffed(whole, slot.at)) return false
  const people = candidates(whole)
  if (slot.workerId === null) return people.length === 0
  return freeAt(people, whole, slot.at).includes(slot.workerId)
}

/** Name of a slot for a URL or a form: `<at in base 36>.<worker id or any>`, at most 100 characters. */
export const slotIdOf = (slot: Slot): string => `${slot.at.toString(36)}.${slot.workerId ?? 'any'}`

/** Reads what `slotIdOf` wrote; null for anything else. */
export function slotFromId(slotId: string): Slot | null {
  const parts = /^([0-9a-z]{1,11})\.(any|wkr_[0-9A-Za-z-]{1,64})$/.exec(slotId)
  if (!parts?.[1] || !parts[2]) return null
  const slot = { at: Number.parseInt(parts[1], 36), workerId: parts[2] === 'any' ? null : parts[2] }
  return slotIdOf(slot) === slotId && slot.at <= 8_640_000_000_000_000 ? slot : null
}
