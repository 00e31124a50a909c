/**
 * A text with holes, filled again and again with other values. Ids and instants are found in the text by themselves;
 * whoever cuts says what else is one.
 */
export interface Stencil {
  /** `values` by the numbers that `Cutter.number` gave */
  fill(values: readonly string[]): string
}

/** An id of ours (a prefix and a UUID), an instant (epoch ms), or a mark that was put there to be found. */
const tokens =
  /[a-z]{2,5}_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<!\d)1\d{12}(?!\d)|⟦[^⟧]+⟧/g

/** A mark that stands for a value of its own, in a text that is then cut. */
export const mark = (name: string): string => `⟦${name}⟧`

/** Cuts texts that share their values: the same token has the same number in all of them. */
export class Cutter {
  /** every token that is a hole, by its number */
  readonly tokens: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #isHole: (token: string) => boolean

  constructor(isHole: (token: string) => boolean) {
    this.#isHole = isHole
  }

  number(token: string): number {
    const known = this.#numbers.get(token)
    if (known !== undefined) return known
    this.#numbers.set(token, this.tokens.length)
    return this.tokens.push(token) - 1
  }

  cut(text: string): Stencil {
    const parts: string[] = []
    const holes: number[] = []
    let from = 0
    for (const { 0: token, index } of text.matchAll(tokens)) {
      if (!this.#isHole(token)) continue
      parts.push(text.slice(from, index))
      holes.push(this.number(token))
      from = index + token.length
    }
    const rest = text.slice(from)
    return {
      fill(values) {
        let filled = ''
        for (let n = 0; n < parts.length; n++) filled += (parts[n] ?? '') + (values[holes[n] ?? -1] ?? '')
        return filled + rest
      },
    }
  }
}
