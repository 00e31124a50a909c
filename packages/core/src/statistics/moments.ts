/** The sum with the lost digits kept apart (Neumaier 1974). */
export function sumOf(values: readonly number[]): number {
  let sum = 0
  let lost = 0
  for (const value of values) {
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return sum + lost
}

/** The mean of at least one value. */
export const meanOf = (values: readonly number[]): number => sumOf(values) / values.length

/** The sum of squares about the mean. */
export function squaresOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return sumOf(values.map((value) => (value - mean) ** 2))
}
