import { describe, expect, it } from 'vitest'
import { createDice } from '../dice.ts'
import { bundleVersion, encodeBundle } from './bundle.ts'
import { deskExamples, deskTopics, strangers } from './fixtures/desk.ts'
import { createUnderstanding } from './model.ts'
import { trainUnderstanding } from './train.ts'

const learned = (examples: readonly { text: string; topic: string }[], seed = 1) =>
  createUnderstanding(trainUnderstanding(examples, { seed }).model)

describe('learning topics from examples', () => {
  it('given a desk with thirty examples a topic, when other messages come, nearly all are understood', () => {
    const { understand } = learned(deskExamples(30, 1))
    const asked = deskExamples(40, 2)
    const right = asked.filter(({ text, topic }) => understand(text).topic === topic)
    expect(right.length / asked.length).toBeGreaterThan(0.97)
  })

  it('the same examples and seed give the same bundle, byte by byte', () => {
    const once = encodeBundle(trainUnderstanding(deskExamples(12, 3), { seed: 5 }).model)
    const again = encodeBundle(trainUnderstanding(deskExamples(12, 3), { seed: 5 }).model)
    expect(bundleVersion(again)).toBe(bundleVersion(once))
    expect(again).toEqual(once)
  })

  it('probabilities are those of all topics: between 0 and 1, best first, together at most 1', () => {
    const { understand } = learned(deskExamples(10, 4))
    for (const { text } of deskExamples(10, 5)) {
      const { ranked, probability } = understand(text)
      expect(ranked).toHaveLength(5)
      expect(ranked[0]!.probability).toBe(probability)
      for (let at = 1; at < ranked.length; at++)
        expect(ranked[at]!.probability).toBeLessThanOrEqual(ranked[at - 1]!.probability)
      expect(ranked.reduce((sum, one) => sum + one.probability, 0)).toBeCloseTo(1, 6)
    }
  })

  it('is calibrated: where a fifth of the labels is wrong, it is about as sure as it is right', () => {
    const roll = createDice(7)
    const noisy = (each: number, seed: number) =>
      deskExamples(each, seed).map((example) =>
        roll() < 0.2 ? { ...example, topic: deskTopics[Math.floor(roll() * deskTopics.length)]! } : example,
      )
    const { understand } = learned(noisy(300, 8))
    const asked = noisy(200, 9).map(({ text, topic }) => ({ ...understand(text), truth: topic }))
    const right = asked.filter(({ topic, truth }) => topic === truth).length / asked.length
    const sure = asked.reduce((sum, { probability }) => sum + probability, 0) / asked.length
    expect(right).toBeGreaterThan(0.7)
    expect(Math.abs(right - sure)).toBeLessThan(0.05)
  })

  it('what is unlike every example looks less familiar than what is like one', () => {
    const { understand } = learned(deskExamples(30, 10))
    const known = deskExamples(6, 11).map(({ text }) => understand(text).scope)
    const unknown = strangers.map((text) => understand(text).scope)
    const below = unknown.filter((scope) => scope < Math.min(...known))
    expect(below.length).toBeGreaterThanOrEqual(strangers.length - 1)
    expect(Math.max(...strangers.map((text) => understand(text).familiarity))).toBeLessThan(0.2)
  })

  it('a topic left out of training looks less familiar than those in it', () => {
    const { understand } = learned(deskExamples(40, 12, deskTopics.slice(1)))
    const mean = (topics: readonly string[]) => {
      const scopes = deskExamples(30, 13, topics).map(({ text }) => understand(text).familiarity)
      return scopes.reduce((sum, scope) => sum + scope, 0) / scopes.length
    }
    expect(mean(deskTopics.slice(0, 1))).toBeLessThan(mean(deskTopics.slice(1)) / 2)
  })

  it('few typing mistakes change little', () => {
    const { understand } = learned(deskExamples(40, 14))
    const asked = deskExamples(20, 15).map(({ text, topic }) => ({
      topic,
      text: text.replace(/(\w)(\w)(\w)$/, '$1$3$2').replace('r', ''),
    }))
    const right = asked.filter(({ text, topic }) => understand(text).topic === topic)
    expect(right.length / asked.length).toBeGreaterThan(0.9)
  })
})

describe('hardly anything to learn from', () => {
  it('with no example there is no topic, and nothing is familiar', () => {
    const { model, report } = trainUnderstanding([], { seed: 1 })
    expect(report).toMatchObject({ examples: 0, topics: 0, heldOut: 0 })
    expect(createUnderstanding(model).understand('where is my parcel')).toMatchObject({
      topic: null,
      probability: 0,
      familiarity: 0,
      ranked: [],
    })
  })

  it('examples without content or topic are not learned', () => {
    const { report } = trainUnderstanding(
      [
        { text: '   ', topic: 'a' },
        { text: '?!', topic: 'a' },
        { text: 'fine', topic: '' },
      ],
      { seed: 1 },
    )
    expect(report.examples).toBe(0)
  })

  it('with one topic only familiarity tells the known from the unknown', () => {
    const { understand } = learned(deskExamples(20, 16, ['refund']))
    const known = understand('when do I see my money')
    expect(known.topic).toBe('refund')
    for (const text of strangers) expect(understand(text).familiarity).toBeLessThan(known.familiarity)
  })

  it('with one example a topic it still knows them again', () => {
    const { understand } = learned([
      { text: 'where is my parcel', topic: 'delivery' },
      { text: 'I forgot my password', topic: 'password' },
    ])
    expect(understand('my parcel, where is it').topic).toBe('delivery')
    expect(understand('forgot password').topic).toBe('password')
  })
})

describe('any text', () => {
  const { understand } = learned([
    ...deskExamples(10, 17),
    ...['我的包裹在哪里', '包裹什么时候到', '我还没收到包裹', '快递到哪里了'].map((text) => ({
      text,
      topic: 'delivery',
    })),
    ...['我要退款', '什么时候退钱', '把钱退给我', '退款多久到账'].map((text) => ({ text, topic: 'refund' })),
    ...['พัสดุของฉันอยู่ที่ไหน', 'พัสดุจะมาเมื่อไหร่'].map((text) => ({ text, topic: 'delivery' })),
    ...['أين طردي', 'متى يصل الطرد'].map((text) => ({ text, topic: 'delivery' })),
    ...['😡', '😡😡 🔥'].map((text) => ({ text, topic: 'warranty' })),
  ])

  it('scripts without spaces are read by their characters', () => {
    expect(understand('包裹没有收到').topic).toBe('delivery')
    expect(understand('请退款').topic).toBe('refund')
    expect(understand('พัสดุอยู่ไหน').topic).toBe('delivery')
  })

  it('right to left, mixed scripts and emoji are read too', () => {
    expect(understand('متى يصل طردي').topic).toBe('delivery')
    expect(understand('hello 包裹 where').topic).toBe('delivery')
    expect(understand('😡').topic).toBe('warranty')
  })

  it('strange or enormous texts are answered, and finite', () => {
    const odd = [
      '',
      ' ',
      '\0',
      '\ud800',
      'a'.repeat(50_000),
      'refund '.repeat(8_000),
      '🙈'.repeat(9_000),
      '中'.repeat(50_000),
    ]
    for (const text of odd) {
      const { probability, familiarity, scope } = understand(text)
      expect(probability).toBeGreaterThan(0)
      expect(probability).toBeLessThanOrEqual(1)
      expect(familiarity).toBeGreaterThanOrEqual(0)
      expect(Number.isFinite(scope)).toBe(true)
    }
    expect(understand('refund my money '.repeat(3_000)).topic).toBe('refund')
  })
})
