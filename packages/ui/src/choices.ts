import { useEffect, useRef, useState } from 'preact/hooks'
import type { Option } from './select.tsx'

/** Options of a combobox: all there are, or who fits what is typed. The signal ends a search that nobody waits for. */
export type Options<V extends string> =
  | readonly Option<V>[]
  | ((typed: string, signal: AbortSignal) => Promise<readonly Option<V>[]>)

/** Case, accents and the place of the word do not matter: `lodz` finds `Piotrków, Łódź`. */
export function fits(label: string, typed: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLocaleLowerCase()
      .replaceAll('ł', 'l')
      .replaceAll('ø', 'o')
      .replaceAll('đ', 'd')
  return plain(label).includes(plain(typed.trim()))
}

export interface Choices<V extends string> {
  list: readonly Option<V>[]
  state: 'there' | 'looking' | 'failed'
}

const restMs = 150

/** What fits `typed` while `open`; the newest question wins, whatever order the answers come in. */
export function useChoices<V extends string>(options: Options<V>, typed: string, open: boolean): Choices<V> {
  const [found, setFound] = useState<Choices<V>>({ list: [], state: 'looking' })
  const source = useRef(options)
  source.current = options
  const isSearch = typeof options === 'function'
  useEffect(() => {
    const search = source.current
    if (!open || typeof search !== 'function') return
    const asked = new AbortController()
    setFound((before) => ({ ...before, state: 'looking' }))
    const timer = setTimeout(() => {
      search(typed, asked.signal).then(
        (list) => asked.signal.aborted || setFound({ list, state: 'there' }),
        () => asked.signal.aborted || setFound({ list: [], state: 'failed' }),
      )
    }, restMs)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [typed, open, isSearch])
  return typeof options === 'function'
    ? found
    : { list: options.filter((o) => fits(o.label, typed)), state: 'there' }
}
