import { limits } from '@warmline/contracts'
import type { AlarmOp, Outcome, Reaction } from '../mechanisms.ts'

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
