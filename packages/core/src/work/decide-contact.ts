import type { Context, Decision } from '../mechanisms.ts'
import {
  add,
  aiMaySpeak,
  appendFromContact,
  askForPerson,
  begin,
  type Change,
  cancelWrapUp,
  done,
  dropCallback,
  endAssignment,
  handOver,
  holding,
  keepText,
  promisePerson,
  refuse,
  reopen,
  requestDraft,
} from './change.ts'
import type { IncomingMessage, PolicyNow, WorkCommand } from './commands.ts'
import { evolveWorkItem } from './evolve.ts'
import type { WorkItem } from './state.ts'

type CommandOf<T extends WorkCommand['type']> = Extract<WorkCommand, { type: T }>

/** What happens to a contact's message once it stands in the thread: heard, given to a person or to the AI. */
function answerMessage(change: Change, message: IncomingMessage, policy: PolicyNow): void {
  if (message.asks?.sure) {
    askForPerson(change, message.asks.how, policy)
    return
  }
  if (message.asks && !holding(change.item) && !change.item.promise)
    add(change, { type: 'person.offered', how: message.asks.how, messageSeq: change.item.lastSeq })
  const { at } = change.item.holder
  if (message.inNeed && (at === 'nowhere' || at === 'ai')) handOver(change, 'care', policy)
  else if (at === 'nowhere')
    handOver(change, change.item.personPreferred ? 'person-preferred' : 'ai-off', policy)
  else if (aiMaySpeak(change.item)) requestDraft(change, 'reply')
}

export function openConversation(
  command: CommandOf<'open-conversation'>,
  itemId: string,
  context: Context,
): Decision {
  const event = {
    type: 'work-item.opened',
    kind: 'conversation',
    contactId: command.contactId,
    channel: command.channel,
    language: command.language,
    aiAllowed: command.policy.aiOn,
  } as const
  const item = evolveWorkItem(null, { event, at: context.now, actor: context.actor, subjectId: itemId })
  const change = begin(item, context)
  change.events.push(event)
  if (command.previous)
    add(change, {
      type: 'repeat.noticed',
      previousItemId: command.previous.itemId,
      previousClosedAt: command.previous.closedAt,
    })
  if (command.first) appendFromContact(change, command.first)
  if (command.wants === 'person') askForPerson(change, 'button', command.policy, command.wish)
  else if (command.first) answerMessage(change, command.first, command.policy)
  else if (change.item.holder.at === 'nowhere') handOver(change, 'ai-off', command.policy)
  return done(change)
}

export function appendMessage(
  item: WorkItem,
  command: CommandOf<'append-message'>,
  context: Context,
): Decision {
  const change = begin(item, context)
  if (item.holder.at === 'closed') reopen(change, 'message', command.policy)
  if (item.holder.at === 'wrap-up') cancelWrapUp(change)
  appendFromContact(change, command.message)
  answerMessage(change, command.message, command.policy)
  return done(change)
}

export function askForHuman(item: WorkItem, command: CommandOf<'ask-for-human'>, context: Context): Decision {
  const change = begin(item, context)
  askForPerson(change, command.how, command.policy, command.wish)
  return done(change)
}

/** The contact's own withdrawal: the only way besides a person's words to end a promise. */
export function withdrawAsk(item: WorkItem, context: Context): Decision {
  if (item.holder.at === 'closed') return refuse('wrong-state', 'The conversation is closed.')
  if (!item.promise && !item.personPreferred) return done(begin(item, context))
  if (item.holder.at === 'queue' && !item.aiAllowed)
    return refuse('wrong-state', 'There is no assistant to go back to; you can end the conversation instead.')
  const change = begin(item, context)
  dropCallback(change)
  if (item.promise)
    add(change, { type: 'promise.withdrawn', promiseId: item.promise.promiseId, withdrawnAt: context.now })
  const returns = item.holder.at === 'queue'
  add(change, { type: 'preference.released', toAi: returns, epoch: returns ? item.epoch + 1 : item.epoch })
  if (returns && change.item.lastFrom === 'contact') requestDraft(change, 'reply')
  return done(change)
}

