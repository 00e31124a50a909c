import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'

/** A part in a chunk of its own. `failed` runs when the chunk cannot be had; `Meanwhile` stands in its place. */
export function lazyPart<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  failed: () => void,
  Meanwhile?: ComponentType,
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
    if (Found !== null) return <Found {...props} />
    return Meanwhile === undefined ? null : <Meanwhile />
  }
  return { Part, preload }
}
