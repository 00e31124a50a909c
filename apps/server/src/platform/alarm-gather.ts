import type { AlarmOp } from '@warmline/core'
import type { Store } from './ports.ts'

interface Gathering {
  alarms: AlarmOp[]
  done: Promise<void> | undefined
}

/**
 * Group commit of alarms: what is set while a write is in flight goes out together with the next one, in order, so
 * the last word on a key stays the last. Everybody waits for the write that carries theirs.
 */
export function gatherAlarms(setAlarms: Store['setAlarms']): Store['setAlarms'] {
  const inFlight = new Map<string, Promise<void>>()
  const next = new Map<string, Gathering>()

  async function write(workspaceId: string, alarms: readonly AlarmOp[]) {
    const writing = setAlarms(workspaceId, alarms)
    const settled = writing.then(
      () => {},
      () => {},
    )
    inFlight.set(workspaceId, settled)
    try {
      await writing
    } finally {
      if (inFlight.get(workspaceId) === settled) inFlight.delete(workspaceId)
    }
  }

  return (workspaceId, alarms) => {
    const before = inFlight.get(workspaceId)
    const waiting = next.get(workspaceId)
    if (waiting) {
      waiting.alarms.push(...alarms)
      return waiting.done!
    }
    if (!before) return write(workspaceId, alarms)
    const gathering: Gathering = { alarms: [...alarms], done: undefined }
    next.set(workspaceId, gathering)
    gathering.done = before.then(() => {
      next.delete(workspaceId)
      return write(workspaceId, gathering.alarms)
    })
    return gathering.done
  }
}
