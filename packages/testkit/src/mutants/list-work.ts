import type { Mutant } from './mutant.ts'

const change: Mutant[] = [
  {
    name: 'no promise outside staffed hours',
    file: 'work/change.ts',
    find: 'if (change.item.promise) return',
    replace: 'if (change.item.promise || !policy.staffed) return',
    why: 'S12: who asks at night is promised nobody',
  },
  {
    name: 'asking in a wrap-up leaves it in wrap-up',
    file: 'work/change.ts',
    find: "if (change.item.holder.at === 'wrap-up') cancelWrapUp(change)",
    replace: '',
    why: 'S12: the clock closes what is promised',
  },
  {
    name: 'the fence lets an old epoch through',
    file: 'work/change.ts',
    find: "return epoch === item.epoch ? null : 'stale-epoch'",
    replace: 'return null',
    why: 'S1: somebody writes under a past assignment',
  },
  {
    name: 'the fence lets anybody through',
    file: 'work/change.ts',
    find: 'if (held?.workerId !== workerId)',
    replace: 'if (!held)',
    why: 'S1: two people write in one conversation',
  },
  {
    name: 'the end of an assignment keeps the epoch',
    file: 'work/change.ts',
    find: "noteContentId: options.note ? keepText(change, 'note', options.note) : null, epoch: change.item.epoch + 1,",
    replace:
      "noteContentId: options.note ? keepText(change, 'note', options.note) : null, epoch: change.item.epoch,",
    why: 'S1: another holder under the same fence',
  },
  {
    name: 'an assignment needs no available worker',
    file: 'work/change.ts',
    find: "{ op: 'require', key: availableKey(workerId, capacity) },",
    replace: '',
    why: 'S6: work for somebody who has just left',
  },
  {
    name: 'an assignment takes no place',
    file: 'work/change.ts',
    find: "{ op: 'take', key: slotKey(workerId, slot) },",
    replace: '',
    why: 'S6: two nodes fill one place',
  },
  {
    name: 'the end of an assignment frees no place',
    file: 'work/change.ts',
    find: "change.reservations.push({ op: 'free', key: slotKey(held.workerId, held.slot) })",
    replace: '',
    why: 'the place is gone for ever',
  },
  {
    name: 'the AI may speak while a person is awaited',
    file: 'work/change.ts',
    find: "(item.holder.at === 'queue' && item.aiMayTry)",
    replace: "item.holder.at === 'queue'",
    why: 'S5: only if the contact let it',
  },
  {
    name: 'a booked time is kept when something else is chosen',
    file: 'work/change.ts',
    find: "if (callback.workerId) change.reservations.push({ op: 'free', key: callbackKey(callback.workerId, callback.at) })",
    replace: '',
    why: 'nobody else can book it any more',
  },
]

const contact: Mutant[] = [
  {
    name: 'the system ends what the contact wrote last in',
    file: 'work/decide-contact.ts',
    find: "&& !item.personPreferred && item.lastFrom !== 'contact'",
    replace: '&& !item.personPreferred',
    why: 'an unanswered message is closed away',
  },
  {
    name: 'the system ends what waits for a person',
    file: 'work/decide-contact.ts',
    find: "const silent = item.holder.at === 'ai' && !item.promise && !item.personPreferred",
    replace: 'const silent = true',
    why: 'S5 S12: a promise is closed away',
  },
  {
    name: 'ending it leaves the promise open',
    file: 'work/decide-contact.ts',
    find: "if (item.promise) add(change, { type: 'promise.withdrawn', promiseId: item.promise.promiseId, withdrawnAt: context.now }) endAssignment(",
    replace: 'endAssignment(',
    why: 'the ledger never learns how it ended',
  },
  {
    name: 'a sign of need is left with the AI',
    file: 'work/decide-contact.ts',
    find: "if (message.inNeed && (at === 'nowhere' || at === 'ai'))",
    replace: "if (message.inNeed && at === 'nowhere')",
    why: 'who has lost somebody is answered by an article',
  },
  {
    name: 'not solved brings nobody',
    file: 'work/decide-contact.ts',
    find: "} else if (change.item.holder.at === 'ai' || change.item.holder.at === 'nowhere') {",
    replace: "} else if (change.item.holder.at === 'nowhere') {",
    why: 'who says no is left with the AI',
  },
  {
    name: 'not solved in a wrap-up is not heard',
    file: 'work/decide-contact.ts',
    find: "if (change.item.holder.at === 'wrap-up') { cancelWrapUp(change) promisePerson",
    replace: 'if (change.item.epoch < 0) { cancelWrapUp(change)\n promisePerson',
    why: 'the clock closes it two minutes later',
  },
  {
    name: 'writing into a closed one stays closed',
    file: 'work/decide-contact.ts',
    find: "if (item.holder.at === 'closed') reopen(change, 'message', command.policy)",
    replace: '',
    why: 'nobody reads it',
  },
  {
    name: 'a sure request is only offered',
    file: 'work/decide-contact.ts',
    find: 'if (message.asks?.sure) {',
    replace: 'if (message.asks?.sure && change.events.length < 0) {',
    why: 'S12: asking in words is asking',
  },
]

