import type { AlarmOp } from '@warmline/core'
import type { CursorHold, Store } from './ports.ts'

interface Gathering {
  alarms: AlarmOp[]
  done: Promise<void> | undefined
}

/** What is written together stands or falls with one cursor. */
const laneOf = (workspaceId: string, hold: CursorHold | undefined) =>
  `${workspaceId} ${hold ? `${hold.lane} ${hold.reaction} ${hold.owner}` : ''}`

/**
 * Group commit of alarms: what is set while a write is in flight goes out together with the next one, in order, so
 * the last word on a key stays the last. Everybody waits for the write that carries theirs.
 */
export function gatherAlarms(setAlarms: Store['setAlarms']): Store['setAlarms'] {
  const inFlight = new Map<string, Promise<void>>()
  const next = new Map<string, Gathering>()

  async function write(workspaceId: string, alarms: readonly AlarmOp[], hold: CursorHold | undefined) {
    const writing = setAlarms(workspaceId, alarms, hold)
    const settled = writing.then(
      () => {},
      () => {},
    )
    const lane = laneOf(workspaceId, hold)
    inFlight.set(lane, settled)
    try {
      await writing
    } finally {
      if (inFlight.get(lane) === settled) inFlight.delete(lane)
    }
  }

  return (workspaceId, alarms, hold) => {
    const lane = laneOf(workspaceId, hold)
    const before = inFlight.get(lane)
    const waiting = next.get(lane)
    if (waiting) {
      waiting.alarms.push(...alarms)
      return waiting.done!
    }
    if (!before) return write(workspaceId, alarms, hold)
    const gathering: Gathering = { alarms: [...alarms], done: undefined }
    next.set(lane, gathering)
    gathering.done = before.then(() => {
      next.delete(lane)
      return write(workspaceId, gathering.alarms, hold)
    })
    return gathering.done
  }
}
