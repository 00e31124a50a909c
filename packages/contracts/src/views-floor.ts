import { z } from 'zod'
import { id, instant, topic } from './ids.ts'
import { itemCard, waitEstimate, workerView } from './views.ts'
import { figureWindows } from './words.ts'

/** What leads see: the promise in figures, who waits and why, who is on, and why people were needed. */

/** Promises asked for in a stretch of time. `late` = missed at least once, or answered after its time. */
export const promiseCounts = z.object({
  asked: z.number().int(),
  kept: z.number().int(),
  keptInTime: z.number().int(),
  late: z.number().int(),
  missed: z.number().int(),
  withdrawn: z.number().int(),
  open: z.number().int(),
  /** from the ask to the person's answer, of those kept */
  waitP50Ms: z.number().nullable(),
  waitP90Ms: z.number().nullable(),
  waitP95Ms: z.number().nullable(),
  /** kept in time, of all that are decided (kept in time, or late), with its 95 % Wilson interval; null without any */
  keptShare: z
    .object({ value: z.number(), low: z.number(), high: z.number(), n: z.number().int() })
    .nullable(),
})
export type PromiseCounts = z.infer<typeof promiseCounts>

export const promiseFigures = z.object({
  now: instant,
  window: z.enum(figureWindows),
  /** IANA zone of the staffed hours, whose wall clock makes the hours and days; UTC when none are set */
  zone: z.string(),
  from: instant,
  /** end of the last stretch: the end of the local day */
  to: instant,
  /** what is promised now, in ms */
  dueMs: z.number().int(),
  whole: promiseCounts,
  /** in order; stretches that have not begun are left out, those in which nobody asked are there with zeros */
  points: z.array(promiseCounts.extend({ from: instant, to: instant })),
})
export type PromiseFigures = z.infer<typeof promiseFigures>

/** A person on the floor. */
export const floorPerson = workerView.extend({
  /** when this person's console was heard of last; null = not since the server started */
  seenAt: instant.nullable().optional(),
})
export type FloorPerson = z.infer<typeof floorPerson>

/** What only the desk knows of a waiting item. */
export const lineView = z.object({
  itemId: id('wi'),
  since: instant,
  /** comes before those who are due earlier */
  front: z.boolean(),
  /** handed to this person by name */
  wantedWorkerId: id('wkr').nullable(),
  /** how many passed and are not asked again until the pool widens */
  passed: z.number().int(),
})
export type LineView = z.infer<typeof lineView>

export const floorState = z.object({
  now: instant,
  /** of the local day so far, in the zone of the staffed hours */
  promises: promiseCounts,
  /** start of that day */
  since: instant,
  zone: z.string(),
  /** what contacts are told now, in the workspace's first language */
  wait: waitEstimate,
  /** waits of those whom a person answered in the last 60 minutes */
  measured: z.object({ p50Ms: z.number().nullable(), p90Ms: z.number().nullable(), n: z.number().int() }),
  /** how many wait in all; `waiting` holds the most urgent 200 */
  waitingCount: z.number().int(),
  waiting: z.array(itemCard),
  line: z.array(lineView),
  active: z.array(itemCard),
  handoffs: z.array(itemCard),
  people: z.array(floorPerson),
  alarms: z.array(z.object({ itemId: id('wi').nullable(), code: z.string(), at: instant })),
  answeredByAi: z.number().int(),
  answeredByPeople: z.number().int(),
})
export type FloorState = z.infer<typeof floorState>

export const handoffView = z.object({
  at: instant,
  itemId: id('wi'),
  reason: z.string(),
  /** the check of the gate that held the AI's answer */
  check: z.string().nullable(),
  /** of the conversation now; null when unknown */
  topic: topic.nullable(),
  card: itemCard.nullable(),
})
export type HandoffView = z.infer<typeof handoffView>
