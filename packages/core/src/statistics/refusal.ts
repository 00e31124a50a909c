/**
 * What a function answers when it cannot answer. Never an exception, never NaN. The codes are those of the house's
 * catalogue of problems, so a refusal can be handed on as it is.
 */
export interface Refusal {
  ok: false
  code: 'out-of-limits'
  /** which argument, and what it may be */
  detail: string
}

export const refuse = (detail: string): Refusal => ({ ok: false, code: 'out-of-limits', detail })

/** Is this answer a refusal? */
export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false

/** More observations, or a heavier prior, than this are refused. */
export const mostCount = 1e12

/** Refuses what is not a number from `low` to `high`, ends included. */
export const outside = (name: string, value: unknown, low: number, high: number): Refusal | undefined =>
  typeof value === 'number' && value >= low && value <= high
    ? undefined
    : refuse(`${name} is a number from ${low} to ${high}`)

/** Refuses what is not a number between `low` and `high`, ends excluded. */
export const notBetween = (name: string, value: unknown, low: number, high: number): Refusal | undefined =>
  typeof value === 'number' && value > low && value < high
    ? undefined
    : refuse(`${name} is a number between ${low} and ${high}, without these two`)

/** Refuses what is not a whole number from `low` to `high`, ends included. */
export const notWhole = (name: string, value: unknown, low: number, high: number): Refusal | undefined =>
  Number.isInteger(value) && !outside(name, value, low, high)
    ? undefined
    : refuse(`${name} is a whole number from ${low} to ${high}`)

/** Refuses what is not one of the words. */
export const notOneOf = (name: string, value: unknown, words: readonly unknown[]): Refusal | undefined =>
  words.includes(value) ? undefined : refuse(`${name} is one of ${words.join(', ')}`)

/** The largest size of a single value in a list: beyond it sums of squares would overflow. */
export const mostValue = 1e100

/** Refuses what is not a list of `least` to ten million numbers, each from `low` to `high`. */
export function notList(
  name: string,
  values: unknown,
  least = 1,
  low = -mostValue,
  high = mostValue,
): Refusal | undefined {
  if (!Array.isArray(values) || values.length < least || values.length > 1e7)
    return refuse(`${name} is a list of ${least} to 10000000 numbers`)
  for (let i = 0; i < values.length; i++) {
    const flaw = outside(`${name}[${i}]`, values[i], low, high)
    if (flaw) return flaw
  }
  return undefined
}
