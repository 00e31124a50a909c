import type { FrontView, PromiseView } from '@warmline/contracts'
import type { Format } from './locale.ts'
import type { Words } from './words/words.ts'

/** What the bar says before anybody asked: today's wait and what it stands on. */
export function frontWait(front: FrontView | null, now: number, words: Words, format: Format): string {
  if (front === null) return words.waitUnknown
  const { wait, callbacks } = front
  const basis: string = wait.basis
  if (basis === 'late') return words.waitLate
  if (wait.basis === 'closed') {
    return wait.opensAt === null
      ? words.nobodyHere(callbacks)
      : words.waitClosed(format.when(wait.opensAt, now))
  }
  if (wait.p90Ms === null) return words.waitUnknown
  const phrase = format.wait(wait.p90Ms)
  return wait.basis === 'measured' ? words.waitMeasured(wait.peopleOn, phrase) : words.waitPolicy(phrase)
}

export interface WaitPhrase {
  /** `late` = the due time passed and nobody spoke yet; `closed` = outside hours */
  tone: 'coming' | 'late' | 'closed'
  big: string
  small: string
  /** share of the wait that has passed, 0–1; null when a bar would promise too much */
  progress: number | null
}

/** The waiting card's words. `place` is known only when a line told it. */
export function waitPhrase(
  promise: PromiseView,
  front: FrontView | null,
  place: number | null,
  now: number,
  words: Words,
  format: Format,
): WaitPhrase {
  const wait = front?.wait
  if (promise.missed > 0 || now > promise.dueAt) return latePhrase(promise, now, words, format)
  if (promise.way === 'opening' || !promise.staffed) {
    const callbacks = front?.callbacks ?? false
    const opensAt = wait?.opensAt ?? null
    const when = format.when(opensAt ?? promise.dueAt, now)
    const knows = opensAt !== null || promise.dueAt > now
    return {
      tone: 'closed',
      big: words.closedNow,
      small: knows ? `${words.opens(when)}. ${words.closedChoice(callbacks)}` : words.nobodyHere(callbacks),
      progress: null,
    }
  }
  const latest = promise.dueAt - now
  const measured =
    wait?.basis === 'measured' && wait.p90Ms !== null ? promise.countedFrom + wait.p90Ms - now : null
  const usesMeasure = measured !== null && measured > 0 && measured < latest
  const left = usesMeasure ? measured : latest
  const line = place !== null ? words.placeInLine(place) : null
  const basis = [usesMeasure ? words.rightNine : null, words.promised(format.when(promise.dueAt, now))]
  return {
    tone: 'coming',
    big: left < 20_000 ? words.soon : words.within(format.wait(left)),
    small: [line, ...basis].filter((part) => part !== null).join(' '),
    progress: Math.min(1, Math.max(0, (now - promise.countedFrom) / (promise.dueAt - promise.countedFrom))),
  }
}

function latePhrase(promise: PromiseView, now: number, words: Words, format: Format): WaitPhrase {
  const next = promise.dueAt > now ? words.promised(format.when(promise.dueAt, now)) : null
  const said = promise.dueAt <= now ? words.lateSaid(format.when(promise.dueAt, now)) : null
  return {
    tone: 'late',
    big: words.late,
    small: [said, words.lateChoice, next].filter((part) => part !== null).join(' '),
    progress: null,
  }
}
