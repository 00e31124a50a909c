import { createFeatures, fillFeatures } from './features.ts'
import { conceptsCount, type Learned } from './learn.ts'
import { correct } from './spelling.ts'
import { stretchesOf } from './stretches.ts'

const features = createFeatures()

/** How much the most telling stretch of a message sounds like a wish: log-odds, −∞ where there are no words. */
export function scoreOf({ weights, step, bias }: Learned, text: string): number {
  const { words, bounds } = stretchesOf(text)
  correct(words)
  let best = Number.NEGATIVE_INFINITY
  for (const [from, to] of bounds) {
    fillFeatures(words, from, to, features)
    const { at, spelled, count } = features
    let spelling = 0
    for (let n = 0; n < spelled; n++) spelling += weights[at[n] as number] as number
    let concepts = 0
    for (let n = spelled; n < count; n++) concepts += weights[at[n] as number] as number
    const sum = spelling / Math.sqrt(spelled) + (conceptsCount * concepts) / Math.sqrt(count - spelled)
    best = Math.max(best, bias + step * sum)
  }
  return best
}
