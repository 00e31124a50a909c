import { computed, signal } from '@preact/signals'
import { matchPath, type Place } from '../model/place.ts'

export const place = signal<Place>(matchPath(location.pathname))
/** For what stays as it is from one conversation to the next. */
export const pageName = computed(() => place.value.name)
export const isReading = computed(() => itemInPath() !== null)
export const itemInPath = (): string | null => (place.value.name === 'inbox' ? place.value.id : null)

export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to !== location.pathname + location.search) {
    if (how === 'push') history.pushState({ from: location.pathname }, '', to)
    else history.replaceState(history.state, '', to)
  }
  place.value = matchPath(location.pathname)
}

/** To where one came from when that is this page, so that "back" of the phone does not lead forth again. */
export function back(to: string): void {
  const from = (history.state as { from?: string } | null)?.from
  if (from === to) history.back()
  else navigate(to, 'replace')
}

// a conversation that was opened by its address or a notification: the list lies below it
if (itemInPath() !== null && history.state === null) {
  const here = location.pathname
  history.replaceState({ from: null }, '', here.slice(0, here.lastIndexOf('/')))
  history.pushState({ from: location.pathname }, '', here)
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
