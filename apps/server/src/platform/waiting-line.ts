import { StoreBusy } from './ports.ts'

export interface WaitingLineOptions {
  /** so many at once */
  places: number
  /** more than so many do not wait: they are told at once */
  mostWaiting: number
  /** who has waited so long is told to come again, ms */
  waitAtMostMs: number
}

export interface WaitingLine {
  /** Waits for a place and gives back how to leave it, once. Throws StoreBusy; nothing was asked of the database then. */
  enter(isUrgent: boolean): Promise<() => void>
  waiting(): number
  /** how many found no place free since the start */
  waits(): number
}

interface Waiter {
  come(): void
  isGone: boolean
}

/**
 * Before a pool of connections: as many go in as there are connections, the others wait in the order in which they
 * came, the urgent before the rest. So the pool itself never keeps anybody waiting, and a pool that is busy is not taken
 * for a database that is away.
 */
export function createWaitingLine({ places, mostWaiting, waitAtMostMs }: WaitingLineOptions): WaitingLine {
  const urgent: Waiter[] = []
  const others: Waiter[] = []
  let free = places
  let waiting = 0
  let waits = 0

  function next(): Waiter | undefined {
    for (const line of [urgent, others]) {
      // Who is gone is passed over here: taking somebody out of the middle of a long line costs more.
      for (let one = line.shift(); one !== undefined; one = line.shift()) if (!one.isGone) return one
    }
    return undefined
  }
  function leaving(): () => void {
    let hasLeft = false
    return () => {
      if (hasLeft) return
      hasLeft = true
      const one = next()
      if (one === undefined) free += 1
      else one.come()
    }
  }
  return {
    enter(isUrgent) {
      if (free > 0) {
        free -= 1
        return Promise.resolve(leaving())
      }
      waits += 1
      // What is urgent is bounded by who asks for it: there are as many commits under way as there are committers.
      if (!isUrgent && waiting >= mostWaiting)
        return Promise.reject(new StoreBusy(`${waiting} wait for a connection already`))
      waiting += 1
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          one.isGone = true
          waiting -= 1
          reject(new StoreBusy(`no connection was free within ${waitAtMostMs} ms`))
        }, waitAtMostMs)
        const one: Waiter = {
          isGone: false,
          come() {
            clearTimeout(late)
            waiting -= 1
            resolve(leaving())
          },
        }
        ;(isUrgent ? urgent : others).push(one)
      })
    },
    waiting: () => waiting,
    waits: () => waits,
  }
}
