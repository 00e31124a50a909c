import { effect } from '@preact/signals'
import { flushDeferred } from '@warmline/ui'
import { openDrafts } from './drafts.ts'
import { unread } from './rows.ts'
import { session } from './session.ts'

/** What follows from who is signed in and what waits, whatever page is open. */
let person: string | null = null
effect(() => {
  const s = session.value
  if (s.at !== 'in') return
  if (s.who.workerId === person) return
  person = s.who.workerId
  openDrafts(person)
})
effect(() => {
  if (session.value.at === 'out') person = null
})

/** The icon in the tab strip and on the phone's start page says that something is unread. */
const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
const plain = icon?.getAttribute('href') ?? ''
effect(() => {
  const n = session.value.at === 'in' ? unread.value : 0
  icon?.setAttribute('href', n > 0 ? plain.replace('icon.svg', 'icon-unread.svg') : plain)
  const badge = n > 0 ? navigator.setAppBadge?.(n) : navigator.clearAppBadge?.()
  void badge?.catch(() => undefined)
})

// what waits for its undo goes out before the page may be taken away
addEventListener('pagehide', flushDeferred)
document.addEventListener('freeze', flushDeferred)
