/** 2–4, but not 12–14. */
export const isFew = (n: number): boolean => n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)

/** Polish counts in three forms: 1, a few, the rest. */
export const count = (n: number, one: string, few: string, many: string): string =>
  `${n} ${n === 1 ? one : isFew(n) ? few : many}`
