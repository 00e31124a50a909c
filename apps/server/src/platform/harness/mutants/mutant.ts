/** A bug put into a store on purpose: the comparison of stores, or a race, must find it. */
export interface StoreMutant {
  name: string
  /** `memory`: the source of memory-store.ts · `function <name>`: in the database · `statement <name>…`: as it is sent */
  in: 'memory' | `function ${string}` | `statement ${string}`
  /** white space apart, once unless `everywhere`: a list that no longer fits the code fails */
  find: string
  replace: string
  everywhere?: true
  /** what would go wrong for somebody */
  why: string
  /** Only for a bug that nobody can notice: what stands behind it. */
  survives?: string
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const pattern = (find: string) => new RegExp(find.trim().split(/\s+/).map(escaped).join('\\s+'), 'g')

export const occurrences = (source: string, { find }: StoreMutant): number =>
  [...source.matchAll(pattern(find))].length

/** Throws unless there is one place to change, or at least one where every one is meant. */
export function mutated(source: string, mutant: StoreMutant): string {
  const found = occurrences(source, mutant)
  if (mutant.everywhere ? found === 0 : found !== 1)
    throw new Error(`${mutant.name}: found ${found} times in ${mutant.in}`)
  return source.replace(pattern(mutant.find), () => mutant.replace)
}
