import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { signingOfGuide } from './sign-identity.ts'

/** The pages of apps/widget/host/cases as they would stand on somebody else's server. */
export interface HostPages {
  /** `host`: `shop.localhost` and its like are no origins of this machine to us, they must be allowed like any other */
  page(name: string, host?: string): string
  origin(host: string): string
  /** what the host's own server signs for the person who is signed in there */
  sign(sub: string): Promise<string>
  close(): void
}

const folder = join(import.meta.dirname, '..', '..', '..', 'widget', 'host', 'cases')
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
}

export async function startHostPages(
  base: string,
  slug: string,
  key: { kid: string; secret: string } = { kid: '', secret: '' },
): Promise<HostPages> {
  const ws = base.replace('http', 'ws')
  const elsewhere = (html: string, name: string) =>
    html
      .replace('src="/widget/element.js"', name.startsWith('self-hosted') ? 'src="/element.js"' : '$&')
      .replaceAll('"/widget/', `"${base}/widget/`)
      .replaceAll('"/c/demo"', `"${base}/c/${slug}"`)
      .replaceAll('base="/"', `base="${base}/"`)
      .replaceAll('"demo"', `"${slug}"`)
      .replaceAll('/frame/demo"', `/frame/${slug}"`)
      .replaceAll("frame-src 'self'", `frame-src ${base}`)
      .replace(/content="default-src 'none'; script-src 'self'; connect-src 'self'[^"]*"/, (policy) =>
        policy.replaceAll("connect-src 'self'", `connect-src ${base} ${ws}`).replaceAll("'self'", base),
      )
  const answer = async (path: string, response: ServerResponse) => {
    response.setHeader('content-type', types[extname(path)] ?? 'text/plain')
    // a copy that the host keeps on its own origin
    if (path === 'element.js') return response.end(await (await fetch(`${base}/widget/element.js`)).text())
    const text = await readFile(join(folder, path), 'utf8')
    response.end(path.endsWith('.html') ? elsewhere(text, path) : text)
  }
  const server = createServer((request, response) => {
    const path = /^\/([\w-]+\.\w+)/.exec(request.url ?? '')?.[1] ?? 'index.html'
    answer(path, response).catch(() => {
      response.statusCode = 404
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  const origin = (host: string) => `http://${host}:${port}`
  return {
    origin,
    page: (name, host = 'localhost') => `${origin(host)}/${name}.html`,
    sign: async (sub) => (await signingOfGuide()).signIdentity({ id: sub, name: sub }, key),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
