import { limits } from '@warmline/contracts'
import { type CommandTo, hashOfList, presenceKey, type WorkItem } from '@warmline/core'
import type { Bus, Clock, Store } from '../platform/ports.ts'
import { createComingAndGoing } from './coming-and-going.ts'

/** What a phone said last: when, and which assignments it believes it holds (`itemId@epoch`). */
interface Beat {
  at: number
  assignments: readonly string[]
}

/** Rows of the presence table: written every 10 s so that a restarted node knows who was there. */
export interface PresenceRows {
  saveLeases(
    leases: readonly { workspaceId: string; workerId: string; leaseUntil: number; detail: unknown }[],
  ): Promise<void>
  lease(workspaceId: string, workerId: string): Promise<{ leaseUntil: number; detail: unknown } | undefined>
}

export interface PresenceOptions {
  store: Pick<Store, 'load' | 'find' | 'setAlarms'>
  rows: PresenceRows
  bus: Pick<Bus, 'publishEphemeral' | 'onEphemeral'>
  clock: Clock
  issue(workspaceId: string, to: CommandTo): Promise<unknown>
}

export interface Presence {
  /** A heartbeat. Answers what the phone holds no longer and what it does not know of yet. */
  beat(
    workspaceId: string,
    workerId: string,
    assignments: readonly string[],
  ): Promise<{ drop: string[]; take: string[] }>
  /**
   * A heartbeat that gives only the hash of the list. True = the list itself is wanted: this node knows none with that
   * hash, or something was given or taken since.
   */
  beatWithHash(workspaceId: string, workerId: string, hash: string): Promise<boolean>
  connected(workspaceId: string, workerId: string): boolean
  /** when this node heard of that person last, epoch ms; null = not since it started */
  seenAt(workspaceId: string, workerId: string): number | null
  /** Signed out or paused by hand: the next check need not wait for a lease. */
  forget(workspaceId: string, workerId: string): void
  /** The outside task of the `watching` reaction. */
  check(
    workspaceId: string,
    task: { itemId: string; workerId: string; epoch: number },
  ): Promise<CommandTo | null>
  flush(): Promise<void>
  close(): void
}

const flushEveryMs = 10_000
const keyOf = (workspaceId: string, workerId: string) => `${workspaceId}/${workerId}`
const heldStatus = ['worker', 'wrap-up'] as const

const isBeat = (value: unknown): value is { workerId: string; at: number; assignments: string[] } =>
  typeof value === 'object' &&
  value !== null &&
  'workerId' in value &&
  'at' in value &&
  'assignments' in value

/**
 * Presence is memory, hints and a lease; it is never in the log. A bare "I am here" does not keep an assignment alive:
 * only a heartbeat that lists it does, because an accept whose answer never arrived is unknown to the phone.
 */
