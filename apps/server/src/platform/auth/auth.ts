import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { limits, type Role } from '@warmline/contracts'
import { type Caller, type Refused, refuse } from '../http/caller.ts'
import type { Origins } from '../http/origins.ts'
import type { Bus } from '../ports.ts'
import { readCookie } from './cookies.ts'
import type { AuthStore } from './store.ts'
import { hashToken, kindOf, newToken } from './tokens.ts'

export interface AuthOptions {
  store: AuthStore
  bus: Bus
  origins: Origins
  now: () => number
  newId: (prefix: 'ses' | 'acc') => string
  secure: boolean
  /** this node's own operator token; null when it listens to the outside */
  operatorToken: string | null
  /** null = no such person, or disabled */
  rolesOf: (workspaceId: string, workerId: string) => Promise<readonly Role[] | null>
}

/** What a request says about who sends it. */
export interface Credentials {
  method: string | undefined
  headers: IncomingHttpHeaders
}

export interface Auth {
  /** From a bearer token, else from the session cookie (which on writes must come from our own pages). */
  authenticate(credentials: Credentials): Promise<Caller | Refused>
  /** From a token alone, as the first frame of a socket carries it. */
  fromToken(token: string): Promise<Caller | Refused>
  isOperator(headers: IncomingHttpHeaders): boolean
  /** A workspace that an operator made for replay or bench: address limits are lifted for it. */
  isUnlimited(workspaceId: string): Promise<boolean>
  /** A long connection asks now and then whether what it began with still holds. */
  isStillGood(caller: Exclude<Caller, { kind: 'public' }>): Promise<boolean>
  openSession(account: { workspaceId: string; accountId: string }, forMs?: number): Promise<string>
  endSession(tokenId: string): Promise<void>
  endSessionsOf(accountId: string, workerId: string): Promise<void>
  revokeContactToken(tokenId: string): Promise<void>
  /** Forget what is remembered of somebody, here and on the other nodes; sockets ask again. */
  changed(workspaceId: string, who: string): void
  onChanged(listener: (who: string) => void): () => void
}

interface Remembered {
  found: Caller | Refused
  until: number
}
/** Of a token that is good. A revoked one is forgotten at once (`changed`, on every node); this is for a lost hint. */
const rememberMs = 30_000
/** Of one that is not, or not yet. */
const rememberRefusedMs = 1_000
const touchEveryMs = 3_600_000
const topic = 'auth.changed'

