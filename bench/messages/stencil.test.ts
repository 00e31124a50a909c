import { expect, it } from 'vitest'
import { Cutter, mark } from './stencil.ts'

const id = (prefix: string, n: number) => `${prefix}_00000000-0000-7000-8000-00000000000${n}`

it('finds ids, instants and marks, and gives the same token the same number in every text', () => {
  const cutter = new Cutter((token) => token !== id('ws', 1))
  const text = `{"w":"${id('ws', 1)}","item":"${id('wi', 1)}","due":-1790000000000,"n":1234,"h":"${mark('chain 1')}"}`
  const first = cutter.cut(text)
  const second = cutter.cut(`${id('wi', 1)} ${mark('chain 1')}`)
  expect(cutter.tokens).toEqual([id('wi', 1), '1790000000000', mark('chain 1')])
  expect(first.fill(cutter.tokens)).toBe(text)
  expect(first.fill(['A', '1800000000000', 'B'])).toBe(
    `{"w":"${id('ws', 1)}","item":"A","due":-1800000000000,"n":1234,"h":"B"}`,
  )
  expect(second.fill(['A', '', 'B'])).toBe('A B')
})
