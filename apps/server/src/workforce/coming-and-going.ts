import { limits } from '@warmline/contracts'
import type { Bus, Clock } from '../platform/ports.ts'
import { ephemeralTopic } from '../platform/sockets/presenter.ts'
import { audience } from '../work/presenter.ts'

export interface ComingAndGoing {
  /** A heartbeat arrived, here or on another node; `wasHere`: its lease had not run out. */
  seen(workspaceId: string, workerId: string, wasHere: boolean): void
  left(workspaceId: string, workerId: string): void
  close(): void
}

interface Options {
  bus: Pick<Bus, 'publishEphemeral'>
  clock: Pick<Clock, 'now' | 'after'>
  /** when this person's last heartbeat came, epoch ms */
  lastBeat: (workspaceId: string, workerId: string) => number | undefined
}

/**
 * Tells the leads' floors who came and who went: a lease that runs out says so itself, without anybody asking. Every
 * node that heard the heartbeat watches, so a node that dies takes nobody's going with it; told twice is told once.
 */
export function createComingAndGoing({ bus, clock, lastBeat }: Options): ComingAndGoing {
  const watches = new Map<string, () => void>()
  const tell = (workspaceId: string, workerId: string, connected: boolean) =>
    bus.publishEphemeral(workspaceId, ephemeralTopic(audience.leads), { t: 'presence', workerId, connected })
  const keyOf = (workspaceId: string, workerId: string) => `${workspaceId}/${workerId}`
  function watch(workspaceId: string, workerId: string, ms: number): void {
    const check = () => {
      watches.delete(keyOf(workspaceId, workerId))
      const at = lastBeat(workspaceId, workerId)
      if (at === undefined) return
      const left = at + limits.leaseMs - clock.now()
      if (left > 0) watch(workspaceId, workerId, left)
      else tell(workspaceId, workerId, false)
    }
    watches.set(keyOf(workspaceId, workerId), clock.after(ms, check))
  }
  return {
    seen(workspaceId, workerId, wasHere) {
      if (!wasHere) tell(workspaceId, workerId, true)
      if (!watches.has(keyOf(workspaceId, workerId))) watch(workspaceId, workerId, limits.leaseMs)
    },
    left(workspaceId, workerId) {
      const key = keyOf(workspaceId, workerId)
      watches.get(key)?.()
      watches.delete(key)
      tell(workspaceId, workerId, false)
    },
    close() {
      for (const cancel of watches.values()) cancel()
      watches.clear()
    },
  }
}
