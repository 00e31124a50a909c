import type { Dice } from '@warmline/testkit'
import type { Bus, Hint } from '../../platform/ports.ts'
import type { WorldClock } from './world-clock.ts'

interface Member {
  isDead: () => boolean
  hints: Set<(hint: Hint) => void>
  ephemerals: Set<(workspaceId: string, topic: string, payload: unknown) => void>
}

export interface WorldBus {
  join(isDead: () => boolean): Bus
  /** chance that a hint or an ephemeral is lost on its way */
  loses: number
}

/** A node hears itself at once and others a little later; whatever it is, it may be lost. */
export function createWorldBus(clock: WorldClock, dice: Dice): WorldBus {
  const members = new Set<Member>()
  function tell(from: Member, isToSelf: boolean, say: (member: Member) => void) {
    for (const member of members) {
      if (member.isDead()) members.delete(member)
      else if (dice.chance(bus.loses)) continue
      else if (member !== from) clock.after(1 + dice.below(12), () => !member.isDead() && say(member))
      else if (isToSelf) say(member)
    }
  }
  const bus: WorldBus = {
    loses: 0,
    join(isDead) {
      const me: Member = { isDead, hints: new Set(), ephemerals: new Set() }
      members.add(me)
      const add = <F>(set: Set<F>, fn: F) => {
        set.add(fn)
        return () => void set.delete(fn)
      }
      return {
        publish: (hint) => tell(me, true, (member) => member.hints.forEach((fn) => void fn(hint))),
        onHint: (fn) => add(me.hints, fn),
        publishEphemeral: (workspaceId, topic, payload) =>
          tell(me, true, (member) => member.ephemerals.forEach((fn) => void fn(workspaceId, topic, payload))),
        onEphemeral: (fn) => add(me.ephemerals, fn),
        close: async () => void members.delete(me),
      }
    },
  }
  return bus
}
