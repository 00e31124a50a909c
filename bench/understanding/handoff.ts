import { createDice, createHearing, learnWishes } from '@warmline/ai'
import type { Wish } from './data.ts'
import { mean, wilson } from './figures.ts'

export interface HandoffFigures {
  positives: number
  negatives: number
  /** share of wishes heard with at most this share of the others heard too */
  recallAt1: number
  recallAt2: number
  heardAt1: number
  intervalAt1: [number, number]
  intervalAt2: [number, number]
  /**
   * share of the explicit wishes, heard at 1 %, that are still at least asked about, heard at 2 %, when so many of their
   * letters are mistyped; mean of five draws
   */
  typos6: number
  typos10: number
  /** at the thresholds that the product ships with: shares of the wishes and of the others */
  asShipped: { acted: number; offeredOrActed: number; falselyActed: number; falselyOfferedOrActed: number }
  byLanguage: Record<string, { positives: number; negatives: number; recallAt2: number }>
}

/** The lowest threshold at which at most `share` of the negatives score at or above it. */
function thresholdAt(negatives: readonly number[], share: number): number {
  const sorted = [...negatives].sort((a, b) => b - a)
  const allowed = Math.floor(share * sorted.length)
  const first = sorted[allowed]
  return first === undefined ? Number.MIN_VALUE : Math.max(first, 0) + 1e-9
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Each letter is, with this chance, left out, doubled, swapped with the next or another one. */
function mistyped(text: string, chance: number, roll: () => number): string {
  const from = [...text]
  let typed = ''
  for (let at = 0; at < from.length; at++) {
    const letter = from[at]!
    if (!/\p{L}/u.test(letter) || roll() >= chance) {
      typed += letter
      continue
    }
    const kind = Math.floor(roll() * 4)
    if (kind === 1) typed += letter + letter
    else if (kind === 2 && at + 1 < from.length) typed += from[++at]! + letter
    else if (kind >= 2) typed += letters[Math.floor(roll() * letters.length)]!
  }
  return typed
}

const drawsOfTypos = 5

export function measureHandoff(wishes: readonly Wish[], seed: number): HandoffFigures {
  const wanted = wishes.filter(({ wantsHuman }) => wantsHuman)
  const others = wishes.filter(({ wantsHuman }) => !wantsHuman)
  const hearing = createHearing(learnWishes())
  /** 0…1, how much a message sounds like a wish for a person */
  const scoreOf = (text: string) => hearing.hears(text).score
  const says = (list: readonly Wish[], answer: 'act' | 'any') =>
    list.filter(({ text }) => {
      const said = hearing.hears(text).says
      return answer === 'any' ? said !== 'no' : said === answer
    }).length / list.length
  const heard = wanted.map(({ text }) => scoreOf(text))
  const falsely = others.map(({ text }) => scoreOf(text))
  const at1 = thresholdAt(falsely, 0.01)
  const at2 = thresholdAt(falsely, 0.02)
  const over = (scores: readonly number[], threshold: number) =>
    scores.filter((score) => score >= threshold).length
  const survive = (chance: number) => {
    const explicit = wanted.filter((_, at) => heard[at]! >= at1)
    const shares = Array.from({ length: drawsOfTypos }, (_, draw) => {
      const roll = createDice(seed * 1_000 + draw)
      return (
        over(
          explicit.map(({ text }) => scoreOf(mistyped(text, chance, roll))),
          at2,
        ) / explicit.length
      )
    })
    return mean(shares)
  }
  const byLanguage: HandoffFigures['byLanguage'] = {}
  for (const language of [...new Set(wishes.map((wish) => wish.language))].sort()) {
    const mine = wanted.flatMap((wish, at) => (wish.language === language ? [heard[at]!] : []))
    const negatives = others.filter((wish) => wish.language === language).length
    byLanguage[language] = { positives: mine.length, negatives, recallAt2: over(mine, at2) / mine.length }
  }
  return {
    positives: wanted.length,
    negatives: others.length,
    recallAt1: over(heard, at1) / wanted.length,
    recallAt2: over(heard, at2) / wanted.length,
    heardAt1: over(heard, at1),
    intervalAt1: wilson(over(heard, at1), wanted.length),
    intervalAt2: wilson(over(heard, at2), wanted.length),
    typos6: survive(0.06),
    typos10: survive(0.1),
    asShipped: {
      acted: says(wanted, 'act'),
      offeredOrActed: says(wanted, 'any'),
      falselyActed: says(others, 'act'),
      falselyOfferedOrActed: says(others, 'any'),
    },
    byLanguage,
  }
}
