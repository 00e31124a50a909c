import { effect } from '@preact/signals'
import { flushDeferred } from '@warmline/ui'
import { openDrafts } from './drafts.ts'
import { openOutbox } from './outbox-runner.ts'
import { itemInPath } from './router.ts'
import { unread } from './rows.ts'
import { session } from './session.ts'
import { load, save } from './storage.ts'
import { tellWorker } from './worker.ts'

/** What follows from who is signed in and what waits, whatever page is open. */
let person: string | null = null
/** whose answers were opened without a session */
let shelf: string | null = null
const belongsTo = (workerId: string) => {
  if (workerId === person) return
  person = workerId
  openDrafts(workerId)
}
effect(() => {
  const s = session.value
  if (s.at === 'in') {
    belongsTo(s.who.workerId)
    save('last-person', s.who.workerId)
  } else if (s.at === 'out') {
    person = null
    save('last-person', null)
    tellWorker({ do: 'quiet', itemId: null })
  } else if (s.at === 'away') {
    // who sits here is not known for sure, but what this device keeps for the last one can be shown and sent
    const last = load<string>('last-person')
    if (last === null || shelf === last) return
    belongsTo(last)
    openOutbox(last)
    shelf = last
  }
  if (s.at !== 'away') shelf = null
})

// what is being read needs no notification any more
const quiet = () => {
  const itemId = itemInPath()
  if (!document.hidden && itemId !== null) tellWorker({ do: 'quiet', itemId })
}
effect(quiet)
document.addEventListener('visibilitychange', quiet)

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

// a file dropped beside the answer field must not replace the page
for (const event of ['dragover', 'drop'] as const)
  addEventListener(event, (e) => {
    if (!e.defaultPrevented && e.dataTransfer?.types.includes('Files')) {
      e.preventDefault()
      e.dataTransfer.dropEffect = 'none'
    }
  })
