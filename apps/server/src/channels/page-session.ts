import type { FastifyReply, FastifyRequest } from 'fastify'
import { openContact, tooMany } from '../kinds/contacts.ts'
import type { ContactCaller, Refusal } from '../platform/http/caller.ts'
import { sendProblem } from '../platform/http/problem.ts'
import { contactReserve, tooMany as over } from '../platform/http/reserve.ts'
import type { Services } from '../services.ts'

export type SlugRequest = FastifyRequest<{ Params: { slug: string } }>

const cookieName = (secure: boolean) => (secure ? '__Host-warmline-contact' : 'warmline-contact')

function tokenOf(services: Services, request: FastifyRequest): string | null {
  const name = `${cookieName(services.config.secure)}=`
  const pair = (request.headers.cookie ?? '').split(';').find((part) => part.trim().startsWith(name))
  return pair?.trim().slice(name.length) ?? null
}

export async function callerOf(
  services: Services,
  request: FastifyRequest,
  workspaceId: string,
): Promise<ContactCaller | null> {
  const token = tokenOf(services, request)
  const caller = token === null ? null : await services.auth.fromToken(token)
  return caller && 'kind' in caller && caller.kind === 'contact' && caller.workspaceId === workspaceId
    ? caller
    : null
}

/**
 * Browsers say themselves where a form comes from. `Origin` alone would not do: with a strict referrer policy a form of
 * our own page says `Origin: null`.
 */
export function cameFromUs(services: Services, { headers }: SlugRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin === undefined || services.origins.isOwn(headers)
}

export async function newCaller(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  workspaceId: string,
  language: string,
  wantsPerson: boolean,
): Promise<ContactCaller | Refusal> {
  const wait = await tooMany(services, workspaceId, request.ip, wantsPerson)
  if (wait !== null) return over(wait)
  const opened = await openContact(services, workspaceId, language, null, false)
  if (!opened.ok) return opened.problem
  const { secure } = services.config
  reply.header(
    'set-cookie',
    `${cookieName(secure)}=${opened.value.token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${secure ? '; Secure' : ''}`,
  )
  return { kind: 'contact', workspaceId, contactId: opened.value.contactId, tokenId: '' }
}

/** An `onRequest` hook for pages: the limit of an address. A contact's reserve is judged by `pageRefusal`. */
export const limitPage =
  (services: Services) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const wait = await services.limits.byAddress('every', request.ip)
    if (wait === null) return
    if (request.method !== 'POST' && tokenOf(services, request) === null)
      return sendProblem(reply, over(wait))
    request.overLimit = wait
    return
  }

/** The limits of the API, with the same way past them to a person; null = it may pass. */
export async function pageRefusal(
  services: Services,
  request: FastifyRequest,
  caller: ContactCaller | null,
  wantsPerson: boolean,
): Promise<Refusal | null> {
  const byToken = caller === null ? null : await services.limits.byToken(caller.tokenId)
  const wait = byToken ?? request.overLimit
  if (wait === null || (caller && (await services.auth.isUnlimited(caller.workspaceId)))) return null
  // a new contact is bounded where it is opened
  if (caller === null) return wantsPerson ? null : over(wait)
  return contactReserve(services.limits, caller.contactId, wantsPerson, wait)
}
