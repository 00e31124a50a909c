import {
  badSends,
  clientsHalfOpen,
  cutAnswers,
  oddPayloads,
  vanish,
  vanishForGood,
  writeLate,
} from './faults-clients.ts'
import {
  cutCommits,
  databaseAway,
  dayOff,
  deafen,
  isolate,
  killNode,
  killWorking,
  moveClock,
  partition,
  slowDatabase,
  slowFlush,
  stallNode,
  upgradeOneByOne,
} from './faults-ground.ts'
import { type Fault, recovery, two, withLongestWait } from './scene.ts'
import { someBackend } from './store.ts'

/** Every fault with what must be seen. The order is that of the table that is printed. */
export const faults = {
  'rolling-upgrade': {
    barMs: 2_000,
    seen: 'old and new serve together while it migrates',
    inject: upgradeOneByOne,
  },
  'node-killed': { barMs: 2_000, seen: 'the other node serves', inject: killNode },
  'node-killed-at-work': {
    barMs: 6_000,
    seen: 'its reactions go on elsewhere: lease of 5 s + 1 s',
    inject: killWorking,
  },
  'node-stalled': {
    barMs: 2_000,
    seen: 'the other node serves for 3 s without it',
    inject: stallNode(3_000),
  },
  'node-outlives-its-leases': {
    barMs: 2_000,
    seen: 'a node that wakes after 7 s does nothing twice',
    inject: stallNode(7_000),
  },
  'database-killed': {
    barMs: 5_000,
    seen: 'writes are back',
    inject: databaseAway(async ({ ground }) => void process.kill(await ground.postmasterPid(), 'SIGKILL')),
  },
  'backend-killed': {
    barMs: 5_000,
    seen: 'writes are back',
    inject: databaseAway(async ({ ground }) => {
      const pid = await someBackend(ground.owner)
      if (pid !== null) process.kill(pid, 'SIGKILL')
    }),
  },
  'cut-before-commit': { barMs: 2_000, seen: 'sent again, happens once', inject: cutCommits('before') },
  'cut-after-commit': { barMs: 2_000, seen: 'sent again, happens once', inject: cutCommits('after') },
  'database-half-open': {
    barMs: 5_000,
    seen: 'every request has an answer within 5 s',
    async inject(scene) {
      const { victim } = two(scene)
      const since = performance.now()
      victim.database.forget()
      return withLongestWait(scene, [victim], since, await recovery(scene, [victim], since, 5_500))
    },
  },
  'partition-silent': {
    barMs: 5_000,
    seen: 'the isolated node takes nothing and says so',
    inject: partition(({ database }) => database.swallow()),
  },
  'partition-refused': {
    barMs: 5_000,
    seen: 'the isolated node takes nothing and says so',
    inject: partition(({ database }) => database.cut()),
  },
  'node-isolated': {
    barMs: 8_000,
    seen: 'who follows live there is sent to the other node',
    inject: isolate,
  },
  'database-slow': { barMs: null, seen: 'slower, and nothing else', inject: slowDatabase },
  'flushes-slow': { barMs: 2_000, seen: '20 ms a flush: slower, and nothing else', inject: slowFlush },
  'hints-dead': { barMs: 1_500, seen: 'the poll of a second carries it', inject: deafen },
  'clock-moved': { barMs: null, seen: 'nothing, ± 4 s', inject: moveClock },
  'clock-a-day-off': { barMs: null, seen: 'dates are right, tokens hold', inject: dayOff },
  'sends-doubled-late-reordered': {
    barMs: null,
    seen: 'everything once, in order',
    inject: badSends,
    isBeside: true,
  },
  'answers-cut': { barMs: null, seen: 'sent again, happens once', inject: cutAnswers, isBeside: true },
  'clients-half-open': {
    barMs: null,
    seen: 'clients find the way back',
    inject: clientsHalfOpen,
    isBeside: true,
  },
  'odd-payloads': {
    barMs: null,
    seen: 'refused clearly or kept exactly',
    inject: oddPayloads,
    isBeside: true,
  },
  'phone-vanishes': { barMs: null, seen: 'the work goes on', inject: vanish, isBeside: true },
  'phone-gone-for-good': {
    barMs: 95_000,
    seen: 'its work is with somebody else after 90 s',
    inject: vanishForGood,
    isBeside: true,
    fromSeconds: 180,
  },
  'written-under-a-past-epoch': { barMs: null, seen: 'refused', inject: writeLate, isBeside: true },
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof faults
export const faultNames = Object.keys(faults) as FaultName[]
/** as the interface has it, with what only some faults say */
export const faultOf = (name: FaultName): Fault => faults[name]
