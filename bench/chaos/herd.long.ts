import { expect, it } from 'vitest'
import { runHerd } from './herd.ts'

// how soon is printed here and measured by `npm run bench`
it('2,000 sockets that lose their node at once are back, and none lost or doubled a message', async () => {
  const report = await runHerd(2_000, 100)
  const { violations, backAfterMs, ...counted } = report
  console.log({ ...counted, backAfterMs: Math.round(backAfterMs), violations: violations.length })
  expect(violations).toEqual([])
  expect(counted.delivered).toBeGreaterThan(2_000)
}, 600_000)
