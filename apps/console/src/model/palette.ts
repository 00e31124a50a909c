/** What the palette can do; `also` are words that find it without being shown. */
export interface Command {
  id: string
  group: 'conversation' | 'articles' | 'places' | 'conversations' | 'you' | 'looks'
  label: string
  also?: string
  /** a second, quiet line */
  hint?: string
  /** the key that does the same outside of the palette */
  hotkey?: string
  /** on among its neighbours */
  checked?: boolean
  run: () => void
}

/** Small letters without marks, so that "lukasz" finds "Łukasz". */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')

/** How well one word of the question fits a text: the start of a word best, letters in order at least; null = not at all. */
function wordScore(word: string, text: string): number | null {
  const at = text.indexOf(word)
  if (at === 0) return 5
  if (at > 0) return /[\p{L}\p{N}]/u.test(text[at - 1]!) ? 2 : 4
  let from = text.indexOf(word[0]!)
  const first = from
  for (const letter of word.slice(1)) {
    if (from < 0) return null
    from = text.indexOf(letter, from + 1)
  }
  if (from < 0) return null
  // letters strewn over a whole sentence are no match that a person meant
  const spread = from - first + 1
  return spread <= word.length * 2 + 1 ? 1 : null
}

/** Every word must fit; the sum says how well. null = does not fit. */
export function score(query: string, text: string): number | null {
  const words = folded(query).split(/\s+/).filter(Boolean)
  const found = folded(text)
  let sum = 0
  for (const word of words) {
    const one = wordScore(word, found)
    if (one === null) return null
    sum += one
  }
  return sum
}

/** Best first; equals stay in their order. Without words everything, as given. */
export function ranked(query: string, commands: readonly Command[]): Command[] {
  if (query.trim() === '') return [...commands]
  return commands
    .map((command) => {
      const label = score(query, command.label)
      const wide = score(query, `${command.label} ${command.also ?? ''} ${command.hint ?? ''}`)
      return { command, points: Math.max(label === null ? -1 : label + 1, wide ?? -1) }
    })
    .filter((c) => c.points >= 0)
    .sort((a, b) => b.points - a.points)
    .map((c) => c.command)
}

/** Neighbours of a group stand together, the group of the best first. */
export function grouped(commands: readonly Command[]): Command[] {
  const order = [...new Set(commands.map((c) => c.group))]
  return order.flatMap((group) => commands.filter((c) => c.group === group))
}
