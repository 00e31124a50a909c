import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Encoder, EncoderBusy, openEnglishEncoder } from './encoder.ts'

describe('the English encoder in its thread', () => {
  let encoder: Encoder | null = null
  beforeAll(async () => {
    encoder = await openEnglishEncoder({ mostWaiting: 50 })
  })
  afterAll(() => encoder?.rest())

  const cosine = (a: Float32Array, b: Float32Array) => {
    const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, at) => sum + value * y[at]!, 0)
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
  }

  it('puts what means the same nearer than what does not', async () => {
    const values = await encoder!.encode(
      ['where is my parcel', 'has my package been shipped yet', 'what a lovely song'],
      120_000,
    )
    const [parcel, shipped, song] = [0, 1, 2].map((at) =>
      values.slice(at * encoder!.dimensions, (at + 1) * encoder!.dimensions),
    ) as [Float32Array, Float32Array, Float32Array]
    expect(cosine(parcel, shipped)).toBeGreaterThan(cosine(parcel, song))
  })

  it('gives zeros for nothing, and numbers for anything else', async () => {
    const odd = ['', '  ', '😀', '日本語', 'x'.repeat(50_000)]
    const values = await encoder!.encode(odd, 120_000)
    expect(values.every(Number.isFinite)).toBe(true)
    expect(values.slice(0, 2 * encoder!.dimensions).every((value) => value === 0)).toBe(true)
  })

  it('is started again by the next question after a rest', async () => {
    const before = await encoder!.encode(['where is my parcel'], 120_000)
    await encoder!.rest()
    expect(await encoder!.encode(['where is my parcel'], 120_000)).toEqual(before)
  })

  it('refuses more than may wait', async () => {
    await expect(encoder!.encode(Array.from({ length: 51 }, () => 'hi'))).rejects.toBeInstanceOf(EncoderBusy)
  })
})
