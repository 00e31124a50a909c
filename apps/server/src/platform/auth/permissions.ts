import type { Permission, Role } from '@warmline/contracts'
import { type Caller, type Refused, refuse } from '../http/caller.ts'

/**
 * The permission table. A person passes with any of the named roles; what is not named is refused.
 * An admin may do what a lead may; who speaks with contacts needs the role for it.
 */
const rolesFor = {
  worker: ['worker', 'lead'],
  lead: ['lead', 'admin'],
  admin: ['admin'],
} as const satisfies Partial<Record<Permission, readonly Role[]>>

/** null = allowed. */
export function refusalOf(permission: Permission, caller: Caller): Refused | null {
  if (permission === 'public') return null
  if (caller.kind === 'public') return refuse('not-signed-in')
  if (permission === 'operator')
    return caller.kind === 'operator' ? null : refuse('not-allowed', 'Needs the operator token.')
  if (permission === 'contact')
    return caller.kind === 'contact' ? null : refuse('not-allowed', 'Only a contact may do this.')
  if (permission === 'contact-or-person')
    return caller.kind === 'contact' || caller.kind === 'person' ? null : refuse('not-allowed')
  if (caller.kind !== 'person') return refuse('not-allowed', 'Needs a signed-in person.')
  if (permission === 'person' || hasRole(caller.roles, permission)) return null
  return refuse('not-allowed', `Needs the role ${rolesFor[permission].join(' or ')}.`)
}

export const hasRole = (roles: readonly Role[], permission: keyof typeof rolesFor): boolean =>
  rolesFor[permission].some((role) => roles.includes(role))
