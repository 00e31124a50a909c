import type { RouteName } from '@warmline/contracts'
import type { Caller, Refusal } from './caller.ts'
import type { RateLimits } from './rate-limits.ts'

/**
 * The way to a person past the general limits. Who floods from an address must not take the button from the others
 * there, so a contact keeps a few asks and a slow conversation of its own; both are bounded, by `asks-of-contact` and
 * `talk-of-contact`, and contacts are bounded by `open-contact` and `open-for-person`.
 */
const asks: ReadonlySet<RouteName> = new Set<RouteName>(['openContact', 'openConversation', 'askForHuman'])
const talk: ReadonlySet<RouteName> = new Set<RouteName>([
  'sync',
  'events',
  'sendMessage',
  'chooseWait',
  'readByContact',
])

/** Over a limit, this route may still be served: it is to be asked of `reserveRefusal` when its body is known. */
export const hasReserve = (name: RouteName): boolean => asks.has(name) || talk.has(name)

export const tooMany = (retryAfterS: number): Refusal => ({ code: 'too-many-requests', retryAfterS })

/** null = it may pass although a limit is reached. */
export async function reserveRefusal(
  limits: RateLimits,
  caller: Caller,
  name: RouteName,
  body: unknown,
  wait: number,
): Promise<Refusal | null> {
  const wantsPerson = name === 'askForHuman' || (body as { wants?: unknown } | null)?.wants === 'person'
  // Its own gates bound it, where the workspace is known.
  if (name === 'openContact') return wantsPerson ? null : tooMany(wait)
  if (caller.kind !== 'contact' || (asks.has(name) && !wantsPerson)) return tooMany(wait)
  return contactReserve(limits, caller.contactId, wantsPerson && asks.has(name), wait)
}

export async function contactReserve(
  limits: Pick<RateLimits, 'byName'>,
  contactId: string,
  isAsk: boolean,
  wait: number,
): Promise<Refusal | null> {
  const own = await limits.byName(isAsk ? 'asks-of-contact' : 'talk-of-contact', contactId)
  return own === null ? null : tooMany(Math.min(wait, own))
}
