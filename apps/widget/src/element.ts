import { Framed } from './framed.ts'
import { launch, type Place, panelFrom, type Talk } from './launcher.ts'

/**
 * `<warm-line workspace="demo" lang="sv" mode="iframe" base="https://help.example/">`: the same button, for pages that
 * prefer markup. The element itself shows nothing: the conversation belongs to the page and lives on when a framework
 * moves, removes and remakes the element. Without an element the button is away. `mode="iframe"` keeps our script out of
 * the page: then this file may be a copy on the page's own origin, and `base` says where the server is.
 */
class WarmLine extends HTMLElement {
  static observedAttributes = ['workspace', 'lang', 'mode', 'base', 'launcher']
  connectedCallback(): void {
    // the launcher's own host has the same name and no attribute
    if (this.shadowRoot === null) elements.add(this)
    settle()
  }
  disconnectedCallback(): void {
    elements.delete(this)
    settle()
  }
  attributeChangedCallback(): void {
    settle()
  }
}

const page = window as unknown as { Warmline?: ((...call: unknown[]) => void) | undefined }
const elements = new Set<WarmLine>()
const home = (document.currentScript as HTMLScriptElement | null)?.src ?? location.href
let running: { key: string; lang: string | null; host: HTMLElement } | undefined
let talk: Promise<Talk> | undefined
let isPlanned = false

/** After the framework is done: an element that is moved is away for a moment only. */
function settle(): void {
  if (isPlanned) return
  isPlanned = true
  queueMicrotask(() => {
    isPlanned = false
    const [first, ...others] = elements
    if (first === undefined) running?.host.remove()
    else show(first, others)
  })
}

function show(element: WarmLine, others: WarmLine[]): void {
  const read = (name: string) => element.getAttribute(name) ?? undefined
  const workspace = read('workspace')
  if (!workspace) {
    console.warn('Warmline: <warm-line> needs a workspace')
    return
  }
  const isOther = (other: WarmLine) => other.getAttribute('workspace') !== workspace
  if (others.some(isOther)) console.warn(`Warmline: ${workspace} is here already`)
  const key = ['workspace', 'mode', 'base', 'launcher'].map(read).join(' ')
  const lang = element.getAttribute('lang')
  if (running?.key !== key) {
    stop()
    const host = launch({ workspace, lang: lang ?? undefined, launcher: read('launcher') }, (place) => {
      talk = connect(place, read('mode'), read('base'))
      return talk
    })
    if (host !== undefined) running = { key, lang, host }
  } else if (lang !== null && lang !== running.lang) {
    running.lang = lang
    page.Warmline?.('lang', lang)
  }
  if (running?.host.isConnected === false) document.documentElement.append(running.host)
}

const connect = (place: Place, mode: string | undefined, base: string | undefined): Promise<Talk> =>
  mode === 'iframe'
    ? Framed.open(new URL(base ?? new URL('..', home), document.baseURI), place)
    : panelFrom(home)(place)

/** Another workspace, mode or server: a new start, before anybody can call. */
function stop(): void {
  if (running === undefined) return
  running.host.remove()
  page.Warmline = undefined
  void talk?.then((it) => it.stop())
  talk = undefined
  running = undefined
}

if (!customElements.get('warm-line')) customElements.define('warm-line', WarmLine)
