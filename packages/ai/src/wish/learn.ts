import { seededDice } from './dice.ts'
import { createFeatures, fillFeatures, places, spellings } from './features.ts'
import type { Lesson } from './lessons.ts'
import { meantBy } from './spelling.ts'
import { stretchesOf } from './stretches.ts'

/** What was learned: a weight for each place of a feature, and one for none. */
export interface Learned {
  weights: Float32Array
  bias: number
}

export const tuneLearn = { rounds: 5, rate: 0.15, tail: 12 }

/**
 * Logistic regression by AdaGrad (Duchi, Hazan, Singer 2011) over features of unit length; the lessons are gone through
 * in an order that is the same every time, so the same lessons give the same weights.
 */
export function learn(lessons: readonly Lesson[]): Learned {
  const { rows, owners } = rowsOf(lessons)
  const cuts = rows.map((row) => row.findIndex((place) => place >= spellings))
  const weights = new Float32Array(places)
  const squares = new Float32Array(places).fill(1e-4)
  let bias = 0
  let biasSquares = 1e-4
  const dice = seededDice(11)
  const order = rows.map((_, at) => at)
  for (let round = 0; round < tuneLearn.rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(dice() * (at + 1))
      ;[order[at], order[other]] = [order[other] as number, order[at] as number]
    }
    for (const at of order) {
      const row = rows[at] as Uint32Array
      const { asks, weight } = owners[at] as Lesson
      if (row.length === 0) continue
      const spelled = cuts[at] as number
      const scale = 1 / Math.sqrt(spelled)
      const conceptScale = 1 / Math.sqrt(row.length - spelled)
      let sum = 0
      for (let n = 0; n < spelled; n++) sum += weights[row[n] as number] as number
      let meant = 0
      for (let n = spelled; n < row.length; n++) meant += weights[row[n] as number] as number
      const missed = (1 / (1 + Math.exp(-(bias + sum * scale + meant * conceptScale))) - (asks ? 1 : 0)) * weight
      for (let n = 0; n < row.length; n++) {
        const place = row[n] as number
        const slope = missed * (n < spelled ? scale : conceptScale)
        const square = (squares[place] as number) + slope * slope
        squares[place] = square
        weights[place] = (weights[place] as number) - (tuneLearn.rate * slope) / Math.sqrt(square)
      }
      biasSquares += missed * missed
      bias -= (tuneLearn.rate * 0.3 * missed) / Math.sqrt(biasSquares)
    }
  }
  return { weights, bias }
}

function rowsOf(lessons: readonly Lesson[]): { rows: Uint32Array[]; owners: Lesson[] } {
  const features = createFeatures()
  const rows: Uint32Array[] = []
  const owners: Lesson[] = []
  const add = (words: readonly string[], from: number, to: number, lesson: Lesson) => {
    fillFeatures(words, from, to, features)
    rows.push(features.at.slice(0, features.count))
    owners.push(lesson)
  }
  for (const lesson of lessons) {
    const { words, bounds } = stretchesOf(lesson.text)
    if (words.length === 0) continue
    for (let at = 0; at < words.length; at++) words[at] = meantBy(words[at] as string)
    if (lesson.asks) add(words, Math.max(0, words.length - tuneLearn.tail), words.length, lesson)
    else for (const [from, to] of bounds) add(words, from, to, lesson)
  }
  return { rows, owners }
}