export function createPresence({ store, rows, bus, clock, issue }: PresenceOptions): Presence {
  const startedAt = clock.now()
  const beats = new Map<string, Beat>()
  const unsaved = new Map<string, { workspaceId: string; workerId: string }>()
  const lastBeat = (workspaceId: string, workerId: string) => beats.get(keyOf(workspaceId, workerId))?.at
  const isHere = (workspaceId: string, workerId: string) =>
    clock.now() - (lastBeat(workspaceId, workerId) ?? Number.NEGATIVE_INFINITY) < limits.leaseMs
  const comingAndGoing = createComingAndGoing({ bus, clock, lastBeat })
  const stopListening = bus.onEphemeral((workspaceId, topic, payload) => {
    if (topic !== 'beat' || !isBeat(payload)) return
    const key = keyOf(workspaceId, payload.workerId)
    if ((beats.get(key)?.at ?? 0) >= payload.at) return
    beats.set(key, { at: payload.at, assignments: payload.assignments })
    comingAndGoing.seen(workspaceId, payload.workerId, true)
  })

  async function flush(): Promise<void> {
    const leases = [...unsaved.entries()].flatMap(([key, who]) => {
      const beat = beats.get(key)
      return beat ? [{ ...who, leaseUntil: beat.at + limits.leaseMs, detail: beat }] : []
    })
    unsaved.clear()
    for (const [key, beat] of beats) if (clock.now() - beat.at > 10 * limits.parkMs) beats.delete(key)
    if (leases.length === 0) return
    try {
      await rows.saveLeases(leases)
    } catch (error) {
      for (const { workspaceId, workerId } of leases)
        unsaved.set(keyOf(workspaceId, workerId), { workspaceId, workerId })
      throw error
    }
  }
  let cancelFlush = () => {}
  const schedule = () => {
    cancelFlush = clock.after(flushEveryMs, () => {
      flush().catch(() => {})
      schedule()
    })
  }
  schedule()

  const held = (workspaceId: string, workerId: string) =>
    store.find(workspaceId, {
      subjectKind: 'work-item',
      workerId,
      status: heldStatus,
      limit: 2 * limits.capacityMax,
    })

  async function lastListed(workspaceId: string, workerId: string, assignment: string): Promise<number> {
    const inMemory = beats.get(keyOf(workspaceId, workerId))
    if (inMemory && clock.now() - inMemory.at < limits.leaseMs && inMemory.assignments.includes(assignment))
      return inMemory.at
    const row = await rows.lease(workspaceId, workerId)
    const saved = row?.detail as Beat | undefined
    const listed = [inMemory, saved].filter((beat) => beat?.assignments.includes(assignment))
    return Math.max(startedAt, ...listed.map((beat) => beat?.at ?? 0))
  }

  return {
    async beatWithHash(workspaceId, workerId, hash) {
      const known = beats.get(keyOf(workspaceId, workerId))?.assignments
      if (known === undefined || hashOfList(known) !== hash) return true
      const { drop, take } = await this.beat(workspaceId, workerId, known)
      return drop.length > 0 || take.length > 0
    },
    async beat(workspaceId, workerId, assignments) {
      const at = clock.now()
      const key = keyOf(workspaceId, workerId)
      const wasHere = isHere(workspaceId, workerId)
      beats.set(key, { at, assignments })
      comingAndGoing.seen(workspaceId, workerId, wasHere)
      unsaved.set(key, { workspaceId, workerId })
      bus.publishEphemeral(workspaceId, 'beat', { workerId, at, assignments })
      const records = await held(workspaceId, workerId)
      const known = new Map(
        records.map((record) => [`${record.subjectId}@${(record.state as WorkItem).epoch}`, record]),
      )
      for (const [assignment, record] of known) {
        const { holder, epoch } = record.state as WorkItem
        const lost = (holder.at === 'worker' || holder.at === 'wrap-up') && holder.lostAt !== null
        if (lost && assignments.includes(assignment))
          await issue(workspaceId, {
            subjectId: record.subjectId,
            subjectKind: 'work-item',
            command: { type: 'restore-connection', workerId, epoch },
          })
      }
      const itemOf = (assignment: string) => assignment.split('@')[0] ?? ''
      return {
        drop: [...new Set(assignments.filter((a) => !known.has(a)).map(itemOf))].filter(
          (itemId) => !records.some((record) => record.subjectId === itemId),
        ),
        take: [...known.keys()].filter((a) => !assignments.includes(a)).map(itemOf),
      }
    },
    connected: isHere,
    seenAt: (workspaceId, workerId) => lastBeat(workspaceId, workerId) ?? null,
    forget(workspaceId, workerId) {
      if (beats.delete(keyOf(workspaceId, workerId))) comingAndGoing.left(workspaceId, workerId)
    },
    async check(workspaceId, { itemId, workerId, epoch }) {
      const stored = await store.load(workspaceId, itemId)
      const item = stored?.state as WorkItem | undefined
      if (!item || item.epoch !== epoch) return null
      const { holder } = item
      if ((holder.at !== 'worker' && holder.at !== 'wrap-up') || holder.workerId !== workerId) return null
      if (holder.lostAt !== null) return null
      const seen = Math.max(holder.since, await lastListed(workspaceId, workerId, `${itemId}@${epoch}`))
      if (clock.now() - seen >= limits.leaseMs)
        return {
          subjectId: itemId,
          subjectKind: 'work-item',
          command: { type: 'lose-connection', workerId, epoch },
        }
      await store.setAlarms(workspaceId, [
        {
          key: presenceKey(itemId),
          dueAt: seen + limits.leaseMs,
          run: { task: 'check-presence', itemId, workerId, epoch },
        },
      ])
      return null
    },
    flush,
    close() {
      cancelFlush()
      comingAndGoing.close()
      stopListening()
    },
  }
}
