import {
  createDice,
  createUnderstanding,
  type Example,
  shuffle,
  trainUnderstanding,
  type Vectors,
} from '@warmline/ai'
import type { Encoder } from '../../apps/server/src/understanding/encoder.ts'
import type { DataSet } from './data.ts'
import { auroc, figuresOf, type Judged, mean } from './figures.ts'

export interface SetFigures {
  examples: number
  topics: number
  tested: number
  accuracy: number
  macroF1: number
  calibrationError: number
  coverageAt95: number
  coverageAt97: number
  coverageAt99: number
  /** null where the data has no messages out of scope, or too few topics or examples for the question */
  outOfScopeAuroc: number | null
  tenShotAccuracy: number | null
  nearOutOfScopeAuroc: number | null
  trainCpuSeconds: number
  /** CPU of turning the training texts into vectors, not counted above */
  encodeCpuSeconds: number | null
  predictP50Ms: number
  predictP99Ms: number
  memoryMb: number
  encoder: 'used' | 'no help' | 'none'
}

export interface MeasureOptions {
  seed: number
  fewShots: boolean
  say(text: string): void
}

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Vectors by text, each computed once. */
interface Meanings {
  encoder: Encoder
  known: Map<string, Float32Array>
}

async function learnMeanings(meanings: Meanings, texts: readonly string[], say: (text: string) => void) {
  const fresh = [...new Set(texts)].filter((text) => !meanings.known.has(text))
  for (let from = 0; from < fresh.length; from += 100) {
    const part = fresh.slice(from, from + 100)
    const values = await meanings.encoder.encode(part, 600_000)
    part.forEach((text, at) => {
      const { dimensions } = meanings.encoder
      meanings.known.set(text, values.slice(at * dimensions, (at + 1) * dimensions))
    })
    if (from % 2_000 === 0) say(`  vectors ${Math.min(from + 100, fresh.length)} of ${fresh.length}`)
  }
}

function vectorsOf(meanings: Meanings | null, examples: readonly Example[]): { vectors?: Vectors } {
  if (meanings === null) return {}
  const { name, dimensions } = meanings.encoder
  const values = new Float32Array(examples.length * dimensions)
  examples.forEach(({ text }, at) => {
    values.set(meanings.known.get(text)!, at * dimensions)
  })
  return { vectors: { name, dimensions, values } }
}

/** Trains on the training split, asks about the test split, and again with few examples and with topics left out. */
export function measureSet(
  data: DataSet,
  encoder: Encoder | null,
  options: MeasureOptions,
): Promise<SetFigures> {
  return measured(data, encoder && { encoder, known: new Map<string, Float32Array>() }, options)
}

async function measured(
  data: DataSet,
  meanings: Meanings | null,
  options: MeasureOptions,
): Promise<SetFigures> {
  const { say, seed } = options
  const beforeEncoding = cpuSeconds()
  if (meanings)
    await learnMeanings(
      meanings,
      data.train.map(({ text }) => text),
      say,
    )
  // As a server with little memory would: the encoder's is given back while the models are trained.
  await meanings?.encoder.rest()
  const beforeTraining = cpuSeconds()
  const { model, report } = trainUnderstanding(data.train, { seed, ...vectorsOf(meanings, data.train) })
  const trained = cpuSeconds()
  say(
    `  trained on ${report.examples} examples of ${report.topics} topics; held-out accuracy ${report.heldOutAccuracy.toFixed(4)}`,
  )
  const { answers, times, scopes } = await askAll(createUnderstanding(model).understand, data.test, meanings)
  const memoryMb = process.resourceUsage().maxRSS / 1024
  if (meanings) await learnMeanings(meanings, data.outOfScope, say)
  const asked = createUnderstanding(model)
  const outside = data.outOfScope.map((text) => asked.understand(text, meanings?.known.get(text)).scope)
  return {
    examples: report.examples,
    topics: report.topics,
    ...figuresOf(answers, times),
    outOfScopeAuroc: outside.length === 0 ? null : auroc(scopes, outside),
    tenShotAccuracy: options.fewShots ? tenShots(data, meanings, options) : null,
    nearOutOfScopeAuroc: options.fewShots ? topicsLeftOut(data, meanings, options) : null,
    trainCpuSeconds: trained - beforeTraining,
    encodeCpuSeconds: meanings ? beforeTraining - beforeEncoding : null,
    memoryMb,
    encoder: report.encoder,
  }
}

