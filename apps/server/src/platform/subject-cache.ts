/** State rows in use on this node. The version check at commit proves them, so a stale one costs a retry, no more. */
export interface KnownSubject {
  version: number
  state: unknown
  hash: Uint8Array
}

export interface SubjectCache {
  get(key: string): KnownSubject | undefined
  set(key: string, known: KnownSubject): void
  drop(key: string): void
}

export function createSubjectCache(most: number): SubjectCache {
  const kept = new Map<string, KnownSubject>()
  return {
    get(key) {
      const known = kept.get(key)
      if (!known) return undefined
      kept.delete(key)
      kept.set(key, known)
      return known
    },
    set(key, known) {
      kept.delete(key)
      if (kept.size >= most) kept.delete(kept.keys().next().value!)
      kept.set(key, known)
    },
    drop: (key) => void kept.delete(key),
  }
}

/** Runs what has the same key one after another, in the order of asking. */
export function createTurns(mostWaiting: number) {
  const tails = new Map<string, { last: Promise<unknown>; waiting: number }>()
  return {
    isFull: (key: string) => (tails.get(key)?.waiting ?? 0) >= mostWaiting,
    take<T>(key: string, run: () => Promise<T>): Promise<T> {
      const tail = tails.get(key) ?? { last: Promise.resolve(), waiting: 0 }
      tails.set(key, tail)
      tail.waiting += 1
      const mine = tail.last.then(run)
      tail.last = mine
        .catch(() => {})
        .then(() => {
          tail.waiting -= 1
          if (tail.waiting === 0) tails.delete(key)
        })
      return mine
    },
  }
}
