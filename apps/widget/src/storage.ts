import type { Outbox } from './outbox.ts'

/** What this browser remembers of one workspace. */
export interface Memory {
  token(): string | null
  setToken(token: string): void
  /** the panel stood open when the page was left */
  wasOpen(): boolean
  setOpen(open: boolean): void
  draft(): string
  setDraft(text: string): void
  outbox(): Outbox
  /** false = it could not be written (storage full or forbidden); it is then kept in memory only */
  setOutbox(outbox: Outbox): boolean
  /** log-out on a shared computer: nothing of the last person stays */
  forget(): void
  /** another tab wrote: which part */
  onChange(tell: (part: 'token' | 'outbox') => void): () => void
}

/** One key a part; each is written synchronously and read by every tab. A blocked localStorage falls back to memory. */
export function browserMemory(slug: string, storage: () => Storage = () => localStorage): Memory {
  const fallback = new Map<string, string>()
  const name = (part: string) => `warmline:${slug}:${part}`
  const read = (part: string): string | null => {
    try {
      return fallback.get(part) ?? storage().getItem(name(part))
    } catch {
      return fallback.get(part) ?? null
    }
  }
  const write = (part: string, value: string | null): boolean => {
    try {
      if (value === null) storage().removeItem(name(part))
      else storage().setItem(name(part), value)
      fallback.delete(part)
      return true
    } catch {
      if (value === null) fallback.delete(part)
      else fallback.set(part, value)
      return false
    }
  }
  return {
    token: () => read('token'),
    setToken: (token) => void write('token', token),
    wasOpen: () => read('open') === '1',
    setOpen: (open) => void write('open', open ? '1' : null),
    draft: () => read('draft') ?? '',
    setDraft: (text) => void write('draft', text === '' ? null : text),
    outbox: () => parseOutbox(read('outbox')),
    setOutbox: (outbox) => write('outbox', outbox.length === 0 ? null : JSON.stringify(outbox)),
    forget: () => {
      for (const part of ['token', 'open', 'draft', 'outbox']) write(part, null)
    },
    onChange: (tell) => {
      const listen = ({ key }: StorageEvent) => {
        if (key === name('token')) tell('token')
        else if (key === name('outbox')) tell('outbox')
      }
      addEventListener('storage', listen)
      return () => removeEventListener('storage', listen)
    },
  }
}

/** What an older version or another hand left there must not stop the panel. */
function parseOutbox(text: string | null): Outbox {
  try {
    const entries: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(entries) ? (entries as Outbox).filter((entry) => typeof entry?.key === 'string') : []
  } catch {
    return []
  }
}
