import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core'

/** One file that the browser really fetched. */
export interface Fetched {
  url: string
  /** body as it came over the line, bytes */
  bytes: number
  /** epoch ms at which the browser asked */
  at: number
  encoding: string | null
}

/** A browser window whose every request is written down. */
export interface Watched {
  context: BrowserContext
  page: Page
  /** files of the built pages (script, style, words, fonts, pictures, HTML), answers of the API left out */
  files(): Promise<Fetched[]>
  /** addresses on hosts that are neither the server's nor the host page's */
  foreign(): string[]
}

const isApi = (url: URL) => url.pathname.startsWith('/v1/')

export async function watched(
  browser: Browser,
  hosts: readonly string[],
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
    // budgets are stated in gzip; over TLS and on loopback browsers would get brotli, which is smaller
    extraHTTPHeaders: { 'accept-encoding': 'gzip' },
    ...options,
  })
  const requests: Request[] = []
  const foreign = new Set<string>()
  const judge = (address: string) => {
    const url = new URL(address)
    if (/^(data|blob|about):/.test(url.protocol)) return
    if (!hosts.includes(url.host)) foreign.add(address)
  }
  context.on('request', (request) => {
    judge(request.url())
    requests.push(request)
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('websocket', (socket) => judge(socket.url()))
  return {
    context,
    page,
    foreign: () => [...foreign],
    async files() {
      const found: Fetched[] = []
      for (const request of requests) {
        const url = new URL(request.url())
        if (!/^https?:$/.test(url.protocol) || isApi(url)) continue
        const response = await request.response()
        if (response === null || response.status() !== 200) continue
        const { responseBodySize, responseHeadersSize } = await request.sizes()
        // from the browser's cache: it was counted when it came over the line
        if (responseBodySize + responseHeadersSize <= 0) continue
        const headers = await response.allHeaders()
        const length = headers['content-length']
        found.push({
          url: request.url(),
          bytes: length === undefined ? (await response.body()).length : Number(length),
          at: request.timing().startTime,
          encoding: headers['content-encoding'] ?? null,
        })
      }
      return found
    },
  }
}

export const sum = (files: readonly Fetched[]): number => files.reduce((all, { bytes }) => all + bytes, 0)

/**
 * Waits for `isThere`, looked at before every paint; it runs in the page and gives
 * `performance.timeOrigin + performance.now()` as soon as it holds, else 0.
 */
export async function heldAt(page: Page, isThere: () => number): Promise<number> {
  const handle = await page.waitForFunction(isThere, undefined, { polling: 'raf' })
  return Number(await handle.jsonValue())
}
