import type { FastifyReply, FastifyRequest } from 'fastify'
import { openContact, tooMany } from '../kinds/contacts.ts'
import type { ContactCaller } from '../platform/http/caller.ts'
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
): Promise<ContactCaller | null> {
  if ((await tooMany(services, workspaceId, request.ip)) !== null) return null
  const opened = await openContact(services, workspaceId, language, null, false)
  if (!opened.ok) return null
  const { secure } = services.config
  reply.header(
    'set-cookie',
    `${cookieName(secure)}=${opened.value.token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${secure ? '; Secure' : ''}`,
  )
  return { kind: 'contact', workspaceId, contactId: opened.value.contactId, tokenId: '' }
}
