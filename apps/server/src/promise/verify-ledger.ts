import { isDeepStrictEqual } from 'node:util'
import type { LedgerRow } from '@warmline/contracts'
import { foldLedger } from '@warmline/core'
import type { Store, StoredEntry } from '../platform/ports.ts'
import type { Database } from '../platform/store-connection.ts'
import type { LedgerCheck, LedgerFault } from '../platform/verify.ts'
import { createLedgerCheckStore, type LedgerStand } from './store-check.ts'

const isPromise = ({ event }: StoredEntry) => event.type.startsWith('promise.')
const isHandoff = ({ event }: StoredEntry) => event.type === 'handoff.made'
const reads = (type: string) => type === 'handoff.made' || type.startsWith('promise.')

/** Rows may be written between reading the log and reading them: so often are both read again. */
const mostLooks = 4
const page = 1_000

function handoffOf({ position, subjectId, at, event }: StoredEntry) {
  if (event.type !== 'handoff.made') return null
  return { position, item_id: subjectId, at, reason: event.reason, failed: event.check ?? null }
}

/** The last entry that says something of this promise. */
const lastOf = (entries: readonly StoredEntry[], promiseId: string) =>
  entries.findLast(({ event }) => 'promiseId' in event && event.promiseId === promiseId)

function promiseFaults(entries: readonly StoredEntry[], rows: readonly LedgerRow[]): LedgerFault[] {
  const stored = new Map(rows.map((row) => [row.promiseId, row]))
  return foldLedger(entries).flatMap((row): LedgerFault[] => {
    const stands = stored.get(row.promiseId)
    if (isDeepStrictEqual(stands, row)) return []
    const { lane, position, subjectId } = lastOf(entries, row.promiseId) ?? entries[0]!
    return [{ lane, position, subjectId, reason: stands ? 'ledger-row-differs' : 'ledger-row-missing' }]
  })
}

function handoffFaults(entries: readonly StoredEntry[], rows: LedgerStand['handoffs']): LedgerFault[] {
  const stored = new Map(rows.map((row) => [row.position, row]))
  return entries.flatMap((entry): LedgerFault[] => {
    const stands = stored.get(entry.position)
    if (isDeepStrictEqual(stands, handoffOf(entry))) return []
    const { lane, position, subjectId } = entry
    return [{ lane, position, subjectId, reason: stands ? 'ledger-row-differs' : 'ledger-row-missing' }]
  })
}

/** The promise ledger with the handoffs: rows of what has been read of the log are what it says. */
export function promiseLedgerCheck(store: Store, db: Database): LedgerCheck {
  const rows = createLedgerCheckStore(db)

  async function faultsOf(workspaceId: string, entries: readonly StoredEntry[]): Promise<LedgerFault[]> {
    const promises = entries.flatMap(({ event }) => (event.type === 'promise.made' ? event.promiseId : []))
    const handoffs = entries.filter(isHandoff).map((entry) => entry.position)
    const stand = await rows.stand(workspaceId, promises, handoffs)
    const read = entries.filter(({ lane, position }) => lane === 0 && position <= stand.readTo)
    return [
      ...promiseFaults(read.filter(isPromise), stand.rows),
      ...handoffFaults(read.filter(isHandoff), stand.handoffs),
    ]
  }

  /** All that is read of one item, as it is now. */
  async function historyOf(workspaceId: string, subjectId: string): Promise<StoredEntry[]> {
    const found: StoredEntry[] = []
    for (let version = 0; ; ) {
      const entries = await store.history(workspaceId, subjectId, version, page)
      found.push(...entries.filter(({ event }) => reads(event.type)))
      version = entries.at(-1)?.version ?? version
      if (entries.length < page) return found
    }
  }

  return {
    name: 'promises',
    reads,
    async check(workspaceId, entries) {
      let faults = await faultsOf(workspaceId, entries)
      for (let look = 1; faults.length > 0 && look < mostLooks; look++) {
        const again: LedgerFault[] = []
        for (const subjectId of new Set(faults.map((fault) => fault.subjectId ?? '')))
          again.push(...(await faultsOf(workspaceId, await historyOf(workspaceId, subjectId))))
        faults = again
      }
      return faults
    },
    async rest(workspaceId) {
      const found: LedgerFault[] = []
      const promise = await rows.unloggedPromise(workspaceId)
      if (promise)
        found.push({ lane: 0, position: 0, subjectId: promise.item_id, reason: 'ledger-row-unlogged' })
      const handoff = await rows.unloggedHandoff(workspaceId)
      if (handoff) {
        const { position, item_id: subjectId } = handoff
        found.push({ lane: 0, position, subjectId, reason: 'ledger-row-unlogged' })
      }
      const ahead = await rows.ahead(workspaceId)
      if (ahead !== undefined)
        found.push({ lane: 0, position: ahead, subjectId: null, reason: 'ledger-ahead' })
      return found
    },
  }
}
