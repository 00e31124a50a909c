import type { FrontView, PromiseView, ThreadHead, ThreadView } from '@warmline/contracts'
import type { Words } from '@warmline/contracts/contact-words/words'
import type { Times } from './page-times.ts'

/** Everything that the page without scripts is told from. */
export interface Sight {
  front: FrontView
  /** null = nothing was written yet */
  thread: ThreadView | null
  words: Words
  times: Times
  now: number
}

/** Before anybody asked: today's honest wait and what it stands on. */
export function frontWait({
  front,
  words,
  times,
  now,
}: Pick<Sight, 'front' | 'words' | 'times' | 'now'>): string {
  const { basis, p90Ms, peopleOn, opensAt } = front.wait
  if (basis === 'late') return words.waitLate
  if (basis === 'closed')
    return opensAt === null ? words.nobodyHere(front.callbacks) : words.waitClosed(times.when(opensAt, now))
  if (p90Ms === null) return words.waitUnknown
  const phrase = times.wait(p90Ms)
  return basis === 'measured' ? words.waitMeasured(peopleOn, phrase) : words.waitPolicy(phrase)
}

/** What a waiting card says; `big` is short enough for the bar. */
export interface Phrase {
  tone: 'coming' | 'late' | 'closed' | 'booked'
  title: string
  big: string
  small: string
}

const isBooked = ({ promise, callback }: ThreadHead): boolean =>
  callback?.ringing !== true && (promise?.way === 'callback' || promise?.way === 'email')

/** How the wait stands: a person coming, late, closed, or a call or a letter agreed on. */
export function waitPhrase(sight: Sight, promise: PromiseView): Phrase {
  const { thread, words, times, now, front } = sight
  const { dueAt } = promise
  if (thread && isBooked(thread.head)) return bookedPhrase(sight, thread.head, promise)
  const told = (at: number) => times.when(at, now)
  if (promise.missed > 0 || now >= dueAt) {
    const small =
      dueAt > now
        ? `${words.lateChoice} ${words.promised(told(dueAt))}`
        : `${words.lateSaid(told(dueAt))} ${words.lateChoice}`
    return { tone: 'late', title: words.coming, big: words.late, small }
  }
  if (!promise.staffed || promise.way === 'opening') {
    const opens = words.opens(told(front.wait.opensAt ?? dueAt))
    const small = `${opens}. ${words.closedChoice(front.callbacks)}`
    return { tone: 'closed', title: words.askKept, big: words.closedNow, small }
  }
  return comingPhrase(sight, promise)
}

function comingPhrase({ front, thread, words, times, now }: Sight, promise: PromiseView): Phrase {
  const { dueAt, countedFrom } = promise
  const { basis, p90Ms } = front.wait
  const measured = basis === 'measured' && p90Ms !== null ? countedFrom + p90Ms : 0
  const usesMeasure = measured > now && measured < dueAt
  const left = (usesMeasure ? measured : dueAt) - now
  const place = placeIn(thread)
  const small = [
    place === null ? '' : words.placeInLine(place),
    usesMeasure ? words.rightNine : '',
    words.promised(times.when(dueAt, now)),
  ]
  return {
    tone: 'coming',
    title: words.coming,
    big: left < 20_000 ? words.soon : words.within(times.wait(left)),
    small: small.filter(Boolean).join(' '),
  }
}

function bookedPhrase({ words, times, now }: Sight, { callback }: ThreadHead, promise: PromiseView): Phrase {
  if (callback === null || promise.way === 'email')
    return {
      tone: 'booked',
      title: words.emailBooked,
      big: words.emailBy(times.when(promise.dueAt, now)),
      small: '',
    }
  return {
    tone: 'booked',
    title: words.callBooked,
    big: words.callWhen(times.when(callback.at, now), callback.name),
    small: callback.mode === 'phone' ? words.callByPhone : words.callByChat,
  }
}

/** The newest line that told a place; a later promise of being first counts as one. */
function placeIn(thread: ThreadView | null): number | null {
  const line = thread?.entries.findLast(
    (entry) => entry.entry === 'line' && /^(queued|front-of-queue|asked)$/.test(entry.code),
  )
  if (line?.entry !== 'line') return null
  const { place } = line.params
  return line.code === 'front-of-queue' ? 1 : typeof place === 'number' ? place : null
}
