import type { EventType } from '@warmline/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hunted, hunt, huntedLine } from './harness/hunt.ts'
import { planted } from './harness/planted.ts'
import { report, runWorld, type WorldResult } from './harness/run-world.ts'
import { cutPoints } from './harness/world-line.ts'

const worlds = 150
const firstSeed = 1_001
/** A planted bug must show within so many worlds. */
const mostSeeds = 80
const minutes = 60_000

describe('150 small worlds', () => {
  const results: WorldResult[] = []
  beforeAll(async () => {
    for (let seed = firstSeed; seed < firstSeed + worlds; seed++) results.push(await runWorld({ seed }))
  }, 5 * minutes)

  it('keep their promises', () => {
    const broken = results.filter(({ violations }) => violations.length > 0)
    expect(broken.map((result) => report(result)).join('\n\n')).toBe('')
  })

  it('were cut at every named point', () => {
    const struck = new Set(results.flatMap(({ cuts }) => [...cuts.keys()]))
    expect(cutPoints.filter((point) => !struck.has(point))).toEqual([])
  })

  it('saw everything that can happen to work and to people who work', () => {
    const seen = new Set(results.flatMap(({ events }) => [...events.keys()]))
    expect(wanted.filter((type) => !seen.has(type))).toEqual([])
  })
})

const wanted: readonly EventType[] = [
  ...(['work-item.opened', 'message.appended', 'message.read', 'topic.set', 'repeat.noticed'] as const),
  ...(['draft.requested', 'draft.held', 'draft.suggested', 'draft.discarded'] as const),
  ...(['person.offered', 'person.asked', 'handoff.made', 'backstop.called', 'preference.released'] as const),
  ...([
    'promise.made',
    'promise.widened',
    'promise.moved',
    'promise.missed',
    'promise.kept',
    'promise.withdrawn',
  ] as const),
  ...(['assignment.made', 'assignment.ended', 'connection.lost', 'connection.restored'] as const),
  ...([
    'wrap-up.started',
    'wrap-up.cancelled',
    'ai-try.allowed',
    'ai-try.ended',
    'email-reply.chosen',
  ] as const),
  ...([
    'callback.booked',
    'callback.rung',
    'callback.tried',
    'callback.missed',
    'callback.cancelled',
  ] as const),
  ...(['work-item.closed', 'work-item.reopened', 'rating.given', 'solved.asked', 'solved.answered'] as const),
  ...([
    'worker.registered',
    'worker.changed',
    'worker.available',
    'worker.paused',
    'worker.disabled',
    'worker.enabled',
    'duty.agreed',
  ] as const),
]

describe('the worlds find', () => {
  const hunted: Hunted[] = []
  afterAll(() => console.log(hunted.map(huntedLine).join('\n')))

  it('has at least twenty bugs to find', () => expect(planted.length).toBeGreaterThanOrEqual(20))

  it.each(planted)(
    '$name',
    async (bug) => {
      const result = await hunt(bug, 1, mostSeeds)
      hunted.push(result)
      expect(result.found, `not found in ${mostSeeds} worlds; they said ${result.said.join('\n')}`).toBe(true)
    },
    2 * minutes,
  )
})
