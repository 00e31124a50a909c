import { backstopping, dispatching, relieving } from './dispatch/reactions.ts'
import { articleDecider } from './kinds/article-decide.ts'
import { contactDecider } from './kinds/contact-decide.ts'
import { crediting } from './kinds/reactions.ts'
import { workspaceDecider } from './kinds/workspace-decide.ts'
import { escalating } from './promise/reactions.ts'
import { workItemDecider } from './work/decide.ts'
import { drafting, followingUp, mailing, parking, repointing } from './work/reactions.ts'
import { workerDecider } from './workforce/decide.ts'
import { dutyStarting, guarding, watching } from './workforce/reactions.ts'

export { candidatesOf, plan, worldQueries } from './dispatch/plan.ts'
export type * from './kinds/article.ts'
export { type ImportDefaults, parseCsvArticles } from './kinds/article-csv.ts'
export { type ParsedArticle, parseArticle, type WrittenArticle } from './kinds/article-markdown.ts'
export { plainText, sentences, type TextSpan } from './kinds/article-text.ts'
export type * from './kinds/contact.ts'
export { contactDecider, factThatCounts, identityKey } from './kinds/contact-decide.ts'
export type * from './kinds/workspace.ts'
export type * from './mechanisms.ts'
export { isStaffed, nextOpening } from './promise/hours.ts'
export { ceilingOf, levelOf, type Slice } from './quality/ceiling.ts'
export type * from './quality/gate.ts'
export type * from './work/commands.ts'
export { workItemDecider } from './work/decide.ts'
export { firstName } from './work/first-name.ts'
export { cardOf, headOf } from './work/fresh.ts'
export { needsPolicy, stampPolicy, type UnstampedWorkCommand } from './work/stamp.ts'
export type * from './work/state.ts'
export {
  applyCard,
  applyView,
  emptyThread,
  type Lookup,
  type Needs,
  needsOf,
  present,
  type Viewer,
} from './work/view.ts'
export { workerDecider } from './workforce/decide.ts'
export { hashOfList } from './workforce/held.ts'
export { presenceKey } from './workforce/reactions.ts'
export * from './workforce/state.ts'

/** What decides each kind of subject. */
export const deciders = {
  'work-item': workItemDecider,
  worker: workerDecider,
  contact: contactDecider,
  article: articleDecider,
  workspace: workspaceDecider,
}

/** Every reaction of the product, in the order in which one entry is reacted to. */
export const reactions = [
  drafting,
  escalating,
  dispatching,
  backstopping,
  relieving,
  followingUp,
  parking,
  watching,
  guarding,
  dutyStarting,
  mailing,
  repointing,
  crediting,
]

export { type Candidate, queueOrder, type Ranked, rank } from './dispatch/rank.ts'
export { articleDecider, authorOf } from './kinds/article-decide.ts'
export { hasHumanCapacity, workspaceDecider } from './kinds/workspace-decide.ts'
export { figureBounds } from './promise/buckets.ts'
export { eligible, isBackstopFor, type Stage, stageAt, widenAt } from './promise/escalation.ts'
export { estimateWait, type WaitFacts } from './promise/estimate.ts'
export { percentile, type Share, wilson } from './promise/figures.ts'
export { hasStaffedSpan, validZone, workingDayEnd } from './promise/hours.ts'
export { isSameLanguage, primaryLanguage, speaks } from './promise/language.ts'
export { foldLedger, type LedgerSummary, ledgerCsv, ledgerSummary } from './promise/ledger.ts'
export {
  callbackSlots,
  isBookable,
  type Slot,
  type SlotRequest,
  slotFromId,
  slotIdOf,
} from './promise/slots.ts'
export { judge, spanKeyOf } from './quality/decide-gate.ts'
export { isOnDuty } from './workforce/duty.ts'
