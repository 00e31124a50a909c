import { meanOf, sumOf } from './moments.ts'
import { mostValue, notBetween, notWhole, outside, type Refusal, refuse } from './refusal.ts'

/** One logged decision, with what the plan that is asked about would have done. */
export interface Logged {
  /** which action was taken, counted from 0 */
  a: number
  /** the logged probability of that action, in [1e-9, 1] */
  pb: number
  /** the plan's probability of each action, summing to 1 */
  pe: readonly number[]
  /** what came of it */
  r: number
  /** the predicted result of each action; needed by dm, dr, sndr, switchDr, drOs */
  qhat?: readonly number[]
  /** whose decision: decisions of one contact are not independent, and the standard error takes them together */
  cluster?: string | number
}

/** What the plan would have brought, and the standard error of that. */
export type Estimate = readonly [estimate: number, standardError: number]

/**
 * All estimators take 2 to 1e6 decisions (of at least two clusters) and refuse everything that `Logged` does not allow.
 * w is π_plan/π_logged of the action taken. The standard error is the sample's (n − 1), by clusters if there are any.
 * Source and peer: st-tech/zr-obp.
 */

/** Inverse propensity: mean of w·r; weights above `clip` count as `clip`. */
export function ips(rows: readonly Logged[], clip = Infinity): Estimate | Refusal {
  return flawOfRows(rows) ?? flawOfClip(clip) ?? averaged(rows, (row) => Math.min(weight(row), clip) * row.r)
}

/** Self-normalised inverse propensity: Σwr/Σw. Refuses also when no decision is one the plan could make. */
export function snips(rows: readonly Logged[]): Estimate | Refusal {
  const flaw = flawOfRows(rows)
  if (flaw) return flaw
  const share = weightedMean(rows, (row) => row.r)
  if (share === undefined) return noOverlap
  const meanWeight = meanOf(rows.map(weight))
  return [share, standardError(rows, (row) => (weight(row) * (row.r - share)) / meanWeight)]
}

/** Direct method: what the predictions alone say. Its interval is too short: never report it as one. */
export function dm(rows: readonly Logged[]): Estimate | Refusal {
  return flawOfRows(rows, true) ?? averaged(rows, predicted)
}

/** Doubly robust: the prediction plus w times what it missed by; weights above `clip` count as `clip`. */
export function dr(rows: readonly Logged[], clip = Infinity): Estimate | Refusal {
  return (
    flawOfRows(rows, true) ??
    flawOfClip(clip) ??
    averaged(rows, (row) => predicted(row) + Math.min(weight(row), clip) * missed(row))
  )
}

/** Self-normalised doubly robust. Refuses also when no decision is one the plan could make. */
export function sndr(rows: readonly Logged[]): Estimate | Refusal {
  const flaw = flawOfRows(rows, true)
  if (flaw) return flaw
  const share = weightedMean(rows, missed)
  if (share === undefined) return noOverlap
  const meanWeight = meanOf(rows.map(weight))
  return [
    meanOf(rows.map(predicted)) + share,
    standardError(rows, (row) => predicted(row) + (weight(row) * (missed(row) - share)) / meanWeight),
  ]
}

/** Switch-DR: doubly robust where w ≤ tau (≥ 0), the prediction alone elsewhere. */
export function switchDr(rows: readonly Logged[], tau: number): Estimate | Refusal {
  return (
    flawOfRows(rows, true) ??
    (tau === Infinity ? undefined : outside('tau', tau, 0, mostValue)) ??
    averaged(rows, (row) => predicted(row) + (weight(row) <= tau ? weight(row) * missed(row) : 0))
  )
}

/** Doubly robust with optimistic shrinkage: w becomes λw/(w² + λ); `lambda` in [0, 1e100]. */
export function drOs(rows: readonly Logged[], lambda: number): Estimate | Refusal {
  return (
    flawOfRows(rows, true) ??
    outside('lambda', lambda, 0, mostValue) ??
    averaged(rows, (row) => {
      const w = weight(row)
      return predicted(row) + (lambda === 0 ? 0 : (w / (w * (w / lambda) + 1)) * missed(row))
    })
  )
}

/** Effective sample size (Σw)²/Σw²: how many decisions the log is worth for this plan; 0 without any overlap. */
export function ess(rows: readonly Logged[]): number | Refusal {
  const flaw = flawOfRows(rows)
  if (flaw) return flaw
  const weights = rows.map(weight)
  const squares = sumOf(weights.map((w) => w * w))
  return squares === 0 ? 0 : sumOf(weights) ** 2 / squares
}

