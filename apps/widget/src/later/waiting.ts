import type { FrontView, PromiseView } from '@warmline/contracts'
import type { Words } from '@warmline/contracts/contact-words/words'
import type { Format } from '../talk/format.ts'
import type { WaitPhrase } from '../talk/waiting.ts'

/** What the bar says when no person can be had in minutes; null = the first look's words are right. */
export function closedWait(
  front: FrontView | null,
  now: number,
  words: Words,
  format: Format,
): string | null {
  const { wait, callbacks = false } = front ?? {}
  if (wait?.basis === 'late') return words.waitLate
  if (wait?.basis !== 'closed') return null
  return wait.opensAt === null
    ? words.nobodyHere(callbacks)
    : words.waitClosed(format.when(wait.opensAt, now))
}

/** A waiting card whose time has passed, or of a desk that is closed; null = neither. */
export function hardPhrase(
  promise: PromiseView,
  front: FrontView | null,
  now: number,
  words: Words,
  format: Format,
): WaitPhrase | null {
  const { dueAt } = promise
  const told = (at: number) => format.when(at, now)
  if (promise.missed > 0 || now >= dueAt) {
    const next = dueAt > now
    const small = next
      ? `${words.lateChoice} ${words.promised(told(dueAt))}`
      : `${words.lateSaid(told(dueAt))} ${words.lateChoice}`
    return { tone: 'late', big: words.late, small, progress: null }
  }
  if (promise.staffed && promise.way !== 'opening') return null
  const choice = words.closedChoice(front?.callbacks ?? false)
  // without hours nobody is back at any time, and the clock that runs meanwhile is not one
  const hasHours =
    front?.wait.basis === 'closed' ? front.wait.opensAt !== null : promise.countedFrom > promise.askedAt
  const small = hasHours ? `${words.opens(told(front?.wait.opensAt ?? dueAt))}. ${choice}` : choice
  return { tone: 'closed', big: words.closedNow, small, progress: null }
}
