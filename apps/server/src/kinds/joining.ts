import { createHmac, timingSafeEqual } from 'node:crypto'
import { limits } from '@warmline/contracts'
import type { Contact, JoinCodeTask, WorkItem } from '@warmline/core'
import { hashToken } from '../platform/auth/tokens.ts'
import { type ContactCaller, type Refused, refuse } from '../platform/http/caller.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { NamedGate } from '../platform/http/rate-limits.ts'
import type { Services } from '../services.ts'
import { livingContact, mergeInto } from './merging.ts'

/** Two devices of one person: the case key, and a code to the address that was on file before anybody asked. */
export const joiningRoutes = (services: Services): Pick<Implementations, 'join' | 'confirmJoin'> => ({
  join: ({ caller, body, idempotency }) =>
    askForCode(services, caller, body.caseKey, idempotency?.key ?? services.ids.next('evt')),
  confirmJoin: ({ caller, body }) => confirmCode(services, caller, body.caseKey, body.code),
})

/** `request`: the same one sends one letter, however often it is repeated. */
export async function askForCode(
  services: Services,
  { workspaceId, contactId }: ContactCaller,
  caseKey: string,
  request: string,
) {
  const workspace = await services.workspaces.get(workspaceId)
  if (!services.mailer.isOffered(workspace?.state.demo ?? false)) return refuse('no-mail')
  const keyHash = hashToken(caseKey.trim()).toString('hex')
  const limited =
    (await limitedBy(services, 'codes-of-key', keyHash)) ??
    (await limitedBy(services, 'codes-of-contact', contactId))
  if (limited) return limited
  // Whether there is such a key, and an address, is looked up behind the answer: it tells nothing, at no pace.
  const askedAt = services.clock.now()
  await services.store.setAlarms(workspaceId, [
    {
      key: `join/${keyHash}/${contactId}/${request}`,
      dueAt: askedAt,
      run: { task: 'join-code', keyHash, contactId, request, askedAt },
      maxAttempts: 4,
      deadlineMs: limits.joinCodeMs,
    },
  ])
  return answer({ digits: limits.joinDigits, expiresInMs: limits.joinCodeMs, tries: limits.joinTries })
}

export async function confirmCode(services: Services, caller: ContactCaller, caseKey: string, code: string) {
  const keyHash = hashToken(caseKey.trim())
  const limited =
    (await limitedBy(services, 'tries-of-key', keyHash.toString('hex'))) ??
    (await limitedBy(services, 'tries-of-contact', caller.contactId))
  return limited ?? confirm(services, caller, keyHash, code)
}

async function limitedBy(services: Services, gate: NamedGate, name: string): Promise<Refused | null> {
  const wait = await services.limits.byName(gate, name)
  return wait === null ? null : { ok: false, problem: { code: 'too-many-requests', retryAfterS: wait } }
}

/** What is looked up for a key that does not exist, so that it takes as many steps. */
const nobody = 'ctc_00000000-0000-7000-8000-000000000000'

async function confirm(services: Services, caller: ContactCaller, keyHash: Buffer, code: string) {
  const { workspaceId, contactId } = caller
  const codeHash = codeHashOf(services, keyHash.toString('hex'), contactId, code)
  const stored = await services.authStore.tryCode(
    { keyHash, workspaceId, contactId },
    limits.joinTries,
    services.clock.now(),
  )
  const isRight = timingSafeEqual(stored ?? Buffer.alloc(codeHash.length), codeHash) && stored !== undefined
  const row = await services.authStore.caseKey(keyHash)
  const item = await services.items.get(workspaceId, row?.workspace_id === workspaceId ? row.item_id : nobody)
  const owner = await livingContact(services, workspaceId, item?.contactId ?? nobody)
  const self = await livingContact(services, workspaceId, contactId)
  // Joined already, as when the answer to the first confirmation was lost: the same again needs no code.
  if (item && owner && self && owner.contactId === self.contactId)
    return answer({ contactId: self.contactId, itemId: item.itemId })
  if (!isRight || !item || !owner || !self) return refuse('code-refused')
  if (owner.identified && self.identified)
    return refuse('wrong-state', 'This device is signed in as somebody else. Sign out there first.')
  if (!(await services.authStore.useCode(keyHash, workspaceId, codeHash))) return refuse('code-refused')
  const refused = await joined(services, workspaceId, self, owner)
  return refused ?? answer({ contactId: (self.identified ? self : owner).contactId, itemId: item.itemId })
}

/**
 * As with a signed identity the anonymous one goes into the other. A device that is not signed in never comes to see
 * a signed-in person's threads by it: where the case was anonymous and this device is signed in, the old device's
 * token ends.
 */
function joined(
  services: Services,
  workspaceId: string,
  self: Contact,
  owner: Contact,
): Promise<Refused | null> {
  const [from, into] = self.identified ? [owner, self] : [self, owner]
  return mergeInto(services, workspaceId, from.contactId, into.contactId, {
    by: 'join',
    tokens: self.identified ? 'end' : 'follow',
  })
}

const codeHashOf = (services: Services, keyHash: string, contactId: string, code: string): Buffer =>
  createHmac('sha256', services.secret)
    .update(JSON.stringify(['join code', keyHash, contactId, code]))
    .digest()

/** Made, not stored: the same request sends the same digits however often it is tried, and no row holds them. */
function codeFor(services: Services, { keyHash, contactId, request }: JoinCodeTask): string {
  const bytes = createHmac('sha256', services.secret)
    .update(JSON.stringify(['join digits', keyHash, contactId, request]))
    .digest()
  const number = bytes.readBigUInt64BE() % 10n ** BigInt(limits.joinDigits)
  return String(number).padStart(limits.joinDigits, '0')
}

/**
 * The outside task `join-code`: a key that is not good, or a case without an address, is no failure and no letter. A
 * repeated request sends no second one; a letter that could not be sent is tried again.
 */
export async function sendJoinCode(
  services: Services,
  workspaceId: string,
  task: JoinCodeTask,
  attempt: number,
): Promise<null> {
  const keyHash = Buffer.from(task.keyHash, 'hex')
  const row = await services.authStore.caseKey(keyHash)
  if (!row || row.workspace_id !== workspaceId) return null
  const [workspace, item] = await Promise.all([
    services.workspaces.get(workspaceId),
    services.items.get(workspaceId, row.item_id),
  ])
  const to = item && (await addressOnFile(services, workspaceId, item))
  if (!workspace || !to) return null
  const code = codeFor(services, task)
  const isNew = await services.authStore.armCode({
    keyHash,
    workspaceId,
    contactId: task.contactId,
    request: task.request,
    codeHash: codeHashOf(services, task.keyHash, task.contactId, code),
    expiresAt: task.askedAt + limits.joinCodeMs,
  })
  if (!isNew && attempt === 1) return null
  await services.mailer.send(to, 'join-code', {
    language: item.language,
    company: workspace.state.name,
    code,
    minutes: String(limits.joinCodeMs / 60_000),
  })
  return null
}

/**
 * What the signed identity says, else where this case was to be answered, else what the contact said. What a worker
 * noted is not enough: somebody might have talked them into it.
 */
async function addressOnFile(
  services: Services,
  workspaceId: string,
  item: WorkItem,
): Promise<string | null> {
  const owner = await livingContact(services, workspaceId, item.contactId)
  if (!owner) return null
  const said = (by: 'host' | 'contact') =>
    owner.facts.find((fact) => fact.key === 'email' && fact.by === by)?.contentId
  const contentId = said('host') ?? item.emailContentId ?? said('contact')
  return contentId ? services.contents.text(workspaceId, contentId) : null
}
