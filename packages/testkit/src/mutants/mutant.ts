/** A mistake made on purpose: the tests must notice it. */
export interface Mutant {
  name: string
  /** under packages/core/src */
  file: string
  /** found exactly once, white space apart: a list that no longer fits the code fails */
  find: string
  replace: string
  /** what would go wrong for somebody, or which invariant it breaks */
  why: string
  /** Only for a mutant that no test can notice: why it changes nothing that anybody could see. */
  survives?: string
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** White space in `find` matches any white space, so that the formatter may move it. */
const pattern = (find: string) => new RegExp(find.trim().split(/\s+/).map(escaped).join('\\s+'), 'g')

export const occurrences = (source: string, { find }: Mutant): number =>
  [...source.matchAll(pattern(find))].length

/** Throws unless there is exactly one place to change. */
export function mutated(source: string, mutant: Mutant): string {
  const found = occurrences(source, mutant)
  if (found !== 1) throw new Error(`${mutant.name}: found ${found} times in ${mutant.file}, not once`)
  return source.replace(pattern(mutant.find), () => mutant.replace)
}
