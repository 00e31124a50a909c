import type { Event, LedgerRow } from '@warmline/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentile, wilson } from './figures.ts'
import { foldLedger, ledgerCsv, ledgerSummary } from './ledger.ts'

const minute = 60_000
const made = (promiseId: string, askedAt = 0, dueAt = askedAt + 3 * minute): Event => ({
  type: 'promise.made',
  promiseId,
  cause: 'asked',
  askedAt,
  countedFrom: askedAt,
  dueAt,
  staffed: true,
})
const kept = (promiseId: string, answeredAt: number, inTime = true): Event => ({
  type: 'promise.kept',
  promiseId,
  dueAt: 999,
  answeredAt,
  how: 'person',
  workerId: 'wkr_1',
  inTime,
})
const missed = (promiseId: string, miss = 1): Event => ({
  type: 'promise.missed',
  promiseId,
  dueAt: 3 * minute,
  miss,
  nextDueAt: 9 * minute,
})
const moved = (promiseId: string, dueAt: number): Event => ({
  type: 'promise.moved',
  promiseId,
  dueAt,
  countedFrom: 0,
  way: 'callback',
})
const withdrawn = (promiseId: string): Event => ({ type: 'promise.withdrawn', promiseId, withdrawnAt: 1 })
const fold = (...events: Event[]) => foldLedger(events.map((event) => ({ event, subjectId: 'wi_1' })))

describe('the ledger', () => {
  it('has one row a promise, in the order of asking', () => {
    expect(
      fold(made('prm_1'), made('prm_2', 5), { type: 'person.asked', how: 'button' }, kept('prm_1', 7)),
    ).toEqual([
      {
        promiseId: 'prm_1',
        itemId: 'wi_1',
        cause: 'asked',
        askedAt: 0,
        dueAt: 3 * minute,
        staffed: true,
        outcome: 'kept',
        answeredAt: 7,
        how: 'person',
        inTime: true,
        misses: 0,
      },
      expect.objectContaining({
        promiseId: 'prm_2',
        outcome: 'open',
        answeredAt: null,
        how: null,
        inTime: null,
      }),
    ])
  })

  it('moves the due date by choice and never by a miss', () => {
    expect(fold(made('prm_1'), moved('prm_1', 777))[0]).toMatchObject({ dueAt: 777, misses: 0 })
    expect(fold(made('prm_1'), missed('prm_1'))[0]).toMatchObject({
      dueAt: 3 * minute,
      misses: 1,
      outcome: 'open',
    })
  })

  it('does not call a promise kept in time that was missed before', () => {
    const [row] = fold(made('prm_1'), missed('prm_1'), moved('prm_1', 1e9), kept('prm_1', 5, true))
    expect(row).toMatchObject({ outcome: 'kept', inTime: false, misses: 1 })
  })

  it('counts every miss, and knows a withdrawal', () => {
    expect(fold(made('prm_1'), missed('prm_1', 1), missed('prm_1', 2))[0]?.misses).toBe(2)
    expect(fold(made('prm_1'), withdrawn('prm_1'))[0]?.outcome).toBe('withdrawn')
  })

  it('leaves out what was made elsewhere', () => {
    expect(fold(kept('prm_9', 1), missed('prm_9'), withdrawn('prm_9'))).toEqual([])
  })
})

