import { type HumanRequest, listFinds } from '../hears-human.ts'
import type { Learned } from './learn.ts'
import { scoreOf } from './score.ts'

/**
 * From these log-odds on a person is offered, and brought without asking. Chosen on our own sentences, each judged by
 * a detector that had not seen it (five folds), where one message in five mentions people at all: at most 2 % of what is
 * no wish is offered a person, at most 1 % is given one.
 */
export const offerAt = 1.4
export const actAt = 2

/** What was heard. `matched` is the part of the message by which it was, folded, where there is one. */
export interface Heard {
  /** 0…1, how much the message sounds like a wish for a person */
  score: number
  /** no · ask "shall I get a person?" · get one, and do not argue */
  says: 'no' | 'offer' | 'act'
  because: HumanRequest['how'] | 'words' | 'declined' | 'trouble' | 'nothing'
  matched: string | null
}

export interface Hearing {
  /**
   * Listens to one message, before and outside any model, in every language at once. `language` is only asked first;
   * `trouble` is `troubleIn` of the conversation so far.
   */
  hears(text: string, options?: { language?: string; trouble?: number }): Heard
}

/** This much trouble is reason enough to offer a person, whatever the message says. */
const enoughTrouble = 3
/** Log-odds that each trouble adds: who has been failed before needs fewer words. */
const troubleAdds = 0.3
/** A phrase in a message that otherwise sounds like anything but a wish ("I spoke to an adviser yesterday") is asked about. */
const doubtedBelow = -3

const likely = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

/**
 * The detector: commands and phrases first, then what was learned from the seeds. A wish in so many words acts; one
 * that was turned down in the same breath ("I do not need a person") is asked about and never ignored.
 */
export function createHearing(learned: Learned): Hearing {
  return {
    hears(text, { language, trouble = 0 } = {}) {
      const found = listFinds(text, language)
      if (found && found.how !== 'phrase')
        return { score: 1, says: 'act', because: found.how, matched: found.matched }
      const sounds = scoreOf(learned, text) + troubleAdds * Math.min(trouble, enoughTrouble)
      if (found?.declined)
        return {
          score: likely(Math.max(sounds, offerAt)) * 0.999,
          says: 'offer',
          because: 'declined',
          matched: found.matched,
        }
      if (found && sounds < doubtedBelow)
        return {
          score: likely((offerAt + actAt) / 2),
          says: 'offer',
          because: 'phrase',
          matched: found.matched,
        }
      if (found) return { score: 1, says: 'act', because: 'phrase', matched: found.matched }
      const heard = { score: likely(sounds) * 0.999, matched: null }
      if (sounds >= actAt) return { ...heard, says: 'act', because: 'words' }
      if (sounds >= offerAt) return { ...heard, says: 'offer', because: 'words' }
      if (trouble >= enoughTrouble) return { ...heard, says: 'offer', because: 'trouble' }
      return { ...heard, says: 'no', because: 'nothing' }
    },
  }
}
