import { createDice } from '../dice.ts'
import { createFeatures, fillFeatures, places, spellings } from './features.ts'
import type { Lesson } from './lessons.ts'
import { correct } from './spelling.ts'
import { stretchesOf } from './stretches.ts'

/** What was learned: a weight for each place of a feature, in steps of `step`. */
export interface Learned {
  weights: Int8Array
  step: number
  bias: number
}

/** How much more the concepts of a stretch count than its spelling. */
export const conceptsCount = 1.5
/** A wish at the end of a longer sentence is learned from these last words. */
const lastWords = 12
const rounds = 5
const rate = 0.15
const decay = 0.00005

interface Row {
  at: Uint32Array
  /** the first so many are spellings */
  spelled: number
  lesson: Lesson
}

/**
 * Logistic regression by AdaGrad (Duchi, Hazan, Singer 2011) over spellings and concepts, each of unit length; the
 * lessons are gone through in an order that is the same every time, so the same lessons give the same weights.
 */
export function learn(lessons: readonly Lesson[]): Learned {
  const rows = rowsOf(lessons)
  const weights = new Float32Array(places)
  const mean = new Float32Array(places)
  let meanBias = 0
  const squares = new Float32Array(places).fill(1e-4)
  const bias = { weight: 0, squares: 1e-4 }
  const dice = createDice(11)
  for (let round = 0; round < rounds; round++) {
    shuffle(rows, dice)
    for (const row of rows) step(row, weights, squares, bias)
    if (round < 1) continue
    for (let n = 0; n < places; n++) mean[n] = (mean[n] as number) + (weights[n] as number) / (rounds - 1)
    meanBias += bias.weight / (rounds - 1)
  }
  return rounded(mean, meanBias)
}

function step(
  { at, spelled, lesson }: Row,
  weights: Float32Array,
  squares: Float32Array,
  bias: { weight: number; squares: number },
): void {
  const spellingScale = 1 / Math.sqrt(spelled)
  const conceptScale = conceptsCount / Math.sqrt(at.length - spelled)
  let sum = bias.weight
  for (let n = 0; n < at.length; n++)
    sum += (weights[at[n] as number] as number) * (n < spelled ? spellingScale : conceptScale)
  const missed = (1 / (1 + Math.exp(-sum)) - (lesson.asks ? 1 : 0)) * lesson.weight
  for (let n = 0; n < at.length; n++) {
    const place = at[n] as number
    const slope = missed * (n < spelled ? spellingScale : conceptScale)
    const square = (squares[place] as number) + slope * slope
    squares[place] = square
    weights[place] = (weights[place] as number) * (1 - decay) - (rate * slope) / Math.sqrt(square)
  }
  bias.squares += missed * missed
  bias.weight -= (rate * 0.3 * missed) / Math.sqrt(bias.squares)
}

function shuffle(rows: Row[], dice: () => number): void {
  for (let at = rows.length - 1; at > 0; at--) {
    const other = Math.floor(dice() * (at + 1))
    const kept = rows[at] as Row
    rows[at] = rows[other] as Row
    rows[other] = kept
  }
}

function rowsOf(lessons: readonly Lesson[]): Row[] {
  const features = createFeatures()
  return lessons.flatMap((lesson) => {
    const { words, bounds } = stretchesOf(lesson.text)
    if (words.length === 0) return []
    correct(words)
    const whole: [number, number][] = [[Math.max(0, words.length - lastWords), words.length]]
    return (lesson.asks ? whole : bounds).map(([from, to]): Row => {
      fillFeatures(words, from, to, features)
      const at = features.at.slice(0, features.count)
      return { at, spelled: at.findIndex((place) => place >= spellings), lesson }
    })
  })
}

/** In 255 steps: a 256 KB table stays in the processor's cache. */
function rounded(weights: Float32Array, bias: number): Learned {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const size = most / 127
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / size)), step: size, bias }
}
