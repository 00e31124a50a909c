import type { FrontView, PromiseView } from '@warmline/contracts'
import type { WaitScreen } from '../screen.ts'
import type { First } from '../words/first.ts'
import type { Format } from './format.ts'

/** What the bar says before anybody asked: today's wait and what it stands on. */
export function frontWait(front: FrontView | null, words: First, format: Format): string {
  const { basis, p90Ms, peopleOn } = front?.wait ?? { basis: '', p90Ms: null, peopleOn: 0 }
  if (p90Ms === null) return words.waitUnknown
  const phrase = format.wait(p90Ms)
  return basis === 'measured' ? words.waitMeasured(peopleOn, phrase) : words.waitPolicy(phrase)
}

export type WaitPhrase = Pick<WaitScreen, 'tone' | 'big' | 'small' | 'progress'>

/** The waiting card's words while the promise is young. `place` is known only when a line told it. */
export function comingPhrase(
  { dueAt, countedFrom }: PromiseView,
  front: FrontView | null,
  place: number | null,
  now: number,
  words: First,
  format: Format,
): WaitPhrase {
  const wait = front?.wait
  const measured = wait?.basis === 'measured' && wait.p90Ms !== null ? countedFrom + wait.p90Ms : 0
  const usesMeasure = measured > now && measured < dueAt
  const left = (usesMeasure ? measured : dueAt) - now
  return {
    tone: 'coming',
    big: left < 20_000 ? words.soon : words.within(format.wait(left)),
    small: [
      place === null ? '' : words.placeInLine(place),
      usesMeasure ? words.rightNine : '',
      words.promised(format.when(dueAt, now)),
    ]
      .filter(Boolean)
      .join(' '),
    progress: Math.max(0, (now - countedFrom) / (dueAt - countedFrom)),
  }
}
