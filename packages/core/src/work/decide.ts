import { limits } from '@warmline/contracts'
import type { Context, Decider, Decision, SubjectIndex } from '../mechanisms.ts'
import { awaitsCallback, holding, refuse } from './change.ts'
import type { WorkCommand } from './commands.ts'
import { deliverDraft, requestDraftFor } from './decide-ai.ts'
import {
  answerSolved,
  appendMessage,
  askForHuman,
  askSolved,
  close,
  letAiTry,
  openConversation,
  rate,
  read,
  repointContact,
  withdrawAsk,
} from './decide-contact.ts'
import {
  assign,
  finish,
  loseConnection,
  park,
  pass,
  release,
  relieve,
  reply,
  restoreConnection,
  transfer,
  wrapUp,
} from './decide-dispatch.ts'
import {
  callBackstop,
  chooseWait,
  missPromise,
  recordCallback,
  ringCallback,
  widenPromise,
} from './decide-promise.ts'
import { evolveWorkItem } from './evolve.ts'
import type { WorkItem } from './state.ts'

type CommandOf<T extends WorkCommand['type']> = Extract<WorkCommand, { type: T }>
type Later = Exclude<WorkCommand['type'], 'open-conversation'>
type Decide<T extends Later> = (item: WorkItem, command: CommandOf<T>, context: Context) => Decision

const table: { [T in Later]: Decide<T> } = {
  'append-message': appendMessage,
  'ask-for-human': askForHuman,
  'withdraw-ask': (item, _, context) => withdrawAsk(item, context),
  'let-ai-try': letAiTry,
  'choose-wait': chooseWait,
  read,
  rate,
  'answer-solved': answerSolved,
  'ask-solved': askSolved,
  close,
  'request-draft': requestDraftFor,
  'deliver-draft': deliverDraft,
  assign,
  pass,
  release,
  transfer,
  relieve,
  'lose-connection': loseConnection,
  'restore-connection': restoreConnection,
  park,
  reply,
  finish,
  'wrap-up': wrapUp,
  'widen-promise': widenPromise,
  'call-backstop': callBackstop,
  'miss-promise': missPromise,
  'ring-callback': ringCallback,
  'record-callback': recordCallback,
  'repoint-contact': repointContact,
}

/**
 * Every command on a work item. Refusals are values; a command that finds its wish already true answers without
 * events. Only `withdraw-ask`, `close` by the contact and a person's own words or call end a promise.
 */
export function decideWorkItem(command: WorkCommand, item: WorkItem | null, context: Context): Decision {
  if (command.type === 'open-conversation')
    return item ? refuse('already-exists') : openConversation(command, command.itemId, context)
  if (!item) return refuse('not-found')
  const decide = table[command.type] as Decide<Later>
  return decide(item, command, context)
}

/** Queues are read by it: the promise's due time, ten minutes ahead for who is first in line; closed: newest first. */
function urgency(item: WorkItem): number | null {
  if (item.holder.at === 'closed') return -item.holder.closedAt
  if (!item.promise) return null
  const first = item.holder.at === 'queue' && item.holder.front
  return first ? item.promise.dueAt - limits.promiseMaxMs : item.promise.dueAt
}

/** `status` is what queues and lists read: `callback` = waits for its booked time and is not to be assigned. */
export function indexWorkItem(item: WorkItem): SubjectIndex {
  const held = holding(item)
  return {
    status: awaitsCallback(item) ? 'callback' : item.holder.at,
    contactId: item.contactId,
    workerId: held?.workerId ?? (item.holder.at === 'closed' ? item.lastWorkerId : null),
    topic: item.topic,
    language: item.language,
    dueAt: urgency(item),
    openedAt: item.openedAt,
  }
}

export const workItemDecider: Decider<WorkItem, WorkCommand> = {
  kind: 'work-item',
  decide: decideWorkItem,
  evolve: evolveWorkItem,
  index: indexWorkItem,
}
