import type { Place, Talk } from './launcher.ts'

/** How long a frame may take to say that it is there; one that is refused (frame-ancestors) never does. */
const patienceMs = 20_000

const css =
  'iframe{position:fixed;inset-block-end:20px;inset-inline-end:20px;max-width:calc(100vw - 40px);max-height:calc(100dvh - 40px);border:1px solid light-dark(#E4DCD0,#38322C);border-radius:20px;box-shadow:0 12px 40px light-dark(#1E1B1829,#000B);background:light-dark(#fff,#1E1B18)}@media(max-width:480px){iframe{inset:0;width:100%!important;height:100%!important;max-width:none;max-height:none;border:0;border-radius:0}}@media print{iframe{display:none}}'

/**
 * The conversation in a frame of its own: `<base>/widget/frame/<workspace>`. Page and frame speak by messages
 * `{ warmline: name, value }`; each looks at the other's origin and window before it listens.
 */
export class Framed implements Talk {
  readonly #frame = document.createElement('iframe')
  readonly #ended = new AbortController()
  readonly #place: Place
  readonly #origin: string

  static open(base: URL, place: Place): Promise<Talk> {
    return new Promise((resolve, reject) => {
      const framed = new Framed(base, place, () => resolve(framed))
      setTimeout(() => {
        reject(new Error(`no answer from ${base.origin}: is this page's origin allowed there?`))
      }, patienceMs)
    })
  }

  private constructor(base: URL, place: Place, ready: () => void) {
    this.#place = place
    this.#origin = base.origin
    const { root, workspace, wishes } = place
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets.push(sheet)
    addEventListener('message', (event) => this.#hear(event, ready), { signal: this.#ended.signal })
    const frame = this.#frame
    const query = new URLSearchParams({ by: 'element', lang: wishes[0] ?? '' })
    frame.src = `${new URL(`widget/frame/${encodeURIComponent(workspace)}`, base)}?${query}`
    frame.title = root.querySelector('button')?.firstChild?.textContent ?? 'Help'
    frame.hidden = true
    frame.onload = () => this.#send('hello')
    root.append(frame)
  }

  open(focus = true): void {
    this.#show(focus)
    this.#send('open', focus)
  }
  human(): void {
    this.#show(true)
    this.#send('human')
  }
  close(): void {
    this.#send('close')
  }
  identify(value: unknown): void {
    this.#send('identify', value)
  }
  shutdown(): void {
    this.#keep('token', false)
    this.#send('shutdown')
  }
  lang(tag: unknown): void {
    this.#send('lang', tag)
  }
  stop(): void {
    this.#ended.abort()
    this.#frame.remove()
  }

  #send(name: string, value?: unknown): void {
    this.#frame.contentWindow?.postMessage({ warmline: name, value }, this.#origin)
  }

  #hear({ source, origin, data }: MessageEvent, ready: () => void): void {
    if (source !== this.#frame.contentWindow || origin !== this.#origin) return
    const value: unknown = data?.value
    switch (data?.warmline) {
      case 'ready':
        this.#size(value)
        ready()
        // a frame that was moved in the page has begun anew
        if (!this.#frame.hidden) this.#send('open', false)
        break
      case 'size':
        this.#size(value)
        break
      case 'opened':
        this.#show(false)
        break
      case 'closed':
        this.#hide()
        break
      case 'unread':
        this.#place.tell('unread', Number(value))
        break
      case 'warning':
        console.warn('Warmline:', String(value))
    }
  }

  /** The frame knows how large it wants to be; this file may be an older copy. */
  #size(value: unknown): void {
    const { width, height } = Object(value) as { width?: unknown; height?: unknown }
    Object.assign(this.#frame.style, { width: `${Number(width)}px`, height: `${Number(height)}px` })
  }

  #show(focus: boolean): void {
    this.#frame.hidden = false
    this.#keep('open', true)
    this.#keep('token', true)
    this.#place.tell('opened')
    if (focus) this.#frame.focus()
  }

  #hide(): void {
    const { root, tell } = this.#place
    const hadFocus = root.activeElement === this.#frame
    this.#frame.hidden = true
    this.#keep('open', false)
    tell('closed')
    if (hadFocus) root.querySelector('button')?.focus()
  }

  /** The launcher's own marks, in the page's storage: the frame's is another. */
  #keep(part: string, is: boolean): void {
    const name = `warmline:${this.#place.workspace}:${part}`
    try {
      if (is) localStorage.setItem(name, 'framed')
      else localStorage.removeItem(name)
    } catch {
      // storage is forbidden here: the conversation is found again by its button
    }
  }
}
