/** Arabic counts in four forms here: one, two (both without a figure), 3–10, 11 and more. */
export function count(n: number, one: string, two: string, few: string, many: string): string {
  if (n === 1) return one
  if (n === 2) return two
  return n % 100 >= 3 && n % 100 <= 10 ? `${n} ${few}` : `${n} ${many}`
}
