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
 * From these likelihoods on a signal is noticed, until a workspace's own traffic says otherwise (`thresholdOf`): the
 * graver it is to miss one, the lower.
 */
export const usuallyFrom: Readonly<Record<CareSignal, number>> = {
  'self-harm': 0.2,
  danger: 0.2,
  bereavement: 0.25,
  illness: 0.2,
  debt: 0.25,
  distress: 0.3,
  fraud: 0.4,
  legal: 0.2,
  complaint: 0.3,
  anger: 0.35,
}

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
        signals: careSignals.filter((signal) => all[signal] >= (from[signal] ?? usuallyFrom[signal])),
        scores: all,
      }
    },
  }
}
