/** The one mutable cell: changes are gathered and told once, before the next paint. */
export interface Store<T> {
  get(): T
  update(change: Partial<T> | ((now: T) => Partial<T>)): void
}

export function createStore<T extends object>(initial: T, changed: () => void): Store<T> {
  let value = initial
  let told = true
  return {
    get: () => value,
    update: (change) => {
      value = { ...value, ...(typeof change === 'function' ? change(value) : change) }
      if (!told) return
      told = false
      queueMicrotask(() => {
        told = true
        changed()
      })
    },
  }
}
