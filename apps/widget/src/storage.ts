import type { Outbox } from './outbox.ts'

/** What this browser remembers of one workspace. */
export interface Memory {
  token(): string | null
  setToken(token: string): void
  /** the panel stood open when the page was left */
  setOpen(open: boolean): void
  /** what is being written in a conversation; null = a new one */
  draft(itemId: string | null): string
  setDraft(itemId: string | null, text: string): void
  outbox(): Outbox
  /** false = it could not be written (storage full or forbidden); it is then kept in memory only */
  setOutbox(outbox: Outbox): boolean
  /** log-out on a shared computer: nothing of the last person stays */
  forget(): void
  /** which part another tab wrote, by its key in the storage */
  partOf(key: string | null): string | undefined
}

/** One key a part; each is written synchronously and read by every tab. A blocked localStorage falls back to memory. */
export function browserMemory(slug: string, storage: () => Storage = () => localStorage): Memory {
  const fallback = new Map<string, string>()
  const prefix = `warmline:${slug}:`
  const read = (part: string): string | null => {
    const kept = fallback.get(part)
    try {
      return kept ?? storage().getItem(prefix + part)
    } catch {
      return kept ?? null
    }
  }
  const write = (part: string, value: string): boolean => {
    fallback.delete(part)
    try {
      if (value) storage().setItem(prefix + part, value)
      else storage().removeItem(prefix + part)
      return true
    } catch {
      if (value) fallback.set(part, value)
      return false
    }
  }
  // an emptied field of a conversation that is gone must not stay for ever: one key for all drafts
  const drafts = () => parsed<Record<string, string>>(read('draft'), {})
  return {
    token: () => read('token'),
    setToken: (token) => void write('token', token),
    setOpen: (open) => void write('open', open ? '1' : ''),
    draft: (itemId) => drafts()[itemId ?? ''] ?? '',
    setDraft: (itemId, text) => {
      const { [itemId ?? '']: _old, ...others } = drafts()
      const all = text ? { ...others, [itemId ?? '']: text } : others
      write('draft', Object.keys(all).length ? JSON.stringify(all) : '')
    },
    outbox: () => parsed<Outbox>(read('outbox'), []).filter?.((entry) => entry?.key) ?? [],
    setOutbox: (outbox) => write('outbox', outbox.length ? JSON.stringify(outbox) : ''),
    forget: () => {
      for (const part of ['token', 'open', 'draft', 'outbox']) write(part, '')
    },
    partOf: (key) => (key?.startsWith(prefix) ? key.slice(prefix.length) : undefined),
  }
}

/** What an older version or another hand left there must not stop the panel. */
function parsed<T>(text: string | null, or: T): T {
  try {
    return (JSON.parse(text ?? '') as T) ?? or
  } catch {
    return or
  }
}
