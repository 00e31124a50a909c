import type { Lookup, Viewer } from './view.ts'

/** What contacts see of a person’s name. */
export const firstName = (name: string | null): string | null => name?.trim().split(/\s+/)[0] ?? null

/** The team knows its people by their whole names, a contact by the first. */
export const lookupFor = (lookup: Lookup, viewer: Viewer): Lookup =>
  viewer.role === 'contact' ? { ...lookup, name: (workerId) => firstName(lookup.name(workerId)) } : lookup
