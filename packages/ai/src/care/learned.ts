import { createDice } from '../dice.ts'
import { expand, linesOf } from '../wish/families.ts'
import { createFeatures, type Features, fillFeatures } from '../wish/features.ts'
import { allSeeds } from '../wish/seeds/all.ts'
import { stretchesOf } from '../wish/stretches.ts'
import { listedSignals } from './lists.ts'
import { careSeeds } from './seeds.ts'
import { careSeedsMore } from './seeds-more.ts'
import { type CareSignal, careSignals } from './signals.ts'

/** A weight for each place and signal: small, since there are few sentences. */
const places = 1 << 14
const mask = places - 1
const rounds = 6
const rate = 0.2
/** So many of the sentences of a pattern that wishes for nobody also teach what is no signal. */
const fromPattern = 8
const languages = ['en', 'sv', 'de', 'pl', 'es', 'ar']

interface Sentence {
  at: Uint32Array
  signal: CareSignal | null
}

/** A classifier a signal: log-odds of each, from how a stretch of a message is spelled. */
export type CareLearned = ReadonlyMap<CareSignal, { weights: Float32Array; bias: number }>

/** Learns from our own sentences: a few hundredths of a second, the same weights every time. */
export function learnCare(): CareLearned {
  const dice = createDice(3)
  const sentences = [
    ...careSignals.flatMap((signal) =>
      linesOf(careSeeds[signal] + careSeedsMore[signal]).map((text) => sentenceOf(text, signal)),
    ),
    ...allSeeds
      .filter(({ language }) => languages.includes(language))
      .flatMap(({ others, othersFamilies }) => [
        ...linesOf(others),
        ...linesOf(othersFamilies).flatMap((pattern) => expand(pattern, fromPattern, dice)),
      ])
      .filter((text) => listedSignals(text).size === 0)
      .map((text) => sentenceOf(text, null)),
  ]
  return new Map(careSignals.map((signal) => [signal, learnOne(signal, sentences)]))
}

function sentenceOf(text: string, signal: CareSignal | null): Sentence {
  const features = createFeatures()
  const { words } = stretchesOf(text)
  fillFeatures(words, 0, words.length, features)
  return { at: features.at.slice(0, features.spelled).map((place) => place & mask), signal }
}

function learnOne(signal: CareSignal, sentences: readonly Sentence[]) {
  const weights = new Float32Array(places)
  const squares = new Float32Array(places).fill(1e-4)
  const dice = createDice(5)
  const more = sentences.length / sentences.filter((sentence) => sentence.signal === signal).length / 4
  let bias = -1
  for (let round = 0; round < rounds * 2_500; round++) {
    const { at, signal: told } = sentences[Math.floor(dice() * sentences.length)] as Sentence
    const scale = 1 / Math.sqrt(at.length || 1)
    let sum = bias
    for (const place of at) sum += (weights[place] as number) * scale
    const missed = 1 / (1 + Math.exp(-sum)) - (told === signal ? 1 : 0)
    const slope = missed * scale * (told === signal ? more : 1)
    bias -= 0.01 * missed
    for (const place of at) {
      const square = (squares[place] as number) + slope * slope
      squares[place] = square
      weights[place] = (weights[place] as number) - (rate * slope) / Math.sqrt(square)
    }
  }
  return { weights, bias }
}

const features: Features = createFeatures()

/** The log-odds of each signal in its most telling stretch. */
export function careScores(learned: CareLearned, text: string): Map<CareSignal, number> {
  const { words, bounds } = stretchesOf(text)
  const scores = new Map<CareSignal, number>()
  for (const [from, to] of bounds) {
    fillFeatures(words, from, to, features)
    const scale = 1 / Math.sqrt(features.spelled)
    for (const [signal, { weights, bias }] of learned) {
      let sum = 0
      for (let n = 0; n < features.spelled; n++) sum += weights[(features.at[n] as number) & mask] as number
      scores.set(signal, Math.max(scores.get(signal) ?? Number.NEGATIVE_INFINITY, bias + sum * scale))
    }
  }
  return scores
}
