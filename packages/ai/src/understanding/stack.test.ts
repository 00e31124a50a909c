import { describe, expect, it } from 'vitest'
import { createDice } from '../dice.ts'
import { trainCentres } from './centres.ts'
import { fitStack } from './stack.ts'

/** Scores that are right as often as softmax(`sharpness` · score) says, and scores that are noise. */
function drawn(examples: number, sharpness: number, seed: number) {
  const roll = createDice(seed)
  const topics = 3
  const telling = Float32Array.from({ length: examples * topics }, () => 2 * roll() - 1)
  const noise = Float32Array.from({ length: examples * topics }, () => 2 * roll() - 1)
  const topicOf = Int32Array.from({ length: examples }, (_, example) => {
    const weights = Array.from({ length: topics }, (_, topic) =>
      Math.exp(sharpness * telling[example * topics + topic]!),
    )
    let left = roll() * weights.reduce((sum, weight) => sum + weight, 0)
    const topic = weights.findIndex((weight) => {
      left -= weight
      return left <= 0
    })
    return Math.max(0, topic)
  })
  return { topics, topicOf, scores: [telling, noise] }
}

describe('weighing models on held-out examples', () => {
  it('finds how far scores are to be trusted, and gives noise no weight', () => {
    for (const sharpness of [1, 3, 8]) {
      const { weights } = fitStack(drawn(4_000, sharpness, sharpness), [2, 1])
      expect(weights[0]! / sharpness).toBeGreaterThan(0.9)
      expect(weights[0]! / sharpness).toBeLessThan(1.1)
      expect(weights[1]!).toBeLessThan(0.15)
    }
  })

  it('never gives a negative weight', () => {
    const upsideDown = drawn(500, -4, 5)
    expect(Math.min(...fitStack(upsideDown, [2, 1]).weights)).toBeGreaterThanOrEqual(0)
  })

  it('without an example gives the expected weights', () => {
    const none = { topics: 3, topicOf: new Int32Array(0), scores: [new Float32Array(0), new Float32Array(0)] }
    expect(fitStack(none, [2, 1]).weights).toEqual([2, 1])
  })
})

describe('centres of topics', () => {
  it('tell topics apart whose loudest direction says nothing', () => {
    const roll = createDice(2)
    const dimensions = 8
    const topicOf = Int32Array.from({ length: 60 }, (_, example) => example % 2)
    const vectors = Float32Array.from({ length: topicOf.length * dimensions }, (_, place) => {
      const at = place % dimensions
      if (at === 0) return 4 * (roll() - 0.5)
      if (at === 1)
        return (topicOf[Math.floor(place / dimensions)]! === 0 ? 0.5 : -0.5) + 0.2 * (roll() - 0.5)
      return roll() - 0.5
    })
    const { weights, bias } = trainCentres(vectors, dimensions, topicOf, 2, 1)
    const score = (example: number, topic: number) =>
      Array.from(
        { length: dimensions },
        (_, at) => vectors[example * dimensions + at]! * weights[at * 2 + topic]!,
      ).reduce((sum, part) => sum + part, bias[topic]!)
    const right = topicOf.filter((topic, example) => score(example, topic) > score(example, 1 - topic))
    expect(right.length).toBe(topicOf.length)
  })

  it('are finite where vectors are all alike or a topic has none', () => {
    const { weights, bias } = trainCentres(new Float32Array(12).fill(0.5), 4, Int32Array.of(0, 0, 1), 3, 1)
    expect([...weights, ...bias].every(Number.isFinite)).toBe(true)
    expect(bias[2]!).toBeLessThan(Math.min(bias[0]!, bias[1]!))
  })
})
