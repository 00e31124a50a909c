import { z } from 'zod'
import { actor, skill, source, staffedHours } from './events.ts'
import { id, instant, language, topic } from './ids.ts'
import { knownView } from './views-known.ts'
import { callbackModes, channels, holderPlaces, lineCodes, roles, waitWays } from './words.ts'

/** What browsers see. `@warmline/core` presents events as these and applies them; nothing else leaves the server. */

export const attachmentView = z.object({
  attachmentId: id('att'),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
})
export type AttachmentView = z.infer<typeof attachmentView>

export const messageEntry = z.object({
  entry: z.literal('message'),
  messageId: id('msg'),
  seq: z.number().int(),
  at: instant,
  by: z.enum(['contact', 'ai', 'worker', 'system']),
  /** first name of the person, or null; for `worker` messages only */
  name: z.string().nullable(),
  workerId: id('wkr').nullable(),
  /** null = erased */
  text: z.string().nullable(),
  sources: z.array(source),
  /** the AI drafted it and a person sent it */
  aiDrafted: z.boolean(),
  attachments: z.array(attachmentView),
})
export const lineEntry = z.object({
  entry: z.literal('line'),
  /** subject version of the event that made it: unique within the thread */
  version: z.number().int(),
  at: instant,
  code: z.enum(lineCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
/** Only in threads of workers and leads. */
export const noteEntry = z.object({
  entry: z.literal('note'),
  version: z.number().int(),
  at: instant,
  code: z.string(),
  name: z.string().nullable(),
  text: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export const threadEntry = z.discriminatedUnion('entry', [messageEntry, lineEntry, noteEntry])
export type ThreadEntry = z.infer<typeof threadEntry>
export type MessageEntry = z.infer<typeof messageEntry>
export type LineEntry = z.infer<typeof lineEntry>

export const promiseView = z.object({
  promiseId: id('prm'),
  askedAt: instant,
  dueAt: instant,
  countedFrom: instant,
  /** 0 → not widened yet */
  widened: z.union([z.literal(0), z.literal(50), z.literal(75), z.literal(90)]),
  missed: z.number().int(),
  way: z.enum([...waitWays, 'opening']),
  staffed: z.boolean(),
})
export type PromiseView = z.infer<typeof promiseView>

export const holderView = z.object({
  workerId: id('wkr'),
  name: z.string().nullable(),
  assignmentId: id('asg'),
  since: instant,
  passUntil: instant,
  connected: z.boolean(),
})

export const callbackView = z.object({
  callbackId: id('clb'),
  at: instant,
  mode: z.enum(callbackModes),
  name: z.string().nullable(),
  tries: z.number().int(),
  ringing: z.boolean(),
})

/** Everything about one conversation beside its entries; small, and the same shape for every viewer. */
export const threadHead = z.object({
  itemId: id('wi'),
  /** who holds it; `status` is derived from it and the callback */
  place: z.enum(holderPlaces),
  /** who speaks now, in the contact's terms */
  status: z.enum(['ai', 'waiting', 'person', 'wrapping-up', 'callback', 'closed']),
  epoch: z.number().int(),
  contactId: id('ctc'),
  channel: z.enum(channels),
  language,
  topic: topic.nullable(),
  openedAt: instant,
  lastMessageAt: instant,
  lastSeq: z.number().int(),
  readByTeam: z.number().int(),
  readByContact: z.number().int(),
  holder: holderView.nullable(),
  wrapUpUntil: instant.nullable(),
  promise: promiseView.nullable(),
  callback: callbackView.nullable(),
  personPreferred: z.boolean(),
  /** whom the contact would like again; first name for contacts */
  wish: z
    .object({ workerId: id('wkr'), name: z.string().nullable() })
    .nullable()
    .optional(),
  aiMayTry: z.boolean(),
  personOffered: z.boolean(),
  rating: z.number().int().nullable(),
  solved: z.boolean().nullable(),
  solvedAsked: z.enum(['no', 'now', 'later']),
  closedAt: instant.nullable(),
  disposition: z.string().nullable(),
  previousItemId: id('wi').nullable(),
  reopened: z.number().int(),
})
export type ThreadHead = z.infer<typeof threadHead>

export const suggestionView = z.object({
  draftId: id('drf'),
  text: z.string().nullable(),
  sources: z.array(source),
  /** the check of the gate that held it, or null when it was drafted for the worker */
  check: z.string().nullable(),
})
export type SuggestionView = z.infer<typeof suggestionView>

export const threadView = z.object({
  /** of the item: what a view event at or below it tells is in here already */
  version: z.number().int().optional(),
  head: threadHead,
  entries: z.array(threadEntry),
  /** workers only: the newest unused draft */
  suggestion: suggestionView.nullable(),
})
export type ThreadView = z.infer<typeof threadView>

/** One row of an inbox, of a queue or of the floor; a thread without its entries plus a name and a preview. */
export const itemCard = z.object({
  /** of the item: what a view event at or below it tells is in here already */
  version: z.number().int().optional(),
  head: threadHead,
  contactName: z.string().nullable(),
  preview: z.string().nullable(),
  handoff: z.object({ reason: z.string(), check: z.string().nullable(), at: instant }).nullable(),
  simulated: z.boolean(),
})
export type ItemCard = z.infer<typeof itemCard>

export const workerView = z.object({
  workerId: id('wkr'),
  name: z.string().nullable(),
  roles: z.array(z.enum(roles)),
  languages: z.array(language),
  skills: z.array(skill),
  mayBackstop: z.boolean(),
  availability: z.enum(['available', 'paused', 'disabled']),
  capacity: z.number().int(),
  connected: z.boolean(),
  holding: z.number().int(),
  /** backstop slots agreed to that are not over, in order of time */
  duties: z.array(z.object({ dutyId: id('dty'), from: instant, to: instant })),
  simulated: z.boolean(),
})
export type WorkerView = z.infer<typeof workerView>

/**
 * One change, in the order of the log. `head` is merged over the old head, `entry` is appended (an entry with the
 * same key replaces it), `suggestion` replaces; `opened` carries a whole thread or card.
 */
export const headPatch = threadHead
  .extend({
    promise: promiseView.partial().nullable(),
    holder: holderView.partial().nullable(),
    callback: callbackView.partial().nullable(),
  })
  .partial()
export type HeadPatch = z.infer<typeof headPatch>

export const viewEvent = z.object({
  itemId: id('wi'),
  version: z.number().int(),
  /** merged over the old head; promise, holder and callback are merged one level deeper, null clears them */
  head: headPatch.optional(),
  /** the item was reopened: the place follows from the head's own preference */
  reopened: z.object({ aiAllowed: z.boolean(), epoch: z.number().int() }).optional(),
  entries: z.array(threadEntry).optional(),
  suggestion: suggestionView.nullable().optional(),
  handoff: itemCard.shape.handoff.optional(),
  preview: z.string().nullable().optional(),
  /** this viewer no longer sees the item; drop it */
  gone: z.boolean().optional(),
})
export type ViewEvent = z.infer<typeof viewEvent>

/** A change of a worker's own state, for consoles. */
export const workerViewEvent = z.object({
  workerId: id('wkr'),
  worker: workerView.partial(),
})
export type WorkerViewEvent = z.infer<typeof workerViewEvent>

/** Today's honest wait, with its basis. */
export const waitEstimate = z.object({
  basis: z.enum(['measured', 'policy', 'closed', 'late']),
  /** ms, nine times in ten; null when closed; when late what the last hour measured, or null */
  p90Ms: z.number().int().nullable(),
  peopleOn: z.number().int(),
  /** people who could take one more now */
  peopleFree: z.number().int(),
  waiting: z.number().int(),
  opensAt: instant.nullable(),
})
export type WaitEstimate = z.infer<typeof waitEstimate>

export const frontView = z.object({
  workspaceId: id('ws'),
  slug: z.string(),
  name: z.string(),
  languages: z.array(language),
  aiOn: z.boolean(),
  wait: waitEstimate,
  callbacks: z.boolean(),
  mail: z.boolean(),
  demo: z.boolean(),
})
export type FrontView = z.infer<typeof frontView>

export const contactState = z.object({
  contactId: id('ctc'),
  identified: z.boolean(),
  name: z.string().nullable(),
  front: frontView,
  /** newest last; only the current one has entries older than the page when asked */
  threads: z.array(threadView),
})
export type ContactState = z.infer<typeof contactState>

export const inboxState = z.object({
  me: workerView,
  workspace: z.object({
    workspaceId: id('ws'),
    name: z.string(),
    topics: z.array(z.object({ topic, label: z.string() })),
    dispositions: z.array(z.object({ id: z.string(), label: z.string() })),
    languages: z.array(language),
    demo: z.boolean(),
  }),
  /** what I hold or wrap up, most urgent first, then my last 20 closed */
  items: z.array(itemCard),
})
export type InboxState = z.infer<typeof inboxState>

/** The first minute of a handover: what the worker needs to not ask again. */
export const contextPack = z.object({
  itemId: id('wi'),
  contact: knownView.extend({ contactId: id('ctc') }),
  wants: z.string().nullable(),
  tried: z.array(z.object({ text: z.string().nullable(), source: source.nullable() })),
  handoff: z.object({ reason: z.string(), check: z.string().nullable(), at: instant }).nullable(),
  previous: z.array(
    z.object({
      itemId: id('wi'),
      openedAt: instant,
      closedAt: instant.nullable(),
      topic: topic.nullable(),
      disposition: z.string().nullable(),
      preview: z.string().nullable(),
    }),
  ),
})
export type ContextPack = z.infer<typeof contextPack>

const namedPerson = z.object({ workerId: id('wkr'), name: z.string().nullable() })

export const articleView = z.object({
  articleId: id('art'),
  title: z.string(),
  body: z.string(),
  language,
  audience: z.string(),
  topic,
  questions: z.array(z.string()),
  expiresAt: instant.nullable(),
  status: z.enum(['draft', 'published', 'retired']),
  version: z.number().int(),
  /** who looks after it */
  owner: namedPerson.nullable(),
  /** who wrote this version; null where nobody of this company did */
  author: namedPerson.nullable(),
  /** messages in which the AI answered a contact from it, in every version */
  quoted: z.number().int(),
  /** the authors whose versions were quoted, most quoted first */
  credits: z.array(namedPerson.extend({ quoted: z.number().int() })),
})
export type ArticleView = z.infer<typeof articleView>

export const settingsView = z.object({
  workspaceId: id('ws'),
  slug: z.string(),
  name: z.string(),
  hours: staffedHours.nullable(),
  promiseDueMs: z.number().int(),
  languages: z.array(language),
  topics: z.array(z.object({ topic, label: z.string() })),
  dispositions: z.array(z.object({ id: z.string(), label: z.string() })),
  origins: z.array(z.string()),
  callbacks: z.boolean(),
  aiOn: z.boolean(),
  version: z.number().int(),
  /** HTML to copy: with our script, as an element, as a frame without any script of ours, and a plain link */
  snippets: z.object({
    script: z.string(),
    element: z.string(),
    iframe: z.string(),
    selfHosted: z.string(),
    link: z.string(),
  }),
})
export type SettingsView = z.infer<typeof settingsView>

export const ledgerRow = z.object({
  promiseId: id('prm'),
  itemId: id('wi'),
  cause: z.string(),
  askedAt: instant,
  dueAt: instant,
  staffed: z.boolean(),
  outcome: z.enum(['open', 'kept', 'withdrawn']),
  answeredAt: instant.nullable(),
  how: z.string().nullable(),
  inTime: z.boolean().nullable(),
  misses: z.number().int(),
})
export type LedgerRow = z.infer<typeof ledgerRow>

export const callbackSlot = z.object({
  slotId: z.string(),
  at: instant,
  workerId: id('wkr').nullable(),
  name: z.string().nullable(),
})
export type CallbackSlot = z.infer<typeof callbackSlot>

export const eventActor = actor
