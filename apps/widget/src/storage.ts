import type { Outbox } from './outbox.ts'

/**
 * token: of the contact · who: whose token it is, when the host page has said so · last: the conversation on screen · open: the panel stood open when the page was left · tell: may we tell outside the page,
 * 'yes', 'no', or '' = not asked · waits: the lasting outbox (IndexedDB) holds something · draft…: what is being
 * written, by conversation.
 */
type Part = 'token' | 'who' | 'last' | 'open' | 'tell' | 'waits' | `draft${string}`

/** What this browser remembers of one workspace. */
export interface Memory {
  /** '' = nothing */
  read(part: Part): string
  write(part: Part, value: string): void
  /** What waits before the lasting outbox has come: of this tab, and of tabs that were closed before it came. */
  early(): Outbox
  /** false = it could not be written (storage full or forbidden); it is then in memory only */
  setEarly(outbox: Outbox): boolean
  /** the lasting outbox has it now */
  forgetEarly(): void
  /** log-out on a shared computer: nothing of the last person stays */
  forget(): void
}

/** One key a part; each is written synchronously and read by every tab. A blocked localStorage falls back to memory. */
export function browserMemory(slug: string, storage: () => Storage = () => localStorage): Memory {
  const fallback = new Map<string, string>()
  const prefix = `warmline:${slug}:`
  // one a tab: tabs must not write over what another one keeps
  const own = `outbox${Math.random()}`
  /** parts of the outbox that this tab has read, and its own */
  const taken = new Set([own])
  const read = (part: string): string => {
    try {
      return fallback.get(part) ?? storage().getItem(prefix + part) ?? ''
    } catch {
      return ''
    }
  }
  const write = (part: string, value: string): boolean => {
    fallback.delete(part)
    try {
      if (value) storage().setItem(prefix + part, value)
      else storage().removeItem(prefix + part)
      return true
    } catch {
      fallback.set(part, value)
      return !value
    }
  }
  const parts = (): string[] => {
    try {
      return Object.keys(storage()).flatMap((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : []))
    } catch {
      return [...fallback.keys()]
    }
  }
  return {
    read,
    write,
    early: () =>
      parts().flatMap((part) => {
        if (!part.startsWith('outbox')) return []
        taken.add(part)
        try {
          return (JSON.parse(read(part)) as Outbox).filter(({ key }) => key)
        } catch {
          // what an older version or another hand left there must not stop the panel
          return []
        }
      }),
    setEarly: (outbox) => write(own, outbox.length ? JSON.stringify(outbox) : ''),
    forgetEarly: () => {
      for (const part of taken) write(part, '')
    },
    forget: () => {
      for (const part of parts()) write(part, '')
    },
  }
}
