import { sumOf } from './moments.ts'
import { notOneOf, notWhole, type Refusal, refuse } from './refusal.ts'

/** How far apart two categories are: all alike apart, by their distance, or by its square. */
export type Weights = 'none' | 'linear' | 'quadratic'

/**
 * Cohen's κ of two raters: agreement beyond chance, 1 = perfect, 0 = chance. table[i][j] = how many things the first put
 * into category i and the second into j: square, 2 to 200 categories, whole counts from 0 to 1e12, not all 0. Refuses
 * everything else, and a table in which both always named the same one category (κ is 0/0 there).
 * Source: Cohen 1960, 1968. κ misleads where nearly everything passes: read `gwetAC1` beside it.
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  weights: Weights = 'none',
): number | Refusal {
  const flaw = flawOfTable(table) ?? notOneOf('weights', weights, ['none', 'linear', 'quadratic'])
  if (flaw) return flaw
  const { shares, rows, columns } = sharesOf(table)
  const apart = (i: number, j: number): number =>
    weights === 'none' ? Number(i !== j) : Math.abs(i - j) ** (weights === 'linear' ? 1 : 2)
  const seen = sumOf(shares.flatMap((row, i) => row.map((share, j) => share * apart(i, j))))
  const chance = sumOf(rows.flatMap((row, i) => columns.map((column, j) => row * column * apart(i, j))))
  return chance > 0 ? 1 - seen / chance : oneCategory
}

/**
 * The standard error of unweighted κ for large samples (Fleiss, Cohen & Everitt 1969). Table and refusals as for
 * `cohenKappa`.
 */
export function cohenKappaSe(table: readonly (readonly number[])[]): number | Refusal {
  const kappa = cohenKappa(table)
  if (typeof kappa !== 'number') return kappa
  const { shares, rows, columns, count } = sharesOf(table)
  const chance = sumOf(rows.map((row, i) => row * columns[i]!))
  const apart = sumOf(rows.flatMap((row, i) => columns.map((column, j) => (i === j ? 0 : row * column))))
  const rest = 1 - kappa
  const terms = shares.flatMap((row, i) =>
    row.map((share, j) =>
      i === j
        ? share * (1 - (rows[i]! + columns[i]!) * rest) ** 2
        : share * (rest * (columns[i]! + rows[j]!)) ** 2,
    ),
  )
  const variance = sumOf(terms) - (kappa - chance * rest) ** 2
  return Math.sqrt(Math.max(0, variance) / count) / apart
}

/**
 * Gwet's AC1 of two raters: agreement beyond chance, steady where nearly everything falls into one category. Table as
 * for `cohenKappa`, also with one category only. Source: Gwet 2008 (BJMSP 61).
 */
export function gwetAC1(table: readonly (readonly number[])[]): number | Refusal {
  const flaw = flawOfTable(table)
  if (flaw) return flaw
  const { shares, rows, columns } = sharesOf(table)
  const agreed = sumOf(shares.map((row, i) => row[i]!))
  const named = rows.map((row, i) => (row + columns[i]!) / 2)
  const chance = sumOf(named.map((share) => share * (1 - share))) / (named.length - 1)
  return (agreed - chance) / (1 - chance) + 0
}

const oneCategory = refuse('table has things in more than one category')

function sharesOf(table: readonly (readonly number[])[]) {
  const count = sumOf(table.flat())
  const shares = table.map((row) => row.map((cell) => cell / count))
  return {
    count,
    shares,
    rows: shares.map(sumOf),
    columns: shares.map((_, j) => sumOf(shares.map((row) => row[j]!))),
  }
}

function flawOfTable(table: readonly (readonly number[])[]): Refusal | undefined {
  if (!Array.isArray(table) || table.length < 2 || table.length > 200)
    return refuse('table has 2 to 200 rows, one a category')
  const square = table.every((row) => Array.isArray(row) && row.length === table.length)
  if (!square) return refuse('table has as many columns as rows')
  if (table.flat().some((cell) => notWhole('cell', cell, 0, 1e12)))
    return refuse('table holds whole counts from 0 to 1e12')
  return table.flat().some((cell) => cell > 0) ? undefined : refuse('table has at least one count')
}
