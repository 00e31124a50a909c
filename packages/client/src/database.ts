import type { Environment } from './environment.ts'

/** One box of the outbox database, read and changed in one transaction; what another tab does in between is not lost. */
export interface Shelf<E> {
  /**
   * Reads the box, and with `change` writes what that makes of it. `kept` is false when nothing could be written:
   * storage full, blocked, or silent for too long; `found` is null when it could not even be read.
   */
  exchange(change: ((found: readonly E[]) => readonly E[]) | null): Promise<Exchanged<E>>
  close(): void
}
export interface Exchanged<E> {
  found: readonly E[] | null
  kept: boolean
}

/** ms until a silent database is given up; one that was silent before is not waited for again */
const PATIENCE = 5_000
const IMPATIENCE = 250
const store = 'boxes'

const open = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('warmline-outbox', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onerror = request.onblocked = reject
    request.onsuccess = () => resolve(request.result)
  })

/** null = there is no IndexedDB here (Node, some private modes). */
export function openShelf<E>(name: string, after: Environment['after']): Shelf<E> | null {
  if (!globalThis.indexedDB) return null
  let database: Promise<IDBDatabase> | null = null
  let patience = PATIENCE
  const close = () => {
    void database?.then(
      (db) => db.close(),
      () => undefined,
    )
    database = null
  }
  return {
    close,
    exchange: (change) =>
      new Promise((resolve) => {
        let found: readonly E[] | null = null
        let undo = () => {}
        const end = (kept: boolean) => {
          cancel()
          if (!kept) close()
          resolve({ found, kept })
        }
        const cancel = after(patience, () => {
          patience = IMPATIENCE
          undo()
          end(false)
        })
        database ??= open()
        database
          .then((db) => {
            db.onclose = db.onversionchange = close
            const work = db.transaction(store, change ? 'readwrite' : 'readonly', { durability: 'strict' })
            const box = work.objectStore(store)
            const request: IDBRequest<readonly E[] | undefined> = box.get(name)
            undo = () => {
              try {
                work.abort()
              } catch {
                // it has just ended
              }
            }
            request.onsuccess = () => {
              found = request.result ?? []
              const next = change?.(found)
              if (next?.length) box.put(next, name)
              else if (next) box.delete(name)
            }
            work.oncomplete = () => {
              patience = PATIENCE
              end(true)
            }
            work.onabort = () => end(false)
          })
          .catch(() => end(false))
      }),
  }
}

/** Deletes every box whose name begins like this: a person leaves a shared computer. False = it could not. */
export async function forgetOutboxes(start: string): Promise<boolean> {
  if (!globalThis.indexedDB) return true
  const db = await open().catch(() => null)
  if (!db) return false
  return new Promise((resolve) => {
    const work = db.transaction(store, 'readwrite', { durability: 'strict' })
    work.objectStore(store).delete(IDBKeyRange.bound(start, `${start}\uffff`))
    const end = (is: boolean) => {
      db.close()
      resolve(is)
    }
    work.oncomplete = () => end(true)
    work.onabort = () => end(false)
  })
}
