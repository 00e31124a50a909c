import { limits } from '@warmline/contracts'
import type { AlarmOp, CommandTo, Outcome, Reaction, SubjectRecord } from '../mechanisms.ts'
import type { UnstampedWorkCommand } from './stamp.ts'
import type { WorkItem } from './state.ts'

export const toItem = (itemId: string, command: UnstampedWorkCommand): CommandTo => ({
  subjectId: itemId,
  subjectKind: 'work-item',
  command,
})

const cancel = (key: string, itemId: string): AlarmOp => ({
  key,
  dueAt: null,
  run: toItem(itemId, { type: 'ask-solved', when: 'later' }),
})

const nothing: Outcome = { alarms: [], commands: [] }
const alarms = (...list: AlarmOp[]): Outcome => ({ alarms: list, commands: [] })
const itemOf = (found: readonly (readonly SubjectRecord[])[]): WorkItem | undefined =>
  found[0]?.[0]?.state as WorkItem | undefined

/** An awaited draft is an outside task with a deadline; when it gives up, the conversation goes to a person. */
export const drafting: Reaction = {
  name: 'drafting',
  on: ['draft.requested'],
  needs: () => [],
  react: ({ event, subjectId, at }) => {
    if (event.type !== 'draft.requested') return nothing
    const { draftId, epoch } = event
    return alarms({
      key: `draft/${draftId}`,
      dueAt: at,
      run: { task: 'ai-draft', itemId: subjectId, draftId, epoch },
      maxAttempts: 2,
      deadlineMs: limits.draftDeadlineMs,
      onGiveUp: toItem(subjectId, {
        type: 'deliver-draft',
        draftId,
        epoch,
        draft: { kind: 'failed', late: true },
        facts: { articles: [], otherIdentifiers: 0, ceiling: 0, floor: 1 },
      }),
    })
  },
}

/** Wrap-up has an end; a closed conversation is asked about three days later; silence after an AI answer ends it. */
export const followingUp: Reaction = {
  name: 'following-up',
  on: ['wrap-up.started', 'wrap-up.cancelled', 'work-item.closed', 'work-item.reopened', 'message.appended'],
  needs: () => [],
  react: ({ event, subjectId, at }) => {
    const wrap = `wrap-up/${subjectId}`
    const later = `solved-later/${subjectId}`
    const silent = `silent/${subjectId}`
    switch (event.type) {
      case 'wrap-up.started':
        return alarms({
          key: wrap,
          dueAt: event.until,
          run: toItem(subjectId, {
            type: 'wrap-up',
            workerId: null,
            epoch: event.epoch,
            disposition: null,
            topic: null,
            note: null,
          }),
        })
      case 'wrap-up.cancelled':
        return alarms(cancel(wrap, subjectId))
      case 'work-item.closed':
        return alarms(cancel(wrap, subjectId), cancel(silent, subjectId), {
          key: later,
          dueAt: at + limits.solvedLaterMs,
          run: toItem(subjectId, { type: 'ask-solved', when: 'later' }),
        })
      case 'work-item.reopened':
        return alarms(cancel(later, subjectId))
      case 'message.appended':
        return event.from.by === 'ai'
          ? alarms({
              key: silent,
              dueAt: at + limits.silentCloseMs,
              run: toItem(subjectId, { type: 'close', by: 'system' }),
            })
          : nothing
      default:
        return nothing
    }
  },
}

/** A lost connection becomes parked work after the grace; a vanished worker gets nothing new. */
export const parking: Reaction = {
  name: 'parking',
  on: ['connection.lost', 'connection.restored', 'wrap-up.cancelled', 'assignment.ended', 'worker.disabled'],
  needs: ({ event, subjectId }) =>
    event.type === 'worker.disabled'
      ? [{ subjectKind: 'work-item', workerId: subjectId, status: ['worker', 'wrap-up'], limit: 16 }]
      : event.type === 'connection.lost' || event.type === 'wrap-up.cancelled'
        ? [{ subjectKind: 'work-item', subjectId, limit: 1 }]
        : [],
  react: ({ event, subjectId, at }, found) => {
    const key = `park/${subjectId}`
    switch (event.type) {
      // a contact who writes into a wrap-up gives it a new epoch: the alarm has to follow if the phone is gone
      case 'wrap-up.cancelled':
      case 'connection.lost': {
        const item = itemOf(found)
        if (item?.holder.at !== 'worker' && item?.holder.at !== 'wrap-up') return nothing
        if (item.holder.lostAt === null) return nothing
        return alarms({
          key,
          dueAt: Math.max(at, item.holder.lostAt + limits.parkMs - limits.leaseMs),
          run: toItem(subjectId, { type: 'park', workerId: event.workerId, epoch: item.epoch }),
        })
      }
      case 'connection.restored':
        return alarms(cancel(key, subjectId))
      case 'assignment.ended':
        return event.reason === 'vanished'
          ? {
              alarms: [],
              commands: [
                {
                  subjectId: event.workerId,
                  subjectKind: 'worker',
                  command: { type: 'set-availability', available: false, capacity: null, reason: 'vanished' },
                },
              ],
            }
          : nothing
      case 'worker.disabled':
        return {
          alarms: [],
          commands: (found[0] ?? []).map((record) => {
            const item = record.state as WorkItem
            return toItem(record.subjectId, { type: 'park', workerId: subjectId, epoch: item.epoch })
          }),
        }
      default:
        return nothing
    }
  },
}

/** Letters for those who do not wait in the window. Addresses are looked up by the shell, never written here. */
export const mailing: Reaction = {
  name: 'mailing',
  on: ['message.appended', 'solved.asked', 'callback.booked', 'callback.rung'],
  needs: ({ subjectId }) => [{ subjectKind: 'work-item', subjectId, limit: 1 }],
  react: ({ event, subjectId, at, version }, found) => {
    const item = itemOf(found)
    if (!item) return nothing
    const mail = (
      template: 'reply' | 'solved-later' | 'callback-booked' | 'callback-now',
      params: Record<string, string | number> = {},
    ) =>
      alarms({
        key: `mail/${subjectId}/${version}`,
        dueAt: at,
        run: { task: 'mail', itemId: subjectId, toContentId: item.emailContentId, template, params },
        // a mail server may be away for hours: the pauses grow to a quarter of an hour
        maxAttempts: 150,
        deadlineMs: 24 * 3600_000,
      })
    switch (event.type) {
      case 'message.appended':
        return event.from.by === 'worker' && item.answersByEmail
          ? mail('reply', { contentId: event.contentId })
          : nothing
      case 'solved.asked':
        return event.when === 'later' ? mail('solved-later') : nothing
      case 'callback.booked':
        return mail('callback-booked', { at: event.at })
      case 'callback.rung':
        return mail('callback-now')
      default:
        return nothing
    }
  },
}

/** Conversations follow their contact when two contacts turn out to be one. */
export const repointing: Reaction = {
  name: 'repointing',
  on: ['contact.merged'],
  needs: ({ subjectId }) => [
    { subjectKind: 'work-item', contactId: subjectId, limit: 1000, order: 'newest' },
  ],
  react: ({ event }, found) =>
    event.type === 'contact.merged'
      ? {
          alarms: [],
          commands: (found[0] ?? []).map((record) =>
            toItem(record.subjectId, { type: 'repoint-contact', contactId: event.intoContactId }),
          ),
        }
      : nothing,
}
