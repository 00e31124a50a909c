import type { Dice } from '@warmline/testkit'
import type { ChaosNode, Ground } from './ground.ts'
import type { ChaosNetwork } from './network.ts'
import type { Phone } from './phone.ts'
import type { Probe } from './probe.ts'

/** What a fault is done to. */
export interface Scene {
  ground: Ground
  network: ChaosNetwork
  probe: Probe
  phones: readonly Phone[]
  /** both nodes are of this version by now */
  isUpgraded: boolean
  /** of the company that they work for */
  workspaceId: string
  dice: Dice
  /** what was begun and ends by itself later: waited for before the quiet phase */
  later: Promise<void>[]
  /** violations that a fault saw itself */
  found: string[]
}

export interface Outcome {
  /** ms until what must be seen was seen, mostly without an acknowledged write; null = nobody was to notice */
  recoveryMs: number | null
  /** ms until the database itself took connections again */
  backAfterMs?: number
  /** another bar that was missed */
  missed?: string
  violations: string[]
}

export interface Fault {
  /** of the worst, ms; a run that misses it fails unless the machine was busy with other things */
  barMs: number | null
  seen: string
  /** only clients are harmed: dealt beside another fault */
  isBeside?: true
  /** takes so long that only runs of at least so many seconds deal it */
  fromSeconds?: number
  inject(scene: Scene): Promise<Outcome>
}

const answerWithinMs = 5_000

export const two = ({ ground, dice }: Scene): { victim: ChaosNode; other: ChaosNode } => {
  const [victim, other] = dice.shuffled(ground.nodes)
  if (!victim || !other) throw new Error('two nodes are needed')
  return { victim, other }
}

/** How long these nodes acknowledged nothing, from `since` until they do again. */
export async function recovery(
  { probe }: Scene,
  nodes: readonly ChaosNode[],
  since: number,
  atLeastMs: number,
): Promise<Outcome> {
  await probe.steady(nodes, since, atLeastMs)
  return { recoveryMs: probe.longestGap(nodes, since), violations: [] }
}

export const withLongestWait = (
  scene: Scene,
  nodes: readonly ChaosNode[],
  since: number,
  outcome: Outcome,
) => {
  const longest = scene.probe.longestWait(nodes, since)
  return longest > answerWithinMs
    ? { ...outcome, missed: `a request waited ${Math.round(longest)} ms for an answer` }
    : outcome
}