export function createAuth(options: AuthOptions): Auth {
  const memory = createMemory(options)
  const { store, now, bus } = options
  const listeners = new Set<(who: string) => void>()
  const forget = (who: string) => {
    memory.forget(who)
    for (const listener of listeners) listener(who)
  }
  bus.onEphemeral((_workspaceId, on, payload) => {
    if (on === topic && typeof payload === 'string') forget(payload)
  })
  const changed = (workspaceId: string, who: string) => {
    forget(who)
    bus.publishEphemeral(workspaceId, topic, who)
  }
  const own = options.operatorToken === null ? null : hashToken(options.operatorToken)
  const ownKind = kindOf(options.operatorToken ?? '')
  return {
    authenticate: (credentials) => authenticate(credentials, options, memory.look),
    fromToken: memory.look,
    async isStillGood(caller) {
      const found = await read(
        options,
        caller.kind === 'person' ? 'session' : caller.kind,
        Buffer.from(caller.tokenId, 'hex'),
        caller.tokenId,
      )
      return 'kind' in found
    },
    isOperator(headers) {
      const given = headers['warmline-operator'] ?? bearerOf(headers)
      if (own === null || typeof given !== 'string') return false
      // Almost every token says in its first letters that it is a contact's or a session's.
      const kind = kindOf(given)
      return (kind === null || kind === ownKind) && timingSafeEqual(hashToken(given), own)
    },
    isUnlimited: createUnlimited(options),
    async openSession(account, forMs = limits.sessionMs) {
      const token = newToken('session')
      const at = now()
      const row = {
        tokenHash: hashToken(token),
        sessionId: options.newId('ses'),
        csrfHash: hashToken(`csrf ${token}`),
        expiresAt: at + forMs,
      }
      await store.addSession({ ...row, ...account }, at)
      return token
    },
    async endSession(tokenId) {
      await store.deleteSession(Buffer.from(tokenId, 'hex'))
      changed('', tokenId)
    },
    async endSessionsOf(accountId, workerId) {
      await store.deleteSessionsOf(accountId)
      changed('', workerId)
    },
    async revokeContactToken(tokenId) {
      await store.revokeContactToken(Buffer.from(tokenId, 'hex'), now())
      changed('', tokenId)
    },
    changed,
    onChanged(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function bearerOf(headers: IncomingHttpHeaders): string | null {
  const found = /^Bearer ([\w-]{1,200})$/i.exec(headers.authorization ?? '')
  return found?.[1] ?? null
}

async function authenticate(
  { method, headers }: Credentials,
  options: AuthOptions,
  look: (token: string) => Promise<Caller | Refused>,
): Promise<Caller | Refused> {
  if (headers.authorization !== undefined) {
    const token = bearerOf(headers)
    return token === null ? refuse('not-signed-in', 'Send `Authorization: Bearer <token>`.') : look(token)
  }
  const cookie = readCookie(headers, options.secure)
  if (cookie === null || cookie === '') return { kind: 'public' }
  const writes = method !== 'GET' && method !== 'HEAD'
  if (writes && !cameFromUs(headers, options.origins)) return refuse('csrf-refused')
  return look(cookie)
}

/** The browser itself says where a request comes from; what says nothing is not one of our pages. */
function cameFromUs(headers: IncomingHttpHeaders, origins: Origins): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  if (headers.origin !== undefined) return origins.isOwn(headers)
  return site === 'same-origin'
}

const unlimitedMs = 60_000

function createUnlimited({ store, now }: AuthOptions): (workspaceId: string) => Promise<boolean> {
  const known = new Map<string, { until: number; found: Promise<boolean> }>()
  return (workspaceId) => {
    const entry = known.get(workspaceId)
    if (entry && entry.until > now()) return entry.found
    const found = store.secret(workspaceId, 'limits-lifted', 'operator').then((row) => row !== undefined)
    if (known.size > 5_000) known.clear()
    known.set(workspaceId, { until: now() + unlimitedMs, found })
    found.catch(() => known.delete(workspaceId))
    return found
  }
}

/** By which names `forget` may mean this one. */
const namesOf = (tokenId: string, found: Caller | Refused): string[] => [
  tokenId,
  ...('contactId' in found ? [found.contactId] : []),
  ...('workerId' in found ? [found.workerId] : []),
]

/** What `onChanged` tells of is this caller. */
export const isAbout = (caller: Caller, who: string): boolean =>
  caller.kind !== 'public' && namesOf(caller.tokenId, caller).includes(who)

/** Who was to be forgotten while this answer was read. */
interface Reading {
  forgotten: Set<string>
}

/** A memory of half a minute, so that somebody who writes every few seconds does not cost a read a message. */
function createMemory(options: AuthOptions) {
  const { now, operatorToken } = options
  const known = new Map<string, Remembered>()
  const underWay = new Set<Reading>()
  const own = operatorToken === null ? null : hashToken(operatorToken)
  async function look(token: string): Promise<Caller | Refused> {
    const hash = hashToken(token)
    if (own !== null && timingSafeEqual(hash, own)) return { kind: 'operator', tokenId: own.toString('hex') }
    const kind = kindOf(token)
    if (kind === null) return refuse('not-signed-in', 'This is not a token of ours.')
    const tokenId = hash.toString('hex')
    const remembered = known.get(tokenId)
    if (remembered && remembered.until > now()) return remembered.found
    const reading: Reading = { forgotten: new Set() }
    underWay.add(reading)
    try {
      let found = await read(options, kind, hash, tokenId)
      // It changed while it was read: what was found may be of before, and nobody would ask again for a while.
      if (namesOf(tokenId, found).some((who) => reading.forgotten.has(who)))
        found = await read(options, kind, hash, tokenId)
      if (known.size >= 50_000) known.delete(known.keys().next().value ?? '')
      known.delete(tokenId)
      known.set(tokenId, { found, until: now() + ('kind' in found ? rememberMs : rememberRefusedMs) })
      return found
    } finally {
      underWay.delete(reading)
    }
  }
  return {
    look,
    forget(who: string) {
      for (const reading of underWay) reading.forgotten.add(who)
      known.delete(who)
      for (const [tokenId, { found }] of known)
        if (namesOf(tokenId, found).includes(who)) known.delete(tokenId)
    },
  }
}

async function read(
  options: AuthOptions,
  kind: string,
  hash: Buffer,
  tokenId: string,
): Promise<Caller | Refused> {
  const { store, now } = options
  if (kind === 'contact') {
    const row = await store.contactToken(hash)
    return row
      ? { kind: 'contact', workspaceId: row.workspace_id, contactId: row.contact_id, tokenId }
      : refuse('token-expired')
  }
  if (kind === 'operator')
    return (await store.isOperator(hash, now())) ? { kind: 'operator', tokenId } : refuse('token-expired')
  if (kind !== 'session') return refuse('not-signed-in')
  const row = await store.session(hash)
  if (!row || row.expires_at <= now() || row.disabled_at !== null) return refuse('token-expired')
  const roles = await options.rolesOf(row.workspace_id, row.worker_id)
  if (roles === null) return refuse('token-expired')
  if (now() - row.seen_at > touchEveryMs)
    await store.touchSession(hash, now(), Math.max(row.expires_at, now() + limits.sessionMs))
  return {
    kind: 'person',
    workspaceId: row.workspace_id,
    workerId: row.worker_id,
    accountId: row.account_id,
    sessionId: row.session_id,
    roles,
    tokenId,
  }
}
