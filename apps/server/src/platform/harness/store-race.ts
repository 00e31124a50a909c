import type { Commit, CommitResult, Store } from '../ports.ts'
import { verifyWorkspace } from '../verify.ts'
import { aCommit, freshWorkspace } from './commits.ts'

const at = 1_000

/** Many at once for one lane and one place: positions without a gap, and one holder. */
async function commitRace(store: Store): Promise<string | null> {
  const workspaceId = freshWorkspace()
  const commits = Array.from({ length: 24 }, (_, n): Commit => {
    const wants = n % 2 === 0 ? [{ op: 'take', key: 'slot/1' } as const] : []
    return aCommit({ workspaceId, reservations: wants })
  })
  const results: CommitResult[] = await Promise.all(commits.map((commit) => store.commit(commit)))
  const written = results.flatMap((one) => (one.status === 'committed' ? one.firstPosition : []))
  if (new Set(written).size !== written.length) return `one position twice: ${written.toSorted().join(' ')}`
  const holders = results.filter((one, n) => n % 2 === 0 && one.status === 'committed').length
  if (holders !== 1) return `${holders} hold one place`
  const verified = await verifyWorkspace(store, workspaceId)
  return verified.ok ? null : `the log is broken: ${verified.fault.reason} at ${verified.fault.position}`
}

/** Many runners at once: each alarm is claimed by one of them. */
async function alarmRace(store: Store): Promise<string | null> {
  const workspaceId = freshWorkspace()
  const run = { command: {}, subjectId: 'wi_1', subjectKind: 'work-item' } as const
  await store.setAlarms(
    workspaceId,
    Array.from({ length: 300 }, (_, n) => ({ key: `a${n}`, dueAt: at - n, run })),
  )
  const claims = await Promise.all(
    Array.from({ length: 8 }, (_, n) => store.acrossClaimAlarms(at, `n${n}`, 60_000, 300, 300)),
  )
  const keys = claims.flat().flatMap((alarm) => (alarm.workspaceId === workspaceId ? alarm.key : []))
  await store.setAlarms(
    workspaceId,
    keys.map((key) => ({ key, dueAt: null, run })),
  )
  return new Set(keys).size === keys.length ? null : `claimed twice: ${keys.length} claims of 300 alarms`
}

/** What only shows when several ask at the same time; null when all is well. */
export async function raceDifference(store: Store, rounds: number): Promise<string | null> {
  for (let round = 0; round < rounds; round++) {
    try {
      const found = (await commitRace(store)) ?? (await alarmRace(store))
      if (found) return found
    } catch (error) {
      return `threw ${String(error).split('\n')[0]}`
    }
  }
  return null
}
