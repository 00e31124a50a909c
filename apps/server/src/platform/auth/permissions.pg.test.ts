import { type Permission, type Role, type Route, type RouteName, roles, routes } from '@warmline/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../../harness/test-server.ts'
import type { Caller } from '../http/caller.ts'
import { refusalOf } from './permissions.ts'

/** The table once more, by hand: what each caller may do at all. */
const allowed: Record<string, readonly Permission[]> = {
  nobody: ['public'],
  contact: ['public', 'contact', 'contact-or-person'],
  operator: ['public', 'operator'],
  worker: ['public', 'contact-or-person', 'person', 'worker'],
  lead: ['public', 'contact-or-person', 'person', 'worker', 'lead'],
  recruiter: ['public', 'contact-or-person', 'person'],
  admin: ['public', 'contact-or-person', 'person', 'lead', 'admin'],
}
const permissions = [...new Set(Object.values(routes).map((route) => route.permission))]

function callerNamed(name: string): Caller {
  if (name === 'nobody') return { kind: 'public' }
  if (name === 'operator') return { kind: 'operator', tokenId: 't' }
  if (name === 'contact') return { kind: 'contact', workspaceId: 'ws', contactId: 'c', tokenId: 't' }
  return {
    kind: 'person',
    workspaceId: 'ws',
    workerId: 'w',
    accountId: 'a',
    sessionId: 's',
    tokenId: 't',
    roles: [name as Role],
  }
}

describe('the permission table', () => {
  it('covers every role and every permission', () => {
    expect(Object.keys(allowed)).toEqual(expect.arrayContaining([...roles]))
    for (const name of Object.keys(allowed))
      for (const permission of permissions)
        expect([name, permission, refusalOf(permission, callerNamed(name)) === null]).toEqual([
          name,
          permission,
          allowed[name]?.includes(permission),
        ])
  })

  it('roles add up', () => {
    const both: Caller = {
      ...(callerNamed('worker') as Extract<Caller, { kind: 'person' }>),
      roles: ['worker', 'admin'],
    }
    expect(refusalOf('worker', both)).toBeNull()
    expect(refusalOf('admin', both)).toBeNull()
  })
})

describe('every route × every caller, over HTTP', () => {
  let server: TestServer
  const tokens: Record<string, string | undefined> = {}

  beforeAll(async () => {
    server = await startTestServer()
    const { workspaceId, slug } = await server.workspace()
    tokens['contact'] = (await server.contact(slug)).token
    tokens['operator'] = server.operatorToken
    for (const role of roles) tokens[role] = (await server.person(workspaceId, [role])).token
  })
  afterAll(() => server?.close())

  const names = Object.keys(routes) as RouteName[]
  it.each(names)('%s', async (name) => {
    const route: Route = routes[name]
    const path = route.path.replace(/:(\w+)/g, (_, key: string) => sample[key] ?? 'x')
    for (const caller of Object.keys(allowed)) {
      // A body that no route takes: who passes gets a problem of another kind, and nothing is changed.
      const answer = await send(server.bases[0]!, route.method, path, {
        token: tokens[caller],
        body: { nothing: 'of the kind' },
      })
      const passes = answer.status !== 401 && answer.problem?.code !== 'not-allowed'
      const may = allowed[caller]?.includes(route.permission) ?? false
      const isScoped = name === 'events' || name === 'sync' || name === 'signIn' || name === 'setUp'
      if (!(may && isScoped)) expect([caller, passes]).toEqual([caller, may])
      if (!may) expect([401, 403]).toContain(answer.status)
    }
  })
})

const sample: Record<string, string> = {
  slug: 'nobody-has-this',
  itemId: 'wi_01890000-0000-7000-8000-000000000000',
  attachmentId: 'att_01890000-0000-7000-8000-000000000000',
  workerId: 'wkr_01890000-0000-7000-8000-000000000000',
  contactId: 'ctc_01890000-0000-7000-8000-000000000000',
  articleId: 'art_01890000-0000-7000-8000-000000000000',
  dutyId: 'dty_01890000-0000-7000-8000-000000000000',
  workspaceId: 'ws_01890000-0000-7000-8000-000000000000',
}
