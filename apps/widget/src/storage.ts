import { inOrder, type Outbox } from './outbox.ts'

/**
 * token: of the contact · who: whose token it is, when the host page has said so · last: the conversation on screen · open: the panel stood open when the page was left · tell: may we tell outside the page,
 * 'yes', 'no', or '' = not asked · waits: the lasting outbox (IndexedDB) holds something · draft…: what is being
 * written, by conversation · outbox…: one command that waits, by its key, until the lasting outbox has it. Each has a
 * place of its own, so that no tab writes over what another one keeps, and none takes away what it has not read.
 */
type Part = 'token' | 'who' | 'last' | 'open' | 'tell' | 'waits' | `draft${string}` | `outbox${string}`

/** What this browser remembers of one workspace. */
export interface Memory {
  /** '' = nothing */
  read(part: Part): string
  write(part: Part, value: string): void
  /** the parts that hold commands which wait: of this tab, of others, and of tabs that were closed */
  earlyParts(): `outbox${string}`[]
  /** What they hold now, each command once, in the order in which it was given. */
  early(): Outbox
  /**
   * Writes what waits and takes away what was accepted. False = not all could be written (storage full or forbidden): the
   * rest is in memory only.
   */
  setEarly(outbox: Outbox): boolean
  /** log-out on a shared computer: nothing of the last person stays */
  forget(): void
}

/** One key a part; each is written synchronously and read by every tab. A blocked localStorage falls back to memory. */
export function browserMemory(slug: string): Memory {
  const fallback = new Map<string, string>()
  const prefix = `warmline:${slug}:`
  const read = (part: string): string => {
    const name = prefix + part
    try {
      return fallback.get(name) ?? localStorage.getItem(name) ?? ''
    } catch {
      return ''
    }
  }
  const write = (part: string, value: string): boolean => {
    const name = prefix + part
    fallback.delete(name)
    try {
      if (value) localStorage.setItem(name, value)
      else localStorage.removeItem(name)
    } catch {
      fallback.set(name, value)
    }
    return !fallback.get(name)
  }
  const parts = <P extends string>(start: P): `${P}${string}`[] => {
    const names = [...fallback.keys()]
    try {
      names.push(...Object.keys(localStorage))
    } catch {
      // blocked: all there is is in memory
    }
    return names.flatMap((name) =>
      name.startsWith(prefix + start) ? (name.slice(prefix.length) as `${P}${string}`) : [],
    )
  }
  const earlyParts = () => parts('outbox')
  return {
    read,
    write,
    earlyParts,
    early: () =>
      inOrder(
        earlyParts().flatMap((part) => {
          try {
            return (JSON.parse(read(part)) as Outbox).filter(({ key }) => key)
          } catch {
            // what an older version or another hand left there must not stop the panel
            return []
          }
        }),
      ),
    setEarly: (outbox) =>
      outbox
        .map((entry) => write(`outbox${entry.key}`, entry.state === 'acked' ? '' : JSON.stringify([entry])))
        .every(Boolean),
    forget: () => {
      for (const part of parts('')) write(part, '')
    },
  }
}
