/** The known terms of one language, to find what a mistyped or compound word was meant to be. */
export interface Vocabulary {
  add(term: string): void
  remove(term: string): void
  /** known terms that the unknown term may stand for, in alphabetical order: one typing mistake away, else the two
   * halves of a compound; [] when nothing is near */
  near(term: string): string[]
}

const shortest = 5
const shortestHalf = 4

/**
 * Typing mistakes by the symmetric-delete method (Garbe 2012): every term is filed under itself with one letter
 * left out, so one insertion, deletion, exchange or neighbour swap is found by a handful of map look-ups.
 */
export function createVocabulary(): Vocabulary {
  const known = new Set<string>()
  const filed = new Map<string, Set<string>>()

  return {
    add(term) {
      known.add(term)
      if (term.length < shortest || /\d/.test(term)) return
      for (const key of keysOf(term)) {
        const terms = filed.get(key) ?? new Set()
        terms.add(term)
        filed.set(key, terms)
      }
    },
    remove(term) {
      known.delete(term)
      for (const key of keysOf(term)) {
        const terms = filed.get(key)
        terms?.delete(term)
        if (terms?.size === 0) filed.delete(key)
      }
    },
    near(term) {
      if (term.length < shortest || term.length > 40 || /\d/.test(term)) return []
      const candidates = new Set<string>()
      for (const key of keysOf(term)) for (const near of filed.get(key) ?? []) candidates.add(near)
      const close = [...candidates]
        .filter(
          (near) =>
            near[0] === term[0] &&
            (term.length > shortest || near.length !== term.length || isSwap(term, near)),
        )
        .filter((near) => oneMistakeApart(term, near))
        .sort()
      return close.length > 0 ? close.slice(0, 2) : halves(term)
    },
  }

  function halves(term: string): string[] {
    for (let at = term.length - shortestHalf; at >= shortestHalf; at--) {
      const head = term.slice(0, at)
      const tail = term.slice(at)
      if (known.has(head) && known.has(tail)) return [head, tail].sort()
      if (head.endsWith('s') && known.has(head.slice(0, -1)) && known.has(tail))
        return [head.slice(0, -1), tail].sort()
    }
    return []
  }
}

/** The same letters in another order: in short words an exchanged letter usually makes another real word. */
const isSwap = (a: string, b: string): boolean => [...a].sort().join('') === [...b].sort().join('')

function keysOf(term: string): Set<string> {
  const keys = new Set([term])
  for (let at = 0; at < term.length; at++) keys.add(term.slice(0, at) + term.slice(at + 1))
  return keys
}

/** One insertion, deletion, exchange or swap of neighbours (optimal string alignment distance ≤ 1). */
export function oneMistakeApart(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a.charCodeAt(from) === b.charCodeAt(from)) from++
  if (a.length !== b.length)
    return a.length > b.length ? sameFrom(a, from + 1, b, from) : sameFrom(a, from, b, from + 1)
  if (sameFrom(a, from + 1, b, from + 1)) return true
  return a[from] === b[from + 1] && a[from + 1] === b[from] && sameFrom(a, from + 2, b, from + 2)
}

/** Without cutting strings: most words differ at once. */
function sameFrom(a: string, atA: number, b: string, atB: number): boolean {
  if (a.length - atA !== b.length - atB) return false
  for (let n = 0; atA + n < a.length; n++) if (a.charCodeAt(atA + n) !== b.charCodeAt(atB + n)) return false
  return true
}
