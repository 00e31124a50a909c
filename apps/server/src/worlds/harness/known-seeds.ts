import type { FaultKind } from './swarm.ts'

/**
 * Seeds that once failed: they run in every `npm test`. With `bug`, a bug that was put in on purpose (planted.ts): the
 * seed must still find it, or it has lost its meaning. Without one, a bug that was in the product: the seed must pass.
 * Every violation that a run prints belongs here, with its options, before it is mended. A change of the story changes
 * what a seed means; then look for another one that finds the same (`npm run simulate:worlds -- --planted`).
 */
export interface KnownSeed {
  seed: number
  without: readonly FaultKind[]
  bug: string | null
  /** as the violation named it */
  found: string
}

export const knownSeeds: readonly KnownSeed[] = [
  { seed: 1, without: [], bug: 'de-duplication off', found: 'S3' },
  { seed: 1, without: [], bug: 'places are not reserved', found: 'S6' },
  { seed: 1, without: [], bug: 'an answer before the commit is durable', found: 'S' },
  { seed: 2, without: [], bug: 'epoch fencing off in decide', found: 'S' },
  { seed: 2, without: [], bug: 'a late answer of the AI is accepted', found: 'S' },
  { seed: 2, without: [], bug: 'a booked callback does not ring', found: 'L1' },
  { seed: 2, without: [], bug: 'a bare heartbeat keeps everything alive', found: 'L2' },
  { seed: 15, without: [], bug: 'a parked item keeps its person available', found: 'L2' },
  { seed: 17, without: [], bug: 'the system closes what waits', found: 'S' },
  { seed: 26, without: [], bug: 'the cursor is moved before the commands', found: 'L' },
]
