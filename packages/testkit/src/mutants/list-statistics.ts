import type { Mutant } from './mutant.ts'

/** The governor rests on these: a mistake here grants what is not proven, and nobody sees it. */
export const statisticsMutants: Mutant[] = [
  {
    name: 'evidence takes the hypothesis at half its prior',
    file: 'statistics/evidence.ts',
    find: 'return lnUpperRatio(a + S, b + (n - S), point) - lnUpperRatio(a, b, point)',
    replace: 'return lnUpperRatio(a + S, b + (n - S), point) - lnUpperRatio(a, b + 1, point)',
    why: 'evidence is no longer 1 on average at the floor',
  },
  {
    name: 'heavy sides near the mean are summed over too short a stretch',
    file: 'statistics/beta-tail.ts',
    find: 'const depth = 38',
    replace: 'const depth = 14',
    why: 'a millionth is missing from evidence on many audits',
  },
  {
    name: 'a bound stops one step too early',
    file: 'statistics/bounds.ts',
    find: 'if (Math.abs(step) <= 1e-8 *',
    replace: 'if (Math.abs(step) <= 1e-3 *',
    why: 'more is called proven than is',
  },
  {
    name: 'a grant counts one more before it than there were',
    file: 'statistics/many-slices.ts',
    find: 'K / (alpha * (G + k))',
    replace: 'K / (alpha * (G + k + 1))',
    why: 'more false grants than α',
  },
  {
    name: 'grants are cheap once there are many',
    file: 'statistics/many-slices.ts',
    find: 'Math.log(Math.max(1 / alpha, K / (alpha * (G + k))))',
    replace: 'Math.log(K / (alpha * (G + k)))',
    why: 'one slice alone is granted below 1/α',
  },
  {
    name: 'attempts weigh too much',
    file: 'statistics/many-slices.ts',
    find: '-Math.log(k) - Math.log1p(k)',
    replace: '-Math.log(k)',
    why: 'a slice tried for ever is granted in the end',
  },
  {
    name: 'the alarm starts over with each observation',
    file: 'statistics/detector.ts',
    find: 'sum + 1 : Math.max(sum, 1)',
    replace: 'Math.max(sum, 1) : sum + 1',
    why: 'falls are seen late',
  },
  {
    name: 'a bet may lose everything',
    file: 'statistics/bets.ts',
    find: '0.95 * 2 ** (-k / 2)',
    replace: '1 * 2 ** (-k / 2)',
    why: 'one bad score ends the account for ever',
  },
  {
    name: 'an audit corrects by the wrong weight',
    file: 'statistics/audited-score.ts',
    find: 'm + (y - m) / pi)',
    replace: 'm + (y - m) * pi)',
    why: 'predictions count as audits',
  },
  {
    name: 'the plan to a grant is one audit too short',
    file: 'statistics/audits-to-grant.ts',
    find: 'return high',
    replace: 'return low',
    why: 'the lead is told too few',
  },
]
