import { createHash } from 'node:crypto'
import { deciders as decidersOfCore } from '@warmline/core'
import { type KeyStore, wrapKey } from '../../platform/crypto.ts'
import { keyRing } from '../../platform/master-key.ts'
import { createMemoryKeyStore } from '../../platform/memory-keys.ts'
import { createMemoryStore, type MemoryRows } from '../../platform/memory-store.ts'
import type { Deciders, Store } from '../../platform/ports.ts'
import type { PresenceRows } from '../../workforce/presence.ts'

export const workspaceId = 'ws_01900000-0000-7000-8000-000000000001'
export const masters = keyRing([{ kid: 'world', key: Buffer.alloc(32, 7) }])

export const deciders: Deciders = decidersOfCore

/** What outlives every node: the rows, the keys, the leases of who is here. */
export interface WorldDatabase {
  store: Store
  keys: KeyStore
  leases: PresenceRows
  /** all tables of the workspace, as they stand */
  rows(): NonNullable<ReturnType<MemoryRows['get']>>
}

/** Keys of owners come from the seed, so that keyed hashes, and with them the log, are the same in every run. */
function seededKeys(seed: number): KeyStore {
  const keys = createMemoryKeyStore()
  return {
    ...keys,
    create(workspace, { ownerId }, now) {
      const key = createHash('sha256').update(`${seed} ${ownerId}`).digest()
      return keys.create(workspace, wrapKey(masters, workspace, ownerId, key), now)
    },
  }
}

export function createWorldDatabase(seed: number): WorldDatabase {
  const all: MemoryRows = new Map()
  const store = createMemoryStore(all)
  void store.head(workspaceId, 0) // from now on the tables are there, empty
  const leases = new Map<string, { leaseUntil: number; detail: unknown }>()
  return {
    store,
    keys: seededKeys(seed),
    leases: {
      async saveLeases(list) {
        for (const { workerId, leaseUntil, detail } of list)
          if ((leases.get(workerId)?.leaseUntil ?? 0) < leaseUntil)
            leases.set(workerId, { leaseUntil, detail })
      },
      lease: async (_, workerId) => leases.get(workerId),
    },
    rows() {
      const rows = all.get(workspaceId)
      if (!rows) throw new Error('there are no tables')
      return rows
    },
  }
}
