/** localStorage that never throws: private windows and full disks fall back to memory for this visit. */
const memory = new Map<string, string>()
const prefix = 'warmline.'

export function load<T>(key: string): T | null {
  let raw = memory.get(key) ?? null
  if (raw === null)
    try {
      raw = localStorage.getItem(prefix + key)
    } catch {
      raw = null
    }
  if (raw === null) return null
  try {
    return JSON.parse(raw) as T
  } catch {
    return null
  }
}

/** null removes it. False when it is kept in memory only. */
export function save(key: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(prefix + key)
    else localStorage.setItem(prefix + key, JSON.stringify(value))
    memory.delete(key)
    return true
  } catch {
    memory.set(key, JSON.stringify(value))
    return false
  }
}

/** Names of everything stored that begins like this. */
export function storedKeys(start: string): string[] {
  try {
    const stored = Object.keys(localStorage).map((key) => key.slice(prefix.length))
    return [...new Set([...stored, ...memory.keys()])].filter((key) => key.startsWith(start))
  } catch {
    return [...memory.keys()].filter((key) => key.startsWith(start))
  }
}

/** On a shared computer the next person must not see what was written here: everything but looks goes. */
export function forgetPerson(): void {
  memory.clear()
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(`${prefix}draft.`) || key.startsWith(`${prefix}outbox.`))
        localStorage.removeItem(key)
  } catch {
    // nothing was stored then
  }
}
