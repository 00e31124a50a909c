import { createDice } from '../dice.ts'
import { expand, linesOf } from './families.ts'
import type { Seeds } from './seeds/seeds.ts'
import { mistype } from './typos.ts'

/** One sentence to learn from; `weight` evens out languages with many and with few sentences. */
export interface Lesson {
  text: string
  asks: boolean
  weight: number
}

/** Sentences that a pattern stands for, at most. */
const fromPattern = { asks: 10, others: 16 }
/** Share of letters mistyped in a copy, by turns. */
const rates = [0.06, 0.12] as const
const evenAt = 300

/** Everything that is learned from the seeds: the written sentences, the families, and a mistyped copy of each. */
export function lessonsOf(seeds: readonly Seeds[]): Lesson[] {
  const dice = createDice(7)
  return seeds.flatMap(({ asks, asksFamilies, others, othersFamilies }) => [
    ...weighed(sentences(asks, asksFamilies, fromPattern.asks, dice), true, dice),
    ...weighed(sentences(others, othersFamilies, fromPattern.others, dice), false, dice),
  ])
}

const sentences = (written: string, families: string, most: number, dice: () => number): string[] => [
  ...linesOf(written),
  ...linesOf(families).flatMap((pattern) => expand(pattern, most, dice)),
]

function weighed(texts: readonly string[], asks: boolean, dice: () => number): Lesson[] {
  const copies = (asks ? rates : rates.slice(0, 1)).flatMap((_, copy) =>
    texts.map((text, at) => mistype(text, rates[(at + copy) % rates.length] as number, dice)),
  )
  const weight = Math.sqrt(evenAt / (texts.length + copies.length))
  return [...texts, ...copies].map((text) => ({ text, asks, weight }))
}
