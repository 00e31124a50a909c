import { say } from './terminal.ts'

/** One thing that is measured. */
export interface Part {
  name: string
  run(): Promise<void>
}

/** Parts that need the same server, in order. Whoever opens it gives back how to close it. */
export interface Session {
  parts: readonly Part[]
  open(): Promise<() => Promise<void>>
}

export interface NotRun {
  phase: string
  reason: string
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/**
 * Runs them one after another. A part that dies ends its session (its server is in no known state), never the
 * others: what was measured stays, and what was not is named with the reason.
 */
export async function runSessions(sessions: readonly Session[]): Promise<NotRun[]> {
  const notRun: NotRun[] = []
  for (const { parts, open } of sessions) {
    const left = [...parts]
    const [first] = left
    if (!first) continue
    let close: (() => Promise<void>) | undefined
    try {
      close = await open()
      for (let part = left[0]; part !== undefined; part = left[0]) {
        await part.run()
        left.shift()
      }
    } catch (error) {
      const reason = reasonOf(error)
      say(`${left[0]?.name ?? first.name} died: ${reason}`)
      left.forEach(({ name }, n) => {
        notRun.push({
          phase: name,
          reason: n === 0 ? reason : `not begun: ${left[0]?.name ?? ''} died before`,
        })
      })
    }
    await close?.().catch((error: unknown) => say(`after ${first.name}: ${reasonOf(error)}`))
  }
  return notRun
}
