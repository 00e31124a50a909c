/** The sentences of a text that holds one a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** `most` different sentences of a pattern with choices in brackets (`[a|b|] c`); fewer where it has no more. */
export function expand(pattern: string, most: number, dice: () => number): string[] {
  const parts = pattern.split(/[[\]]/).map((part, at) => (at % 2 === 0 ? [part] : part.split('|')))
  const made = new Set<string>()
  for (let tries = 0; tries < most * 3 && made.size < most; tries++) {
    const sentence = parts.map((choices) => choices[Math.floor(dice() * choices.length)] ?? '').join('')
    made.add(sentence.replace(/\s+/g, ' ').trim())
  }
  return [...made]
}
