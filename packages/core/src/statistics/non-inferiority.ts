import { outside, type Refusal } from './refusal.ts'

/** A chance of either side smaller than this is refused. */
const leastShare = 1e-6

/**
 * One conversation's part in "AI minus person", by inverse probability: (A/p − (1−A)/(1−p))·(x − c). Its expectation,
 * given the past, is the difference of the two qualities, whatever c is; c only makes it steadier. Bet with
 * `makeBets(−δ, ...niRange(p), 'above')` against "the AI is worse by δ or more".
 *
 * isAI whether the draw gave it to the AI · p the logged probability of that, in [1e-6, 1 − 1e-6] · x audit score in
 * [0, 1] · c what was expected before, in [0, 1] (the mean so far). A number in `niRange`. Refuses everything else.
 */
export function niScore(isAI: boolean, p: number, x: number, c: number): number | Refusal {
  const flaw = flawOfShare('p', p) ?? outside('x', x, 0, 1) ?? outside('c', c, 0, 1)
  if (flaw) return flaw
  return (isAI ? (x - c) / p : (c - x) / (1 - p)) + 0
}

/**
 * [−M, M] with M = max(1/pMin, 1/(1 − pMax)): where `niScore` lies while the probability stays in [pMin, pMax]. With one
 * argument the probability is that one. Each in [1e-6, 1 − 1e-6]; refuses everything else.
 */
export function niRange(pMin: number, pMax = pMin): readonly [xMin: number, xMax: number] | Refusal {
  const flaw = flawOfShare('pMin', pMin) ?? flawOfShare('pMax', pMax) ?? outside('pMax', pMax, pMin, 1)
  if (flaw) return flaw
  const most = Math.max(1 / pMin, 1 / (1 - pMax))
  return [-most, most]
}

const flawOfShare = (name: string, p: number): Refusal | undefined =>
  outside(name, p, leastShare, 1 - leastShare)
