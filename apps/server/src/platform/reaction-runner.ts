import type { LogEntry, Reaction } from '@warmline/core'
import { gatherAlarms } from './alarm-gather.ts'
import type { Bus, Hint, Parked } from './ports.ts'
import {
  groupOf,
  hold,
  type Lane,
  newLane,
  parkedKey,
  type ReactionOptions,
  remember,
  retryParked,
  workPage,
} from './reaction-lane.ts'
import { noSignals } from './signals.ts'

export interface ReactionRunner {
  /** Wakes on hints and once a second by the heads of all lanes. */
  start(): void
  /** Finishes the page in work, saves its cursors and gives up its leases. */
  stop(): Promise<void>
  /** Works until nothing is left that this node may work on; how many entries. For tests and simulations. */
  step(): Promise<number>
  /** How many entries the furthest lane of this node lies behind; readiness looks at it. */
  behind(): number
  /** After the cause is mended. False when it is not parked; rejects when it fails again, and then it stays parked. */
  retryParked(workspaceId: string, reaction: string, subjectId: string): Promise<boolean>
  /** Each that is parked, once; a new version may have mended it. `failed` hears of those that stay. */
  retryAllParked(failed: (error: unknown, parked: Parked & { workspaceId: string }) => void): Promise<void>
}

export interface ReactionRunnerOptions extends ReactionOptions {
  bus: Bus
  onCommitted?: (listener: (entries: readonly LogEntry[]) => void) => () => void
  pollMs?: number
}

/** of one workspace, in one go */
const mostRetried = 50

function reactionsByType(reactions: readonly Reaction[]): ReadonlyMap<string, readonly Reaction[]> {
  const byType = new Map<string, Reaction[]>()
  for (const reaction of reactions)
    for (const type of reaction.on) {
      const list = byType.get(type) ?? []
      list.push(reaction)
      byType.set(type, list)
    }
  return byType
}

/** Reads the log from its own cursor, one pass over the entries for all reactions. May die at any line. */
export function createReactionRunner(given: ReactionRunnerOptions): ReactionRunner {
  const { store, clock, bus } = given
  const options = { ...given, setAlarms: gatherAlarms((...of) => store.setAlarms(...of)) }
  const signal = options.signal ?? noSignals
  const byType = reactionsByType(options.reactions)
  const lanes = new Map<string, Lane>()
  const working = new Map<Lane, Promise<number>>()
  const resting = new Map<Lane, number>()
  const undo: (() => void)[] = []
  let isRunning = false

  function laneOf(workspaceId: string, number: number): Lane {
    const key = `${workspaceId} ${number}`
    const lane = lanes.get(key) ?? newLane(workspaceId, number)
    lanes.set(key, lane)
    return lane
  }

  async function save(lane: Lane) {
    if (lane.cursor === undefined || lane.cursor <= lane.savedCursor) return
    const position = lane.cursor
    signal('reaction-cursor-moving', lane)
    const isOurs = await store.moveCursor(
      lane.workspaceId,
      lane.lane,
      groupOf(options),
      options.nodeId,
      position,
    )
    if (isOurs) lane.savedCursor = position
    else lane.cursor = undefined
    signal('reaction-cursor-moved', lane)
  }

  async function work(lane: Lane): Promise<number> {
    let done = 0
    let savedAt = clock.now()
    while (lane.cursor === undefined || lane.cursor < lane.head) {
      if (!(await hold(options, lane))) {
        resting.set(lane, clock.now() + 500)
        return done
      }
      const worked = await workPage(options, byType, lane)
      done += worked
      if (worked === 0) {
        resting.set(lane, clock.now() + 50)
        break
      }
      // Last, and not for every page: what is done twice has its effect once.
      if (clock.now() - savedAt >= (options.saveCursorMs ?? 200)) {
        await save(lane)
        savedAt = clock.now()
      }
    }
    return done
  }

  function wake(lane: Lane): Promise<number> {
    const running = working.get(lane)
    if (running) return running
    const isDone = lane.cursor !== undefined && lane.cursor >= lane.head
    if (isDone || (resting.get(lane) ?? 0) > clock.now()) return Promise.resolve(0)
    const run = work(lane)
      .catch((error) => {
        resting.set(lane, clock.now() + 500)
        signal('reaction-page-failed', error)
        return 0
      })
      .finally(() => {
        working.delete(lane)
        if (isRunning) void wake(lane)
      })
    working.set(lane, run)
    return run
  }

  const notice = (hint: Hint) => {
    const lane = laneOf(hint.workspaceId, hint.lane)
    lane.head = Math.max(lane.head, hint.position)
    return lane
  }

  async function look(): Promise<Lane[]> {
    const heads = await store.acrossHeads()
    return heads.map(notice)
  }

  async function poll() {
    try {
      for (const lane of await look()) void wake(lane)
      for (const lane of lanes.values()) if (!working.has(lane)) await save(lane)
    } catch (error) {
      signal('reaction-poll-failed', error)
    }
    signal('reaction-polled')
    if (isRunning) undo[0] = clock.after(options.pollMs ?? 1_000, poll)
  }

  async function step() {
    let done = 0
    for (;;) {
      const before = done
      for (const lane of await look()) {
        resting.delete(lane)
        done += await wake(lane)
        await save(lane)
      }
      if (done === before) return done
    }
  }

  function retryOne(workspaceId: string, reaction: string, subjectId: string): Promise<boolean> {
    return retryParked(options, workspaceId, reaction, subjectId, () => {
      for (const lane of lanes.values())
        if (lane.workspaceId === workspaceId) lane.parked.delete(parkedKey(reaction, subjectId))
    })
  }

  async function retryAllParked(failed: Parameters<ReactionRunner['retryAllParked']>[0]): Promise<void> {
    const workspaceIds = new Set((await store.acrossHeads()).map(({ workspaceId }) => workspaceId))
    for (const workspaceId of workspaceIds) {
      const list = (await store.parkedList(workspaceId)).slice(0, mostRetried)
      await Promise.all(
        list.map((parked) =>
          retryOne(workspaceId, parked.reaction, parked.subjectId).catch((error: unknown) =>
            failed(error, { ...parked, workspaceId }),
          ),
        ),
      )
      if (!isRunning) return
    }
  }

  return {
    start() {
      if (isRunning) return
      isRunning = true
      undo.push(() => {})
      undo.push(bus.onHint((hint) => void wake(notice(hint))))
      if (options.onCommitted)
        undo.push(
          options.onCommitted((entries) => {
            const first = entries[0]
            if (first) remember(laneOf(first.workspaceId, first.lane), entries)
          }),
        )
      void poll()
    },
    async stop() {
      isRunning = false
      for (const one of undo.splice(0)) one()
      await Promise.all(working.values())
      for (const lane of lanes.values()) {
        if (lane.cursor === undefined) continue
        await save(lane)
        await store.claimCursor(lane.workspaceId, lane.lane, groupOf(options), options.nodeId, clock.now(), 0)
        lane.cursor = undefined
      }
    },
    step,
    behind: () =>
      [...lanes.values()].reduce((most, lane) => {
        const behind = lane.cursor === undefined ? 0 : lane.head - lane.cursor
        return Math.max(most, behind)
      }, 0),
    retryParked: retryOne,
    retryAllParked,
  }
}
