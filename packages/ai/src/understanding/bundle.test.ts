import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDice } from '../dice.ts'
import { bundleVersion, decodeBundle, encodeBundle } from './bundle.ts'
import { deskExamples } from './fixtures/desk.ts'
import { createUnderstanding } from './model.ts'
import { trainUnderstanding } from './train.ts'

const examples = deskExamples(8, 1)
const roll = createDice(3)
const dimensions = 16
const vectors = {
  name: 'pretended',
  dimensions,
  values: Float32Array.from({ length: examples.length * dimensions }, (_, at) => {
    const topic = Math.floor(at / dimensions / 8)
    return (at % dimensions === topic ? 1 : 0) + 0.2 * roll()
  }),
}
const plain = encodeBundle(trainUnderstanding(examples, { seed: 1 }).model)
const encoded = encodeBundle(trainUnderstanding(examples, { seed: 1, vectors }).model)

const decoded = (bytes: Uint8Array) => {
  const answer = decodeBundle(bytes)
  if (!answer.ok) throw new Error(answer.why)
  return answer.model
}

describe('a model as a bundle', () => {
  it('comes back as it was', () => {
    const { model } = trainUnderstanding(examples, { seed: 1 })
    const back = decoded(encodeBundle(model))
    expect(back).toEqual(model)
    for (const { text } of deskExamples(5, 2))
      expect(createUnderstanding(back).understand(text)).toEqual(createUnderstanding(model).understand(text))
  })

  it('brings the encoder part along where it helps', () => {
    expect(decoded(plain).encoder).toBeNull()
    expect(decoded(encoded).encoder).toMatchObject({ name: 'pretended', dimensions })
    expect(encodeBundle(decoded(encoded))).toEqual(encoded)
  })

  it('has a name of its own', () => {
    expect(bundleVersion(plain)).toMatch(/^[0-9a-f]{16}$/)
    expect(bundleVersion(plain)).not.toBe(bundleVersion(encoded))
  })

  it('is refused when any byte is another one', () => {
    fc.assert(
      fc.property(fc.nat(plain.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = plain.slice()
        damaged[at]! ^= change
        expect(decodeBundle(damaged).ok).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  it('is refused when it is cut, empty or something else', () => {
    for (const length of [0, 3, 20, plain.length - 1])
      expect(decodeBundle(plain.slice(0, length)).ok).toBe(false)
    expect(decodeBundle(new TextEncoder().encode('once upon a time there was'))).toEqual({
      ok: false,
      why: 'not-a-bundle',
    })
  })
})

describe('the encoder beside the rest', () => {
  it('is left out where its vectors say nothing', () => {
    const silent = { ...vectors, values: vectors.values.map(() => roll()) }
    const { report, model } = trainUnderstanding(deskExamples(40, 4).slice(0, examples.length), {
      seed: 1,
      vectors: silent,
    })
    expect(report.encoder).toBe('no help')
    expect(model.encoder).toBeNull()
  })

  it('a vector of another length is not used', () => {
    const { understand } = createUnderstanding(decoded(encoded))
    expect(understand('where is my parcel', new Float32Array(3))).toEqual(understand('where is my parcel'))
  })
})
