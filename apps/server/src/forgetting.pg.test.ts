import { randomBytes } from 'node:crypto'
import type { Contact } from '@warmline/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createForgetting, keptMs } from './forgetting.ts'
import { startTestServer, type TestServer } from './harness/test-server.ts'
import { openContact } from './kinds/contacts.ts'
import type { Services } from './services.ts'

const minute = 60_000
const day = 24 * 60 * minute
let server: TestServer
let services: Services
beforeAll(async () => {
  server = await startTestServer()
  services = server.nodes[0]!.services
})
afterAll(() => server?.close())

const forget = (later = 0) =>
  createForgetting(
    { ...services, clock: { ...services.clock, now: () => services.clock.now() + later } },
    () => true,
  ).run()

const count = async (table: string): Promise<number> => {
  const [row] = await services.db.call<{ n: number }>({
    name: `count-${table}`,
    text: `select count(*)::int as n from auth.${table}`,
    values: [],
  })
  return row?.n ?? -1
}

describe('what may be forgotten', () => {
  it('goes in batches, and what is young stays: kept answers and leases', async () => {
    const { workspaceId } = await server.workspace()
    const now = services.clock.now()
    const keep = (name: string, n: number, at: number) =>
      services.db.inWorkspace(workspaceId, {
        name,
        text: `insert into idempotency (workspace_id, scope, key, request_hash, response, at)
               select $1, 's', $2 || g, 'h', '{}', $4 from generate_series(1, $3::int) g`,
        values: [workspaceId, name, n, at],
      })
    await forget()
    await keep('old', 4_500, now - keptMs.idempotency - minute)
    await keep('young', 7, now - keptMs.idempotency + 60 * minute)
    const lease = (holder: string, until: number) =>
      services.db.inWorkspace(workspaceId, {
        name: `lease-${holder}`,
        text: `insert into presence (workspace_id, holder_id, node_id, lease_until, detail) values ($1, $2, 'n', $3, '{}')`,
        values: [workspaceId, holder, until],
      })
    await lease('gone', now - keptMs.lease - minute)
    await lease('here', now)
    expect(await forget()).toMatchObject({ idempotency: 4_500, leases: 1 })
    expect(await services.store.repeated(workspaceId, 's', 'young1')).toBeDefined()
    expect(await services.store.repeated(workspaceId, 's', 'old1')).toBeUndefined()
    expect(await forget()).toMatchObject({ idempotency: 0, leases: 0 })
  })

  it('is what ended: sessions, links, tokens and keys that were revoked', async () => {
    const { workspaceId } = await server.workspace()
    const now = services.clock.now()
    const { authStore } = services
    const hash = () => randomBytes(32)
    await forget()
    const before = { sessions: await count('session'), links: await count('sign_in_link') }
    const session = (expiresAt: number) =>
      authStore.addSession(
        {
          ...{ tokenHash: hash(), sessionId: `s${expiresAt}`, workspaceId, accountId: 'acc_x' },
          ...{ csrfHash: hash(), expiresAt },
        },
        now,
      )
    await session(now - keptMs.ended - minute)
    await session(now + day)
    for (const expiresAt of [now - keptMs.ended - minute, now])
      await authStore.addLink(
        { tokenHash: hash(), purpose: 'sign-in', workspaceId, accountId: null, expiresAt },
        now,
      )
    const [ended, standing, key] = [hash(), hash(), hash()]
    for (const token of [ended, standing]) await authStore.addContactToken(token, workspaceId, 'ctc_x', now)
    await authStore.revokeContactToken(ended, now)
    await authStore.addCaseKey(key, workspaceId, 'wi_x', now)
    await authStore.revokeCaseKeys(workspaceId, ['wi_x'], now)
    expect(await forget()).toMatchObject({ sessions: 1, links: 1, tokens: 0, caseKeys: 0 })
    expect(await count('session')).toBe(before.sessions + 1)
    expect(await count('sign_in_link')).toBe(before.links + 1)
    expect(await forget(keptMs.revoked + minute)).toMatchObject({ tokens: 1, caseKeys: 1 })
    expect(await authStore.contactToken(standing)).toBeDefined()
  })

  it('is what the demo told: its contacts are erased a week later, and nobody else is', async () => {
    const isErased = async (workspaceId: string, contactId: string) =>
      ((await services.store.load(workspaceId, contactId))!.state as Contact).erased
    const open = async (workspaceId: string, isSimulated: boolean) => {
      const opened = await openContact(services, workspaceId, 'en', null, isSimulated)
      if (!opened.ok) throw new Error('not opened')
      return opened.value.contactId
    }
    const demo = await server.workspace({ slug: 'demo-office', demo: true })
    const real = await server.workspace()
    const [simulated, person] = [await open(demo.workspaceId, true), await open(demo.workspaceId, false)]
    const elsewhere = await open(real.workspaceId, true)
    expect((await forget()).demoContacts).toBe(0)
    expect((await forget(keptMs.demoTalk + minute)).demoContacts).toBe(1)
    expect(await isErased(demo.workspaceId, simulated)).toBe(true)
    expect(await isErased(demo.workspaceId, person)).toBe(false)
    expect(await isErased(real.workspaceId, elsewhere)).toBe(false)
    expect((await forget(keptMs.demoTalk + minute)).demoContacts).toBe(0)
  })
})
