import type { Mutant } from './mutant.ts'

const ai: Mutant[] = [
  {
    name: 'a draft of an old epoch is taken',
    file: 'work/decide-ai.ts',
    find: 'if (item.draft?.draftId !== command.draftId || command.epoch !== item.epoch) {',
    replace: 'if (item.draft?.draftId !== command.draftId) {',
    why: 'S5: the AI answers into what has moved on',
  },
  {
    name: 'what the gate holds goes to nobody',
    file: 'work/decide-ai.ts',
    find: "giveToPerson(change, command, 'held', verdict.check)",
    replace: 'void giveToPerson',
    why: 'S12: hold always means handoff',
  },
  {
    name: 'a failed draft goes to nobody',
    file: 'work/decide-ai.ts',
    find: "giveToPerson(change, command, draft.late ? 'ai-late' : 'ai-failed', null)",
    replace: 'void giveToPerson',
    why: 'the contact waits for an AI that is down',
  },
  {
    name: 'a second look at whether the AI may speak is left out',
    file: 'work/decide-ai.ts',
    find: 'if (!aiMaySpeak(item)) {',
    replace: 'if (item.epoch < 0) {',
    why: 'S5',
    survives:
      'A second lock: every event that takes the word from the AI also clears the awaited draft or changes the epoch, and both are asked first.',
  },
]

const fold: Mutant[] = [
  {
    name: 'need waits at the end of the queue',
    file: 'work/evolve.ts',
    find: "front: e.reason === 'care'",
    replace: 'front: false',
    why: 'the fast lane is none',
  },
  {
    name: 'a reopening forgets that a person was asked for',
    file: 'work/evolve.ts',
    find: "holder: e.aiAllowed && !item.personPreferred ? { at: 'ai' } : { at: 'nowhere' },",
    replace: "holder: e.aiAllowed ? { at: 'ai' } : { at: 'nowhere' },",
    why: 'S12: the preference sticks',
  },
  {
    name: 'a pass is forgotten with the next step',
    file: 'work/evolve.ts',
    find: 'passedBy: e.step === 75 ? item.passedBy : [],',
    replace: 'passedBy: [],',
    why: 'who declined is asked again at 75 %',
  },
  {
    name: 'a miss asks nobody again',
    file: 'work/evolve.ts',
    find: 'countedFrom: at, widened: 90 }), passedBy: [],',
    replace: 'countedFrom: at, widened: 90 }),',
    why: 'L1: everybody declined once, nobody ever comes',
  },
  {
    name: 'a moved promise does not widen again',
    file: 'work/evolve.ts',
    find: 'way: e.way, widened: 0 })',
    replace: 'way: e.way })',
    why: 'a callback that nobody takes is not escalated',
  },
]

const view: Mutant[] = [
  {
    name: 'the screen keeps the end of a wrap-up',
    file: 'work/patches.ts',
    find: "place: 'queue', holder: null, wrapUpUntil: null, epoch: e.epoch",
    replace: "place: 'queue', holder: null, epoch: e.epoch",
    why: 'apply ≠ fresh',
  },
  {
    name: 'the screen misses how far a miss widened',
    file: 'work/patches.ts',
    find: 'missed: e.miss, dueAt: e.nextDueAt, countedFrom: at, widened: 90',
    replace: 'missed: e.miss, dueAt: e.nextDueAt, countedFrom: at',
    why: 'apply ≠ fresh',
  },
  {
    name: 'the contact sees the disposition',
    file: 'work/view.ts',
    find: 'const { topic: _t, disposition: _d, previousItemId: _p, ...rest } = patch',
    replace: 'const { topic: _t, previousItemId: _p, ...rest } = patch',
    why: 'S10: what the team says about a contact is the team’s',
  },
  {
    name: 'the contact sees notes and suggestions',
    file: 'work/view.ts',
    find: "if (viewer.role !== 'contact') { const note = noteOf(event, lookup, viewer.role)",
    replace:
      "if (viewer.role !== 'contact' || viewer.id) { const note = noteOf(event, lookup, viewer.role as 'worker')",
    why: 'S10',
  },
  {
    name: 'a reopening is counted as often as it is heard',
    file: 'work/view.ts',
    find: 'event.reopened !== undefined && event.reopened.epoch > head.epoch',
    replace: 'event.reopened !== undefined',
    why: 'a reconnecting browser shows another state',
    survives:
      'a view that knows its version takes each event once; the check is for views of a server from before versions',
  },
  {
    name: 'no line when work is parked',
    file: 'work/lines.ts',
    find: "return line('parked', named(lookup.name(e.workerId)))",
    replace: 'return null',
    why: 'the contact is not told',
  },
]

