import { sumOf } from './moments.ts'
import { notOneOf, outside, type Refusal, refuse } from './refusal.ts'

/** What the numbers mean: names, ranks, places on a scale, or amounts from 0. */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff's α: agreement beyond chance of any number of raters, who need not have rated everything; 1 = perfect,
 * 0 = chance. data[rater][unit] = a number within ±1e100 (for ratio ≥ 0), null where not rated; the rows are equally long
 * (1 to 1e5 units, 2 to 1000 raters), at most 2,000 different values. Units that one rater rated alone do not count.
 * Refuses everything else, and data in which every value that counts is the same (α is 0/0 there).
 * Source: Krippendorff 2011, "Computing Krippendorff's alpha-reliability".
 */
export function krippendorff(
  data: readonly (readonly (number | null)[])[],
  level: Level = 'nominal',
): number | Refusal {
  const flaw = flawOfData(data, level)
  if (flaw) return flaw
  const units = unitsOf(data)
  const values = [...new Set(units.flatMap((unit) => [...unit.keys()]))].sort((a, b) => a - b)
  if (values.length > 2_000) return refuse('data holds at most 2000 different values')
  const counts = values.map((value) => sumOf(units.map((unit) => unit.get(value) ?? 0)))
  const apart = distance(level, values, counts)
  const place = new Map(values.map((value, i) => [value, i]))
  const seen = sumOf(units.map((unit) => disagreement(unit, place, apart)))
  const chance = sumOf(
    values.map((_, i) => sumOf(values.slice(0, i).map((_, j) => counts[i]! * counts[j]! * apart(i, j)))),
  )
  if (!(chance > 0)) return refuse('data holds at least two different values among those rated twice')
  return 1 - ((sumOf(counts) - 1) * seen) / chance
}

/** Of each unit rated at least twice: how often each value was given. */
function unitsOf(data: readonly (readonly (number | null)[])[]): Map<number, number>[] {
  return data[0]!
    .map((_, unit) => {
      const counts = new Map<number, number>()
      for (const row of data) {
        const value = row[unit]!
        if (value !== null) counts.set(value + 0, (counts.get(value + 0) ?? 0) + 1)
      }
      return counts
    })
    .filter((counts) => sumOf([...counts.values()]) > 1)
}

/** Σ over pairs of different values within a unit, each rating weighted by 1/(ratings − 1). */
function disagreement(
  unit: Map<number, number>,
  place: Map<number, number>,
  apart: (i: number, j: number) => number,
): number {
  const given = [...unit].map(([value, count]) => ({ i: place.get(value)!, count }))
  const pairs = given.flatMap((one, k) =>
    given.slice(0, k).map((other) => one.count * other.count * apart(one.i, other.i)),
  )
  return sumOf(pairs) / (sumOf([...unit.values()]) - 1)
}

/** The squared distance of two values by the level of measurement, in units of the largest one where that is safe. */
function distance(level: Level, values: readonly number[], counts: readonly number[]) {
  let sum = 0
  const upTo = counts.map((count) => (sum += count))
  const span = (values.at(-1) ?? 0) - (values[0] ?? 0) || 1
  return (i: number, j: number): number => {
    if (level === 'nominal') return Number(i !== j)
    const [low, high] = i < j ? [i, j] : [j, i]
    if (level === 'ordinal') return (upTo[high]! - upTo[low]! + (counts[low]! - counts[high]!) / 2) ** 2
    const gap = values[high]! - values[low]!
    return (level === 'interval' ? gap / span : gap / (values[high]! + values[low]!)) ** 2
  }
}

function flawOfData(data: readonly (readonly (number | null)[])[], level: Level): Refusal | undefined {
  const flaw = notOneOf('level', level, ['nominal', 'ordinal', 'interval', 'ratio'])
  if (flaw) return flaw
  if (!Array.isArray(data) || data.length < 2 || data.length > 1_000)
    return refuse('data has a row for each of 2 to 1000 raters')
  const length: number = Array.isArray(data[0]) ? data[0].length : 0
  const whole = data.every((row) => Array.isArray(row) && row.length === length)
  if (!whole || length < 1 || length > 1e5) return refuse('data has equally long rows of 1 to 100000 units')
  const least = level === 'ratio' ? 0 : -1e100
  const isWrong = (value: number | null) => value !== null && outside('value', value, least, 1e100)
  const wrong = data.some((row: readonly (number | null)[]) => row.some(isWrong))
  return wrong ? refuse(`data holds numbers from ${least} to 1e100, and null`) : undefined
}