const promise: Mutant[] = [
  {
    name: 'a miss before it is due',
    file: 'work/decide-promise.ts',
    find: 'if (context.now < promise.dueAt)',
    replace: 'if (context.now < 0)',
    why: 'the ledger shows misses that are none',
  },
  {
    name: 'an old miss counts against a new due date',
    file: 'work/decide-promise.ts',
    find: 'promise.promiseId !== command.promiseId || promise.dueAt !== command.dueAt)',
    replace: 'promise.promiseId !== command.promiseId)',
    why: 'a repeated alarm writes a second miss',
  },
  {
    name: 'a miss sets no later date',
    file: 'work/decide-promise.ts',
    find: 'nextDueAt: nextDue(promise, command.policy, context.now),',
    replace: 'nextDueAt: promise.dueAt,',
    why: 'L1: it never rings again',
  },
  {
    name: 'the third try is not the last',
    file: 'work/decide-promise.ts',
    find: 'n >= limits.callbackTries',
    replace: 'n > limits.callbackTries',
    why: 'no written message, ringing goes on',
  },
  {
    name: 'a callback reserves no time',
    file: 'work/decide-promise.ts',
    find: "change.reservations.push({ op: 'take', key: callbackKey(command.workerId, command.at) })",
    replace: 'void callbackKey',
    why: 'two contacts are promised the same minute',
  },
  {
    name: 'a callback widens before it rings',
    file: 'work/decide-promise.ts',
    find: 'if (awaitsCallback(item)) return done(change)',
    replace: '',
    why: 'the contact reads of an escalation that is none',
  },
  {
    name: 'no answer keeps the person busy',
    file: 'work/decide-promise.ts',
    find: "endAssignment(change, 'finished')",
    replace: '',
    why: 'a quarter of an hour blocked for nothing',
  },
]

const dispatch: Mutant[] = [
  {
    name: 'assigning under any epoch',
    file: 'work/decide-dispatch.ts',
    find: "if (command.epoch !== item.epoch) return refuse('stale-epoch') if (item.holder.at !== 'queue')",
    replace: "if (item.holder.at !== 'queue')",
    why: 'S1: an old plan wins over what happened since',
  },
  {
    name: 'assigning a callback before its time',
    file: 'work/decide-dispatch.ts',
    find: "if (awaitsCallback(item)) return refuse('wrong-state', 'A callback is booked; it rings at its time.')",
    replace: '',
    why: 'somebody calls when the contact cannot',
  },
  {
    name: 'finishing while an answer is owed',
    file: 'work/decide-dispatch.ts',
    find: 'if (item.promise) return refuse(',
    replace: 'if (item.epoch < 0) return refuse(',
    why: 'S12: closed with an open promise',
  },
  {
    name: 'passing at any time',
    file: 'work/decide-dispatch.ts',
    find: 'if (context.now >= item.holder.passUntil)',
    replace: 'if (context.now < 0)',
    why: 'the backstop could decline',
  },
  {
    name: 'a release promises nobody',
    file: 'work/decide-dispatch.ts',
    find: "endAssignment(change, 'released', { note: command.note }) promisePerson(change, 'person-preferred', command.policy)",
    replace: "endAssignment(change, 'released', { note: command.note })",
    why: 'S12: it waits without a clock',
  },
  {
    name: 'an answer keeps no promise',
    file: 'work/decide-dispatch.ts',
    find: 'keepPromise(change, command.workerId)',
    replace: 'void keepPromise',
    why: 'the contact has a person and is told that nobody came',
  },
  {
    name: 'kept late counts as kept in time',
    file: 'work/decide-dispatch.ts',
    find: 'inTime: promise.misses === 0 && now <= promise.dueAt,',
    replace: 'inTime: now <= promise.dueAt,',
    why: 'the ledger flatters',
  },
  {
    name: 'parking somebody else’s work',
    file: 'work/decide-dispatch.ts',
    find: 'if (!held || held.workerId !== command.workerId || command.epoch !== item.epoch)',
    replace: 'if (!held)',
    why: 'an old alarm takes work from who is there',
  },
  {
    name: 'wrapping up frees no place',
    file: 'work/decide-dispatch.ts',
    find: "change.reservations.push({ op: 'free', key: slotKey(held.workerId, held.slot) })",
    replace: 'void slotKey',
    why: 'after a few conversations nobody gets any more',
  },
]

export const workMutants: readonly Mutant[] = [...change, ...contact, ...promise, ...dispatch]
