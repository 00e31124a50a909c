/** Polish counts in three forms: 1, 2–4 (but not 12–14), the rest. */
export function count(n: number, one: string, few: string, many: string): string {
  const isFew = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)
  return `${n} ${n === 1 ? one : isFew ? few : many}`
}
