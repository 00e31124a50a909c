import type { StoreMutant } from './mutant.ts'

const list: readonly Omit<StoreMutant, 'in'>[] = [
  {
    name: 'memory: an old version is written',
    find: 'if (version !== commit.expectedVersion)',
    replace: 'if (version < commit.expectedVersion)',
    why: 'fencing: two commands decided on one state are both written',
  },
  {
    name: 'memory: another body under a used key is answered as the first',
    find: 'if (earlier.requestHash !== idempotency.requestHash)',
    replace: 'if (earlier.requestHash === "")',
    why: 'de-duplication: what is new is thrown away in silence',
  },
  {
    name: 'memory: message keys are not kept',
    find: 'for (const key of commit.messageKeys)',
    replace: 'for (const key of [] as string[])',
    why: 'de-duplication: a message sent again stands twice',
  },
  {
    name: 'memory: the same commit sent again is stale',
    find: "return ownCommit(ws, commit) ?? { status: 'stale', version }",
    replace: "return { status: 'stale', version }",
    why: 'de-duplication: after a lost answer the node decides again',
  },
  {
    name: 'memory: the position of the last event is used again',
    find: 'position: lane.length + 1,',
    replace: 'position: Math.max(1, lane.length),',
    why: 'counters: cursors step over an event',
  },
  {
    name: 'memory: a place that somebody has is taken',
    find: "op.op === 'take' && held && held.subjectId !== commit.subjectId",
    replace: "op.op === 'take' && held && held.subjectId === ''",
    why: 'capacity: one place is filled twice',
  },
  {
    name: 'memory: availability is not required',
    find: "op.op === 'require' && !held",
    replace: "op.op === 'require' && held?.subjectId === ''",
    why: 'capacity: work for somebody who has just left',
  },
  {
    name: 'memory: anybody frees a place',
    find: '&& ws.reservations.get(op.key)?.subjectId === commit.subjectId',
    replace: '',
    why: 'capacity: a place is free while its holder works',
  },
  {
    name: 'memory: setting the same alarm again takes its claim away',
    find: 'else if (stands?.dueAt === op.dueAt) stands.op = op',
    replace: '',
    why: 'alarms: what runs is claimed a second time',
  },
  {
    name: 'memory: a claimed alarm may be claimed at once',
    find: 'row.nextAt <= now).sort',
    replace: 'row.dueAt <= now).sort',
    why: 'alarms: two nodes run the same one',
  },
  {
    name: 'memory: an alarm that was moved is done',
    find: 'if (row?.dueAt !== claimedDue) return',
    replace: 'if (!row) return',
    why: 'alarms: the new date never comes, a promised contact waits for ever',
  },
  {
    name: 'memory: tries are not counted',
    find: 'attempt: row.attempt + 1',
    replace: 'attempt: row.attempt',
    why: 'alarms: what never works is tried for ever',
  },
  {
    name: 'memory: one workspace may take every runner',
    find: 'Math.max(0, perWorkspace - held)',
    replace: 'perWorkspace',
    why: 'alarms: other workspaces wait',
  },
  {
    name: 'memory: letters in work take the places of commands',
    find: 'limit - (inWork[queue] ?? 0)',
    replace: 'limit - Object.values(inWork).reduce((sum, n) => sum + n, 0)',
    why: 'guarantee: a mail server that hangs keeps promises waiting',
  },
  {
    name: 'memory: a cursor is claimed under its owner',
    find: 'if (cursor && cursor.owner !== owner && cursor.leaseUntil > now) return undefined',
    replace: '',
    why: 'fencing: two nodes run one reaction',
  },
  {
    name: 'memory: whoever lost the cursor moves it',
    find: 'if (cursor?.owner !== owner) return false',
    replace: 'if (!cursor) return false',
    why: 'fencing: entries are stepped over',
  },
  {
    name: 'memory: the cursor goes back',
    find: 'Math.max(cursor.position, position)',
    replace: 'position',
    why: 'counters: everything is run again',
  },
  {
    name: 'memory: what is exactly as old as that is forgotten too',
    find: 'row.at < before',
    replace: 'row.at <= before',
    why: 'de-duplication: a key is forgotten before its time',
  },
  {
    name: 'memory: a later failure hides the first of a parked subject',
    find: 'position: Math.min(stands.position, parked.position),',
    replace: 'position: parked.position,',
    why: 'reactions: entries between the two are lost',
  },
]

export const memoryMutants: readonly StoreMutant[] = list.map((one) => ({ in: 'memory', ...one }))
