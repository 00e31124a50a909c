import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactMutants } from './list-contacts.ts'
import { otherMutants } from './list-rest.ts'
import { statisticsMutants } from './list-statistics.ts'
import { workMutants } from './list-work.ts'
import type { Mutant } from './mutant.ts'
import { openWorkshop, type TestRun, type Workshop } from './workshop.ts'

const mutants = [...workMutants, ...otherMutants, ...contactMutants, ...statisticsMutants]
const histories = ['core/src/work/histories.test.ts']
const stories = ['ai', 'contact', 'desk', 'dispatch', 'promise', 'view', 'wish'].map(
  (name) => `core/src/work/${name}.test.ts`,
)

/** The tests of the mutant's own folder and the stories of the work item. */
const testsFor = ({ file }: Mutant) => {
  const folder = dirname(file)
  if (folder === 'work') return stories
  const own = join('core/src', folder, '/')
  return folder === 'statistics' ? [own] : [...stories, own]
}

interface Verdict {
  byTests: TestRun
  /** null = the tests had noticed it, so the histories were not asked */
  byHistories: TestRun | null
}

/** `WARMLINE_MUTANTS=both` asks the histories about every mutant: what would they notice without the tests? */
const askBoth = process.env['WARMLINE_MUTANTS'] === 'both'

const tableRow = ({ name, survives }: Mutant, verdict: Verdict | undefined) => {
  const mark = (run: TestRun | null | undefined) =>
    run ? (run.failed.length > 0 ? 'killed' : run.broken ? 'broken' : '-') : ''
  return `${mark(verdict?.byTests).padEnd(7)} ${mark(verdict?.byHistories).padEnd(7)} ${name}${survives ? ' (explained)' : ''}`
}

/** Two at a time, each in its own copy. */
async function tryAll(shops: readonly Workshop[], verdicts: Map<string, Verdict>) {
  const left = [...mutants]
  const work = async (shop: Workshop) => {
    for (let mutant = left.shift(); mutant; mutant = left.shift()) {
      const byTests = await shop.run(mutant, testsFor(mutant))
      const isKilled = byTests.failed.length > 0
      const byHistories = isKilled && !askBoth ? null : await shop.run(mutant, histories)
      verdicts.set(mutant.name, { byTests, byHistories })
      console.log(tableRow(mutant, verdicts.get(mutant.name)))
    }
  }
  await Promise.all(shops.map(work))
}

describe('mutants of core', () => {
  const verdicts = new Map<string, Verdict>()
  const shops: Workshop[] = []

  beforeAll(async () => {
    shops.push(openWorkshop(), openWorkshop())
    const [first, second] = shops as [Workshop, Workshop]
    const [byTests, byHistories] = await Promise.all([
      first.run(null, ['core/src/']),
      second.run(null, histories),
    ])
    expect(byTests, 'the tests pass on the code as it is').toMatchObject({ failed: [], broken: null })
    expect(byHistories, 'the histories pass on the code as it is').toMatchObject({ failed: [], broken: null })
    await tryAll(shops, verdicts)
  }, 20 * 60_000)

  afterAll(() => {
    for (const shop of shops) shop.close()
  })

  for (const mutant of mutants)
    it(`${mutant.survives ? 'is the same to everybody' : 'is noticed'}: ${mutant.name}`, () => {
      const { byTests, byHistories } = verdicts.get(mutant.name)!
      expect(byTests.broken, 'the mutant is a program').toBeNull()
      const killers = [...byTests.failed, ...(byHistories?.failed ?? [])]
      if (mutant.survives) expect(killers, 'explained as harmless, and yet noticed').toEqual([])
      else expect(killers.length, `${mutant.why}; ${mutant.file}`).toBeGreaterThan(0)
    })
})
