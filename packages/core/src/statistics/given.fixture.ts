import { isRefusal, type Refusal } from './refusal.ts'

/** The answer, where a test is sure that there is one. */
export function sure<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.detail)
  return answer
}

/** The promise of the package: how far a figure may be from its reference, relative to it. */
export const promised = 1e-10

/** How far a figure is from its reference, relative to it (absolute where the reference is 0). */
export const error = (got: number, want: number): number =>
  want === 0 ? Math.abs(got) : Math.abs(got - want) / Math.abs(want)

/** n choose k, as its logarithm, by sums: independent of the functions under test. */
export const lnChoose = (n: number, k: number): number =>
  Array.from({ length: k }, (_, i) => Math.log((n - i) / (i + 1))).reduce((sum, ln) => sum + ln, 0)
