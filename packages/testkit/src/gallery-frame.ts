/** What a gallery address carries beside the path: how the page is looked at, and what is done before. */
export interface FrameWish {
  theme?: 'light' | 'dark'
  dir?: 'ltr' | 'rtl'
  lang?: string
  /** put into localStorage before the page's own scripts run */
  storage?: Readonly<Record<string, string>>
  /** done one after the other, each as soon as it can be: see `View.acts` */
  acts?: readonly string[]
  /** selectors that must be there before anything is done */
  before?: readonly string[]
  /** selectors that must be there before the view counts as ready */
  ready?: readonly string[]
  /** selectors that must be gone */
  gone?: readonly string[]
}

/**
 * Runs first in every page that the gallery shows, in a frame as in a test: brings the page into its state, then sets
 * `data-gallery="ready"` on the root. It is sent as text, so it names nothing outside of itself.
 */
function frame(): void {
  const wish = JSON.parse(new URLSearchParams(location.search).get('gallery') ?? '{}') as FrameWish
  const root = document.documentElement
  for (const [key, value] of Object.entries(wish.storage ?? {})) localStorage.setItem(key, value)
  if (wish.theme) {
    root.dataset['theme'] = wish.theme
    root.style.colorScheme = wish.theme
  }
  if (wish.lang) {
    const { lang } = wish
    Object.defineProperty(navigator, 'language', { get: () => lang })
    Object.defineProperty(navigator, 'languages', { get: () => [lang] })
    root.lang = lang
  }
  if (wish.dir) root.dir = wish.dir
  const find = (selector: string): HTMLElement | null =>
    document.querySelector<HTMLElement>(selector) ??
    document.querySelector('warm-line')?.shadowRoot?.querySelector<HTMLElement>(selector) ??
    null
  const press = (key: string) => {
    const name = key.split('+').at(-1)!
    const at = document.activeElement ?? document.body
    const event = { key: name, ctrlKey: key.includes('Control+'), bubbles: true, cancelable: true }
    at.dispatchEvent(new KeyboardEvent('keydown', event))
    at.dispatchEvent(new KeyboardEvent('keyup', event))
  }
  const write = (field: HTMLElement, text: string) => {
    field.focus()
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const act = (deed: string): boolean => {
    const [, verb = 'click', rest = deed] = /^(press|focus|hover|write) (.+)$/s.exec(deed) ?? []
    if (verb === 'press') {
      press(rest)
      return true
    }
    const [selector = '', text = ''] = rest.split(' := ')
    const target = find(selector)
    if (target === null) return false
    if (verb === 'click') target.click()
    else if (verb === 'focus') target.focus()
    else if (verb === 'write') write(target, text)
    else
      for (const type of ['pointerenter', 'pointerover', 'pointermove'])
        target.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            pointerType: 'mouse',
            clientX: target.getBoundingClientRect().left + 40,
          }),
        )
    return true
  }
  // a page whose questions are unanswered is not what a reader sees; the long poll is never answered
  let asked = 0
  const ask = window.fetch
  window.fetch = (to, options) => {
    const answer = ask(to, options)
    if (/\/v1\/events/.test(to instanceof Request ? to.url : String(to))) return answer
    asked++
    const done = () => void asked--
    answer.then(done, done)
    return answer
  }
  const calm = (wanted: readonly string[] = []) =>
    asked === 0 && wanted.every((s) => find(s) !== null) && (wish.gone ?? []).every((s) => find(s) === null)
  const left = [...(wish.acts ?? [])]
  const step = () => {
    const next = left[0]
    if (next !== undefined && calm(wish.before) && act(next)) left.shift()
    if (left.length > 0 || !calm(wish.before) || !calm(wish.ready)) return void setTimeout(step, 30)
    void document.fonts.ready.then(() =>
      requestAnimationFrame(() => requestAnimationFrame(() => (root.dataset['gallery'] = 'ready'))),
    )
  }
  addEventListener('load', () => {
    // a page that speaks one language only turns round when it is told to
    if (wish.dir) root.dir = wish.dir
    step()
  })
}

/** The text of `gallery-frame.js`, which a surface's stand-in server puts first into its pages. */
export const frameScript = `(${frame.toString()})()`

/** The address of a view with its wish. */
export function withWish(url: string, wish: FrameWish): string {
  const to = new URL(url)
  to.searchParams.set('gallery', JSON.stringify(wish))
  return to.href
}

/** A page with the frame's script as the first of its head. */
export const withFrame = (html: string, src: string, nonce?: string): string =>
  html.replace(/<head>|<meta charset/i, (tag) => {
    const script = `<script${nonce === undefined ? '' : ` nonce="${nonce}"`} src="${src}"></script>`
    return tag === '<head>' ? `${tag}${script}` : `${script}${tag}`
  })
