/** One answer to a message whose topic is known. */
export interface Judged {
  right: boolean
  truth: string
  said: string | null
  /** 0…1, how sure the answer was */
  probability: number
}

export const accuracy = (answers: readonly Judged[]): number =>
  answers.filter(({ right }) => right).length / answers.length

/** Mean over the topics of the test of the harmonic mean of precision and recall. */
export function macroF1(answers: readonly Judged[]): number {
  const counts = new Map<string, { hit: number; said: number; truth: number }>()
  const of = (topic: string) => {
    const found = counts.get(topic) ?? { hit: 0, said: 0, truth: 0 }
    counts.set(topic, found)
    return found
  }
  for (const { right, truth, said } of answers) {
    of(truth).truth++
    if (said !== null) of(said).said++
    if (right) of(truth).hit++
  }
  const tested = [...counts.values()].filter(({ truth }) => truth > 0)
  return tested.reduce((sum, { hit, said, truth }) => sum + (2 * hit) / (said + truth), 0) / tested.length
}

/** Expected calibration error over equal-width bins (Naeini et al., AAAI 2015). */
export function calibrationError(answers: readonly Judged[], bins = 15): number {
  const off = new Float64Array(bins)
  for (const { right, probability } of answers)
    off[Math.min(bins - 1, Math.floor(probability * bins))]! += (right ? 1 : 0) - probability
  return off.reduce((sum, gap) => sum + Math.abs(gap), 0) / answers.length
}

/** The largest share of messages, surest first, of which at least `target` are right; equal ones go together. */
export function coverageAt(answers: readonly Judged[], target: number): number {
  const order = [...answers].sort((a, b) => b.probability - a.probability)
  let right = 0
  let covered = 0
  order.forEach((answer, at) => {
    if (answer.right) right++
    const tied = order[at + 1]?.probability === answer.probability
    if (!tied && right / (at + 1) >= target) covered = at + 1
  })
  return covered / answers.length
}

/** How likely a random one of `inside` scores above a random one of `outside`; ties count half (Mann–Whitney). */
export function auroc(inside: readonly number[], outside: readonly number[]): number {
  const all = [
    ...inside.map((score) => ({ score, inside: true })),
    ...outside.map((score) => ({ score, inside: false })),
  ].sort((a, b) => a.score - b.score)
  let ranks = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]!.score === all[from]!.score) to++
    const rank = (from + to + 1) / 2
    for (let at = from; at < to; at++) if (all[at]!.inside) ranks += rank
    from = to
  }
  return (ranks - (inside.length * (inside.length + 1)) / 2) / (inside.length * outside.length)
}

/** 95 % interval of a share (Wilson 1927). */
export function wilson(hits: number, total: number): [number, number] {
  if (total === 0) return [0, 1]
  const z = 1.959964
  const share = hits / total
  const middle = share + (z * z) / (2 * total)
  const half = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))
  const whole = 1 + (z * z) / total
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)]
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** What every answered message says of a model, with the times of the answers in ms. */
export const figuresOf = (answers: readonly Judged[], times: readonly number[]) => ({
  tested: answers.length,
  accuracy: accuracy(answers),
  macroF1: macroF1(answers),
  calibrationError: calibrationError(answers),
  coverageAt95: coverageAt(answers, 0.95),
  coverageAt97: coverageAt(answers, 0.97),
  coverageAt99: coverageAt(answers, 0.99),
  predictP50Ms: quantile(times, 0.5),
  predictP99Ms: quantile(times, 0.99),
})
