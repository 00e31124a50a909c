/** How a measure is told. `labels` have few values each: never an id, never a text that somebody wrote. */
export interface Metric {
  type: 'counter' | 'gauge' | 'histogram'
  help: string
  labels?: readonly string[]
  /** upper bounds of a histogram, rising */
  buckets?: readonly number[]
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const requestSeconds = [0.005, 0.025, 0.1, 0.25, 1, 2.5, 10]
const lateSeconds = [0.01, 0.1, 0.5, 1, 2, 5, 15, 60, 300]
const sizes = [1, 2, 5, 10, 25, 50, 100, 200, 400]

/** Every measure of a node. The table in docs/guides/operations.md is held against it by a test. */
export const metrics = {
  warmline_ready: { type: 'gauge', help: '1 = takes work, as `/readyz` says; 0 = not, or it is stopping.' },
  warmline_promises_open: {
    type: 'gauge',
    labels: ['stage'],
    help: 'Open promises of a person by how much of their time is gone: 0, 50, 75, 90 percent, or late. All nodes say the same.',
  },
  warmline_promises_total: {
    type: 'counter',
    labels: ['what'],
    help: 'Promises that this node recorded: made, moved, missed, kept, kept-late, withdrawn.',
  },
  warmline_queue_items: {
    type: 'gauge',
    help: 'Conversations that wait in the queue for a person. All nodes say the same.',
  },
  warmline_queue_oldest_seconds: {
    type: 'gauge',
    help: 'How long the longest of them waits; the time before opening hours is not counted.',
  },
  warmline_conversations_open: {
    type: 'gauge',
    labels: ['place'],
    help: 'Conversations that are not closed, by where they are. All nodes say the same.',
  },
  warmline_reaction_lag_entries: {
    type: 'gauge',
    help: 'Entries of the log that were not reacted to yet, in the workspace with most. All reactions share one cursor.',
  },
  warmline_reaction_lag_seconds: {
    type: 'gauge',
    labels: ['reaction'],
    help: 'Age of the oldest entry that this reaction has not seen, in the workspace that is furthest behind (of each, its first 1,000).',
  },
  warmline_reaction_failures_total: {
    type: 'counter',
    labels: ['reaction'],
    help: 'Tries of a reaction that failed on this node.',
  },
  warmline_parked: {
    type: 'gauge',
    labels: ['reaction'],
    help: 'Subjects set aside after five failed tries of this reaction; `alarm` = an alarm that gave up.',
  },
  warmline_parked_oldest_seconds: { type: 'gauge', help: 'How long the oldest of them is parked.' },
  warmline_alarms: {
    type: 'gauge',
    labels: ['state'],
    help: 'Alarms: set (all of them), due and not taken, in-work, failing (three tries or more).',
  },
  warmline_alarm_lag_seconds: {
    type: 'gauge',
    help: 'How long the oldest alarm is past its due date and not done.',
  },
  warmline_alarm_late_seconds: {
    type: 'histogram',
    buckets: lateSeconds,
    help: 'From the due date of an alarm until this node took it for the first time.',
  },
  warmline_alarms_given_up_total: {
    type: 'counter',
    help: 'Alarms that this node gave up on after their last try.',
  },
  warmline_outside_tasks_waiting: {
    type: 'gauge',
    labels: ['task'],
    help: 'Outside tasks (AI draft, mail, presence check, code) that are set and not done.',
  },
  warmline_outside_task_seconds: {
    type: 'histogram',
    labels: ['task', 'outcome'],
    buckets: seconds,
    help: 'How long an outside task took on this node, by outcome: done or failed.',
  },
  warmline_commit_seconds: {
    type: 'histogram',
    buckets: seconds,
    help: 'From handing a command to the committer until its answer: what somebody who sends waits for.',
  },
  warmline_commit_batch_seconds: {
    type: 'histogram',
    buckets: seconds,
    help: 'One batch in the database, flush included.',
  },
  warmline_commit_batch_size: { type: 'histogram', buckets: sizes, help: 'Commands in a batch.' },
  warmline_commits_waiting: {
    type: 'gauge',
    help: 'Commands that wait for a batch; at 10,000 others are refused.',
  },
  warmline_http_request_seconds: {
    type: 'histogram',
    labels: ['route', 'status'],
    buckets: requestSeconds,
    help: 'Answers by route and class of status (`2xx`); without long polls and streams.',
  },
  warmline_http_in_flight: {
    type: 'gauge',
    help: 'Requests without an answer yet, without long polls and streams.',
  },
  warmline_live_connections: {
    type: 'gauge',
    labels: ['kind'],
    help: 'Who follows live: sockets of contact, person, nobody-yet; poll-or-stream = long polls and event streams.',
  },
  warmline_refused_total: {
    type: 'counter',
    labels: ['gate'],
    help: 'Requests refused by a rate limit, by which one.',
  },
  warmline_texts_unreadable_total: {
    type: 'counter',
    help: 'Texts that this node could not open because what stands in the database is damaged; each once. `npm run verify` names them.',
  },
  warmline_database_up: { type: 'gauge', help: '1 = the last look into the database worked.' },
  warmline_database_connections: {
    type: 'gauge',
    labels: ['pool', 'state'],
    help: 'Connections in-use and idle, and questions that wait for one.',
  },
  warmline_database_waits_total: {
    type: 'counter',
    labels: ['pool'],
    help: 'Questions that found no free connection.',
  },
  warmline_look_seconds: {
    type: 'gauge',
    help: 'How long the last look into the database for these figures took; at most one every five seconds.',
  },
  warmline_workspaces: { type: 'gauge', help: 'Workspaces in the database.' },
  warmline_workspaces_unseen: {
    type: 'gauge',
    help: 'Workspaces beyond the 500 that a look covers: their work is missing above.',
  },
  warmline_clock_offset_seconds: {
    type: 'gauge',
    help: "The database's clock minus this machine's; the node goes by the database's.",
  },
  warmline_erasures_owed: {
    type: 'gauge',
    labels: ['what'],
    help: 'contact = erasures that were begun and not finished; scrub = erased keys may still lie in the files of the database.',
  },
  warmline_event_loop_delay_seconds: {
    type: 'gauge',
    labels: ['quantile'],
    help: 'How late the event loop was since the last look at this page: 0.5, 0.99 and 1.',
  },
  warmline_spans_total: {
    type: 'counter',
    labels: ['what'],
    help: 'Trace spans sent, and dropped because the collector was away or slow. Empty while traces are off.',
  },
  warmline_metric_overflow_total: {
    type: 'counter',
    help: 'Values that went to `other` because a measure had its 400 combinations of labels already.',
  },
  warmline_info: { type: 'gauge', labels: ['version', 'node'], help: 'Always 1.' },
  warmline_memory_share: {
    type: 'gauge',
    help: 'Of the memory that the process may use (its heap, or WARMLINE_MEMORY or the control group), 0 to 1.',
  },
  warmline_memory_shed: {
    type: 'gauge',
    help: 'What is refused because memory is short: 0 nothing, 1 heavy work, 2 and the AI, 3 all but chats with people.',
  },
  warmline_heap_bytes: { type: 'gauge', help: 'Memory that JavaScript objects use.' },
  process_resident_memory_bytes: { type: 'gauge', help: 'Memory of the process.' },
  process_cpu_seconds_total: { type: 'counter', help: 'Processor time of the process.' },
  process_start_time_seconds: { type: 'gauge', help: 'When the process started, seconds since 1970.' },
} as const satisfies Record<string, Metric>

export type MetricName = keyof typeof metrics
type Named<Type extends Metric['type']> = {
  [Name in MetricName]: (typeof metrics)[Name]['type'] extends Type ? Name : never
}[MetricName]
export type CounterName = Named<'counter'>
export type GaugeName = Named<'gauge'>
export type HistogramName = Named<'histogram'>
