const rows: readonly string[] = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'ضصثقفغعهخحج',
  'شسيبلاتنمكط',
]

/** A letter's neighbours on the keyboard, where one is known for its script. */
const neighbours = new Map<string, string>()
for (const row of rows)
  for (let at = 0; at < row.length; at++)
    neighbours.set(row[at] ?? '', `${row[at - 1] ?? ''}${row[at + 1] ?? ''}`)

const letter = /\p{L}/u

/**
 * A text with each letter mistyped with probability `rate`: left out, doubled, swapped with the next, or another in its
 * place (a neighbour of the keyboard, or any letter of the text). `dice` gives 0…1.
 */
export function mistype(text: string, rate: number, dice: () => number): string {
  const signs = [...text]
  const out: string[] = []
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] ?? ''
    if (!letter.test(sign) || dice() >= rate) {
      out.push(sign)
      continue
    }
    const kind = Math.floor(dice() * 4)
    const next = signs[at + 1]
    if (kind === 0) continue
    if (kind === 1) out.push(sign, sign)
    else if (kind === 2 && next !== undefined && letter.test(next)) {
      out.push(next, sign)
      at++
    } else {
      const near = neighbours.get(sign.toLowerCase()) ?? ''
      const wrong = dice() < 0.5 && near !== '' ? [...near] : signs.filter((other) => letter.test(other))
      out.push(wrong[Math.floor(dice() * wrong.length)] ?? '')
    }
  }
  return out.join('')
}
