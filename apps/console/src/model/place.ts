/** Pages of the console. `id` is the item or article in the path. */
export const pages = [
  'home',
  'inbox',
  'floor',
  'ledger',
  'articles',
  'people',
  'settings',
  'contacts',
  'sign-in',
  'set-up',
] as const
export type Page = (typeof pages)[number]
export type Place = { name: Page | 'lost'; id: string | null }

export function matchPath(path: string): Place {
  const [, base, first = '', second = '', ...rest] = path.split('/')
  if (base !== 'console' || rest.some((r) => r !== '')) return { name: 'lost', id: null }
  const name = first === '' ? 'home' : pages.find((p) => p === first)
  if (name === undefined) return { name: 'lost', id: null }
  const takesId = name === 'inbox' || name === 'articles'
  if (second !== '' && !takesId) return { name: 'lost', id: null }
  return { name, id: second || null }
}

/** Ids need no escaping: letters, digits, `_` and `-`. */
export const pathTo = (name: Page, id?: string): string =>
  name === 'home' ? '/console/' : `/console/${name}${id === undefined ? '' : `/${id}`}`
