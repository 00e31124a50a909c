import type { Role } from '@warmline/contracts'
import type { IconName } from '@warmline/ui'
import type { Page } from '../model/place.ts'
import { w } from '../words/words.ts'
import { hasRole } from './session.ts'

export interface PageEntry {
  page: Page
  icon: IconName
  roles: Role[]
  group: 'work' | 'company'
}
/** Every page and who may open it. */
const entries: readonly PageEntry[] = [
  { page: 'home', icon: 'home', roles: ['worker', 'lead', 'recruiter', 'admin'], group: 'work' },
  { page: 'inbox', icon: 'inbox', roles: ['worker', 'lead'], group: 'work' },
  { page: 'floor', icon: 'floor', roles: ['lead', 'admin'], group: 'work' },
  { page: 'ledger', icon: 'ledger', roles: ['lead', 'admin'], group: 'company' },
  { page: 'articles', icon: 'doc', roles: ['worker', 'lead', 'admin'], group: 'company' },
  { page: 'people', icon: 'people', roles: ['lead', 'admin'], group: 'company' },
  { page: 'contacts', icon: 'id', roles: ['admin'], group: 'company' },
  { page: 'settings', icon: 'lock', roles: ['lead', 'admin'], group: 'company' },
]
export const openPages = (): PageEntry[] => entries.filter((e) => hasRole(...e.roles))
/** The doors and unknown pages are open to all: they say themselves what they need. */
export const mayOpen = (page: Page): boolean => {
  const entry = entries.find((e) => e.page === page)
  return entry === undefined || hasRole(...entry.roles)
}
/** null = a page without a name of its own */
export const pageLabel = (page: Page | 'lost'): string | null =>
  entries.some((e) => e.page === page) ? (w().nav[page as 'home'] ?? null) : null
