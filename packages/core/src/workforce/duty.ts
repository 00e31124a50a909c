import type { Worker } from './state.ts'

/** Whether a duty slot of this person covers the instant `now` (epoch ms; the end is not part of it). */
export const isOnDuty = (worker: Pick<Worker, 'duties'>, now: number): boolean =>
  worker.duties.some((duty) => duty.from <= now && now < duty.to)
