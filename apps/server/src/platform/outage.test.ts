import { expect, it } from 'vitest'
import { createOutage, isOutage } from './outage.ts'
import { StoreUnavailable } from './ports.ts'

const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' })

it('tells a loss, each minute of it and its end, however much fails meanwhile', () => {
  let now = 0
  const told: string[] = []
  const log = {
    info: (_: object, text: string) => told.push(text),
    warn: (_: object, text: string) => told.push(text),
  }
  const outage = createOutage(log, () => now)
  outage.worked()
  for (; now <= 150_000; now += 100) outage.failed(refused)
  outage.worked()
  expect(told).toEqual([
    expect.stringMatching(/is away/),
    expect.stringMatching(/still away/),
    expect.stringMatching(/still away/),
  ])
  now += 2_000
  outage.worked()
  outage.worked()
  expect(told.slice(3)).toEqual(['the database is back'])
  outage.failed(refused)
  expect(told).toHaveLength(5)
})

it('knows an outage by its root, and leaves every other failure to the log', () => {
  const deep = new StoreUnavailable('no answer', { cause: new StoreUnavailable('x', { cause: refused }) })
  expect([refused, deep, new StoreUnavailable('database-away')].map(isOutage)).toEqual([true, true, true])
  const others = [
    deadlock,
    new StoreUnavailable('no answer', { cause: deadlock }),
    new Error('a bug'),
    undefined,
    'x',
  ]
  expect(others.map(isOutage)).toEqual([false, false, false, false, false])
})
