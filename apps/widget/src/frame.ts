import { panelFrom, type Talk, type Tell } from './launcher.ts'

/**
 * The page `/widget/frame/<workspace>`: the panel alone, as large as its frame. Put there by a plain `<iframe>` it is
 * open and stays so; put there by `<warm-line mode="iframe">` it opens and closes as its page says.
 */
const { slug = '', origins = '' } = document.documentElement.dataset
const query = new URLSearchParams(location.search)
const byElement = query.get('by') === 'element'
/** the page around us, once it has said hello */
let around: string | undefined
let talk: Talk | undefined
let unread = 0

const post = (name: string, value?: unknown) => {
  if (around !== undefined) parent.postMessage({ warmline: name, value }, around)
}

const tell: Tell = (name, value) => {
  if (name === 'unread') unread = value ?? 0
  if (name === 'closed' && around === undefined) talk?.open(false)
  else post(name, value)
}

/** The page may be framed by these origins only, and only these may speak to it. `http://localhost:*` = any port. */
const isAllowed = (origin: string) =>
  origin === location.origin ||
  origins
    .split(' ')
    .some((one) => one === origin || (one.endsWith(':*') && origin.startsWith(one.slice(0, -1))))

const calls: Record<string, (it: Talk, value: unknown) => unknown> = {
  open: (it, value) => it.open(value !== false),
  human: (it) => it.human(),
  close: (it) => it.close(),
  identify: (it, value) => it.identify(value),
  shutdown: (it) => it.shutdown(),
  lang: (it, value) => it.lang(value),
}

async function start(): Promise<void> {
  const wishes = [query.get('lang'), ...navigator.languages].filter((tag): tag is string => !!tag)
  const host = document.createElement('main')
  document.body.replaceChildren(host)
  const root = host.attachShadow({ mode: 'open' })
  talk = await panelFrom(import.meta.url)({ root, workspace: slug, wishes, tell })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `.w{inset:0!important;inline-size:100%!important;block-size:100%!important;border:0!important;border-radius:0!important;box-shadow:none!important;animation:none!important}${byElement ? '' : '[data-close]{display:none!important}'}`,
  )
  root.adoptedStyleSheets.push(sheet)
  if (!byElement) talk.open(false)
}

const started = start()

addEventListener('message', ({ source, origin, data }) => {
  const name: unknown = data?.warmline
  if (source !== parent || typeof name !== 'string' || !isAllowed(origin)) return
  void started.then(async () => {
    if (name === 'hello') {
      around = origin
      post('ready', { width: 400, height: 700 })
      return post('unread', unread)
    }
    try {
      if (talk !== undefined && Object.hasOwn(calls, name)) await calls[name]?.(talk, data.value)
    } catch (error) {
      post('warning', String(error))
    }
  })
})
