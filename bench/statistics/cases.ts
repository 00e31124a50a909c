import * as s from '../../packages/core/src/statistics/index.ts'

/** One figure of ours beside its reference. A refusal stands as NaN, which is further off than anything. */
export interface Check {
  name: string
  got: number
  want: number
}

/** The reference files as they are laid out on the science page. */
export interface Vectors {
  governor: Governor
  ope: Ope
  qa: Qa
  audits: { rows: Record<string, number>[] }
}

interface Sums {
  S: number
  n: number
  f?: number
  m?: number
  alpha: number
  a?: number
  b?: number
}
interface Case<In, Out> {
  in: In
  out: Out
}
interface Run {
  x: number[]
  f: number
  xMin: number
  xMax: number
  side: 'above' | 'below'
  kind: 'sr' | 'cusum'
}
interface Governor {
  logEvidenceAbove: { cases: Case<Sums, number>[] }
  logEvidenceBelow: { cases: Case<Sums, number>[] }
  logEvidenceAt: { cases: Case<Sums, number>[] }
  confSeq: { cases: { in: Sums; ci: [number, number]; lowerBound: number; upperBound: number }[] }
  bets: { cases: { in: Run; logWealthPath: number[] }[] }
  detector: { cases: { in: Run; path: number[] }[] }
  multiplicity: {
    eBH: Case<{ e: number[]; alpha: number }, number[]>[]
    lockedEBH: Case<{ logE: number[]; K: number; alpha: number; G: number }, number[]>[]
  }
}
interface Ope {
  tiny: { rows: s.Logged[]; out: Record<string, number[]> }
  lowerBounds: { x: number[]; xMax: number; delta: number; bernstein: number; hoeffding: number }
}
interface Qa {
  cohenKappa: { cases: { table: number[][]; none: number; linear: number; quadratic: number; se: number }[] }
  gwetAC1: { table: number[][]; out: number }[]
  krippendorff: { data: (number | null)[][]; computed: Record<s.Level, number> }
  ppiMean: { cases: (Record<'Y' | 'F' | 'FU', number[]> & { alpha: number } & Record<string, unknown>)[] }
  aipwMean: { m: number[]; pi: number[]; y: (number | null)[]; alpha: number; est: number; se: number }
  neyman: { W: number[]; S: number[]; n: number; out: number[]; seNeyman: number; seProportional: number }
  auditProbs: { sd: number[]; rate: number; floor: number; out: number[] }
  reviewerOffsets: { dev: number[][]; s2: number; tau2: number; offset: number[] }
}

const number = (answer: unknown): number => (typeof answer === 'number' ? answer : Number.NaN)
const value = <T>(answer: T | s.Refusal, pick: (sure: T) => number): number =>
  s.isRefusal(answer) ? Number.NaN : pick(answer)
const pairs = (name: string, got: readonly number[] | s.Refusal, want: readonly number[]): Check[] =>
  want.map((one, i) => ({ name, got: value(got, (sure) => sure[i] ?? Number.NaN), want: one }))

export const casesOf = (vectors: Vectors): Check[] => [
  ...evidence(vectors.governor),
  ...accounts(vectors.governor),
  ...many(vectors.governor),
  ...vectors.audits.rows.flatMap((row) =>
    Object.entries(row)
      .filter(([key]) => /^t\d+$/.test(key))
      .map(([key, want]) => ({
        name: 'auditsToGrant',
        got: number(s.auditsToGrant(row['q'] ?? Number.NaN, row['f'] ?? Number.NaN, Number(key.slice(1)))),
        want,
      })),
  ),
  ...plans(vectors.ope),
  ...agreement(vectors.qa),
  ...means(vectors.qa),
  ...audits(vectors.qa),
]

function evidence(governor: Governor): Check[] {
  const { logEvidenceAbove, logEvidenceBelow, logEvidenceAt } = s
  const functions = Object.entries({ logEvidenceAbove, logEvidenceBelow, logEvidenceAt })
  return [
    ...functions.flatMap(([name, ln]) =>
      governor[name as 'logEvidenceAt'].cases.map(({ in: { S, n, f, m, a, b }, out }) => ({
        name,
        got: number(ln(S, n, f ?? m ?? Number.NaN, a, b)),
        want: out,
      })),
    ),
    ...governor.confSeq.cases.flatMap(({ in: { S, n, alpha }, ci, lowerBound, upperBound }) => [
      ...pairs('confSeq', s.confSeq(S, n, alpha), ci),
      { name: 'lowerBound', got: number(s.lowerBound(S, n, alpha)), want: lowerBound },
      { name: 'upperBound', got: number(s.upperBound(S, n, alpha)), want: upperBound },
    ]),
  ]
}

function accounts({ bets, detector }: Governor): Check[] {
  return [
    ...bets.cases.flatMap(({ in: { x, f, xMin, xMax, side }, logWealthPath }) => {
      let account = s.makeBets(f, xMin, xMax, side)
      return logWealthPath.map((want, i) => {
        if (!s.isRefusal(account)) account = s.betUpdate(account, x[i] ?? Number.NaN)
        return { name: 'logWealth', got: value(account, s.logWealth), want }
      })
    }),
    ...detector.cases.flatMap(({ in: { x, f, xMax, kind }, path }) => {
      let alarm = s.makeDetector(f, xMax, kind)
      return path.map((want, i) => {
        if (!s.isRefusal(alarm)) alarm = s.detUpdate(alarm, x[i] ?? Number.NaN)
        return { name: 'detUpdate', got: value(alarm, (sure) => sure.value), want }
      })
    }),
  ]
}

