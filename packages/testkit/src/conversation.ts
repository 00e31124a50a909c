import { deepStrictEqual } from 'node:assert/strict'
import type { Actor, LineCode } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import {
  type AnswerDraft,
  type GateFacts,
  type IncomingMessage,
  type LogEntry,
  type Lookup,
  type PolicyNow,
  present,
  type WorkCommand,
  type WorkItem,
  workItemDecider,
} from '@warmline/core'
import { type Setting, type Story, storyOf } from './given-when-then.ts'
import { createCountedIds, idOf } from './ids.ts'

/** The people of the stories that tests tell. */
export const ada = idOf('ctc', 1)
export const kim = idOf('wkr', 1)
export const sam = idOf('wkr', 2)
export const itemId = idOf('wi', 1)
export const noon = Date.UTC(2027, 2, 1, 12)
export const asAda: Actor = { kind: 'contact', id: ada }
export const asKim: Actor = { kind: 'worker', id: kim }
export const asSystem: Actor = { kind: 'system', name: 'test' }

/** Staffed hours, the AI on, callbacks and mail set up; changed as the test needs it. */
export const policyNow = (change: Partial<PolicyNow> = {}): PolicyNow => ({
  aiOn: true,
  promiseDueMs: limits.promiseDefaultMs,
  staffed: true,
  opensAt: null,
  callbacks: true,
  mail: true,
  ...change,
})

const messageIds = createCountedIds(0x100)
export const incoming = (text: string, asks: IncomingMessage['asks'] = null): IncomingMessage => ({
  messageId: messageIds.next('msg'),
  text,
  attachments: [],
  asks,
})

type FactArticle = GateFacts['articles'][number]

/** A published article of the sentences given; its plain text joins them with a space. */
export const articleFact = (
  sentences: readonly string[],
  change: Partial<FactArticle> = {},
): FactArticle => ({
  articleId: idOf('art', 1),
  version: 1,
  title: 'Changing the due date',
  plain: sentences.join(' '),
  language: 'en',
  audience: 'public',
  published: true,
  expiresAt: null,
  topic: 'due-date',
  ...change,
})

export const dueDateArticle = articleFact([
  'You can move your due date once a month.',
  'Open Payments and choose Move due date.',
  'Moving it costs nothing.',
])

/** A draft that cites whole sentences of one article, each by its words. */
export function answerOf(
  article: FactArticle,
  sentences: readonly string[],
  change: Partial<AnswerDraft> = {},
): AnswerDraft {
  const spans = sentences.map((sentence) => {
    const start = article.plain.indexOf(sentence)
    return {
      articleId: article.articleId,
      articleVersion: article.version,
      start,
      end: start + sentence.length,
    }
  })
  const text = sentences.join(' ')
  return {
    kind: 'answer',
    text,
    spans,
    topic: article.topic,
    confidence: 0.9,
    assistantVersion: 'desk',
    ...change,
  }
}

export const gateFacts = (articles: readonly FactArticle[], change: Partial<GateFacts> = {}): GateFacts => ({
  articles,
  otherIdentifiers: 0,
  ceiling: 1,
  floor: 0.5,
  ...change,
})

export type Conversation = Story<WorkItem, WorkCommand>
type Open = Extract<WorkCommand, { type: 'open-conversation' }>

/** A conversation that Ada opens at noon with "Hello": with the AI unless the change says otherwise. */
export const conversation = (change: Partial<Open> = {}, setting: Setting = {}): Conversation =>
  storyOf(workItemDecider, itemId, { now: noon, actor: asAda, ...setting }).when({
    type: 'open-conversation',
    itemId,
    contactId: ada,
    channel: 'widget',
    language: 'en',
    policy: policyNow(),
    wants: 'ai',
    previous: null,
    first: incoming('Hello'),
    ...change,
  })

/** Kim, under an epoch, answers "Hi, I am Kim"; changed as the test needs it. */
export const replyOf = (
  epoch: number,
  change: Partial<Extract<WorkCommand, { type: 'reply' }>> = {},
): WorkCommand => ({
  type: 'reply',
  workerId: kim,
  epoch,
  messageId: messageIds.next('msg'),
  text: 'Hi, I am Kim',
  attachments: [],
  draftId: null,
  ...change,
})

/** Dispatch gives it to Kim, in her first place, under its present epoch. */
export const assigned = (
  story: Conversation,
  change: Partial<Extract<WorkCommand, { type: 'assign' }>> = {},
): Conversation =>
  story.when(
    {
      type: 'assign',
      workerId: kim,
      slot: 0,
      capacity: 1,
      way: 'direct',
      epoch: story.state?.epoch ?? 0,
      ...change,
    },
    { actor: asSystem },
  )

/** Names by id, text unknown: enough to see which lines there are. */
export const namesOnly = (names: Readonly<Record<string, string>> = {}): Lookup => ({
  text: () => null,
  name: (workerId) => names[workerId] ?? null,
  attachment: () => null,
})

/** Codes of the lines that the contact sees for these entries. */
export const linesOf = (entries: readonly LogEntry[], lookup: Lookup = namesOnly()): LineCode[] =>
  entries.flatMap((entry) =>
    (present(entry, lookup, { role: 'contact', id: ada })?.entries ?? []).flatMap((row) =>
      row.entry === 'line' ? [row.code] : [],
    ),
  )

/** Then Ada sees exactly these lines for the last command. */
export function thenLines(story: Conversation, ...codes: LineCode[]): Conversation {
  deepStrictEqual(linesOf(story.entries), codes)
  return story
}
