import { limits } from '@warmline/contracts'
import { validZone } from '@warmline/core'
import { sessionCookie } from '../platform/auth/cookies.ts'
import { hashToken, kindOf } from '../platform/auth/tokens.ts'
import { refuse } from '../platform/http/caller.ts'
import { answer } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { addPerson, systemAccess } from './accounts.ts'
import { officeHours, openWorkspace, setWorkspace } from './workspaces.ts'

interface SetUp {
  token: string
  name: string
  slug: string
  adminName: string
  email: string
  languages: string[]
  zone: string
}

/**
 * A workspace of one's own, with its first admin (who also answers and leads), office hours and callbacks on, so that
 * nobody is left without an answer from the first minute. The AI stays off until the admin switches it on.
 */
export async function setUp(services: Services, body: SetUp) {
  if (!validZone(body.zone))
    return refuse('out-of-limits', `${body.zone} is no IANA time zone, such as Europe/Berlin.`)
  if (kindOf(body.token) !== 'link') return refuse('token-expired')
  const tokenHash = hashToken(body.token)
  const used = await services.authStore.useLink(tokenHash, 'set-up', services.clock.now())
  if (!used) return refuse('token-expired')
  const workspaceId = services.ids.next('ws')
  const opened = await openWorkspace(services, { workspaceId, slug: body.slug, name: body.name, demo: false })
  if (!opened.ok) {
    await services.authStore.unuseLink(tokenHash)
    return opened
  }
  await setWorkspace(services, workspaceId, {
    type: 'set-names',
    name: null,
    languages: body.languages,
    topics: null,
    dispositions: null,
  })
  await setWorkspace(services, workspaceId, { type: 'set-hours', hours: officeHours(body.zone) })
  await setWorkspace(services, workspaceId, { type: 'set-callbacks', on: true, backstops: 0 })
  const { adminName: name, email, languages } = body
  const person = {
    name,
    email,
    roles: ['admin' as const, 'lead' as const, 'worker' as const],
    languages,
    skills: [],
    mayBackstop: true,
    simulated: false,
  }
  const added = await addPerson(services, workspaceId, person, systemAccess, {
    scope: 'set-up',
    key: workspaceId,
  })
  if (!added.ok) return added
  const session = await services.auth.openSession({ workspaceId, accountId: added.accountId })
  const headers = { 'set-cookie': sessionCookie(services.config.secure, session, limits.sessionMs) }
  return answer({ workspaceId, workerId: added.workerId }, { headers })
}
