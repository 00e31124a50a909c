import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Surface, View } from '../../testkit/src/gallery.ts'
import { frameScript, withFrame } from '../../testkit/src/gallery-frame.ts'
import { builtPrimitives } from './built.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
const of = (view: string, acts: readonly string[] = [], ready: readonly string[] = []): View => ({
  path: `?view=${view}`,
  acts,
  ready,
})

/** Every primitive, and those that open also open. A page is a file of views/. */
export const uiSurface: Surface = {
  name: 'ui',
  views: {
    button: of('button'),
    field: of('field'),
    select: of('select'),
    combobox: of('combobox'),
    'combobox-open': of('combobox', ['focus #app input', 'press ArrowDown'], ['[role=option]']),
    'combobox-none': of('combobox', ['write #app input := zzz'], ['.listbox p']),
    menu: of('menu'),
    'menu-open': of('menu', ['[aria-haspopup=menu]'], [':popover-open']),
    dialog: of('dialog'),
    'dialog-open': of('dialog', ['#open'], ['dialog[open]']),
    tabs: of('tabs'),
    tooltip: of('tooltip'),
    'tooltip-open': of('tooltip', ['focus #tipped'], ['.tip:popover-open']),
    toast: of('toast'),
    'toast-shown': of('toast', ['#good', '#bad'], ['.toast.bad']),
    list: of('list'),
    windowed: of('windowed'),
    'windowed-far': of('windowed', ['#far'], ['li[data-index="7000"]']),
    countdown: of('countdown'),
    interval: of('interval'),
    series: of('series'),
    'series-read': of('series', ['focus #app input[type=range]', '#app summary'], ['.series-at']),
    sparkline: of('sparkline'),
    pill: of('pill'),
    'warm-line': of('warm-line'),
  },
  ready: ['h1'],
  languages: [],
  async start() {
    const { url, stop } = await servePrimitives()
    return { urlOf: (view) => `${url}/${view.path}`, stop }
  },
}

/** The built page of primitives on a port of its own. */
export async function servePrimitives(): Promise<{ url: string; stop: () => void }> {
  const built = await builtPrimitives()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/gallery-frame.js')
      return void response.setHeader('content-type', 'text/javascript').end(frameScript)
    const file = join(built.folder, pathname === '/' ? 'index.html' : pathname)
    if (!existsSync(file)) return void response.writeHead(404).end()
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': "default-src 'self'; style-src 'self'; script-src 'self'",
    })
    if (pathname === '/') response.end(withFrame(readFileSync(file, 'utf8'), '/gallery-frame.js'))
    else createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections()
      server.close()
      built.remove()
    },
  }
}
