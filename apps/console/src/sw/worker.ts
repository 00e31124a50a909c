/**
 * The console's service worker. It keeps the page itself (never anything about a contact), so that the console opens
 * and reloads while the server is away, and it shows notifications. No API answer goes through it.
 *
 * A newer one waits until no tab is left, as browsers have it, and is never told to skip that: this one serves newer
 * pages too, and Chromium gives a page that is asked for in the moment of the change to the worker that just ended,
 * where it waits for minutes.
 */

/** The part of the worker's surroundings that is used here; the DOM's own types know only pages. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Window_ {
  id: string
  url: string
  visibilityState: 'visible' | 'hidden'
  focus(): Promise<unknown>
  postMessage(message: unknown): void
}
interface Telling extends Extendable {
  data: unknown
  source: { id: string } | null
}
interface Clicked extends Extendable {
  notification: Notification
}
interface Surroundings {
  registration: ServiceWorkerRegistration
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<Window_[]>
    openWindow(url: string): Promise<unknown>
    claim(): Promise<void>
  }
  addEventListener(type: 'install' | 'activate', run: (e: Extendable) => void): void
  addEventListener(type: 'fetch', run: (e: Fetching) => void): void
  addEventListener(type: 'message', run: (e: Telling) => void): void
  addEventListener(type: 'notificationclick', run: (e: Clicked) => void): void
}
const sw = globalThis as unknown as Surroundings

/** Written into the built file: what a worker needs to open, read and answer. */
declare const __SHELL__: { version: string; files: string[] }
const shell = __SHELL__
const prefix = 'warmline-shell-'
const cacheName = prefix + shell.version
const home = '/console/'
/** a page that is not there after this long comes from the cache: a line that hangs is a line that is down */
const patienceMs = 3_500

sw.addEventListener('install', (e) => {
  e.waitUntil(
    caches.open(cacheName).then(async (cache) => {
      await cache.addAll(shell.files)
      await cache.add(new Request(home, { cache: 'no-cache' }))
    }),
  )
})

sw.addEventListener('activate', (e) => {
  e.waitUntil(
    (async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName)
      // one version back is kept: a tab that still shows it may ask for a part that the server has no more
      await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
      await sw.clients.claim()
    })(),
  )
})

sw.addEventListener('fetch', (e) => {
  const url = new URL(e.request.url)
  if (e.request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(home)) return
  if (e.request.mode === 'navigate') e.respondWith(page(e.request))
  else if (url.pathname.startsWith(`${home}assets/`)) e.respondWith(part(e.request))
})

/** The server's page first, so that a new version is seen at the next load. */
async function page(request: Request): Promise<Response> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), patienceMs)
  try {
    const answer = await fetch(request, { signal: late.signal })
    if (answer.status < 500) return answer
  } catch {
    // the line is down or hangs
  } finally {
    clearTimeout(timer)
  }
  const cache = await caches.open(cacheName)
  return (await cache.match(home)) ?? Response.error()
}

/** Parts have a hash in their name and never change: the cache first. */
async function part(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    const copy = answer.clone()
    void caches.open(cacheName).then((cache) => cache.put(request, copy))
  }
  return answer
}

/**
 * `keep`: parts that the page had loaded before this worker was there · `notify`: a page in the background heard
 * something · `quiet`: it was read, or is nobody's business any more.
 */
type Told =
  | { do: 'keep'; files: string[] }
  | { do: 'quiet'; itemId: string | null }
  | {
      do: 'notify'
      id: string
      itemId: string
      title: string
      body: string
      lang: string
      dir: 'ltr' | 'rtl'
    }
const shown = new Set<string>()

sw.addEventListener('message', (e) => {
  const told = e.data as Told
  if (told.do === 'keep') e.waitUntil(keep(told.files))
  else if (told.do === 'quiet') e.waitUntil(quiet(told.itemId))
  else e.waitUntil(notify(told, e.source?.id ?? ''))
})

async function keep(files: string[]): Promise<void> {
  const cache = await caches.open(cacheName)
  await Promise.all(
    files.map(async (file) => {
      if ((await cache.match(file)) === undefined) await cache.add(file).catch(() => undefined)
    }),
  )
}

/** null = all of them, as on sign-out: the next person must not see who wrote to the last one. */
async function quiet(itemId: string | null): Promise<void> {
  const all = await sw.registration.getNotifications(itemId === null ? {} : { tag: itemId })
  for (const one of all) one.close()
}

/** Several tabs hear the same; one notification comes of it, and none while any tab of the console is looked at. */
async function notify(told: Extract<Told, { do: 'notify' }>, from: string): Promise<void> {
  if (shown.has(told.id)) return
  shown.add(told.id)
  const windows = await sw.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (windows.some((w) => w.id !== from && w.url.includes(home) && w.visibilityState === 'visible')) return
  const options: NotificationOptions & { renotify: boolean } = {
    body: told.body,
    // one a conversation: a later message takes the place of the one before
    tag: told.itemId,
    renotify: true,
    // the sound is ours and off unless asked for
    silent: true,
    lang: told.lang,
    dir: told.dir,
    icon: `${home}icon-192.png`,
    badge: `${home}icon-badge.png`,
    data: { itemId: told.itemId },
  }
  await sw.registration.showNotification(told.title, options)
}

sw.addEventListener('notificationclick', (e) => {
  e.notification.close()
  const { itemId } = e.notification.data as { itemId: string }
  e.waitUntil(open(itemId))
})

async function open(itemId: string): Promise<void> {
  const windows = await sw.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const tab = windows.find((w) => new URL(w.url).pathname.startsWith(home))
  if (tab === undefined) return void (await sw.clients.openWindow(`${home}inbox/${itemId}`))
  tab.postMessage({ do: 'open', itemId })
  // a browser that does not let us come to the front has at least opened it there
  await tab.focus().catch(() => undefined)
}
