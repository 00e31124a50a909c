import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskExamples, strangers } from '../../packages/ai/src/understanding/fixtures/desk.ts'
import { readSet, readWishes } from './data.ts'
import { measureHandoff } from './handoff.ts'
import { measureSet } from './measure.ts'
import { readOptions, UsageProblem } from './options.ts'
import { setTable } from './report.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warmline-eval-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const quiet = () => undefined

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

describe('the evaluation on data of one’s own', () => {
  it('gives every figure, within its bounds, and a table with units', async () => {
    const data = { train: deskExamples(14, 1), test: deskExamples(6, 2), outOfScope: strangers }
    const figures = await measureSet(data, null, { seed: 1, fewShots: true, say: quiet })
    expect(figures).toMatchObject({ examples: 70, topics: 5, tested: 30, encoder: 'none' })
    expect(figures.accuracy).toBeGreaterThan(0.9)
    expect(figures.tenShotAccuracy).toBeGreaterThan(0.8)
    expect(figures.outOfScopeAuroc).toBeGreaterThan(0.9)
    for (const share of [figures.calibrationError, figures.coverageAt99, figures.nearOutOfScopeAuroc]) {
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }
    expect(setTable('ours', [{ who: 'warmline', figures }])).toMatch(/accuracy, % +\d+\.\d\d\n/)
  })

  it('reads CSV with a byte order mark, quotes and either line end', async () => {
    const train = await file(
      'train.csv',
      '\ufefftext,category\r\n"where, please",delivery\r\nmoney back,refund\r\n',
    )
    const test = await file('test.csv', 'category,text\nrefund,my money\n')
    const data = await readSet({ name: 'custom', train, test, oos: null })
    expect(data.train[0]).toEqual({ text: 'where, please', topic: 'delivery' })
    expect(data.test).toEqual([{ text: 'my money', topic: 'refund' }])
  })

  it('says what is wrong with a file', async () => {
    const good = await file('good.csv', 'text,category\na,b\n')
    const none = await file('none.csv', 'text,category\n')
    const other = await file('other.csv', 'question,answer\na,b\n')
    const refused = (train: string, test: string) => readSet({ name: 'custom', train, test, oos: null })
    await expect(refused(join(folder, 'missing.csv'), good)).rejects.toThrow('missing.csv cannot be read')
    await expect(refused(other, good)).rejects.toThrow('has no column "text"; it has: question, answer')
    await expect(refused(good, none)).rejects.toThrow('the test holds no message')
  })

  it('scores a list of wishes in any language', async () => {
    const list = await file(
      'wishes.csv',
      'text,wantsHuman,language\nlet me talk to a person,1,en\nwhat are your hours,0,en\nIch will einen Menschen sprechen,true,de\n',
    )
    const figures = measureHandoff(await readWishes(list), 1)
    expect(figures).toMatchObject({ positives: 2, negatives: 1, recallAt1: 1, recallAt2: 1 })
    expect(Object.keys(figures.byLanguage)).toEqual(['de', 'en'])
  })
})

describe('options', () => {
  it('refuses what does not belong together', () => {
    for (const wrong of [
      [],
      ['--train', 'a'],
      ['--oos', 'a', '--data', 'd'],
      ['--data', 'd', '--only', 'x'],
      ['--sed'],
    ])
      expect(() => readOptions(wrong)).toThrow(UsageProblem)
    expect(() => readOptions(['--data', 'd', '--seed', '1.5'])).toThrow('not a whole number')
    expect(readOptions(['--data', 'd', '--no-encoder'])).toMatchObject({
      encoder: false,
      seed: 1,
      custom: null,
    })
  })
})
