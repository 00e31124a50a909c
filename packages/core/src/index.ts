import { backstopping, dispatching } from './dispatch/reactions.ts'
import { escalating } from './promise/reactions.ts'
import { drafting, followingUp, mailing, parking, repointing } from './work/reactions.ts'

export { candidatesOf, plan, worldQueries } from './dispatch/plan.ts'
export type * from './kinds/article.ts'
export type * from './kinds/contact.ts'
export type * from './kinds/workspace.ts'
export type * from './mechanisms.ts'
export type * from './quality/gate.ts'
export type * from './work/commands.ts'
export { workItemDecider } from './work/decide.ts'
export { cardOf, headOf } from './work/fresh.ts'
export { needsPolicy, stampPolicy, type UnstampedWorkCommand } from './work/stamp.ts'
export type * from './work/state.ts'
export { applyCard, applyView, emptyThread, type Lookup, type Needs, needsOf, present, type Viewer } from './work/view.ts'
export * from './workforce/state.ts'

/** Every reaction of the product, in the order in which one entry is reacted to. */
export const reactions = [drafting, escalating, dispatching, backstopping, followingUp, parking, mailing, repointing]
