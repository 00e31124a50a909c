import type { LedgerRow } from '@warmline/contracts'
import { foldLedger, type LogEntry } from '@warmline/core'
import type { Store } from '../platform/ports.ts'

/** The ledger as rows, read on from where the last reading ended; folded again at most once a second. */
export interface Ledgers {
  rows(workspaceId: string): Promise<readonly LedgerRow[]>
}

interface Kept {
  position: number
  entries: LogEntry[]
  rows: readonly LedgerRow[]
  at: number
  reading: Promise<void> | null
}

const pageSize = 1_000
const freshMs = 1_000

export function createLedgers(store: Pick<Store, 'readLedger'>, now: () => number): Ledgers {
  const kept = new Map<string, Kept>()
  async function read(workspaceId: string, ledger: Kept): Promise<void> {
    let grew = ledger.at === 0
    for (;;) {
      const page = await store.readLedger(workspaceId, 0, ledger.position, pageSize)
      const last = page.at(-1)
      if (last) {
        ledger.entries.push(...page)
        ledger.position = last.position
        grew = true
      }
      if (page.length < pageSize) break
    }
    if (grew) ledger.rows = foldLedger(ledger.entries)
    ledger.at = now()
  }
  return {
    async rows(workspaceId) {
      const ledger = kept.get(workspaceId) ?? { position: 0, entries: [], rows: [], at: 0, reading: null }
      kept.set(workspaceId, ledger)
      if (ledger.at === 0 || now() - ledger.at >= freshMs) {
        ledger.reading ??= read(workspaceId, ledger).finally(() => {
          ledger.reading = null
        })
        await ledger.reading
      }
      return ledger.rows
    },
  }
}
