import { meanOf, squaresOf, sumOf } from './moments.ts'
import { notList, type Refusal, refuse } from './refusal.ts'

/** How severe reviewers are: `s2` the variance within reviewers, `tau2` between them, `offset` one a reviewer. */
export interface ReviewerOffsets {
  s2: number
  tau2: number
  offset: readonly number[]
}

/**
 * What to take from each reviewer's scores. dev[i] = the deviations of reviewer i's scores from what others gave the same
 * work: a list of numbers within ±1e100, perhaps empty; at least two reviewers with one and one with two. Each mean is
 * shrunk towards 0 by τ²/(τ² + σ²/n): who has reviewed little is corrected little. Refuses everything else.
 * Source: one-way random effects, σ² and τ² by the method of moments (analysis of variance); τ² not below 0.
 */
export function reviewerOffsets(dev: readonly (readonly number[])[]): ReviewerOffsets | Refusal {
  if (!Array.isArray(dev) || dev.length > 1e5) return refuse('dev is a list of lists, one a reviewer')
  for (const [i, list] of dev.entries()) {
    const flaw = notList(`dev[${i}]`, list, 0)
    if (flaw) return flaw
  }
  const heard: (readonly number[])[] = dev.filter((list) => list.length > 0)
  const count = sumOf(heard.map((list) => list.length))
  if (heard.length < 2 || count <= heard.length)
    return refuse('dev has two reviewers with a deviation, one of them with two')
  const s2 = sumOf(heard.map(squaresOf)) / (count - heard.length)
  const mean = meanOf(heard.flat())
  const between = sumOf(heard.map((list) => list.length * (meanOf(list) - mean) ** 2))
  const size = count - sumOf(heard.map((list) => list.length ** 2)) / count
  const tau2 = Math.max(0, (between - (heard.length - 1) * s2) / size)
  const offset = dev.map((list) =>
    list.length === 0 || tau2 === 0 ? 0 : (tau2 / (tau2 + s2 / list.length)) * meanOf(list) + 0,
  )
  return { s2, tau2, offset }
}
