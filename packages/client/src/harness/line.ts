import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { type WebSocket, WebSocketServer } from 'ws'
import { Feed, type FeedSocket } from './feed.ts'

/** A server that applies each command once by its key, on a line under the test's hand; its pages hold the SDK. */
export interface Line {
  url: string
  /** what was applied, in order */
  applied: string[]
  /** every try that arrived, in order */
  tries: string[]
  /** no try gets through */
  isDown: boolean
  /** tries are taken and not answered until this is false again */
  hangs: boolean
  /** share of answers that are cut off after their command was applied */
  cut: number
  /** this many tries are refused with this Retry-After, s */
  busy: { tries: number; afterS: number }
  feed: Feed
  close(): void
}

export async function startLine(dice: () => number): Promise<Line> {
  const script = await bundledSdk()
  const seen = new Set<string>()
  const line = { applied: [] as string[], tries: [] as string[], isDown: false, hangs: false, cut: 0 }
  const busy = { tries: 0, afterS: 0 }
  const feed = new Feed()
  const server = createServer((request, response) => {
    if (request.url === '/sdk.js') {
      response.setHeader('content-type', 'text/javascript')
      return void response.end(script)
    }
    if (request.url?.startsWith('/v1/sync')) {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(feed.snapshot()))
      return
    }
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html')
      return void response.end('<!doctype html><title>page</title><script src="/sdk.js"></script>')
    }
    if (line.isDown) return void request.socket.destroy()
    const key = String(request.headers['idempotency-key'])
    line.tries.push(key)
    if (busy.tries > 0) {
      busy.tries--
      return void response.writeHead(429, { 'retry-after': String(busy.afterS) }).end()
    }
    if (!seen.has(key)) line.applied.push(key)
    seen.add(key)
    if (line.hangs) return
    if (dice() < line.cut) return void request.socket.destroy()
    response.setHeader('content-type', 'application/json')
    response.end('{}')
  })
  followFeed(server, feed)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(line, { busy, feed, url: `http://127.0.0.1:${port}`, close: () => end(server) })
}

function followFeed(server: Server, feed: Feed): void {
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (ws: WebSocket, request) => {
    const socket: FeedSocket = {
      hear: (frame) => ws.send(JSON.stringify(frame)),
      end: () => ws.terminate(),
    }
    ws.on('close', () => feed.leave(socket))
    feed.connect(socket, new URL(request.url ?? '', 'http://w').searchParams.get('after'))
  })
}

function end(server: Server): void {
  server.close()
  server.closeAllConnections()
}

async function bundledSdk(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL('./sdk-page.ts', import.meta.url).pathname],
    bundle: true,
    format: 'iife',
    write: false,
    target: 'es2022',
  })
  return outputFiles[0]!.text
}
