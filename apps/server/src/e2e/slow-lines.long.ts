import { afterAll, beforeAll, expect, it } from 'vitest'
import { shapes } from '../../../../bench/lines/shapes.ts'
import { converse } from '../../../../bench/lines/story.ts'
import { createDice } from '../../../../packages/testkit/src/dice.ts'
import { openBadStage, openPair } from '../harness/bad-lines.ts'
import { openCompany, openStage, type Stage } from '../harness/stage.ts'

/**
 * EDGE and slow 3G in user space, for every machine: rate, delay, eight seconds of nothing now and then, and connections
 * that break. `npm run lines` has the same story with real packet loss.
 */
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

it.each(['slow3g', 'edge'] as const)(
  'a conversation both ways over %s: nothing lost, nothing twice',
  async (name) => {
    const shape = shapes[name]
    const bad = await openBadStage(stage, 11)
    const company = await openCompany(stage, { speaks: false })
    const page = await stage.open(bad.hostPage(company.slug))
    const pair = await openPair(stage, company, page)
    bad.line.set({
      delayMs: shape.delay_ms,
      downKbit: shape.down_kbit,
      upKbit: shape.up_kbit,
      blackout: { everyMs: 20_000, forMs: shape.blackout_for * 1000 },
      resets: shape.loss,
    })
    const report = await converse(pair, { seconds: 40, dice: createDice(11), say: () => undefined })
    console.log(`${name}: words ${JSON.stringify(report.words)}, answers ${JSON.stringify(report.answers)}`)
    for (const way of [report.words, report.answers]) {
      expect(way.sent).toBeGreaterThan(5)
      expect([way.lost, way.doubled, way.outOfOrder]).toEqual([0, 0, 0])
    }
    expect(report.isSame).toBe(true)
    expect(bad.line.counts.resets).toBeGreaterThan(0)
    await page.context().close()
    await bad.close()
  },
  240_000,
)
