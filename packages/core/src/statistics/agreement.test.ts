import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohenKappa, cohenKappaSe, gwetAC1 } from './agreement.ts'
import { error, promised, sure } from './given.fixture.ts'
import { krippendorff, type Level } from './krippendorff.ts'
import { isRefusal } from './refusal.ts'

const four = [
  [61, 4, 1, 0],
  [7, 22, 3, 1],
  [0, 5, 18, 2],
  [1, 0, 3, 9],
]
const tables = fc
  .integer({ min: 2, max: 5 })
  .chain((size) =>
    fc.array(fc.array(fc.nat(40), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    }),
  )
  .filter((table) => table.filter((row) => row.some((cell) => cell > 0)).length > 1)

describe('agreement of two raters', () => {
  it('is what the worked examples of the literature and numpy give', () => {
    expect(
      sure(
        cohenKappa([
          [20, 5],
          [10, 15],
        ]),
      ),
    ).toBeCloseTo(0.4, 14)
    expect(
      sure(
        cohenKappa([
          [45, 15],
          [25, 15],
        ]),
      ),
    ).toBeCloseTo(0.1304, 4)
    expect(
      sure(
        cohenKappa([
          [25, 35],
          [5, 35],
        ]),
      ),
    ).toBeCloseTo(0.2593, 4)
    expect(error(sure(cohenKappa(four)), 0.7019579405366208)).toBeLessThan(promised)
    expect(error(sure(cohenKappa(four, 'linear')), 0.7872564243851125)).toBeLessThan(promised)
    expect(error(sure(cohenKappa(four, 'quadratic')), 0.8538951749252179)).toBeLessThan(promised)
    expect(error(sure(cohenKappaSe(four)), 0.0497815293923848)).toBeLessThan(promised)
    expect(error(sure(gwetAC1(four)), 0.7472180776546432)).toBeLessThan(promised)
  })

  it('by AC1 stays high where nearly all pass and κ misleads', () => {
    const table = [
      [900, 20],
      [40, 40],
    ]
    expect(sure(cohenKappa(table)).toFixed(3)).toBe('0.540')
    expect(sure(gwetAC1(table)).toFixed(3)).toBe('0.931')
    expect(
      gwetAC1([
        [90, 0],
        [0, 0],
      ]),
    ).toBe(1)
  })

  it('does not depend on which rater comes first, or on how often all was counted', () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom('none' as const, 'linear' as const, 'quadratic' as const),
        (table, weights) => {
          const turned = table.map((_, j) => table.map((row) => row[j]!))
          const thrice = table.map((row) => row.map((cell) => 3 * cell))
          const kappa = sure(cohenKappa(table, weights))
          expect(kappa).toBeLessThanOrEqual(1)
          expect(sure(cohenKappa(turned, weights))).toBeCloseTo(kappa, 12)
          expect(sure(cohenKappa(thrice, weights))).toBeCloseTo(kappa, 12)
          expect(sure(gwetAC1(turned))).toBeCloseTo(sure(gwetAC1(table)), 12)
          expect(sure(cohenKappaSe(thrice)) * Math.sqrt(3)).toBeCloseTo(sure(cohenKappaSe(table)), 9)
        },
      ),
    )
  })

  const wrong: [string, unknown][] = [
    ['one category', [[3]]],
    [
      'a table that is not square',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'nothing counted',
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'negative counts',
      [
        [1, -1],
        [2, 3],
      ],
    ],
    [
      'parts of things',
      [
        [1.5, 1],
        [2, 3],
      ],
    ],
    [
      'what is no number',
      [
        [1, Number.NaN],
        [2, 3],
      ],
    ],
    ['a hole', [[1, 2], null]],
  ]
  it.each(wrong)('refuses %s', (_, table) => {
    for (const measure of [cohenKappa, cohenKappaSe, gwetAC1])
      expect(isRefusal(measure(table as number[][]))).toBe(true)
  })

  it('refuses κ of one category only, and a weight it does not know', () => {
    expect(
      [
        cohenKappa([
          [9, 0],
          [0, 0],
        ]),
        cohenKappaSe([
          [9, 0],
          [0, 0],
        ]),
      ].every(isRefusal),
    ).toBe(true)
    expect(isRefusal(cohenKappa(four, 'cubic' as 'linear'))).toBe(true)
  })
})

describe('agreement of many raters', () => {
  /** Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section C, with his answers. */
  const published = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
    [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
  ]
  const own = [
    [3, 1, null, 4, 2, 0, 5, null],
    [3, 2, 2, 4, null, 0, 5, 1],
    [4, 1, 2, null, 2, 1, 3, null],
  ]
  // numpy, pair by pair, from the definition
  const answers: [Level, number, number][] = [
    ['nominal', 0.743, 0.48484848484848486],
    ['ordinal', 0.815, 0.8757575757575757],
    ['interval', 0.849, 0.8365384615384616],
    ['ratio', 0.797, 0.5640345062059049],
  ]
  it.each(answers)(
    'as %s is what Krippendorff publishes, and what all pairs give',
    (level, printed, pairs) => {
      expect(sure(krippendorff(published, level)).toFixed(3)).toBe(printed.toFixed(3))
      expect(error(sure(krippendorff(own, level)), pairs)).toBeLessThan(promised)
    },
  )

  it('is 1 where all agree, and does not depend on the order of raters and units, or on the unit of a scale', () => {
    expect(
      krippendorff(
        [
          [1, 2, 5],
          [1, 2, 5],
        ],
        'interval',
      ),
    ).toBe(1)
    const alpha = sure(krippendorff(own, 'interval'))
    expect(sure(krippendorff([...own].reverse(), 'interval'))).toBeCloseTo(alpha, 13)
    expect(
      sure(
        krippendorff(
          own.map((row) => [...row].reverse()),
          'interval',
        ),
      ),
    ).toBeCloseTo(alpha, 13)
    const inOtherUnits = own.map((row) => row.map((x) => (x === null ? null : 32 - 1e90 * x)))
    expect(sure(krippendorff(inOtherUnits, 'interval'))).toBeCloseTo(alpha, 12)
  })

  const wrong: [string, unknown, Level][] = [
    ['one rater', [[1, 2, 3]], 'nominal'],
    ['rows of different length', [[1, 2], [1]], 'nominal'],
    ['no unit', [[], []], 'nominal'],
    [
      'nothing rated twice',
      [
        [1, null],
        [null, 2],
      ],
      'nominal',
    ],
    [
      'one value only',
      [
        [2, 2],
        [2, 2],
      ],
      'interval',
    ],
    [
      'what is no number',
      [
        [1, Number.NaN],
        [2, 2],
      ],
      'nominal',
    ],
    [
      'negative amounts',
      [
        [1, -2],
        [2, 2],
      ],
      'ratio',
    ],
    [
      'a level it does not know',
      [
        [1, 2],
        [2, 2],
      ],
      'colour' as Level,
    ],
    ['a hole', [[1, 2], null], 'nominal'],
  ]
  it.each(wrong)('refuses %s', (_, data, level) => {
    expect(isRefusal(krippendorff(data as number[][], level))).toBe(true)
  })
})
