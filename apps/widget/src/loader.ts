import type { PanelHandle, PanelHost } from './panel.ts'

/**
 * The one script tag: `<script src="…/widget/loader.js" data-workspace="demo" async></script>`. A classic script, tiny;
 * it draws the button and fetches the panel at the first sign of intent. `Warmline('open')` and the other calls may be
 * queued before it arrives: `window.Warmline ??= Object.assign((...call) => Warmline.q.push(call), { q: [] })`.
 */
type Listener = (value: unknown) => void
interface Api {
  (command: string, ...values: unknown[]): void
  q?: unknown[][]
  ready?: boolean
}
const page = window as unknown as { Warmline?: Api }

function start(script: HTMLScriptElement): void {
  const { workspace = 'demo', lang, launcher } = script.dataset
  const base = new URL('.', script.src)
  const html = document.documentElement
  const wishes = [lang, html.dataset['warmlineLang'], html.lang, ...navigator.languages].filter(
    (tag): tag is string => !!tag,
  )
  const listeners: [string, Listener][] = []
  const tell = (name: string, value?: unknown) => {
    for (const [wanted, listener] of listeners) if (wanted === name) listener(value)
  }

  const host = document.createElement('warm-line')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    // the label stands on the warm line: it starts cool and dotted and ends warm and solid
    ':host{all:initial;position:fixed;bottom:20px;inset-inline-end:20px;z-index:2147483000;color-scheme:light dark}[hidden]{display:none!important}.l{font:600 15px/1 system-ui,sans-serif;display:flex;align-items:center;gap:10px;min-height:52px;padding:0 18px;border:0;border-radius:26px;background:light-dark(#1E1B18,#F3EEE7);color:light-dark(#fff,#1E1B18);box-shadow:0 4px 24px #0004;cursor:pointer}.l::before,.l::after{content:"";width:16px;border-top:3px dotted light-dark(#A3B4FF,#3D52B8)}.l::after{border-top:3px solid light-dark(#FF9A6B,#B8430F)}.l:focus-visible{outline:3px solid light-dark(#3D52B8,#A3B4FF);outline-offset:3px}.n{background:#B8430F;color:#fff;border-radius:9px;padding:3px 7px;font-size:12px}',
  )
  root.adoptedStyleSheets = [sheet]
  const button = document.createElement('button')
  button.className = 'l'
  button.type = 'button'
  const badge = document.createElement('span')
  badge.className = 'n'
  badge.hidden = true
  const labels: Record<string, string> = { sv: 'Hjälp', de: 'Hilfe', pl: 'Pomoc', es: 'Ayuda', ar: 'مساعدة' }
  button.append(labels[(wishes[0] ?? '').slice(0, 2)] ?? 'Help', badge)
  button.setAttribute('aria-haspopup', 'dialog')
  button.hidden = launcher === 'off'
  root.append(button)

  let panel: Promise<PanelHandle> | undefined
  const load = () => {
    panel ??= import(/* @vite-ignore */ `${base}panel.js`)
      .then(({ mount }: { mount: (host: PanelHost) => Promise<PanelHandle> }) =>
        mount({
          root,
          workspace,
          baseUrl: base.origin,
          wishes,
          onUnread: (count) => {
            badge.hidden = count === 0
            badge.textContent = String(count)
            tell('unread', count)
          },
          onClosed: () => {
            button.hidden = launcher === 'off'
            button.focus()
            tell('closed')
          },
        }),
      )
      .catch((error) => {
        panel = undefined
        throw error
      })
    return panel
  }
  const show = (act: (handle: PanelHandle) => void) => {
    button.setAttribute('aria-busy', 'true')
    load()
      .then((handle) => {
        act(handle)
        button.hidden = true
        tell('opened')
      })
      .catch(() => undefined)
      .finally(() => button.removeAttribute('aria-busy'))
  }

  const api: Api = (command, value, listener) => {
    if (command === 'on') listeners.push([String(value), listener as Listener])
    else if (command === 'open') show((handle) => handle.open())
    else if (command === 'human') show((handle) => handle.human())
    else if (command === 'close') panel?.then((handle) => handle.close())
    else if (command === 'identify')
      load().then((handle) => handle.identify((value as { token: string }).token))
    else if (command === 'shutdown') load().then((handle) => handle.shutdown())
  }
  const queued = page.Warmline?.q ?? []
  api.ready = true
  page.Warmline = api
  button.onclick = () => api('open')
  for (const sign of ['pointerenter', 'focus', 'touchstart']) {
    button.addEventListener(sign, () => void load().catch(() => undefined), { once: true, passive: true })
  }
  document.body.append(host)
  for (const [command, ...values] of queued) api(String(command), ...values)

  try {
    const kept = (part: string) => localStorage.getItem(`warmline:${workspace}:${part}`)
    if (kept('open')) show((handle) => handle.open(false))
    else if (kept('token')) setTimeout(load, 1500)
  } catch {
    // storage is forbidden here: nothing was kept
  }
}

const script = document.currentScript as HTMLScriptElement | null
if (script !== null && page.Warmline?.ready !== true) {
  if (document.body === null) addEventListener('DOMContentLoaded', () => start(script))
  else start(script)
}
