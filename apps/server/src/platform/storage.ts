import { statfs } from 'node:fs/promises'

export interface Room {
  /** bytes that we may still write, and the whole */
  free: number
  total: number
}

/** Whether the disk under the database has room for more. */
export interface Storage {
  isFull(): boolean
  /** Looks now; also runs by itself. Never throws. */
  look(): Promise<void>
  stop(): void
}

export interface StorageOptions {
  room: () => Promise<Room>
  log: { warn(fields: object, message: string): void; info(fields: object, message: string): void }
  everyMs?: number
}

const mebibyte = 1024 * 1024
/** What the database needs to finish what it has taken, check in, and be started again. */
const reserve = ({ total }: Room) => Math.min(256 * mebibyte, total / 10)
/** Taken up again a good step above, so that it does not change with every message. */
const enough = (room: Room) => reserve(room) * 1.5

export const roomIn = async (directory: string): Promise<Room> => {
  const { bavail, blocks, bsize } = await statfs(directory)
  return { free: bavail * bsize, total: blocks * bsize }
}

/**
 * Stops taking writes while there is still room: a database whose disk is full stops in the middle of things, and one
 * that is only read from goes on. Resumes by itself.
 */
export function createStorage({ room, log, everyMs = 2_000 }: StorageOptions): Storage {
  let isFull = false
  async function look(): Promise<void> {
    const found = await room().catch(() => null)
    if (found === null) return
    const fields = {
      freeMiB: Math.floor(found.free / mebibyte),
      totalMiB: Math.floor(found.total / mebibyte),
    }
    if (!isFull && found.free < reserve(found)) {
      isFull = true
      log.warn(fields, 'the disk is nearly full: nothing more is written until there is room')
    } else if (isFull && found.free >= enough(found)) {
      isFull = false
      log.info(fields, 'there is room on the disk again')
    }
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
  return { isFull: () => isFull, look, stop: () => clearInterval(timer) }
}
