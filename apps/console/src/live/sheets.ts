import { signal } from '@preact/signals'

/** A dialog that belongs to one conversation; it can be opened by a button, a key or the palette. */
export const sheet = signal<{ itemId: string; kind: 'release' | 'transfer' } | null>(null)
/** What stands over everything, whatever page is open. */
export const overlay = signal<'palette' | 'key-map' | null>(null)
/** The server has a newer console than this page. */
export const fresh = signal(false)
