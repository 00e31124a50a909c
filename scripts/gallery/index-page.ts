import type { FrameWish } from '../../packages/testkit/src/gallery-frame.ts'

interface Shown {
  name: string
  languages: readonly string[]
  views: readonly { name: string; address: string }[]
}
const inQuotes = (text: string) => text.replace(/[&<"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** The index: a switch bar, a list of all views, a frame per view that loads when it comes into sight. */
export function indexPage(surfaces: readonly Shown[]): string {
  const options = (values: readonly (readonly [string, string])[]) =>
    values.map(([value, label]) => `<option value="${value}">${label}</option>`).join('')
  const select = (name: string, label: string, values: readonly (readonly [string, string])[]) =>
    `<label>${label} <select name="${name}">${options(values)}</select></label>`
  const languages = [...new Set(surfaces.flatMap((s) => s.languages))]
  const views = surfaces.flatMap((s) =>
    s.views.map(
      (v) =>
        `<section id="${s.name}-${v.name}"><h2><a href="#${s.name}-${v.name}">${s.name} · ${v.name}</a> <a class="open" target="_blank" href="${inQuotes(v.address)}">Open alone</a></h2><iframe title="${s.name} ${v.name}" data-address="${inQuotes(v.address)}"></iframe></section>`,
    ),
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Warmline: every view</title><link rel="stylesheet" href="/gallery.css"></head><body>
<form>${select('theme', 'Theme', [
    ['', 'as the system'],
    ['light', 'light'],
    ['dark', 'dark'],
  ])}${select('width', 'Width', [
    ['360', '360 px'],
    ['320', '320 px'],
    ['768', '768 px'],
    ['1440', '1440 px'],
  ])}${select('dir', 'Direction', [
    ['', 'of the language'],
    ['ltr', 'left to right'],
    ['rtl', 'right to left'],
  ])}${select('lang', 'Language', [['', 'of the browser'], ...languages.map((l) => [l, l] as const)])}<label>Find <input name="find" type="search" placeholder="a view"></label></form>
<main>${views.join('')}</main><script src="/gallery.js"></script></body></html>`
}

/** Runs in the index; sent as text. */
function switches(): void {
  const form = document.querySelector('form')!
  const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe')]
  const value = (name: string) =>
    (form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement | null)?.value ?? ''
  const addressNow = (frame: HTMLIFrameElement): string => {
    const to = new URL(frame.dataset['address']!)
    const wish = JSON.parse(to.searchParams.get('gallery') ?? '{}') as FrameWish
    const chosen = Object.fromEntries(
      ['theme', 'dir', 'lang'].flatMap((name) => (value(name) === '' ? [] : [[name, value(name)]])),
    )
    to.searchParams.set('gallery', JSON.stringify({ ...chosen, ...wish }))
    return to.href
  }
  const inSight = new Set<Element>()
  const show = (frame: HTMLIFrameElement) => {
    const address = addressNow(frame)
    const link = frame.closest('section')?.querySelector<HTMLAnchorElement>('a.open')
    if (link) link.href = address
    if (!inSight.has(frame) || frame.src === address) return
    frame.src = address
  }
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue
        inSight.add(target)
        show(target as HTMLIFrameElement)
        watch.unobserve(target)
      }
    },
    { rootMargin: '200px' },
  )
  const change = () => {
    const words = value('find').toLowerCase()
    for (const frame of frames) {
      const section = frame.closest('section')!
      section.hidden = !section.id.includes(words)
      show(frame)
    }
    document.body.style.setProperty('--width', `${value('width')}px`)
    sessionStorage.setItem('switches', JSON.stringify(Object.fromEntries(new FormData(form).entries())))
  }
  const kept = JSON.parse(sessionStorage.getItem('switches') ?? '{}') as Record<string, string>
  for (const [name, text] of Object.entries(kept)) {
    const field = form.elements.namedItem(name)
    if (field !== null && 'value' in field) field.value = text
  }
  form.addEventListener('input', change)
  form.addEventListener('submit', (e) => e.preventDefault())
  change()
  for (const frame of frames) watch.observe(frame)
}
export const indexScript = `(${switches.toString()})()`

export const indexStyle = `:root{color-scheme:light dark;--ink:light-dark(#1e1b18,#f3eee7);--bg:light-dark(#faf7f2,#151311);--ctl:light-dark(#8c8174,#8b8175)}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.5 system-ui,sans-serif;--width:360px}
form{position:sticky;inset-block-start:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px 20px;padding:10px 20px;background:var(--bg);border-block-end:1px solid var(--ctl)}
label{display:flex;gap:8px;align-items:center}select,input{font:inherit;min-height:36px;padding:0 8px;border:1px solid var(--ctl);border-radius:8px;background:transparent;color:inherit}
main{display:flex;flex-wrap:wrap;gap:28px;padding:20px}section{max-width:100%;scroll-margin-block-start:70px}section[hidden]{display:none}
h2{margin:0 0 8px;font-size:14px;display:flex;justify-content:space-between;gap:20px}a{color:inherit}.open{font-weight:400}
iframe{width:var(--width);max-width:100%;height:780px;border:1px solid var(--ctl);border-radius:12px;background:var(--bg)}`
