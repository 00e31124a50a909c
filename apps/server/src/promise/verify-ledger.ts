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

  /** Rows of what `entries` name, beside the log as `logOf` reads it afterwards: whatever a row was read from is there. */
  async function faultsOf(
    workspaceId: string,
    entries: readonly StoredEntry[],
    logOf: () => Promise<readonly StoredEntry[]>,
  ): Promise<LedgerFault[]> {
    const promises = entries.flatMap(({ event }) => (event.type === 'promise.made' ? event.promiseId : []))
    const handoffs = entries.filter(isHandoff).map((entry) => entry.position)
    const stand = await rows.stand(workspaceId, promises, handoffs)
    const log = await logOf()
    const read = log.filter(({ lane, position }) => lane === 0 && position <= stand.readTo)
    const asked = new Set(promises)
    const isAsked = ({ event }: StoredEntry) => 'promiseId' in event && asked.has(event.promiseId)
    return [
      ...promiseFaults(read.filter(isPromise).filter(isAsked), stand.rows),
      ...handoffFaults(
        read.filter((entry) => isHandoff(entry) && handoffs.includes(entry.position)),
        stand.handoffs,
      ),
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
      const first = await faultsOf(workspaceId, entries, async () => entries)
      const faults: LedgerFault[] = []
      // Rows may have been read from what was written since: once more, item by item, with the log read last.
      for (const subjectId of new Set(first.map((fault) => fault.subjectId ?? ''))) {
        const own = entries.filter((entry) => entry.subjectId === subjectId)
        faults.push(...(await faultsOf(workspaceId, own, () => historyOf(workspaceId, subjectId))))
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
