import { limits } from '@warmline/contracts'
import type { Workspace } from '../kinds/workspace.ts'
import { hasHumanCapacity } from '../kinds/workspace-decide.ts'
import type { AlarmOp, Outcome, Reaction } from '../mechanisms.ts'
import type { Worker } from './state.ts'

export const presenceKey = (itemId: string) => `presence/${itemId}`

const watch = (itemId: string, workerId: string, epoch: number, dueAt: number | null): AlarmOp => ({
  key: presenceKey(itemId),
  dueAt,
  run: { task: 'check-presence', itemId, workerId, epoch },
})

const nothing: Outcome = { alarms: [], commands: [] }

/** No assignment without a live holder longer than its lease (L2): every held item is checked until it is let go. */
export const watching: Reaction = {
  name: 'watching',
  on: [
    'assignment.made',
    'wrap-up.started',
    'wrap-up.cancelled',
    'connection.restored',
    'assignment.ended',
    'work-item.closed',
  ],
  needs: ({ event, subjectId }) =>
    event.type === 'connection.restored' ? [{ subjectKind: 'work-item', subjectId, limit: 1 }] : [],
  react: ({ event, subjectId, at }, found) => {
    switch (event.type) {
      case 'assignment.made':
      case 'wrap-up.started':
      case 'wrap-up.cancelled':
        return { alarms: [watch(subjectId, event.workerId, event.epoch, at + limits.leaseMs)], commands: [] }
      case 'connection.restored': {
        const item = found[0]?.[0]?.state as { epoch: number } | undefined
        return item
          ? { alarms: [watch(subjectId, event.workerId, item.epoch, at + limits.leaseMs)], commands: [] }
          : nothing
      }
      case 'assignment.ended':
      case 'work-item.closed':
        return { alarms: [watch(subjectId, '', 0, null)], commands: [] }
      default:
        return nothing
    }
  },
}

/** A duty begins when nobody does anything: an alarm says so. */
export const dutyStarting: Reaction = {
  name: 'duty-starting',
  on: ['duty.agreed', 'duty.ended'],
  needs: () => [],
  react: ({ event, subjectId }) => {
    if (event.type !== 'duty.agreed' && event.type !== 'duty.ended') return nothing
    const { dutyId } = event
    const command = { type: 'start-duty', dutyId }
    const dueAt = event.type === 'duty.agreed' ? event.from : null
    return {
      alarms: [{ key: `duty/${dutyId}`, dueAt, run: { subjectId, subjectKind: 'worker', command } }],
      commands: [],
    }
  },
}

/** The last backstop is gone and no callbacks stand behind the AI: it goes off, and people answer. */
export const guarding: Reaction = {
  name: 'guarding',
  on: ['worker.changed', 'worker.disabled'],
  needs: ({ workspaceId }) => [
    { subjectKind: 'workspace', subjectId: workspaceId, limit: 1 },
    { subjectKind: 'worker', status: ['available', 'paused'], limit: 5000 },
  ],
  react: ({ workspaceId }, found) => {
    const workspace = found[0]?.[0]?.state as Workspace | undefined
    if (!workspace?.aiOn) return nothing
    const backstops = (found[1] ?? []).filter(({ state }) => (state as Worker).mayBackstop).length
    if (hasHumanCapacity({ ...workspace, backstops })) return nothing
    const command = { type: 'switch-ai', on: false, backstops }
    return { alarms: [], commands: [{ subjectId: workspaceId, subjectKind: 'workspace', command }] }
  },
}