type Understand = ReturnType<typeof createUnderstanding>['understand']

/** How many messages are asked before time is taken: the first ones are slow until the code is compiled. */
const warmUp = 200

async function askAll(understand: Understand, test: readonly Example[], meanings: Meanings | null) {
  const answers: Judged[] = []
  const times: number[] = []
  const scopes: number[] = []
  for (const { text } of test.slice(0, warmUp))
    understand(text, meanings ? await meanings.encoder.encode([text], 600_000) : undefined)
  for (const { text, topic } of test) {
    const from = performance.now()
    const vector = meanings ? await meanings.encoder.encode([text], 600_000) : undefined
    const said = understand(text, vector)
    times.push(performance.now() - from)
    if (meanings && vector) meanings.known.set(text, vector)
    answers.push({
      right: said.topic === topic,
      truth: topic,
      said: said.topic,
      probability: said.probability,
    })
    scopes.push(said.scope)
  }
  return { answers, times, scopes }
}

const draws = [1, 2, 3, 4, 5]

function drawn<T>(list: readonly T[], seed: number): T[] {
  const order = Int32Array.from(list, (_, at) => at)
  shuffle(order, order.length, createDice(seed))
  return Array.from(order, (at) => list[at]!)
}

/** Accuracy with ten examples a topic, the mean of five draws. */
function tenShots(data: DataSet, meanings: Meanings | null, { seed, say }: MeasureOptions): number {
  const found = draws.map((draw) => {
    const taken = new Map<string, number>()
    const few = drawn(data.train, seed * 1_000 + draw).filter(({ topic }) => {
      const count = (taken.get(topic) ?? 0) + 1
      taken.set(topic, count)
      return count <= 10
    })
    const { model } = trainUnderstanding(few, { seed, ...vectorsOf(meanings, few) })
    const { understand } = createUnderstanding(model)
    const right = data.test.filter(
      ({ text, topic }) => understand(text, meanings?.known.get(text)).topic === topic,
    )
    say(`  ten examples a topic, draw ${draw}: ${(right.length / data.test.length).toFixed(4)}`)
    return right.length / data.test.length
  })
  return mean(found)
}

/** 27 of 77 topics, and as large a share of any other data. */
const shareLeftOut = 27 / 77

/** AUROC of known test messages against those of topics that training never saw, the mean of five draws. */
function topicsLeftOut(
  data: DataSet,
  meanings: Meanings | null,
  { seed, say }: MeasureOptions,
): number | null {
  const topics = [...new Set(data.train.map(({ topic }) => topic))].sort()
  const count = Math.round(topics.length * shareLeftOut)
  if (count < 1 || topics.length - count < 2) return null
  const found = draws.map((draw) => {
    const out = new Set(drawn(topics, seed * 1_000 + draw).slice(0, count))
    const known = data.train.filter(({ topic }) => !out.has(topic))
    const { model } = trainUnderstanding(known, { seed, ...vectorsOf(meanings, known) })
    const { understand } = createUnderstanding(model)
    const scopes = data.test.map(({ text, topic }) => ({
      inside: !out.has(topic),
      scope: understand(text, meanings?.known.get(text)).scope,
    }))
    const area = auroc(
      scopes.filter(({ inside }) => inside).map(({ scope }) => scope),
      scopes.filter(({ inside }) => !inside).map(({ scope }) => scope),
    )
    say(`  ${count} topics left out, draw ${draw}: AUROC ${area.toFixed(4)}`)
    return area
  })
  return mean(found)
}
