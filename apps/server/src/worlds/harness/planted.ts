import type { AlarmOp, Decider, Reaction, ReservationOp, WorkCommand, WorkItem } from '@warmline/core'
import type { Commit, Deciders, Store } from '../../platform/ports.ts'
import type { Parts } from './world-node.ts'

/** A bug put in on purpose: the worlds must find it. A property that nobody has broken is decoration. */
export interface Planted {
  name: string
  /** what the bug breaks, as the violation names it */
  breaks: RegExp
  parts: Partial<Parts>
}

type Change = (store: Store) => Partial<Store>
const inStore = (change: Change): Partial<Parts> => ({ store: (store) => ({ ...store, ...change(store) }) })

const inCommits = (change: (commit: Commit) => Commit): Partial<Parts> =>
  inStore((store) => ({
    commit: (commit) => store.commit(change(commit)),
    commitBatch: (commits) => store.commitBatch(commits.map(change)),
  }))

const inAlarms = (change: (alarm: AlarmOp) => AlarmOp | null): Partial<Parts> =>
  inStore((store) => ({
    setAlarms: (workspace, alarms) =>
      store.setAlarms(
        workspace,
        alarms.flatMap((alarm) => change(alarm) ?? []),
      ),
  }))

type WorkDecider = Decider<WorkItem, WorkCommand>
const inWork = (decide: (decider: WorkDecider) => WorkDecider['decide']): Partial<Parts> => ({
  deciders(deciders: Deciders) {
    const work = deciders['work-item'] as unknown as WorkDecider
    const broken: WorkDecider = { ...work, decide: decide(work) }
    return { ...deciders, 'work-item': broken as unknown as Decider<unknown, unknown> }
  },
})

const inReaction = (name: string, change: (reaction: Reaction) => Reaction | null): Partial<Parts> => ({
  reactions: (list) =>
    list.flatMap((reaction) => (reaction.name === name ? (change(reaction) ?? []) : reaction)),
})

const without =
  (types: readonly string[]) =>
  (reaction: Reaction): Reaction => ({
    ...reaction,
    on: reaction.on.filter((type) => !types.includes(type)),
  })

const noTake = (prefix: string) => (op: ReservationOp) => !(op.op !== 'free' && op.key.startsWith(prefix))

type Fenced = Extract<WorkCommand, { workerId: string | null; epoch: number }>

/** Whoever asks is taken for the holder, under whatever epoch. */
function unfenced(command: Fenced, item: WorkItem): [WorkCommand, WorkItem] {
  const { holder, epoch } = item
  const { workerId } = command
  const isHeld = holder.at === 'worker' || holder.at === 'wrap-up'
  return [
    { ...command, epoch },
    isHeld && workerId !== null ? { ...item, holder: { ...holder, workerId } } : item,
  ]
}

type Deliver = Extract<WorkCommand, { type: 'deliver-draft' }>

/** A late answer is taken as if the AI still held the conversation. */
function unheld(command: Deliver, item: WorkItem): [WorkCommand, WorkItem] {
  const { epoch } = item
  const draft = {
    draftId: command.draftId,
    purpose: 'reply',
    messageSeq: item.lastContactSeq,
    epoch,
  } as const
  return [
    { ...command, epoch },
    { ...item, holder: { at: 'ai' }, promise: null, personPreferred: false, draft },
  ]
}