const reactions: Mutant[] = [
  {
    name: 'a moved promise has no clock',
    file: 'promise/reactions.ts',
    find: "case 'promise.made': case 'promise.moved':",
    replace: "case 'promise.made':",
    why: 'L1: a chosen wait never ends',
  },
  {
    name: 'a miss is the last one',
    file: 'promise/reactions.ts',
    find: 'alarms: [missAt(subjectId, event.promiseId, event.nextDueAt)]',
    replace: 'alarms: []',
    why: 'L1: after the first apology nothing comes',
  },
  {
    name: 'a callback that nobody answered does not ring again',
    file: 'promise/reactions.ts',
    find: 'alarms: [ring(subjectId, event.callbackId, event.nextAt)]',
    replace: 'alarms: []',
    why: 'L1: one try instead of three',
  },
  {
    name: 'the clock widens at 50 % only',
    file: 'promise/reactions.ts',
    find: 'return [widen(50, at.at50), widen(75, at.at75), widen(90, at.at90), missAt(itemId, promiseId, at.at100)]',
    replace: 'return [widen(50, at.at50), missAt(itemId, promiseId, at.at100)]',
    why: 'no front of the queue, no backstop',
  },
  {
    name: 'an AI that never answers is waited for',
    file: 'work/reactions.ts',
    find: 'maxAttempts: 2, deadlineMs: limits.draftDeadlineMs, onGiveUp: toItem(subjectId, {',
    replace: "maxAttempts: 2, deadlineMs: limits.draftDeadlineMs, onGiveUp: toItem('nobody', {",
    why: 'L1: silence instead of a person',
  },
  {
    name: 'a wrap-up has no end',
    file: 'work/reactions.ts',
    find: 'dueAt: event.until,',
    replace: 'dueAt: null,',
    why: 'the place stays taken',
  },
  {
    name: 'a vanished holder is not parked after a cancelled wrap-up',
    file: 'work/reactions.ts',
    find: "case 'wrap-up.cancelled': case 'connection.lost': {",
    replace: "case 'connection.lost': {",
    why: 'L2: the contact talks to a silent phone for ever',
  },
  {
    name: 'who vanished stays available',
    file: 'work/reactions.ts',
    find: "return event.reason === 'vanished' ?",
    replace: "return event.reason === 'passed' ?",
    why: 'the next contact gets the silent phone',
  },
  {
    name: 'nobody asks after a reassigned phone',
    file: 'workforce/reactions.ts',
    find: "case 'assignment.made': case 'wrap-up.started':",
    replace: "case 'wrap-up.started':",
    why: 'L2: no assignment without a live holder',
  },
  {
    name: 'new people do not wake dispatch',
    file: 'dispatch/reactions.ts',
    find: "'worker.available',",
    replace: '',
    why: 'the queue waits while people sit idle',
  },
  {
    name: 'dispatch gives it back to who vanished',
    file: 'dispatch/plan.ts',
    find: '&& (availableSince ?? 0) >= (vanished.get(workerId) ?? 0)',
    replace: '&& (availableSince ?? 0) >= 0',
    why: 'L2: another 90 seconds with a silent phone',
  },
  {
    name: 'the contact is not told that nobody is there',
    file: 'dispatch/reactions.ts',
    find: 'item?.promise && plan(world, now).alone.includes(subjectId)',
    replace: "item?.promise && subjectId === ''",
    why: 'L1: the truth when there is no backstop',
  },
]

