import { constrainedMemory, memoryUsage } from 'node:process'
import { getHeapStatistics } from 'node:v8'

/** What is left out first when memory is short, in order. People's chats and the way to a person never are. */
export const sheds = ['heavy', 'ai', 'rest'] as const
export type Shed = (typeof sheds)[number]

export interface Memory {
  heapBytes: number
  heapLimit: number
  /** of the whole process */
  residentBytes: number
  /** infinite = nobody set one */
  residentLimit: number
}

export interface Pressure {
  isShed(what: Shed): boolean
  /** 0 = nothing is shed, 1 = heavy, 2 = and the AI, 3 = everything but people's chats */
  level(): number
  /** of the memory that is there, 0…1 */
  share(): number
  /** Looks now; also runs by itself. */
  look(): void
  stop(): void
}

export interface PressureOptions {
  read?: () => Memory
  /** of the process, bytes; null = the control group's, if it has one */
  limitBytes?: number | null
  log: { warn(fields: object, message: string): void; info(fields: object, message: string): void }
  everyMs?: number
}

/** From this share on, by level. A process beyond the last would soon be killed with everything it holds. */
const steps = [0.8, 0.87, 0.93] as const
/** A level is left only so far below where it began, so that it does not change with every collection of garbage. */
const margin = 0.04

/** A control group without a limit reports one that no machine has. */
const mostBelievable = 2 ** 50

/** Memory of this process, and the limits it runs into: the heap's own, and that of the setting or the control group. */
export function readMemory(limitBytes: number | null): Memory {
  const { used_heap_size, heap_size_limit } = getHeapStatistics()
  const group = constrainedMemory()
  const isLimited = group > 0 && group < mostBelievable
  return {
    heapBytes: used_heap_size,
    heapLimit: heap_size_limit,
    residentBytes: memoryUsage.rss(),
    residentLimit: limitBytes ?? (isLimited ? group : Number.POSITIVE_INFINITY),
  }
}

const shareOf = ({ heapBytes, heapLimit, residentBytes, residentLimit }: Memory) =>
  Math.max(heapBytes / heapLimit, residentBytes / residentLimit)

/** The level for a share, when it was `before`. */
export function levelAt(share: number, before: number): number {
  const isReached = (step: number, n: number) => share >= (n < before ? step - margin : step)
  return steps.filter(isReached).length
}

/**
 * Watches memory against its limits. A process that meets them is killed, and everybody's chat with it: so what can wait
 * is refused before, and what people write to each other last of all.
 */
export function createPressure({ read, limitBytes = null, log, everyMs = 500 }: PressureOptions): Pressure {
  let level = 0
  let share = 0
  function look(): void {
    const memory = (read ?? (() => readMemory(limitBytes)))()
    share = shareOf(memory)
    const found = levelAt(share, level)
    if (found === level) return
    const mebibytes = { heapMiB: memory.heapBytes, residentMiB: memory.residentBytes }
    const fields = Object.fromEntries(
      Object.entries(mebibytes).map(([name, bytes]) => [name, Math.round(bytes / 2 ** 20)]),
    )
    if (found > level)
      log.warn({ ...fields, shed: sheds.slice(0, found) }, 'memory is short: this is left out')
    else log.info({ ...fields, shed: sheds.slice(0, found) }, 'there is memory again')
    level = found
  }
  look()
  const timer = setInterval(look, everyMs)
  timer.unref()
  return {
    isShed: (what) => level > sheds.indexOf(what),
    level: () => level,
    share: () => share,
    look,
    stop: () => clearInterval(timer),
  }
}