export function letAiTry(item: WorkItem, command: CommandOf<'let-ai-try'>, context: Context): Decision {
  const change = begin(item, context)
  if (item.aiMayTry === command.on) return done(change)
  if (!command.on) {
    add(change, { type: 'ai-try.ended', reason: 'contact' })
    return done(change)
  }
  if (item.holder.at !== 'queue') return refuse('wrong-state', 'Only while you wait for a person.')
  if (!item.aiAllowed) return refuse('wrong-state', 'The assistant is not on here.')
  add(change, { type: 'ai-try.allowed' })
  if (item.lastFrom === 'contact') requestDraft(change, 'reply')
  return done(change)
}

export function read(item: WorkItem, command: CommandOf<'read'>, context: Context): Decision {
  const change = begin(item, context)
  const upTo = Math.min(command.upTo, item.lastSeq)
  const before = command.by === 'contact' ? item.readByContact : item.readByTeam
  if (upTo > before) add(change, { type: 'message.read', by: command.by, upTo })
  return done(change)
}

export function rate(item: WorkItem, command: CommandOf<'rate'>, context: Context): Decision {
  if (!item.answeredByAi && !item.answeredByPerson)
    return refuse('wrong-state', 'There is no answer to rate yet.')
  const change = begin(item, context)
  add(change, {
    type: 'rating.given',
    score: command.score,
    contentId: command.comment ? keepText(change, 'comment', command.comment) : null,
  })
  return done(change)
}

/** "No" reopens it with a person and nothing to explain again; "yes" lets a conversation with the AI end. */
export function answerSolved(
  item: WorkItem,
  command: CommandOf<'answer-solved'>,
  context: Context,
): Decision {
  const change = begin(item, context)
  const when = item.solvedAsked === 'later' ? 'later' : 'now'
  add(change, { type: 'solved.answered', when, solved: command.solved })
  if (command.solved) {
    if (item.holder.at === 'ai') closeItem(change, 'contact')
    return done(change)
  }
  if (change.item.holder.at === 'wrap-up') {
    cancelWrapUp(change)
    promisePerson(change, 'not-solved', command.policy)
  } else if (change.item.holder.at === 'closed') {
    reopen(change, 'not-solved', command.policy)
    handOver(change, 'not-solved', command.policy)
  } else if (change.item.holder.at === 'ai' || change.item.holder.at === 'nowhere') {
    handOver(change, 'not-solved', command.policy)
  }
  return done(change)
}

export function askSolved(item: WorkItem, command: CommandOf<'ask-solved'>, context: Context): Decision {
  const change = begin(item, context)
  if (item.holder.at === 'closed' && item.solved === null && item.solvedAsked !== command.when)
    add(change, { type: 'solved.asked', when: command.when })
  return done(change)
}

function closeItem(change: Change, by: 'contact' | 'system'): void {
  add(change, { type: 'work-item.closed', by, disposition: null, noteContentId: null, topic: null })
  if (by === 'contact' && change.item.solved === null) add(change, { type: 'solved.asked', when: 'now' })
}

/** The contact may always end it. The system may only end a silent conversation that nobody asked a person in. */
export function close(item: WorkItem, command: CommandOf<'close'>, context: Context): Decision {
  const change = begin(item, context)
  if (item.holder.at === 'closed') return done(change)
  if (command.by === 'system') {
    const silent =
      item.holder.at === 'ai' && !item.promise && !item.personPreferred && item.lastFrom !== 'contact'
    if (!silent) return refuse('wrong-state', 'Only a silent conversation with the AI.')
    closeItem(change, 'system')
    return done(change)
  }
  dropCallback(change)
  if (item.promise)
    add(change, { type: 'promise.withdrawn', promiseId: item.promise.promiseId, withdrawnAt: context.now })
  endAssignment(change, 'closed-by-contact')
  closeItem(change, 'contact')
  return done(change)
}

export function repointContact(
  item: WorkItem,
  command: CommandOf<'repoint-contact'>,
  context: Context,
): Decision {
  const change = begin(item, context)
  if (item.contactId !== command.contactId)
    add(change, { type: 'contact.repointed', contactId: command.contactId })
  return done(change)
}
