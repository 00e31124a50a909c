import type { StoreMutant } from './mutant.ts'

const alarms: readonly StoreMutant[] = [
  {
    name: 'statement: a claimed alarm may be claimed at once',
    in: 'statement claim-alarms',
    find: 'a.next_at <= $1',
    replace: 'a.due_at <= $1',
    why: 'alarms: two nodes run the same one',
  },
  {
    name: 'statement: a claim has no lease',
    in: 'statement claim-alarms',
    find: '$1::bigint + $3::bigint',
    replace: '$1::bigint + 0 * $3::bigint',
    why: 'alarms: two nodes run the same one',
  },
  {
    name: 'statement: tries are not counted',
    in: 'statement claim-alarms',
    find: 'attempt = attempt + 1',
    replace: 'attempt = 1',
    why: 'alarms: what never works is tried for ever',
  },
  {
    name: 'statement: one workspace may take every runner',
    in: 'statement claim-alarms',
    find: '(select count(*)::int from alarm c where c.workspace_id = f.workspace_id and c.queue = f.queue and c.claimed_by = $2 and c.next_at > $1)',
    replace: '0',
    why: 'alarms: other workspaces wait',
  },
  {
    name: 'statement: letters in work take the places of commands',
    in: 'statement claim-alarms',
    find: 'coalesce(($6::jsonb->>q.queue)::int, 0)',
    replace: '(select coalesce(sum(value::int), 0)::int from jsonb_each_text($6::jsonb))',
    why: 'guarantee: a mail server that hangs keeps promises waiting',
  },
  {
    name: 'statement: two runners may claim one alarm',
    in: 'statement claim-alarms',
    find: 'for update skip locked',
    replace: '',
    why: 'alarms: what is due runs twice',
  },
  {
    name: 'statement: an alarm that stands is not moved',
    in: 'statement set-alarms',
    find: 'due_at = excluded.due_at, next_at',
    replace: 'next_at',
    why: 'guarantee: a promised contact waits for ever',
  },
  {
    name: 'statement: setting the same alarm again takes its claim away',
    in: 'statement set-alarms',
    find: 'case when alarm.due_at = excluded.due_at then alarm.next_at else excluded.next_at end',
    replace: 'excluded.next_at',
    why: 'alarms: what runs is claimed a second time',
  },
  {
    name: 'statement: a moved alarm has its old tries',
    in: 'statement set-alarms',
    find: 'case when alarm.due_at = excluded.due_at then alarm.attempt else 0 end',
    replace: 'alarm.attempt',
    why: 'alarms: the new date is given up at once',
  },
  {
    name: 'statement: a cancelled alarm stays',
    in: 'statement set-alarms',
    find: 'delete from alarm where workspace_id = $1 and key = any($2::text[])',
    replace: 'delete from alarm where workspace_id = $1 and key = any($2::text[]) and false',
    why: 'alarms: what was called off happens',
  },
  {
    name: 'statement: an alarm that was moved is done',
    in: 'statement alarm-done',
    find: 'and due_at = $3',
    replace: 'and $3::bigint is not null',
    why: 'alarms: the new date never comes',
  },
  {
    name: 'statement: an alarm that was moved is put off',
    in: 'statement alarm-retry',
    find: 'and due_at = $3',
    replace: 'and $3::bigint is not null',
    why: 'alarms: the new date comes late',
  },
  {
    name: 'statement: a failed alarm stays claimed',
    in: 'statement alarm-retry',
    find: ', claimed_by = null',
    replace: '',
    why: 'alarms: the runner believes that it is full',
  },
]

const cursors: readonly StoreMutant[] = [
  {
    name: 'statement: a cursor is claimed under its owner',
    in: 'statement claim-cursor',
    find: 'where c.owner = excluded.owner or c.lease_until <= $5',
    replace: '',
    why: 'fencing: two nodes run one reaction',
  },
  {
    name: 'statement: whoever lost the cursor moves it',
    in: 'statement move-cursor',
    find: 'and owner = $4',
    replace: 'and $4::text is not null',
    why: 'fencing: entries are stepped over',
  },
  {
    name: 'statement: the cursor goes back',
    in: 'statement move-cursor',
    find: 'greatest(position, $5)',
    replace: '$5',
    why: 'counters: everything is run again',
  },
  {
    name: 'statement: a later failure hides the first of a parked subject',
    in: 'statement park',
    find: 'least(p.position, excluded.position)',
    replace: 'excluded.position',
    why: 'reactions: entries between the two are lost',
  },
  {
    name: 'statement: one subject is let go and all are',
    in: 'statement unpark',
    find: 'and subject_id = $3',
    replace: 'and $3::text is not null',
    why: 'reactions: what waits behind others overtakes',
  },
]

const readings: readonly StoreMutant[] = [
  {
    name: 'statement: the log is read from the cursor itself',
    in: 'statement read',
    find: 'position > $3',
    replace: 'position >= $3',
    why: 'counters: the last event is run again',
  },
  {
    name: 'statement: a history begins one event early',
    in: 'statement history',
    find: 'version > $3',
    replace: 'version >= $3',
    why: 'S8: an event is folded twice',
  },
  {
    name: 'statement: the ledger is everything',
    in: 'statement read-ledger',
    find: "and type like 'promise.%'",
    replace: '',
    why: 'guarantee: figures that nobody can read',
  },
  {
    name: 'statement: what is exactly as old as that is forgotten too',
    in: 'statement forget-idempotency',
    find: 'at < $2',
    replace: 'at <= $2',
    why: 'de-duplication: a key is forgotten before its time',
  },
  {
    name: 'statement: keys of one person are those of everybody',
    in: 'statement repeated',
    find: 'and scope = $2 and key',
    replace: 'and $2::text is not null and key',
    why: 'de-duplication: somebody else gets the answer',
  },
  {
    name: 'statement: the newest are those without a date',
    in: 'statement find-newest',
    find: 'desc nulls last',
    replace: 'desc',
    everywhere: true,
    why: 'a list without its newest rows',
  },
  {
    name: 'statement: who waits longest is not first',
    in: 'statement find-due',
    find: 'order by due_at, opened_at, subject_id',
    replace: 'order by opened_at, due_at, subject_id',
    everywhere: true,
    why: 'guarantee: who is due is not next',
  },
]

export const statementMutants = [...alarms, ...cursors, ...readings]
