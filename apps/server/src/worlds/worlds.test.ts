import { describe, expect, it } from 'vitest'
import { knownSeeds } from './harness/known-seeds.ts'
import { planted } from './harness/planted.ts'
import { report, runWorld } from './harness/run-world.ts'
import { Tally } from './harness/tally.ts'

/**
 * Small seeded worlds over the real handler, runners, presence and drafting; see harness/story.ts. A failure prints the
 * seed and what happened; `SEED=n npm run simulate:worlds` plays it again. A change of the story changes what a seed
 * means, so what worlds found stands as a test beside the code that was mended.
 */
const seeds = Array.from({ length: 30 }, (_, n) => n + 1)

describe('small worlds', () => {
  it.each(seeds)('world %i keeps its promises', async (seed) => {
    const result = await runWorld({ seed })
    expect(result.violations, report(result)).toEqual([])
  })

  it('is the same world for the same seed, to the last hash', async () => {
    const [one, other, next] = [
      await runWorld({ seed: 7 }),
      await runWorld({ seed: 7 }),
      await runWorld({ seed: 8 }),
    ]
    expect(one.digest).toBe(other.digest)
    expect(one.lines).toEqual(other.lines)
    expect(one.digest).not.toBe(next.digest)
  })

  it.each([3, 12, 40])(
    'is the same world for the same seed (%i) and the same faults left out',
    async (seed) => {
      const options = { seed, without: ['cuts', 'hangs'] as const }
      const [one, other, whole] = [await runWorld(options), await runWorld(options), await runWorld({ seed })]
      expect(one.violations).toEqual([])
      expect(one.lines).toEqual(other.lines)
      expect(one.digest).toBe(other.digest)
      expect(one.digest).not.toBe(whole.digest)
    },
  )

  it.each(knownSeeds)('seed $seed, which once found $found: $bug', async ({ seed, without, bug, found }) => {
    const parts = planted.find(({ name }) => name === bug)?.parts
    expect(parts === undefined).toBe(bug === null)
    const { violations } = await runWorld({ seed, without, ...(parts && { parts }) })
    if (bug === null) expect(violations).toEqual([])
    else expect(violations.join('\n')).toMatch(new RegExp(`^${found}`, 'm'))
  })

  it('tells of many worlds in figures, with a line to play each failed one again', async () => {
    const bug = planted.find(({ name }) => name === 'places are not reserved')
    const tally = new Tally(['hints'])
    tally.add(await runWorld({ seed: 7 }))
    tally.add(await runWorld({ seed: 1, parts: bug?.parts ?? {} }))
    expect(tally.json()).toMatchObject({
      ...{ failed: 1 },
      failures: [{ seed: 1, replay: 'SEED=1 npm run simulate:worlds -- --without hints' }],
      themes: expect.arrayContaining([expect.objectContaining({ about: 'all', worlds: 2, failed: 1 })]),
    })
    expect(tally.text()).toMatch(/^all +2 /m)
  })

  it('can fail: with de-duplication off it says so, and how to see it again', async () => {
    const parts = planted.find(({ name }) => name === 'de-duplication off')?.parts ?? {}
    const found: string[] = []
    for (let seed = 1; found.length === 0 && seed <= 20; seed++) {
      const result = await runWorld({ seed, parts })
      if (result.violations.some((one) => one.startsWith('S3'))) found.push(report(result))
    }
    expect(found.join('\n')).toMatch(/SEED=\d+ npm run simulate:worlds/)
  })
})