/** The largest weight: how much one decision can count. */
export function maxW(rows: readonly Logged[]): number | Refusal {
  return flawOfRows(rows) ?? rows.reduce((most, row) => Math.max(most, weight(row)), 0)
}

/** An estimate on fewer effective decisions is not shown. */
export const leastEss = 200
/** An estimate in which one decision weighs more is not shown. */
export const mostWeight = 100

/** Does the log overlap enough with the plan for an estimate to be shown? Where not: widen the canary there. */
export function overlap(rows: readonly Logged[]): { ess: number; maxW: number; enough: boolean } | Refusal {
  const size = ess(rows)
  const most = maxW(rows)
  if (typeof size !== 'number') return size
  if (typeof most !== 'number') return most
  return { ess: size, maxW: most, enough: size >= leastEss && most <= mostWeight }
}

const weight = ({ a, pb, pe }: Logged): number => pe[a]! / pb
const predicted = ({ pe, qhat }: Logged): number => sumOf(pe.map((p, a) => p * qhat![a]!))
const missed = ({ a, r, qhat }: Logged): number => r - qhat![a]!

const noOverlap = refuse('rows have no decision that the plan could make: widen the canary here')

function averaged(rows: readonly Logged[], score: (row: Logged) => number): Estimate {
  return [meanOf(rows.map(score)) + 0, standardError(rows, score)]
}

function weightedMean(rows: readonly Logged[], score: (row: Logged) => number): number | undefined {
  const whole = sumOf(rows.map(weight))
  return whole > 0 ? sumOf(rows.map((row) => (weight(row) / whole) * score(row))) + 0 : undefined
}

/** √(C/(C−1)·Σ_clusters (Σ(score − mean))²)/n; without clusters the usual standard error of a mean. */
function standardError(rows: readonly Logged[], score: (row: Logged) => number): number {
  const scores = rows.map(score)
  const mean = meanOf(scores)
  const sums = new Map<string | number | symbol, number>()
  rows.forEach((row, i) => {
    const cluster = row.cluster ?? Symbol()
    sums.set(cluster, (sums.get(cluster) ?? 0) + (scores[i]! - mean))
  })
  const squares = sumOf([...sums.values()].map((sum) => sum * sum))
  return Math.sqrt((sums.size / (sums.size - 1)) * squares) / rows.length
}

const flawOfClip = (clip: number): Refusal | undefined =>
  clip === Infinity ? undefined : outside('clip', clip, 0, mostValue)

function flawOfRows(rows: readonly Logged[], predictions = false): Refusal | undefined {
  if (!Array.isArray(rows) || rows.length < 2 || rows.length > 1e6)
    return refuse('rows is a list of 2 to 1000000 logged decisions')
  for (const [i, row] of rows.entries()) {
    const flaw = flawOfRow(`rows[${i}]`, row, predictions)
    if (flaw) return flaw
  }
  const first = rows[0].cluster
  return first !== undefined && rows.every(({ cluster }) => cluster === first)
    ? refuse('rows come from at least two clusters')
    : undefined
}

function flawOfRow(name: string, row: Logged, predictions: boolean): Refusal | undefined {
  if (typeof row !== 'object' || row === null) return refuse(`${name} is a logged decision`)
  const { a, pb, pe, r, qhat } = row
  if (!Array.isArray(pe) || pe.length === 0) return refuse(`${name}.pe has a probability for each action`)
  const flaw =
    notWhole(`${name}.a`, a, 0, pe.length - 1) ??
    outside(`${name}.pb`, pb, 1e-9, 1) ??
    outside(`${name}.r`, r, -mostResult, mostResult)
  if (flaw) return flaw
  for (const p of pe) if (outside('p', p, 0, 1)) return refuse(`${name}.pe holds numbers from 0 to 1`)
  if (notBetween('sum', sumOf(pe), 1 - 1e-6, 1 + 1e-6)) return refuse(`${name}.pe sums to 1`)
  if (!predictions) return undefined
  const whole = Array.isArray(qhat) && qhat.length === pe.length
  return whole && qhat.every((q) => !outside('q', q, -mostResult, mostResult))
    ? undefined
    : refuse(`${name}.qhat has a finite prediction for each action`)
}

/** Results beyond this are refused, so that a square of a weighted one does not overflow. */
const mostResult = 1e100
