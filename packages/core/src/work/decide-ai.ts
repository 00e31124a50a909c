import type { Context, Decision } from '../mechanisms.ts'
import { judge } from '../quality/decide-gate.ts'
import type { AnswerDraft } from '../quality/gate.ts'
import {
  add,
  aiMaySpeak,
  begin,
  type Change,
  done,
  handOver,
  holding,
  keepText,
  refuse,
  requestDraft,
} from './change.ts'
import type { WorkCommand } from './commands.ts'
import type { WorkItem } from './state.ts'

type CommandOf<T extends WorkCommand['type']> = Extract<WorkCommand, { type: T }>
type Deliver = CommandOf<'deliver-draft'>

export function requestDraftFor(
  item: WorkItem,
  command: CommandOf<'request-draft'>,
  context: Context,
): Decision {
  const change = begin(item, context)
  if (command.purpose === 'suggestion') {
    if (item.holder.at !== 'worker') return refuse('wrong-state', 'A draft is for the person who holds it.')
    if (item.lastContactSeq === 0) return refuse('wrong-state', 'There is nothing to answer yet.')
    requestDraft(change, 'suggestion')
    return done(change)
  }
  if (aiMaySpeak(item) && item.lastContactSeq === command.messageSeq) requestDraft(change, 'reply')
  return done(change)
}

/**
 * The result of the outside task. It is dropped and logged unless it answers the draft that is awaited under the
 * present epoch: after a person took over, whatever the AI still says is late.
 */
export function deliverDraft(item: WorkItem, command: Deliver, context: Context): Decision {
  const change = begin(item, context)
  if (item.draft?.draftId !== command.draftId || command.epoch !== item.epoch) {
    const reason = command.epoch === item.epoch ? 'superseded' : 'late'
    add(change, { type: 'draft.discarded', draftId: command.draftId, reason })
    return done(change)
  }
  if (item.draft.purpose === 'suggestion') return suggest(change, command)
  if (!aiMaySpeak(item)) {
    add(change, { type: 'draft.discarded', draftId: command.draftId, reason: 'late' })
    return done(change)
  }
  if (command.draft.kind === 'answer') return speakOrHold(change, command, command.draft)
  return withoutAnswer(change, command)
}

function suggest(change: Change, command: Deliver): Decision {
  const { draft, draftId, facts } = command
  if (draft.kind !== 'answer' || !holding(change.item)) {
    const reason = draft.kind === 'failed' ? 'failed' : 'no-answer'
    add(change, { type: 'draft.discarded', draftId, reason })
    return done(change)
  }
  add(change, {
    type: 'draft.suggested',
    draftId,
    contentId: keepText(change, 'draft', draft.text),
    sources: sourcesOf(draft, facts),
  })
  return done(change)
}

const sourcesOf = (draft: AnswerDraft, facts: Deliver['facts']) => {
  const cited = new Set(draft.spans.map((span) => span.articleId))
  return facts.articles
    .filter((article) => cited.has(article.articleId))
    .map(({ articleId, version, title }) => ({ articleId, articleVersion: version, title }))
}

function speakOrHold(change: Change, command: Deliver, draft: AnswerDraft): Decision {
  const { item, context } = change
  const verdict = judge(draft, item, command.epoch, command.facts, context.now, context.dice)
  if (verdict.verdict === 'send') {
    if (item.topic !== verdict.topic) add(change, { type: 'topic.set', topic: verdict.topic })
    add(change, {
      type: 'message.appended',
      messageId: context.ids('msg'),
      seq: change.item.lastSeq + 1,
      from: {
        by: 'ai',
        assistantVersion: draft.assistantVersion,
        draftId: command.draftId,
        sources: verdict.sources,
        spans: verdict.spanKeys,
        confidence: draft.confidence,
      },
      contentId: keepText(change, 'message', draft.text),
      attachments: [],
    })
    return done(change)
  }
  if (draft.topic && item.topic !== draft.topic) add(change, { type: 'topic.set', topic: draft.topic })
  add(change, {
    type: 'draft.held',
    draftId: command.draftId,
    check: verdict.check,
    topic: draft.topic,
    contentId: keepText(change, 'draft', draft.text),
    sources: sourcesOf(draft, command.facts),
    probability: verdict.probability,
  })
  giveToPerson(change, command, 'held', verdict.check)
  return done(change)
}

function withoutAnswer(change: Change, command: Deliver): Decision {
  const { draft, draftId } = command
  const smallTalk = draft.kind === 'no-answer' && (draft.reason === 'greeting' || draft.reason === 'thanks')
  if (smallTalk) {
    add(change, { type: 'draft.discarded', draftId, reason: 'small-talk' })
    return done(change)
  }
  if (draft.kind === 'no-answer' && draft.topic && change.item.topic === null)
    add(change, { type: 'topic.set', topic: draft.topic })
  add(change, { type: 'draft.discarded', draftId, reason: draft.kind === 'failed' ? 'failed' : 'no-answer' })
  if (draft.kind === 'failed') giveToPerson(change, command, draft.late ? 'ai-late' : 'ai-failed', null)
  else giveToPerson(change, command, 'no-answer', null)
  return done(change)
}

/** Hold always means handoff; whoever waits already keeps waiting, and the AI stops trying. */
function giveToPerson(
  change: Change,
  command: Deliver,
  reason: 'held' | 'no-answer' | 'ai-failed' | 'ai-late',
  check: Parameters<typeof handOver>[3],
): void {
  if (change.item.holder.at === 'ai') handOver(change, reason, command.policy, check)
  else if (change.item.aiMayTry) add(change, { type: 'ai-try.ended', reason: 'no-answer' })
}
