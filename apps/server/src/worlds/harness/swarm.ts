import { createDice } from '@warmline/testkit'

/** Faults that can be left out, to see which of them a violation needs. */
export const faultKinds = ['cuts', 'hints', 'twice', 'breaks', 'hangs', 'outages', 'deaf'] as const
export type FaultKind = (typeof faultKinds)[number]

/** How often each fault strikes in one world, against the usual: 0 = never. */
export type Swarm = Readonly<Record<FaultKind, number>>

/**
 * Every world has some faults and not others, each at its own rate: where everything fails all the time, nothing gets
 * far, and what one fault alone would show is hidden by the next. One in eight has them all.
 */
export function swarmOf(seed: number, without: readonly FaultKind[]): Swarm {
  const dice = createDice(seed + 0x5a0a)
  const hasAll = dice.chance(0.125)
  const rates = faultKinds.map((kind): [FaultKind, number] => {
    const rate = dice.pick([0.3, 1, 1, 3])
    const isOn = dice.chance(0.6) || hasAll
    return [kind, isOn && !without.includes(kind) ? rate : 0]
  })
  return Object.fromEntries(rates) as Record<FaultKind, number>
}

export const swarmText = (swarm: Swarm) =>
  faultKinds.flatMap((kind) => (swarm[kind] > 0 ? `${kind} ×${swarm[kind]}` : [])).join(', ') || 'none'