const plans: Mutant[] = [
  {
    name: 'dispatch forgets who passed',
    file: 'dispatch/plan.ts',
    find: "way === 'backstop' || !item.passedBy.includes(workerId)",
    replace: "way !== 'callback' || workerId !== ''",
    why: 'who declines is asked again in the same second',
  },
  {
    name: 'one plan fills one place twice',
    file: 'dispatch/rank.ts',
    find: 'taken.slotsTaken = [...taken.slotsTaken, slot]',
    replace: '',
    why: 'S6 refuses it and the contact waits',
  },
  {
    name: 'who is left alone by a pass is told at 90 % only',
    file: 'dispatch/reactions.ts',
    find: "(event.type === 'assignment.ended' && (event.reason === 'passed' || event.reason === 'released'))",
    replace: 'false',
    why: 'the truth as soon as it is known',
  },
  {
    name: 'an answer of the AI takes the offer of a person away',
    file: 'work/evolve.ts',
    find: "personOffered: e.from.by === 'ai' && item.personOffered,",
    replace: 'personOffered: false,',
    why: 'one tap that lasts two seconds',
  },
  {
    name: 'silent phones get work',
    file: 'dispatch/plan.ts',
    find: 'if (held.lostAt !== null) lost.add(held.workerId)',
    replace: '',
    why: 'the contact is given to nobody',
  },
  {
    name: 'places taken beyond a lowered capacity do not count',
    file: 'dispatch/rank.ts',
    find: 'if (new Set(slotsTaken).size >= worker.capacity) return null',
    replace: '',
    why: 'S6',
  },
  {
    name: 'language does not matter',
    file: 'promise/escalation.ts',
    find: '&& speaks(worker.languages, item.language)',
    replace: '',
    why: 'the promised person does not understand the contact',
  },
  {
    name: 'a backstop needs no duty',
    file: 'promise/escalation.ts',
    find: 'worker.mayBackstop && isOnDuty(worker, load.now)',
    replace: 'worker.mayBackstop',
    why: 'work without a pass for somebody who did not agree',
  },
  {
    name: 'the ledger forgives a miss',
    file: 'promise/ledger.ts',
    find: 'inTime: event.inTime && row.misses === 0,',
    replace: 'inTime: event.inTime || row.misses === 0,',
    why: 'the ledger flatters',
  },
]

const quality: Mutant[] = [
  {
    name: 'the draw lets through what is not under the ceiling',
    file: 'quality/decide-gate.ts',
    find: 'if (!(dice() < probability))',
    replace: 'if (!(dice() <= probability))',
    why: 'S11: a ceiling of 0 must be 0',
  },
  {
    name: 'a draft from an expired article goes out',
    file: 'quality/decide-gate.ts',
    find: '(article.expiresAt === null || article.expiresAt > now) &&',
    replace: '',
    why: 'yesterday’s truth',
  },
  {
    name: 'words that stand in no article go out',
    file: 'quality/decide-gate.ts',
    find: "&& draft.text === cited.map(textOf).join(' ')",
    replace: '',
    why: 'the AI says what nobody wrote',
  },
  {
    name: 'doubt does not count',
    file: 'quality/decide-gate.ts',
    find: "if (!(draft.confidence >= facts.floor)) return 'confidence'",
    replace: '',
    why: 'a guess reaches the contact',
  },
  {
    name: 'the AI repeats itself',
    file: 'quality/decide-gate.ts',
    find: "return isRepeated(draft, item) ? 'sent-before' : null",
    replace: 'return isRepeated(draft, item) ? null : null',
    why: 'who asks again gets the same words',
  },
]

const workforce: Mutant[] = [
  {
    name: 'a pause keeps the worker assignable',
    file: 'workforce/decide.ts',
    find: "events: [{ type: 'worker.paused', reason: command.reason }], reservations: [{ op: 'free', key }],",
    replace: "events: [{ type: 'worker.paused', reason: command.reason }], reservations: [],",
    why: 'S6: work for somebody who has left',
  },
  {
    name: 'any capacity goes',
    file: 'workforce/decide.ts',
    find: 'capacity < limits.capacityMin || capacity > limits.capacityMax',
    replace: 'capacity < limits.capacityMin',
    why: 'S6: at most four at once',
  },
  {
    name: 'a disabled worker stays available',
    file: 'workforce/evolve.ts',
    find: "case 'worker.disabled': return { ...worker, availability: 'disabled', availableSince: null }",
    replace: "case 'worker.disabled': return { ...worker, availableSince: null }",
    why: 'who was let go still gets contacts',
  },
]

export const otherMutants: readonly Mutant[] = [
  ...ai,
  ...fold,
  ...view,
  ...reactions,
  ...plans,
  ...quality,
  ...workforce,
]
