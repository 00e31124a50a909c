/** What a conversation tells the page around it: `opened`, `closed`, and `unread` with the number. */
export type Tell = (name: 'opened' | 'closed' | 'unread', value?: number) => void

export interface Place {
  root: ShadowRoot
  workspace: string
  /** language tags, most wished first */
  wishes: readonly string[]
  tell: Tell
}

/** The conversation itself: the panel in this page, or one in a frame. */
export interface Talk {
  open(focus?: boolean): void
  close(): void
  human(): void
  identify(value: unknown): void
  /** the host page's log-out */
  shutdown(): void
  /** another language from now on */
  lang(tag: unknown): void
  /** gone for good: lines cut, listeners off */
  stop(): void
}

export interface Settings {
  /** short name of the workspace */
  workspace?: string | undefined
  lang?: string | undefined
  /** `off` = no button: the page opens the conversation by calls */
  launcher?: string | undefined
}

/** The build puts the panel's name here, hash and all. */
declare const PANEL: string

/**
 * An address and not a relative `import()`: that of a script from another origin has no base. Fetched first, because a
 * browser that failed to import it once would not ask for it again.
 */
export const panelFrom =
  (script: string) =>
  async (place: Place): Promise<Talk> => {
    const panel = `${new URL(PANEL, script)}`
    await fetch(panel)
    return (await import(/* @vite-ignore */ panel)).mount(place)
  }

interface Api {
  (call: string, ...values: unknown[]): void
  q?: unknown[][]
  /** the workspace that this page has */
  ready?: string
}
const page = window as unknown as { Warmline?: Api | undefined }
const html = document.documentElement

/**
 * Draws the button and answers the calls; the conversation is fetched by `connect` at the first sign of intent. One a
 * page. It stands beside `<body>`, which single-page apps replace.
 */
export function launch(
  { workspace = 'demo', lang, launcher }: Settings,
  connect: (place: Place) => Promise<Talk>,
): HTMLElement | undefined {
  const before = page.Warmline
  if (before?.ready) {
    if (before.ready !== workspace) console.warn('Warmline: already here:', before.ready)
    return
  }
  const wishes = [lang, html.lang, ...navigator.languages].filter((tag): tag is string => !!tag)
  let listeners: unknown[][] = []
  let talk: Promise<Talk> | undefined

  const host = document.createElement('warm-line')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    // important: a page's own `*{all:unset}` beats :host otherwise. The label stands on the warm line: it starts cool
    // and dotted and ends warm and solid.
    ':host{all:initial!important;position:fixed!important;bottom:20px!important;inset-inline-end:20px!important;z-index:9999999999!important;color-scheme:light dark!important}[hidden]{display:none!important}.l{font:600 15px/1 system-ui;display:flex;align-items:center;gap:10px;min-height:52px;padding:0 18px;border:1px solid #0000;border-radius:26px;background:light-dark(#1E1B18,#F3EEE7);color:light-dark(#fff,#1E1B18);box-shadow:0 4px 24px #0004;cursor:pointer}.l::before,.l::after{content:"";width:16px;border-top:3px dotted light-dark(#A3B4FF,#3D52B8)}.l::after{border-top:3px solid light-dark(#FF9A6B,#B8430F)}.l:focus-visible{outline:3px solid #5B70D8;outline-offset:3px}.l[aria-busy]{opacity:.7}.n{background:#B8430F;color:#fff;border-radius:9px;padding:3px 7px;font-size:12px}@media print{.l{display:none}}',
  )
  root.adoptedStyleSheets = [sheet]
  const button = document.createElement('button')
  button.className = 'l'
  button.ariaHasPopup = 'dialog'
  const badge = document.createElement('span')
  badge.className = 'n'
  badge.hidden = true
  const label = () => {
    const labels: Record<string, string> = {
      en: 'Help',
      sv: 'Hjälp',
      de: 'Hilfe',
      pl: 'Pomoc',
      es: 'Ayuda',
      ar: 'مساعدة',
    }
    const known = [...wishes, 'en'].map((tag) => labels[tag.slice(0, 2).toLowerCase()])
    button.replaceChildren(known.find(Boolean)!, badge)
  }
  label()
  button.hidden = launcher === 'off'
  root.append(button)

  const tell: Tell = (name, value) => {
    if (name === 'unread') {
      badge.hidden = !value
      badge.textContent = `${value}`
    } else button.hidden = name === 'opened' || launcher === 'off'
    // a listener that throws is the page's own error, not ours
    for (const [wanted, listener] of listeners)
      if (wanted === name) queueMicrotask(() => (listener as Tell)(value as never))
  }
  const run = async (act?: (it: Talk) => void) => {
    let it: Talk | undefined
    button.ariaBusy = 'true'
    try {
      talk ??= connect({ root, workspace, wishes, tell })
      it = await talk
      await act?.(it)
    } catch (error) {
      // what could not be fetched is tried again at the next call
      talk = it && talk
      console.warn('Warmline:', error)
    }
    button.ariaBusy = null
  }
  const api: Api = (call, ...values) => {
    const [first, listener] = values
    if (call === 'on') listeners.push(values)
    else if (call === 'off')
      listeners = listeners.filter(([name, one]) => name !== first || (listener && listener !== one))
    else if (/^(open|human|identify|shutdown|close|lang)$/.test(call)) {
      if (call === 'lang') {
        wishes.unshift(`${first}`)
        label()
      }
      // nothing is fetched only to close it or to speak another language
      if (talk || !/^[cl]/.test(call)) run((it) => it[call as 'lang'](first))
    } else console.warn('Warmline: unknown call', call)
  }
  api.ready = workspace
  page.Warmline = api
  button.onclick = () => api('open')
  // a line that costs money fetches nothing before it is wanted
  if (!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData)
    button.onpointerenter = button.onfocus = () => run()
  html.append(host)
  for (const [call, ...values] of before?.q ?? []) api(call as string, ...values)

  try {
    const kept = (part: string) => localStorage[`warmline:${workspace}:${part}`]
    if (kept('open')) run((it) => it.open(false))
    else if (kept('token')) setTimeout(run, 1500)
  } catch {
    // storage is forbidden here: nothing was kept
  }
  return host
}
