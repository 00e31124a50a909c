import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setAsideCare } from '../fixtures/set-aside-care.ts'
import { linesOf } from '../wish/families.ts'
import { allSeeds } from '../wish/seeds/all.ts'
import { createCareEar } from './care.ts'
import { counted, emptyHistogram, mostCounted, thresholdOf } from './quantiles.ts'
import { careSeeds } from './seeds.ts'
import { careSignals } from './signals.ts'

const ear = createCareEar()

describe('signs that somebody needs care', () => {
  it('are noticed in sentences that nothing was learned from', () => {
    const signs = setAsideCare.filter(([, signal]) => signal !== null)
    const missed = signs.filter(([, signal, text]) => !ear.notices(text).signals.includes(signal!))
    const unseen = signs.filter(([, , text]) => ear.notices(text).signals.length === 0)
    expect(missed.length / signs.length, missed.map(([, , text]) => text).join('\n')).toBeLessThanOrEqual(
      0.36,
    )
    expect(unseen.length / signs.length, unseen.map(([, , text]) => text).join('\n')).toBeLessThanOrEqual(
      0.36,
    )
  })

  it('are not seen in everyday questions', () => {
    const plain = setAsideCare.filter(([, signal]) => signal === null)
    expect(plain.filter(([, , text]) => ear.notices(text).signals.length > 0).length).toBeLessThanOrEqual(1)
    const everyday = allSeeds.filter(({ language }) =>
      ['en', 'sv', 'de', 'pl', 'es', 'ar'].includes(language),
    )
    const texts = everyday.flatMap(({ others }) => linesOf(others)).filter((_, at) => at % 4 === 1)
    const seen = texts.filter((text) => ear.notices(text).signals.length > 0)
    expect(seen.length / texts.length).toBeLessThanOrEqual(0.2)
  })

  it('nearly every sentence that was learned from is heard, in capitals or not', () => {
    const all = careSignals.flatMap((signal) => linesOf(careSeeds[signal]).map((text) => ({ signal, text })))
    const heard = all.filter(({ signal, text }) =>
      [text, `${text.toUpperCase()}!!!`].every((written) => ear.notices(written).signals.includes(signal)),
    )
    expect(heard.length / all.length).toBeGreaterThanOrEqual(0.97)
  })

  it('what is most urgent comes first', () => {
    expect(ear.notices('I lost my job, I want to kill myself and I will sue you').signals[0]).toBe(
      'self-harm',
    )
  })

  it.each(['', '🙂', '...', 'a'.repeat(50_000)])('%j is no sign', (text) =>
    expect(ear.notices(text).signals).toEqual([]),
  )

  it('a workspace may notice later, never what a reviewed phrase says', () => {
    const text = 'I have been scammed'
    expect(ear.notices(text, { fraud: 0.99 }).signals).toContain('fraud')
  })
})

describe('a threshold from traffic', () => {
  const rule = { share: 0.05, usual: 0.5, least: 0.3, most: 0.9 }
  const after = (likelihoods: readonly number[]) => likelihoods.reduce(counted, emptyHistogram)

  it('is the usual one until enough was seen', () => expect(thresholdOf(after([0.9, 0.9]), rule)).toBe(0.5))

  it('rises where many messages are alike, and falls where few are, within its bounds', () => {
    expect(
      thresholdOf(after(Array.from({ length: 600 }, (_, n) => (n % 3 === 0 ? 0.7 : 0.1))), rule),
    ).toBeCloseTo(0.72)
    expect(thresholdOf(after(Array.from({ length: 600 }, () => 0.01)), rule)).toBe(0.3)
    expect(thresholdOf(after(Array.from({ length: 600 }, () => 0.99)), rule)).toBe(0.9)
  })

  it('leaves at most the share above it, and never leaves its bounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 500, maxLength: 900 }),
        (likelihoods) => {
          const threshold = thresholdOf(after(likelihoods), { ...rule, least: 0, most: 1 })
          const above = likelihoods.filter((likelihood) => likelihood >= threshold && likelihood < 1).length
          expect(above).toBeLessThanOrEqual(0.05 * likelihoods.length + 1e-9)
        },
      ),
    )
  })

  it('stays bounded', () => {
    let histogram = { counts: emptyHistogram.counts.map(() => mostCounted / 50) }
    for (let n = 0; n < 100; n++) histogram = { counts: [...counted(histogram, 0.5).counts] }
    expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(mostCounted)
  })
})
