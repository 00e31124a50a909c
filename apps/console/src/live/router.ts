import { signal } from '@preact/signals'
import { matchPath, type Place } from '../model/place.ts'

export const place = signal<Place>(matchPath(location.pathname))
export const itemInPath = (): string | null => (place.value.name === 'inbox' ? place.value.id : null)

export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to !== location.pathname + location.search)
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to)
  place.value = matchPath(location.pathname)
}

addEventListener('popstate', () => {
  place.value = matchPath(location.pathname)
})

/** Plain clicks on our own links stay in the page; with a modifier they do what the browser does. */
document.addEventListener('click', (e) => {
  if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
  const link = (e.target as Element | null)?.closest?.('a')
  if (link == null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin)
    return
  // a hash is the browser's: it moves the focus within the page
  if (!link.pathname.startsWith('/console') || link.hash !== '') return
  e.preventDefault()
  navigate(link.pathname + link.search)
})
