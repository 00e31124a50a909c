import { effect } from '@preact/signals'
import { flushDeferred } from '@warmline/ui'
import { navigate } from './router.ts'
import { session } from './session.ts'
import { fresh } from './sheets.ts'
import { status } from './store.ts'

let registration: ServiceWorkerRegistration | null = null
const loaded = Date.now()
let checkedAt = loaded

/** Trusted Types are required by the page's policy; this is the one name that it allows. */
interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string
  }
}
const script = (url: string): string => {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
  return policies?.createPolicy('warmline', { createScriptURL: () => url }).createScriptURL(url) ?? url
}

/** Only where it can be had (https or this machine) and only for somebody who is signed in. */
async function register(): Promise<void> {
  if (!('serviceWorker' in navigator) || registration !== null) return
  try {
    registration = await navigator.serviceWorker.register(script('/console/sw.js'), { scope: '/console/' })
    const ready = await navigator.serviceWorker.ready
    const files = performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name))
      .filter((url) => url.origin === location.origin && url.pathname.startsWith('/console/assets/'))
      .map((url) => url.pathname)
    ready.active?.postMessage({ do: 'keep', files: [...new Set(files)] })
  } catch {
    // private windows and plain http have none; the console works without
  }
}

/** Hands something to the worker that is there, now or as soon as it is. */
export const tellWorker = (message: object): void => {
  void registration?.active?.postMessage(message)
}

const ownEntry = (): string | null =>
  document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src') ?? null

/** Asks the server which console it has. A page without an answer says nothing. */
export async function checkVersion(): Promise<void> {
  checkedAt = Date.now()
  try {
    // not a navigation, so that it comes from the server and not from what is kept here
    const answer = await fetch('/console/', { cache: 'no-store', headers: { accept: 'text/html' } })
    if (!answer.ok) return
    const entry = /<script[^>]+type="module"[^>]+src="([^"]+)"/.exec(await answer.text())?.[1]
    if (entry !== undefined && ownEntry() !== null && entry !== ownEntry()) fresh.value = true
    if (fresh.value) void registration?.update().catch(() => undefined)
  } catch {
    // the line is down: there is nothing new to have
  }
}

/** Text is in storage and what waits for its undo goes out; while files are on their way the browser itself asks. */
export function reload(): void {
  flushDeferred()
  location.reload()
}

effect(() => {
  if (session.value.at === 'in') {
    if (document.readyState === 'complete') void register()
    else addEventListener('load', () => void register(), { once: true })
  }
})

// a line that was lost and is back may lead to a server that was renewed meanwhile
let was = status.value
effect(() => {
  const now = status.value
  if (now === 'live' && (was === 'offline' || was === 'stale')) void checkVersion()
  was = now === 'live' || now === 'offline' || now === 'stale' ? now : was
})
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && Date.now() - checkedAt > 30 * 60_000) void checkVersion()
})

if ('serviceWorker' in navigator)
  navigator.serviceWorker.addEventListener('message', (e) => {
    const told = e.data as { do?: string; itemId?: string }
    if (told.do !== 'open' || told.itemId === undefined) return
    // the list lies below it, so that "back" leads there
    if (!location.pathname.startsWith('/console/inbox')) navigate('/console/inbox')
    navigate(`/console/inbox/${told.itemId}`)
  })
