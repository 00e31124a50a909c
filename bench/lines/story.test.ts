import { expect, it } from 'vitest'
import { oneWay } from './story.ts'

const at = (...texts: string[]) => new Map(texts.map((text, n) => [text, n * 1_000]))

it('counts what is lost, doubled and out of order, and the time of what arrived', () => {
  const sent = at('a', 'b', 'c', 'd')
  const arrived = new Map([
    ['a', 100],
    ['b', 3_000],
    ['c', 2_500],
  ])
  expect(oneWay(sent, arrived, ['a', 'of somebody else', 'b', 'c', 'd'])).toEqual({
    sent: 4,
    arrived: 4,
    lost: 0,
    doubled: 0,
    outOfOrder: 0,
    worstMs: 2_000,
    p95Ms: 2_000,
    p50Ms: 500,
  })
  expect(oneWay(sent, arrived, ['a', 'c', 'b', 'b'])).toMatchObject({ lost: 1, doubled: 1, outOfOrder: 2 })
  expect(oneWay(sent, new Map(), [])).toMatchObject({ lost: 4, arrived: 0, worstMs: 0 })
})