describe('its figures', () => {
  it('are null without any', () => {
    expect(ledgerSummary([], 0, 100)).toEqual({
      asked: 0,
      kept: 0,
      keptInTime: 0,
      missed: 0,
      withdrawn: 0,
      open: 0,
      waitP50Ms: null,
      waitP95Ms: null,
      keptShare: null,
    })
  })

  it('count what was asked in the window, and only what is decided is in the share', () => {
    const rows = fold(
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => made(id, 10)),
      made('late', 100),
      kept('a', 20),
      kept('b', 40),
      kept('c', 999_999, false),
      missed('d'),
      withdrawn('e'),
    )
    expect(ledgerSummary(rows, 10, 100)).toEqual({
      asked: 6,
      kept: 3,
      keptInTime: 2,
      missed: 1,
      withdrawn: 1,
      open: 2,
      waitP50Ms: 30,
      waitP95Ms: 999_989,
      keptShare: wilson(2, 4),
    })
    expect(ledgerSummary(rows, 11, 101).asked).toBe(1)
  })

  it('cannot be made better by a withdrawal after the miss', () => {
    const rows = fold(made('a'), made('b'), kept('a', 5), missed('b'), withdrawn('b'))
    expect(ledgerSummary(rows, 0, 1).keptShare).toMatchObject({ value: 0.5, n: 2 })
  })

  it('percentiles are nearest rank', () => {
    expect([0, 0.5, 0.9, 1].map((p) => percentile([3, 1, 2], p))).toEqual([1, 2, 3, 3])
    expect(percentile([], 0.5)).toBeNull()
  })

  it('Wilson agrees with the published example and stays within 0…1', () => {
    const share = wilson(81, 263)
    expect(share?.low).toBeCloseTo(0.2553, 4)
    expect(share?.high).toBeCloseTo(0.3662, 4)
    expect(wilson(0, 10)).toMatchObject({ value: 0, low: 0 })
    expect(wilson(10, 10)).toMatchObject({ value: 1, high: 1 })
    expect(wilson(0, 0)).toBeNull()
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const { value, low, high } = wilson(Math.round(n * part), n)!
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(1)
          expect(low).toBeLessThanOrEqual(value)
          expect(high).toBeGreaterThanOrEqual(value)
        },
      ),
    )
  })

  const step = fc.record({
    id: fc.integer({ min: 0, max: 5 }),
    what: fc.integer({ min: 0, max: 4 }),
    at: fc.nat(1e6),
  })

  it('over any history: parts add up, and each promise has one row', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const open = new Set<string>()
        const known = new Set<string>()
        const events: Event[] = []
        for (const { id, what, at } of steps) {
          const name = `prm_${id}`
          if (!known.has(name)) {
            events.push(made(name, at))
            known.add(name)
            open.add(name)
          } else if (open.has(name)) {
            events.push(
              [moved(name, at), missed(name), kept(name, at + 1e6), withdrawn(name)][what] ?? missed(name),
            )
            if (what === 2 || what === 3) open.delete(name)
          }
        }
        const rows = fold(...events)
        const s = ledgerSummary(rows, 0, Number.POSITIVE_INFINITY)
        expect(rows.map((r) => r.promiseId)).toEqual([...known])
        expect(s.asked).toBe(known.size)
        expect(s.open).toBe(open.size)
        expect(s.kept + s.withdrawn + s.open).toBe(s.asked)
        expect(s.keptInTime).toBe(rows.filter((r) => r.outcome === 'kept' && r.misses === 0).length)
        expect(ledgerCsv(rows).split('\r\n')).toHaveLength(rows.length + 2)
      }),
    )
  })
})

describe('as CSV', () => {
  const row = (change: Partial<LedgerRow>): LedgerRow => ({
    ...fold(made('prm_1', 0, 3 * minute))[0]!,
    ...change,
  })

  it('has a header, CRLF, ISO instants and empty fields', () => {
    expect(ledgerCsv([row({})])).toBe(
      'promiseId,itemId,cause,askedAt,dueAt,staffed,outcome,answeredAt,how,inTime,misses\r\n' +
        'prm_1,wi_1,asked,1970-01-01T00:00:00.000Z,1970-01-01T00:03:00.000Z,true,open,,,,0\r\n',
    )
    expect(ledgerCsv([]).split('\r\n')).toHaveLength(2)
  })

  it('quotes and never starts a formula', () => {
    const second = (cause: string) => ledgerCsv([row({ cause })]).slice(ledgerCsv([]).length)
    expect(second('a,"b"\nc')).toContain(',"a,""b""\nc",')
    for (const start of ['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '＝1', '\r=1'])
      expect(second(start)).toMatch(/^prm_1,wi_1,"?'/)
  })

  it('reads back as it was written, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (cause) => {
        const csv = ledgerCsv([row({ cause })])
        const fields = [
          ...csv.slice(ledgerCsv([]).length).matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g),
        ]
        const read = (fields[2]?.[1]?.replaceAll('""', '"') ?? fields[2]?.[2]) as string
        expect(fields).toHaveLength(11)
        expect([cause, `'${cause}`]).toContain(read)
        expect(read).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})
