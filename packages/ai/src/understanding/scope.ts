/** What is looked at to tell whether a message is like anything that was learned. */
export interface ScopeSigns {
  /** the winning topic's weighted score, before softmax */
  score: number
  /** how far its separator's margin is ahead of the next topic's */
  lead: number
  /** cosine to the nearest example */
  nearest: number
  /** share of words that no example had, 0…1 */
  novelty: number
  /** cosine to the nearest example in the encoder's space; null without an encoder */
  meaning: number | null
}

/** Mean and spread of each sign on held-out messages of known topics. */
export interface ScopeScale {
  mean: Record<keyof ScopeSigns, number>
  spread: Record<keyof ScopeSigns, number>
  /** ascending combined scores of held-out messages of known topics, at most 200 of them */
  known: Float32Array
}

/**
 * Weights of the signs after standardising. Fitted by logistic regression on training data of two public sets with a
 * third of the topics left out, each set judged with the weights of the other; then rounded. Never the softmax.
 */
const weights = { score: 1.2, lead: 0.55, nearest: 0.5, novelty: -0.2, meaning: 0.9 }

const names = ['score', 'lead', 'nearest', 'novelty', 'meaning'] as const
const furthestBelow = -6
const furthestAbove = 4

export function combinedScope(scale: Pick<ScopeScale, 'mean' | 'spread'>, signs: ScopeSigns): number {
  let sum = 0
  for (const name of names) {
    const value = signs[name]
    if (value === null) continue
    const standard = (value - scale.mean[name]) / scale.spread[name]
    sum += weights[name] * Math.min(furthestAbove, Math.max(furthestBelow, standard))
  }
  return sum
}

const mostKept = 200
/** Below this many held-out messages the scale of a middling workspace is mixed in. */
const lean = 20
const usual: ScopeScale = {
  mean: { score: 4, lead: 0.9, nearest: 0.5, novelty: 0.08, meaning: 0.7 },
  spread: { score: 2.5, lead: 0.6, nearest: 0.16, novelty: 0.14, meaning: 0.15 },
  known: new Float32Array(0),
}

/** Learns the scale from held-out messages of known topics; from none it gives that of a middling workspace. */
export function fitScope(heldOut: readonly ScopeSigns[]): ScopeScale {
  const mean = { ...usual.mean }
  const spread = { ...usual.spread }
  for (const name of names) {
    const values = heldOut.map((signs) => signs[name]).filter((value) => value !== null)
    const total = values.length + lean
    const sum = values.reduce((all, value) => all + value, 0)
    mean[name] = (sum + lean * usual.mean[name]) / total
    const squares = values.reduce((all, value) => all + (value - mean[name]) ** 2, 0)
    spread[name] = Math.sqrt((squares + lean * usual.spread[name] ** 2) / total)
  }
  const all = Float32Array.from(heldOut, (signs) => combinedScope({ mean, spread }, signs)).sort()
  const count = Math.min(mostKept, all.length)
  const known = Float32Array.from(
    { length: count },
    (_, at) => all[Math.floor(((at + 0.5) * all.length) / count)]!,
  )
  return { mean, spread, known }
}

/** Share of held-out messages of known topics that looked less familiar than this one, 0…1. */
export function familiarity(scale: ScopeScale, combined: number): number {
  let below = 0
  while (below < scale.known.length && scale.known[below]! < combined) below++
  return (below + 0.5) / (scale.known.length + 1)
}
