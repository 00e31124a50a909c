import type { Actor } from '@warmline/contracts'
import type { CommandTo, LogEntry } from '@warmline/core'
import type { Handle, HandleResult } from './handle.ts'
import { StoreUnavailable } from './ports.ts'

/** What a runner is about to do; ids only. */
export type Work =
  | { reaction: string; entry: LogEntry }
  | {
      alarm: {
        workspaceId: string
        subjectId: string | undefined
        key: string
        dueAt: number
        attempt: number
      }
    }

/** Put around each piece of work of a runner: traces. It must give back what the work gives. */
export type Around = <T>(what: Work, work: () => Promise<T>) => Promise<T>

export const nothingAround: Around = (_what, work) => work()

/** 1st retry after `firstMs`, doubled each time, never more than `mostMs`. */
export const backoff = (attempt: number, firstMs: number, mostMs: number) =>
  Math.min(firstMs * 2 ** Math.max(0, attempt - 1), mostMs)

const passing = new Set(['overloaded', 'database-away', 'storage-full', 'not-ready'])

/**
 * Issues a command under a derived id: however often this runs, its effect happens once, and the first result
 * stands even if the command is worded differently the second time. A refusal is an answer; throws StoreUnavailable
 * when there was none.
 */
export async function issue(
  handle: Handle,
  workspaceId: string,
  to: CommandTo,
  actor: Actor,
  derived: { scope: string; key: string },
): Promise<HandleResult> {
  const result = await handle({
    workspaceId,
    subjectId: to.subjectId,
    subjectKind: to.subjectKind,
    command: to.command,
    actor,
    idempotency: { ...derived, requestHash: 'derived' },
    alwaysRetry: true,
  })
  if (!result.ok && passing.has(result.problem.code)) throw new StoreUnavailable(result.problem.code)
  return result
}
