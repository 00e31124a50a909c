import { expect, it } from 'vitest'
import { runHerd } from './herd.ts'
import { isTooBusy } from './report.ts'

it('2,000 sockets that lose their node at once are back within 15 s, and none lost or doubled a message', async () => {
  const report = await runHerd(2_000, 100)
  const { violations, backAfterMs, ...counted } = report
  console.log({ ...counted, backAfterMs: Math.round(backAfterMs), violations: violations.length })
  expect(violations).toEqual([])
  expect(counted.delivered).toBeGreaterThan(2_000)
  if (!isTooBusy()) expect(backAfterMs).toBeLessThanOrEqual(15_000)
}, 600_000)
