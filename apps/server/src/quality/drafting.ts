import type { Assistant, DraftRequest } from '@warmline/ai'
import { confidenceFloor } from '@warmline/ai'
import {
  type Article,
  type CommandTo,
  ceilingOf,
  type GateFacts,
  plainText,
  type WorkItem,
  type Workspace,
} from '@warmline/core'
import type { Store } from '../platform/ports.ts'
import { recentTurns } from '../work/turns.ts'
import { readDraft } from './draft-shape.ts'

export interface DraftingOptions {
  store: Pick<Store, 'load' | 'history'>
  assistant: Assistant
  /** decrypted bodies; null = erased */
  texts(workspaceId: string, contentIds: readonly string[]): Promise<ReadonlyMap<string, string | null>>
  /** how many identifiers of contacts other than this one stand in the text (keyed blind index) */
  otherIdentifiers(workspaceId: string, contactId: string, text: string): Promise<number>
  now(): number
  /** memory is short: people take over what the AI would */
  isShed(): boolean
  /** the last try of a draft failed */
  onFailure(error: unknown, task: DraftTask): void
}

export interface DraftTask {
  itemId: string
  draftId: string
  epoch: number
}

/** of the reaction `drafting` */
const tries = 2
const noFacts: GateFacts = { articles: [], otherIdentifiers: 0, ceiling: 0, floor: 1 }

/**
 * The outside task `ai-draft`: asks the assistant and comes back with the command that the gate decides on. What fails is
 * tried once more; what fails again, and what gives back no draft, goes to a person at once and not at the deadline.
 */
export function createDrafting(options: DraftingOptions) {
  const { store, assistant } = options
  return async (
    workspaceId: string,
    task: DraftTask,
    signal: AbortSignal,
    attempt: number,
  ): Promise<CommandTo | null> => {
    const item = (await store.load(workspaceId, task.itemId))?.state as WorkItem | undefined
    if (!item) return null
    const deliver = (draft: unknown, facts: GateFacts): CommandTo => ({
      subjectId: task.itemId,
      subjectKind: 'work-item',
      command: { type: 'deliver-draft', draftId: task.draftId, epoch: task.epoch, draft, facts },
    })
    if (item.draft?.draftId !== task.draftId || item.epoch !== task.epoch)
      return deliver({ kind: 'failed', late: true }, noFacts)
    if (options.isShed()) return deliver({ kind: 'failed', late: false }, noFacts)
    const request = await requestFor(options, workspaceId, item)
    const draft = await askFor(assistant, request, signal).catch((error: unknown) => {
      if (attempt < tries || signal.aborted) throw error
      options.onFailure(error, task)
      return { kind: 'failed', late: false } as const
    })
    if (draft.kind !== 'answer') return deliver(draft, noFacts)
    return deliver(draft, await factsFor(options, workspaceId, item, draft))
  }
}

/** An assistant may fail before it gives back a promise, too. */
const askFor = async (assistant: Assistant, request: DraftRequest, signal: AbortSignal) =>
  readDraft(await assistant.draft(request, signal))

async function requestFor(
  { store, texts, now }: DraftingOptions,
  workspaceId: string,
  item: WorkItem,
): Promise<DraftRequest> {
  const turns = await recentTurns({ store, texts }, workspaceId, item.itemId)
  return {
    workspaceId,
    language: item.language,
    audience: 'public',
    topicHint: item.topic,
    turns,
    alreadySent: item.sentSpans,
    now: now(),
  }
}

async function factsFor(
  { store, otherIdentifiers }: DraftingOptions,
  workspaceId: string,
  item: WorkItem,
  draft: { text: string; spans: readonly { articleId: string }[]; topic: string },
): Promise<GateFacts> {
  const cited = [...new Set(draft.spans.map((span) => span.articleId))]
  const [workspace, ...stored] = await Promise.all([
    store.load(workspaceId, workspaceId),
    ...cited.map((articleId) => store.load(workspaceId, articleId)),
  ])
  const articles = stored.flatMap((record) => {
    if (!record) return []
    const article = record.state as Article
    return [
      {
        articleId: article.articleId,
        version: article.version,
        title: article.title,
        plain: plainText(article.body),
        language: article.language,
        audience: article.audience,
        published: article.status === 'published',
        expiresAt: article.expiresAt,
        topic: article.topic,
      },
    ]
  })
  const settings = workspace?.state as Workspace | undefined
  return {
    articles,
    otherIdentifiers: await otherIdentifiers(workspaceId, item.contactId, draft.text),
    ceiling: settings
      ? ceilingOf(settings, { topic: draft.topic, language: item.language, channel: item.channel })
      : 0,
    floor: confidenceFloor,
  }
}
