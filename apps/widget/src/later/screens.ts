import type { FrontView, ThreadHead, ThreadView } from '@warmline/contracts'
import type { Words } from '@warmline/contracts/contact-words/words'
import type { Model } from '../model.ts'
import type { OutboxCommand } from '../outbox.ts'
import {
  asksForPerson,
  type HeadScreen,
  type HumanScreen,
  keptHuman,
  type QuestionScreen,
  type Ways,
} from '../screen.ts'
import type { Format } from '../talk/format.ts'
import type { Talk } from '../talk/talk.ts'
import { hardPhrase } from './waiting.ts'

/** What the line part says too; handed in, because parts import nothing from each other. */
type Phrases = Pick<Talk, 'comingPhrase' | 'placeIn'>

/** What every state is told from. */
export interface Sight {
  model: Model
  words: Words
  format: Format
  talk: Phrases
}

/** Who is at the top when a person holds it, when a call or a letter is agreed, and at the end; null = as before. */
export function headOf(
  head: ThreadHead,
  { model, words }: Pick<Sight, 'model' | 'words'>,
): HeadScreen | null {
  const { status, holder, callback, promise } = head
  if (holder && (status === 'person' || status === 'wrapping-up')) {
    const title = holder.name ?? words.somebody
    const here = promise ? words.reading : words.personHere
    const sub = status === 'wrapping-up' ? words.finishing : here
    return { mark: 'person', initials: initialsOf(title), title, isPerson: true, sub }
  }
  if (status === 'waiting' || status === 'callback') {
    const isBooked = !callback?.ringing && (promise?.way === 'callback' || promise?.way === 'email')
    const title = isBooked ? (model.front?.name ?? '') : words.coming
    return { mark: 'waiting', title, sub: head.aiMayTry ? words.comingAi : words.comingNoAi }
  }
  return status === 'closed' ? { mark: 'ai', title: words.closedTitle, sub: words.closedNote } : null
}

const initialsOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase()

/** The human control in states that come long after the first look; null = as before. */
export function humanOf(thread: ThreadView, sight: Sight): HumanScreen | null {
  const { model, words, format, talk } = sight
  const { front, now } = model
  const { head } = thread
  const { status, callback, promise, holder } = head
  if (callback?.ringing && (status === 'waiting' || (status === 'person' && callback.mode === 'phone')))
    return ringing(head, words)
  if (status === 'person' && holder) return heldOf(thread, holder, sight)
  if (!promise || (status !== 'waiting' && status !== 'callback')) return null
  const ways = waysOf(head, front)
  if (ways.chosen !== 'here') return bookedOf(head, sight)
  return {
    kind: 'waiting',
    ...(hardPhrase(promise, front, now, words, format) ??
      talk.comingPhrase(promise, front, talk.placeIn(thread), now, words, format)),
    ways,
    aiMayTry: front?.aiOn === false ? null : head.aiMayTry,
    ...wayOut(head, model),
  }
}

export function waysOf({ promise }: ThreadHead, front: FrontView | null): Ways {
  const way = promise?.way
  return {
    chosen: way === 'callback' ? 'call' : way === 'email' ? way : 'here',
    call: !!front?.callbacks,
    email: !!front?.mail,
  }
}

/** A person holds it: until their first words the promise is open. Another person can be asked for at any time. */
function heldOf({ head }: ThreadView, holder: NonNullable<ThreadHead['holder']>, sight: Sight): HumanScreen {
  const { model, words, format } = sight
  const { front, now } = model
  const { promise, callback } = head
  const away = holder.connected ? null : words.personAway(holder.name ?? words.somebody)
  const asks = asksForPerson(model, head.itemId)
  if (promise === null) return asks ? keptHuman(model, words, away ?? '') : { kind: 'person', note: away }
  const hard = promise.missed > 0 && hardPhrase(promise, front, now, words, format)
  if (hard) {
    const ways = waysOf(head, front)
    return ways.chosen !== 'here' && !callback?.ringing
      ? bookedOf(head, sight)
      : {
          kind: 'waiting',
          ...hard,
          ways: { ...ways, chosen: 'here' },
          ...wayOut(head, model),
          another: !asks,
        }
  }
  const note = away ?? words.promised(format.when(promise.dueAt, now))
  return asks
    ? keptHuman(model, words, note)
    : { kind: 'bar', title: words.talkToAnother, note, button: words.askForOne }
}

const ringing = (head: ThreadHead, words: Words): HumanScreen => ({
  kind: 'ringing',
  title: words.callDue,
  note: head.callback?.mode === 'phone' ? words.callNowPhone : words.callNowChat,
})

/** The contact's own way out of a promise, in two taps. */
const wayOut = (head: ThreadHead, { withdrawing, front }: Model) => ({
  withdraw: withdrawing ? ('sure' as const) : ('ask' as const),
  ends: front?.aiOn === false || head.status === 'person',
})

function bookedOf(head: ThreadHead, { model, words, format }: Sight): HumanScreen {
  const { front, now } = model
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
    ways: waysOf(head, front),
    ...wayOut(head, model),
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
