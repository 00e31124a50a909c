import { expand, linesOf } from './families.ts'
import type { Seeds } from './seeds/seeds.ts'
import { seededDice } from './dice.ts'
import { mistype } from './typos.ts'

/** One sentence to learn from; `weight` makes both sides of a language count alike. */
export interface Lesson {
  text: string
  asks: boolean
  weight: number
}

/** Sentences that a pattern stands for, at most, and how often letters are mistyped in a copy. */
export const tune = { asks: 8, others: 12, rates: [0.05, 0.1], copies: 1, led: 0, otherWeight: 1, copyWeight: 1 }

/** Everything that is learned from the seeds: written sentences, families, both mistyped, and wishes after a question. */
export function lessonsOf(seeds: readonly Seeds[]): Lesson[] {
  const dice = seededDice(7)
  return seeds.flatMap((language) => {
    const asks = sentences(language.asks, language.asksFamilies, tune.asks, dice)
    const others = sentences(language.others, language.othersFamilies, tune.others, dice)
    const led = tune.led === 0 ? [] : linesOf(language.asks).map(
      (ask) => `${others[Math.floor(dice() * others.length)] ?? ''} ${ask}`.slice(0, 200),
    )
    return [
      ...weighed([...asks, ...led], true, dice),
      ...weighed(others, false, dice),
    ]
  })
}

const sentences = (written: string, families: string, most: number, dice: () => number): string[] => [
  ...linesOf(written),
  ...linesOf(families).flatMap((pattern) => expand(pattern, most, dice)),
]

function weighed(texts: readonly string[], asks: boolean, dice: () => number): Lesson[] {
  const all = [...texts]
  for (let copy = 0; copy < tune.copies; copy++)
    all.push(...texts.map((text, at) => mistype(text, tune.rates[at % tune.rates.length] ?? 0, dice)))
  const weight = (asks ? 1 : tune.otherWeight) * Math.sqrt(300 / all.length)
  return all.map((text, at) => ({ text, asks, weight: at < texts.length ? weight : weight * tune.copyWeight }))
}
