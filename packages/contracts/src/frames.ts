import { z } from 'zod'
import { id } from './ids.ts'
import { itemCard, threadView, viewEvent, workerViewEvent } from './views.ts'

/** Frames of the socket, and items of the long poll (`durable` only). */
export const frame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('ready'), cursor: z.string() }),
  /** durable, in order; `cursor` is to be stored after applying. `fresh`: this viewer did not know the item before. */
  z.object({
    t: z.literal('event'),
    cursor: z.string(),
    item: viewEvent.optional(),
    fresh: threadView.optional(),
    freshCard: itemCard.optional(),
    worker: workerViewEvent.optional(),
    settings: z.boolean().optional(),
  }),
  z.object({
    t: z.literal('typing'),
    itemId: id('wi'),
    by: z.enum(['contact', 'worker', 'ai']),
    name: z.string().nullable(),
  }),
  z.object({ t: z.literal('presence'), workerId: id('wkr'), connected: z.boolean() }),
  z.object({ t: z.literal('hb'), s: z.string() }),
  z.object({ t: z.literal('resync') }),
  /** what this person holds has another hash here: post the list (`heartbeat`) */
  z.object({ t: z.literal('list') }),
])
export type Frame = z.infer<typeof frame>

/** What a client may say on the socket; commands are sent by POST. */
export const clientFrame = z.discriminatedUnion('t', [
  /** the first frame, where no cookie or header says who it is */
  z.object({ t: z.literal('auth'), token: z.string().max(1_000) }),
  /** every 25 s: I am here, and this is the hash of what I hold (`hashOfList`); without one it says nothing */
  z.object({ t: z.literal('hb'), h: z.string().max(32).optional() }),
])
export type ClientFrame = z.infer<typeof clientFrame>
