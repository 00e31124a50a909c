import { createDice } from '../dice.ts'

/** What a workspace knows to be right: its own examples and corrections that were audited. */
export interface Example {
  text: string
  topic: string
}

/** More are not learned from; topics keep their shares, chosen by the seed. */
export const mostExamples = 40_000

/** The examples to learn from: those with something to read and a topic; at most `mostExamples`. */
export function chosenExamples(examples: readonly Example[], seed: number): number[] {
  const usable: number[] = []
  examples.forEach((example, at) => {
    if (example.topic !== '' && /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(example.text)) usable.push(at)
  })
  if (usable.length <= mostExamples) return usable
  const roll = createDice(seed)
  const drawn = usable.map((at) => ({ at, by: roll() })).sort((a, b) => a.by - b.by || a.at - b.at)
  const firstOfTopic = new Map<string, number>()
  for (const { at } of drawn)
    if (!firstOfTopic.has(examples[at]!.topic)) firstOfTopic.set(examples[at]!.topic, at)
  const kept = new Set(firstOfTopic.values())
  for (const { at } of drawn) {
    if (kept.size >= mostExamples) break
    kept.add(at)
  }
  return [...kept].sort((a, b) => a - b)
}

/** Gives every example one of `folds` parts, each topic spread evenly over them. */
export function foldsOf(topicOf: Int32Array, folds: number, seed: number): Uint8Array {
  const roll = createDice(seed)
  const order = Array.from(topicOf, (topic, at) => ({ topic, at, by: roll() })).sort(
    (a, b) => a.topic - b.topic || a.by - b.by || a.at - b.at,
  )
  const part = new Uint8Array(topicOf.length)
  order.forEach(({ at }, place) => {
    part[at] = place % folds
  })
  return part
}
