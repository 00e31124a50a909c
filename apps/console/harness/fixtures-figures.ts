import type { FigureWindow, HandoffView, PromiseCounts, PromiseFigures } from '@warmline/contracts'
import { figureBounds, wilson } from '@warmline/core'
import { now } from './fixtures.ts'
import { floor, handoffCards } from './fixtures-floor.ts'

/** Invented figures of the promise: quiet nights, a bad hour, a few hours with little behind them. */
const zone = 'Europe/Warsaw'
const counts = (asked: number, late: number, open = 0, waitMs = 70_000): PromiseCounts => {
  const keptInTime = asked - late - open
  const kept = keptInTime + late
  return {
    asked,
    kept,
    keptInTime,
    late,
    missed: late,
    withdrawn: 0,
    open,
    waitP50Ms: kept === 0 ? null : waitMs,
    waitP90Ms: kept === 0 ? null : Math.round(waitMs * 1.7),
    waitP95Ms: kept === 0 ? null : Math.round(waitMs * 1.9),
    keptShare: wilson(keptInTime, kept),
  }
}

export function figures(window: FigureWindow, how: 'usual' | 'empty' | 'year'): PromiseFigures {
  const bounds = figureBounds(zone, window, now)
  // always twenty to three in the afternoon
  const at = window === 'today' ? bounds[14]! + 40 * 60_000 : now
  const many = how === 'year' ? 60 : 1
  const points = bounds.flatMap((from, n) => {
    const to = bounds[n + 1]
    if (to === undefined || from > at) return []
    const quiet = window === 'today' ? n < 7 || n === 9 : how !== 'year' && n % 7 > 4
    const asked = how === 'empty' || quiet ? 0 : (2 + ((n * 5) % 9)) * many * (window === 'today' ? 1 : 6)
    const late = asked === 0 ? 0 : n === 12 ? Math.ceil(asked / 3) : n % 6 === 5 ? Math.ceil(asked / 30) : 0
    const isLast = to > at
    return [
      { from, to, ...counts(asked, late, isLast ? Math.min(2, asked) : 0, 50_000 + ((n * 37) % 80) * 1_000) },
    ]
  })
  const sum = (of: (p: PromiseCounts) => number) => points.reduce((n, p) => n + of(p), 0)
  const whole = counts(
    sum((p) => p.asked),
    sum((p) => p.late),
    sum((p) => p.open),
  )
  return { now: at, window, zone, from: bounds[0]!, to: bounds.at(-1)!, dueMs: 180_000, whole, points }
}

export const handoffs = (
  how: 'usual' | 'empty',
): { handoffs: HandoffView[]; reasons: { reason: string; n: number }[]; after: string | null } => ({
  handoffs:
    how === 'empty'
      ? []
      : handoffCards.map((card) => ({
          at: card.handoff!.at,
          itemId: card.head.itemId,
          reason: card.handoff!.reason,
          check: card.handoff!.check,
          topic: card.head.topic,
          card,
        })),
  reasons:
    how === 'empty'
      ? []
      : [
          { reason: 'asked', n: 212 },
          { reason: 'held', n: 96 },
          { reason: 'no-answer', n: 41 },
          { reason: 'not-solved', n: 12 },
        ],
  after: how === 'empty' ? null : '1',
})

/** Nobody has asked yet. */
export const emptyFloor = {
  ...floor,
  waitingCount: 0,
  waiting: [],
  line: [],
  active: [],
  handoffs: [],
  people: [],
  alarms: [],
  answeredByAi: 0,
  answeredByPeople: 0,
  measured: { p50Ms: null, p90Ms: null, n: 0 },
  wait: {
    ...floor.wait,
    basis: 'closed' as const,
    p90Ms: null,
    peopleOn: 0,
    peopleFree: 0,
    opensAt: now + 9 * 3_600_000,
  },
  promises: counts(0, 0),
}
