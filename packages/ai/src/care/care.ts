import { careScores, learnCare } from './learned.ts'
import { listedSignals } from './lists.ts'
import { type CareSignal, careSignals } from './signals.ts'

export interface Noticed {
  /** what stands in the message, most urgent first */
  signals: CareSignal[]
  /** 0…1 for each signal, for a workspace's histogram; 1 where a reviewed phrase was found */
  scores: Readonly<Record<CareSignal, number>>
}

/**
 * From this likelihood on a signal is noticed, until a workspace's own traffic says otherwise (`thresholdOf`). A reviewed
 * phrase is always noticed.
 */
export const usuallyFrom = 0.6

export interface CareEar {
  /** `from`: likelihoods by signal from which on it is noticed here; what is not named is noticed as usually */
  notices(text: string, from?: Readonly<Partial<Record<CareSignal, number>>>): Noticed
}

/**
 * Listens for signs that somebody needs care: reviewed phrases first, then what was learned. Only for what contacts
 * write: it is never given what workers write. It would rather notice too much; nothing it notices is held against anybody.
 */
export function createCareEar(): CareEar {
  const learned = learnCare()
  return {
    notices(text, from = {}) {
      const listed = listedSignals(text)
      const scores = careScores(learned, text)
      const likely = (signal: CareSignal) =>
        listed.has(signal) ? 1 : 0.999 / (1 + Math.exp(-(scores.get(signal) ?? Number.NEGATIVE_INFINITY)))
      const all = Object.fromEntries(careSignals.map((signal) => [signal, likely(signal)])) as Record<
        CareSignal,
        number
      >
      return {
        signals: careSignals.filter((signal) => all[signal] >= (from[signal] ?? usuallyFrom)),
        scores: all,
      }
    },
  }
}
