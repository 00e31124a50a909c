import type { ThreadHead, ThreadView } from '@warmline/contracts'
import { isOffline, type Model } from '../model.ts'
import type { OutboxCommand } from '../outbox.ts'
import { asksForPerson, type HumanScreen, type QuestionScreen } from '../screen.ts'
import type { Format } from '../talk/format.ts'
import type { Talk } from '../talk/talk.ts'
import type { Words } from '../words/words.ts'

/** What the line part says too; handed in, because parts import nothing from each other. */
type Phrases = Pick<Talk, 'waitPhrase' | 'waysOf'>

/** States that come long after the first look: a person holds it, a call or a letter is agreed; null = neither. */
export function humanOf(
  thread: ThreadView,
  model: Model,
  words: Words,
  format: Format,
  talk: Phrases,
): HumanScreen | null {
  const { head } = thread
  const { status, callback, promise } = head
  if (callback?.ringing && (status === 'waiting' || (status === 'person' && callback.mode === 'phone')))
    return ringing(head, words)
  if (status === 'person' && head.holder) return heldOf(thread, head.holder, model, words, format, talk)
  const isOpen = promise && (status === 'waiting' || status === 'callback')
  return isOpen && talk.waysOf(head, model.front).chosen !== 'here'
    ? bookedOf(head, model, words, format, talk, model.withdrawing ? 'sure' : 'ask')
    : null
}

/** A person holds it: until their first words the promise is open, and another person can be asked for. */
function heldOf(
  { head }: ThreadView,
  holder: NonNullable<ThreadHead['holder']>,
  model: Model,
  words: Words,
  format: Format,
  talk: Phrases,
): HumanScreen {
  const { front, now } = model
  const { promise, callback } = head
  const away = holder.connected ? null : words.personAway(holder.name ?? words.somebody)
  if (promise === null) return { kind: 'person', note: away }
  const asks = asksForPerson(model, head.itemId)
  if (promise.missed > 0) {
    const ways = talk.waysOf(head, front)
    if (ways.chosen !== 'here' && !callback?.ringing) return bookedOf(head, model, words, format, talk, null)
    return {
      kind: 'waiting',
      ...talk.waitPhrase(promise, front, null, now, words, format),
      ways: { ...ways, chosen: 'here' },
      aiMayTry: null,
      withdraw: null,
      another: !asks,
    }
  }
  const note = away ?? words.promised(format.when(promise.dueAt, now))
  return asks
    ? { kind: 'kept', title: isOffline(model) ? words.askKept : words.asking, note }
    : { kind: 'bar', title: words.talkToAnother, note, button: words.askForOne }
}

const ringing = (head: ThreadHead, words: Words): HumanScreen => ({
  kind: 'ringing',
  title: words.callDue,
  note: head.callback?.mode === 'phone' ? words.callNowPhone : words.callNowChat,
})

function bookedOf(
  head: ThreadHead,
  { front, now }: Model,
  words: Words,
  format: Format,
  talk: Phrases,
  withdraw: 'ask' | 'sure' | null,
): HumanScreen {
  const { callback, promise } = head
  const byMail = callback === null || promise?.way === 'email'
  return {
    kind: 'booked',
    tone: 'booked',
    title: byMail ? words.emailBooked : words.callBooked,
    big: byMail
      ? words.emailBy(format.when(promise?.dueAt ?? now, now))
      : words.callWhen(format.when(callback.at, now), callback.name),
    small: byMail ? '' : callback.mode === 'phone' ? words.callByPhone : words.callByChat,
    progress: null,
    ways: talk.waysOf(head, front),
    aiMayTry: null,
    withdraw,
    another: false,
  }
}

const commandsOnTheirWay = (model: Model, itemId: string | null): OutboxCommand[] =>
  model.outbox
    .filter((entry) => entry.itemId === itemId && entry.state !== 'refused')
    .map(({ command }) => command)

/** An answer that is on its way counts as given. */
export function questionsOf(head: ThreadHead, model: Model): QuestionScreen[] {
  const { itemId, status } = head
  const onTheirWay = commandsOnTheirWay(model, itemId)
  const rate = onTheirWay.findLast((command) => command.name === 'rate')
  const answer = onTheirWay.findLast((command) => command.name === 'answerSolved')
  const questions: QuestionScreen[] = []
  const offerKey = `${itemId}:${head.lastSeq}`
  const isOffered = head.personOffered && status === 'ai' && !asksForPerson(model, itemId)
  if (isOffered && !model.declinedOffers.includes(offerKey)) questions.push({ kind: 'offer', offerKey })
  const solved = answer?.body.solved ?? head.solved
  if (head.solvedAsked !== 'no' && (status === 'closed' || solved === null))
    questions.push({ kind: 'solved', later: head.solvedAsked === 'later', solved })
  if (status === 'closed') {
    const score = rate?.body.score ?? head.rating
    questions.push({ kind: 'rate', score })
    if (score !== null && model.commenting === itemId) questions.push({ kind: 'comment', score })
  }
  return questions
}
