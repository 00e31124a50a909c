import { figureWindows } from '@warmline/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureBounds } from './buckets.ts'

const hour = 3_600_000
const at = (iso: string) => Date.parse(iso)
const hoursOf = (zone: string, iso: string) => figureBounds(zone, 'today', at(iso)).length - 1

/** The wall clock as the platform tells it, by a way of its own. */
function wall(zone: string, instant: number) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: part('hour'),
    minute: part('minute'),
  }
}

describe('the stretches of a curve', () => {
  it('are the hours of the local day', () => {
    const bounds = figureBounds('Europe/Berlin', 'today', at('2026-06-10T12:34:56Z'))
    expect(bounds[0]).toBe(at('2026-06-09T22:00:00Z'))
    expect(bounds.at(-1)).toBe(at('2026-06-10T22:00:00Z'))
    expect(bounds).toHaveLength(25)
  })

  it('are 23 or 25 hours on the days of a clock change', () => {
    expect(hoursOf('Europe/Berlin', '2026-03-29T10:00:00Z')).toBe(23)
    expect(hoursOf('Europe/Berlin', '2026-10-25T10:00:00Z')).toBe(25)
    expect(hoursOf('America/New_York', '2026-11-01T18:00:00Z')).toBe(25)
    // half an hour, so one stretch is longer and no hour is there twice
    expect(hoursOf('Australia/Lord_Howe', '2026-04-05T03:00:00Z')).toBe(24)
  })

  it('are local days, whatever their length', () => {
    const bounds = figureBounds('Europe/Berlin', 'week', at('2026-03-30T10:00:00Z'))
    expect(bounds).toHaveLength(8)
    const lengths = bounds.slice(1).map((end, n) => (end - bounds[n]!) / hour)
    expect(lengths).toEqual([24, 24, 24, 24, 24, 23, 24])
    expect(figureBounds('UTC', 'month', at('2026-03-30T10:00:00Z'))).toHaveLength(29)
  })

  it('begin where the day begins, also where the clock skips midnight', () => {
    // Cairo, 24 April 2026: 00:00 does not exist
    const bounds = figureBounds('Africa/Cairo', 'today', at('2026-04-24T09:00:00Z'))
    expect(bounds[0]).toBe(at('2026-04-23T22:00:00Z'))
    expect(wall('Africa/Cairo', bounds[0]!)).toMatchObject({ day: '2026-04-24', hour: '01' })
    expect(bounds).toHaveLength(24)
  })

  it('count an unknown zone as UTC', () => {
    const now = at('2026-06-10T12:34:56Z')
    expect(figureBounds('Mars/Olympus', 'today', now)).toEqual(figureBounds('UTC', 'today', now))
  })

  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'Pacific/Apia',
  ]
  it('over any instant and zone: rise, hold now, and part time as the wall clock does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...figureWindows),
        fc.integer({ min: at('2012-06-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
        fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { maxLength: 8 }),
        (zone, window, now, places) => {
          const bounds = figureBounds(zone, window, now)
          for (let n = 1; n < bounds.length; n++) expect(bounds[n]!).toBeGreaterThan(bounds[n - 1]!)
          expect(bounds[0]!).toBeLessThanOrEqual(now)
          expect(bounds.at(-1)!).toBeGreaterThan(now)
          expect(wall(zone, bounds.at(-1)! - 1).day).toBe(wall(zone, now).day)
          for (const place of places) {
            const instant = Math.floor(bounds[0]! + place * (bounds.at(-1)! - bounds[0]!))
            const n = bounds.findIndex((bound) => bound > instant) - 1
            const [start, here] = [wall(zone, bounds[n]!), wall(zone, instant)]
            expect(start.day).toBe(here.day)
            if (window === 'today' && zone !== 'Australia/Lord_Howe') expect(start.hour).toBe(here.hour)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})
