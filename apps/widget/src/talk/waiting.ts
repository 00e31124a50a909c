import type { FrontView, PromiseView } from '@warmline/contracts'
import type { WaitScreen } from '../screen.ts'
import type { First } from '../words/first.ts'
import type { Format } from './format.ts'

/** What the bar says before anybody asked: today's wait and what it stands on. */
export function frontWait(front: FrontView | null, now: number, words: First, format: Format): string {
  if (!front) return words.waitUnknown
  const { wait, callbacks } = front
  const { basis, p90Ms, opensAt } = wait
  if (basis === 'late') return words.waitLate
  if (basis === 'closed')
    return opensAt === null ? words.nobodyHere(callbacks) : words.waitClosed(format.when(opensAt, now))
  if (p90Ms === null) return words.waitUnknown
  const phrase = format.wait(p90Ms)
  return basis === 'measured' ? words.waitMeasured(wait.peopleOn, phrase) : words.waitPolicy(phrase)
}

type WaitPhrase = Pick<WaitScreen, 'tone' | 'big' | 'small' | 'progress'>

/** The waiting card's words. `place` is known only when a line told it. */
export function waitPhrase(
  promise: PromiseView,
  front: FrontView | null,
  place: number | null,
  now: number,
  words: First,
  format: Format,
): WaitPhrase {
  const { dueAt, countedFrom } = promise
  const wait = front?.wait
  const told = (at: number) => format.when(at, now)
  const latest = dueAt > now ? words.promised(told(dueAt)) : ''
  if (promise.missed > 0 || !latest) {
    const said = latest ? '' : words.lateSaid(told(dueAt))
    return { tone: 'late', big: words.late, small: joined(said, words.lateChoice, latest), progress: null }
  }
  if (promise.way === 'opening' || !promise.staffed) {
    const small = joined(
      `${words.opens(told(wait?.opensAt ?? dueAt))}.`,
      words.closedChoice(front?.callbacks ?? false),
    )
    return { tone: 'closed', big: words.closedNow, small, progress: null }
  }
  const measured = wait?.basis === 'measured' && wait.p90Ms !== null ? countedFrom + wait.p90Ms : 0
  const usesMeasure = measured > now && measured < dueAt
  const left = (usesMeasure ? measured : dueAt) - now
  const line = place === null ? '' : words.placeInLine(place)
  return {
    tone: 'coming',
    big: left < 20_000 ? words.soon : words.within(format.wait(left)),
    small: joined(line, usesMeasure ? words.rightNine : '', latest),
    progress: Math.max(0, (now - countedFrom) / (dueAt - countedFrom)),
  }
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(' ')
