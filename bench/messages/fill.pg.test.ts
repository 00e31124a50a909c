import { randomBytes } from 'node:crypto'
import { deciders } from '@warmline/core'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCrypto } from '../../apps/server/src/platform/crypto.ts'
import {
  type OpenTestDatabase,
  openTestDatabase,
} from '../../apps/server/src/platform/harness/test-database.ts'
import { keyRing } from '../../apps/server/src/platform/master-key.ts'
import { createKeyStore } from '../../apps/server/src/platform/store-keys.ts'
import { verifyWorkspace } from '../../apps/server/src/platform/verify.ts'
import { promiseLedgerCheck } from '../../apps/server/src/promise/verify-ledger.ts'
import { fillLog } from './fill.ts'

const workspaceId = 'ws_00000000-0000-7000-8000-000000000001'
const workerIds = [1, 2, 3].map((n) => `wkr_00000000-0000-7000-8000-00000000000${n}`)
const masters = keyRing([{ kid: 'k1', key: randomBytes(32) }])

describe('a log that is written in bulk', () => {
  let test: OpenTestDatabase
  let client: Client
  const fill = (events: number, contacts: number, seed: number) =>
    fillLog({
      ...{ client, masters, workspaceId, workerIds, events, contacts, seed },
      until: Date.UTC(2026, 5, 1),
      onProgress: () => undefined,
    })
  beforeAll(async () => {
    test = await openTestDatabase()
    client = new Client(test.owner)
    await client.connect()
    await client.query('insert into lane_head values ($1, 0, 0)', [workspaceId])
  })
  afterAll(async () => {
    await client?.end()
    await test?.close()
  })

  it('verifies as one that was written by commands, and again after it has grown', async () => {
    for (const [events, contacts, seed] of [
      [500, 7, 1],
      [1_200, 40, 2],
    ] as const) {
      const position = await fill(events, contacts, seed)
      expect(position).toBeGreaterThanOrEqual(events)
      expect(position).toBeLessThan(events + 60)
      const result = await verifyWorkspace(test.store, workspaceId, {
        deciders,
        ledgers: [promiseLedgerCheck(test.store, test.db)],
      })
      expect(result).toMatchObject({ ok: true, events: position })
      const [{ n } = { n: 0 }] = await test.asOwner<{ n: number }>(
        "select count(*)::int as n from subject where subject_kind = 'contact'",
      )
      expect(n).toBe(contacts)
    }
  })

  it('holds texts that open with the key of their contact, and no two ids twice', async () => {
    const crypto = createCrypto({ masters, keys: createKeyStore(test.db), now: Date.now })
    const rows = await test.asOwner<{ id: string; owner: string }>(
      'select content_id as id, owner_id as owner from content',
    )
    const found = await test.store.contents(
      workspaceId,
      rows.map(({ id }) => id),
    )
    const bodies = await crypto.openContents(workspaceId, found)
    expect(bodies.size).toBe(rows.length)
    for (const body of bodies.values()) expect(body).toMatch(/^I looked at this again/)
  })

  it('forgets repeated requests of more than thirty days ago', async () => {
    const [{ n, oldest } = { n: 0, oldest: 0 }] = await test.asOwner<{ n: number; oldest: number }>(
      'select count(*)::int as n, min(at)::float8 as oldest from idempotency',
    )
    expect(n).toBeGreaterThan(0)
    expect(oldest).toBeGreaterThanOrEqual(Date.UTC(2026, 5, 1) - 30 * 24 * 3_600_000)
  })
})
