import type { Planted } from './planted.ts'
import { runWorld } from './run-world.ts'

export interface Hunted {
  name: string
  found: boolean
  /** the first world that shows it; null = none did */
  seed: number | null
  worlds: number
  /** what other worlds said before, if anything */
  said: readonly string[]
}

/** Worlds with one planted bug, one after another, until one says so. */
export async function hunt({ name, breaks, parts }: Planted, from: number, most: number): Promise<Hunted> {
  const said: string[] = []
  for (let n = 0; n < most; n++) {
    const { violations } = await runWorld({ seed: from + n, parts })
    if (violations.some((one) => breaks.test(one)))
      return { name, found: true, seed: from + n, worlds: n + 1, said }
    said.push(...violations.map((one) => `${from + n}: ${one}`))
  }
  return { name, found: false, seed: null, worlds: most, said }
}

export const huntedLine = ({ name, found, seed, worlds }: Hunted) =>
  `${found ? `found by seed ${seed}` : `NOT FOUND in ${worlds} worlds`}`.padEnd(28) + name
