import { effect } from '@preact/signals'
import { flushDeferred } from '@warmline/ui'
import { kept } from './later.ts'
import { openOutbox } from './outbox-runner.ts'
import { unread } from './rows.ts'
import { session } from './session.ts'
import { load, save } from './storage.ts'

/** Who was signed in last on this device: what it keeps of that person is shown and sent while the server is away. */
let shelf: string | null = null
effect(() => {
  const s = session.value
  if (s.at === 'in') save('last-person', s.who.workerId)
  else if (s.at === 'out') {
    // whoever signed out elsewhere must not be read here
    if (load('last-person') !== null) void kept().catch(() => undefined)
    save('last-person', null)
  }
  const last = s.at === 'away' ? load<string>('last-person') : null
  if (last !== null && last !== shelf) openOutbox(last)
  shelf = last
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

// What waits for its undo goes out before the page may be taken away. At `pagehide` that may be too late already: a
// request that is still with the service worker when its page ends is lost. Where there is time, it goes out before.
addEventListener('beforeunload', flushDeferred)
addEventListener('pagehide', flushDeferred)
document.addEventListener('freeze', flushDeferred)

// a file dropped beside the answer field must not replace the page
for (const event of ['dragover', 'drop'] as const)
  addEventListener(event, (e) => {
    if (!e.defaultPrevented && e.dataTransfer?.types.includes('Files')) {
      e.preventDefault()
      e.dataTransfer.dropEffect = 'none'
    }
  })