export const planted: readonly Planted[] = [
  {
    name: 'de-duplication off',
    breaks: /^S3/,
    parts: inStore((store) => {
      const bare = (commit: Commit): Commit => ({ ...commit, idempotency: null, messageKeys: [] })
      return {
        commit: (commit) => store.commit(bare(commit)),
        commitBatch: (commits) => store.commitBatch(commits.map(bare)),
        repeated: async () => undefined,
      }
    }),
  },
  {
    name: 'epoch fencing off in decide',
    breaks: /^S1|^S6|^S12/,
    parts: inWork((work) => (command, item, context) => {
      const isFenced = item && 'epoch' in command && 'workerId' in command && command.type !== 'assign'
      return isFenced ? work.decide(...unfenced(command, item), context) : work.decide(command, item, context)
    }),
  },
  {
    name: 'a late answer of the AI is accepted',
    breaks: /^S5|^S1|^S6|^S12/,
    parts: inWork(
      (work) => (command, item, context) =>
        item && command.type === 'deliver-draft'
          ? work.decide(...unheld(command, item), context)
          : work.decide(command, item, context),
    ),
  },
  {
    name: 'an alarm that stands is not moved (do nothing on conflict)',
    breaks: /^L1|^L2|^L3/,
    parts: (() => {
      const standing = new WeakMap<Store, Set<string>>()
      return inStore((store) => {
        const keys = standing.get(store) ?? new Set<string>()
        standing.set(store, keys)
        return {
          setAlarms(workspace, alarms) {
            const fresh = alarms.filter(({ key, dueAt }) => dueAt === null || !keys.has(key))
            for (const { key, dueAt } of alarms) dueAt === null ? keys.delete(key) : keys.add(key)
            return store.setAlarms(workspace, fresh)
          },
          finishAlarm(workspace, key, due, retryAt) {
            if (retryAt === null) keys.delete(key)
            return store.finishAlarm(workspace, key, due, retryAt)
          },
        }
      })
    })(),
  },
  {
    name: 'the cursor is moved before the commands',
    breaks: /^L/,
    parts: inStore((store) => ({
      async claimCursor(workspace, lane, reaction, owner, now, leaseMs) {
        const position = await store.claimCursor(workspace, lane, reaction, owner, now, leaseMs)
        if (position !== undefined)
          await store.moveCursor(workspace, lane, reaction, owner, await store.head(workspace, lane))
        return position
      },
    })),
  },
  {
    name: 'no alarm for the due date of a promise',
    breaks: /^L1/,
    parts: inAlarms((alarm) => (/^promise\/.*\/100$/.test(alarm.key) && alarm.dueAt !== null ? null : alarm)),
  },
  {
    name: 'a missed promise is not on the clock again',
    breaks: /^L1/,
    parts: inReaction('escalating', without(['promise.missed'])),
  },
  {
    name: 'a promise that the contact moved keeps its old alarm',
    breaks: /^L1/,
    parts: inReaction('escalating', without(['promise.moved'])),
  },
  {
    name: 'a booked callback does not ring',
    breaks: /^L1/,
    parts: inReaction('escalating', without(['callback.booked'])),
  },
  {
    name: 'places are not reserved',
    breaks: /^S6/,
    parts: inCommits((commit) => ({ ...commit, reservations: commit.reservations.filter(noTake('slot/')) })),
  },
  {
    name: 'availability is not asked for',
    breaks: /^S6|^L2/,
    parts: inCommits((commit) => ({
      ...commit,
      reservations: commit.reservations.filter(({ op }) => op !== 'require'),
    })),
  },
  {
    name: 'the check of presence is never set again',
    breaks: /^L2/,
    parts: {
      presence: (options) => ({ ...options, store: { ...options.store, setAlarms: async () => {} } }),
    },
  },
  {
    name: 'a bare heartbeat keeps everything alive',
    breaks: /^L2/,
    parts: {
      runsPresence: (presence, { store }) => ({
        ...presence,
        async beat(workspace, workerId) {
          const held = await store.find(workspace, {
            subjectKind: 'work-item',
            workerId,
            status: ['worker', 'wrap-up'],
            limit: 16,
          })
          return presence.beat(
            workspace,
            workerId,
            held.map(({ subjectId, state }) => `${subjectId}@${(state as WorkItem).epoch}`),
          )
        },
      }),
    },
  },
  {
    name: 'a lost connection is never parked',
    breaks: /^L2/,
    parts: inReaction('parking', without(['connection.lost'])),
  },
  {
    name: 'a wrap-up has no end',
    breaks: /^L2/,
    parts: inReaction('following-up', without(['wrap-up.started'])),
  },
  {
    name: 'a draft has no deadline',
    breaks: /^L3/,
    parts: inAlarms((alarm) => {
      if (!('task' in alarm.run) || alarm.run.task !== 'ai-draft') return alarm
      const { onGiveUp: _, ...bare } = alarm
      return bare
    }),
  },
  {
    name: 'an answer before the commit is durable',
    breaks: /^S2|^S3|^S4|^S8/,
    parts: inStore((store) => ({
      async commitBatch(commits) {
        const [one] = commits
        if (!one || one.entries.length === 0 || one.at % 7 !== 0) return store.commitBatch(commits)
        const head = await store.head(one.workspaceId, one.lane)
        return commits.map((commit) => ({
          status: 'committed',
          firstPosition: head + 1,
          lastPosition: head + commit.entries.length,
        }))
      },
    })),
  },
  {
    name: 'an event is changed after its hash was made',
    breaks: /^S8/,
    parts: inCommits((commit) => ({
      ...commit,
      entries: commit.entries.map((entry) => ({ ...entry, at: entry.at - 1 })),
    })),
  },
  {
    name: 'a parked item keeps its person available',
    breaks: /^L2/,
    parts: inReaction('parking', (reaction) => ({
      ...reaction,
      react: (...args) => ({ ...reaction.react(...args), commands: [] }),
    })),
  },
  {
    name: 'the system closes what waits',
    breaks: /^S5|^S12/,
    parts: inWork((work) => (command, item, context) => {
      const isSilent =
        item && command.type === 'close' && command.by === 'system' && item.holder.at === 'queue'
      if (!isSilent) return work.decide(command, item, context)
      return {
        ok: true,
        events: [
          { type: 'work-item.closed', by: 'system', disposition: null, noteContentId: null, topic: null },
        ],
      }
    }),
  },
]
