import type { Proficiency, Role } from '@warmline/contracts'

export interface Worker {
  workerId: string
  nameContentId: string
  roles: Role[]
  languages: string[]
  skills: { topic: string; proficiency: Proficiency }[]
  mayBackstop: boolean
  simulated: boolean
  availability: 'available' | 'paused' | 'disabled'
  /** how many at once: 1–4, chosen by the worker */
  capacity: number
  availableSince: number | null
  duties: { dutyId: string; from: number; to: number }[]
}

export type WorkerCommand =
  | {
      type: 'register-worker'
      workerId: string
      name: string
      roles: Role[]
      languages: string[]
      skills: { topic: string; proficiency: Proficiency }[]
      mayBackstop: boolean
      simulated: boolean
    }
  | {
      type: 'change-worker'
      name: string | null
      roles: Role[]
      languages: string[]
      skills: { topic: string; proficiency: Proficiency }[]
      mayBackstop: boolean
      /** counted by the shell: other enabled admins */
      otherAdmins: number
    }
  | {
      type: 'set-availability'
      available: boolean
      capacity: number | null
      reason: 'self' | 'vanished' | 'signed-out'
    }
  | { type: 'disable-worker'; otherAdmins: number }
  | { type: 'enable-worker' }
  | { type: 'agree-duty'; from: number; to: number }
  /** from the alarm at the beginning of a duty, so that whoever waits already is seen by who is on duty now */
  | { type: 'start-duty'; dutyId: string }
  | { type: 'end-duty'; dutyId: string }

/**
 * Reservation key that exists while a worker is available for so many at once: assignments require it, so that one
 * planned under a capacity that was lowered meanwhile is refused (S6).
 */
export const availableKey = (workerId: string, capacity: number) => `available/${workerId}/${capacity}`
/** One key a place: `slot` counts from 0 to capacity − 1, so that the unique key is the capacity (S6). */
export const slotKey = (workerId: string, slot: number) => `slot/${workerId}/${slot}`
/** A bookable callback time of a person. */
export const callbackKey = (workerId: string, at: number) => `callback/${workerId}/${at}`