const many = ({ multiplicity }: Governor): Check[] => [
  ...multiplicity.eBH.map(({ in: { e, alpha }, out }) => same('eBH', s.eBH(e, alpha), out)),
  ...multiplicity.lockedEBH.map(({ in: { logE, K, alpha, G }, out }) =>
    same('lockedEBH', s.lockedEBH(logE, K, alpha, G), out),
  ),
]
const same = (name: string, got: unknown, want: readonly number[]): Check => ({
  name,
  got: JSON.stringify(got) === JSON.stringify(want) ? 0 : 1,
  want: 0,
})

function plans({ tiny: { rows, out }, lowerBounds: { x, xMax, delta, bernstein, hoeffding } }: Ope): Check[] {
  const answers: Record<string, readonly number[] | s.Refusal> = {
    ips: s.ips(rows),
    snips: s.snips(rows),
    dm: s.dm(rows),
    dr: s.dr(rows),
    sndr: s.sndr(rows),
    ips_clip3: s.ips(rows, 3),
    dr_clip3: s.dr(rows, 3),
    switch_dr_tau2: s.switchDr(rows, 2),
    dr_os_lambda2: s.drOs(rows, 2),
    ess: [number(s.ess(rows))],
    maxW: [number(s.maxW(rows))],
  }
  return [
    ...Object.entries(out).flatMap(([name, want]) => pairs(name, answers[name] ?? [], want)),
    { name: 'bernsteinLowerBound', got: number(s.bernsteinLowerBound(x, xMax, delta)), want: bernstein },
    { name: 'hoeffdingLowerBound', got: number(s.hoeffdingLowerBound(x, xMax, delta)), want: hoeffding },
  ]
}

function agreement(qa: Qa): Check[] {
  const weights = ['none', 'linear', 'quadratic'] as const
  const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const
  return [
    ...qa.cohenKappa.cases.flatMap((row) => [
      ...weights.map((way) => ({
        name: 'cohenKappa',
        got: number(s.cohenKappa(row.table, way)),
        want: row[way],
      })),
      { name: 'cohenKappaSe', got: number(s.cohenKappaSe(row.table)), want: row.se },
    ]),
    ...qa.gwetAC1.map(({ table, out }) => ({ name: 'gwetAC1', got: number(s.gwetAC1(table)), want: out })),
    ...levels.map((level) => ({
      name: 'krippendorff',
      got: number(s.krippendorff(qa.krippendorff.data, level)),
      want: qa.krippendorff.computed[level],
    })),
  ]
}

function means({ ppiMean, aipwMean }: Qa): Check[] {
  const trusts = [
    ['ppi lam=1', 1],
    ['ppi++ auto', 'auto'],
    ['classical lam=0', 0],
  ] as const
  const mean = s.aipwMean(aipwMean.m, aipwMean.pi, aipwMean.y, aipwMean.alpha)
  return [
    ...ppiMean.cases.flatMap(({ Y, F, FU, alpha, ...wanted }) =>
      trusts.flatMap(([key, lam]) => {
        const answer = s.ppiMean(Y, F, FU, alpha, lam)
        const want = wanted[key] as Record<'est' | 'lo' | 'hi' | 'lam', number>
        return (Object.keys(want) as (keyof typeof want)[]).map((part) => ({
          name: 'ppiMean',
          got: value(answer, (sure) => sure[part]),
          want: want[part],
        }))
      }),
    ),
    { name: 'aipwMean', got: value(mean, (sure) => sure.est), want: aipwMean.est },
    { name: 'aipwMean', got: value(mean, (sure) => sure.se), want: aipwMean.se },
  ]
}

function audits({ neyman: { W, S, n, ...shares }, auditProbs, reviewerOffsets }: Qa): Check[] {
  const shared = s.neyman(W, S, n)
  const offsets = s.reviewerOffsets(reviewerOffsets.dev)
  const { sd, rate, floor, out } = auditProbs
  const one = (name: string, got: number, want: number): Check => ({ name, got, want })
  const proportional = W.map((w) => n * w)
  return [
    ...pairs('neyman', shared, shares.out),
    one(
      'stratifiedSe',
      value(shared, (sure) => number(s.stratifiedSe(W, S, sure))),
      shares.seNeyman,
    ),
    one('stratifiedSe', number(s.stratifiedSe(W, S, proportional)), shares.seProportional),
    ...pairs('auditProbs', s.auditProbs(sd, rate, floor), out),
    one(
      'reviewerOffsets',
      value(offsets, (sure) => sure.s2),
      reviewerOffsets.s2,
    ),
    one(
      'reviewerOffsets',
      value(offsets, (sure) => sure.tau2),
      reviewerOffsets.tau2,
    ),
    ...pairs('reviewerOffsets', s.isRefusal(offsets) ? offsets : offsets.offset, reviewerOffsets.offset),
  ]
}
