import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'

/** A part in a chunk of its own. `failed` runs when the chunk cannot be had. */
export function lazyPart<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  failed: () => void,
): { Part: ComponentType<P>; preload: () => Promise<void> } {
  const found = signal<ComponentType<P> | null>(null)
  const preload = () =>
    load().then(
      (m) => {
        found.value = m.default
      },
      () => undefined,
    )
  const Part = (props: P) => {
    const Found = found.value
    useEffect(() => {
      if (Found === null) void preload().then(() => found.value === null && failed())
    }, [])
    return Found === null ? null : <Found {...props} />
  }
  return { Part, preload }
}
