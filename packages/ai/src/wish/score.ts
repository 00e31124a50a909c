import { createFeatures, fillFeatures } from './features.ts'
import type { Learned } from './learn.ts'
import { meantBy } from './spelling.ts'
import { stretchesOf } from './stretches.ts'

const features = createFeatures()

/** How much the most telling stretch of a message sounds like a wish: log-odds, −∞ where there are no words. */
export function scoreOf({ weights, bias }: Learned, text: string): number {
  const { words, bounds } = stretchesOf(text)
  for (let at = 0; at < words.length; at++) words[at] = meantBy(words[at] as string)
  let best = Number.NEGATIVE_INFINITY
  for (const [from, to] of bounds) {
    fillFeatures(words, from, to, features)
    let sum = 0
    let meant = 0
    for (let at = 0; at < features.spelled; at++) sum += weights[features.at[at] as number] as number
    for (let at = features.spelled; at < features.count; at++) meant += weights[features.at[at] as number] as number
    best = Math.max(
      best,
      bias + sum / Math.sqrt(features.spelled) + meant / Math.sqrt(features.count - features.spelled),
    )
  }
  return best
}
