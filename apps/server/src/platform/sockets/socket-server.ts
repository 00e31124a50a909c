import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { readCookie } from '../auth/cookies.ts'
import { type Caller, type Refused, refuse } from '../http/caller.ts'
import { problemOf } from '../http/problem.ts'
import { StoreUnavailable } from '../ports.ts'
import { Connection, frameIn } from './connection.ts'
import { createPlaces, type Place } from './places.ts'
import { closeCodes, type SocketOptions } from './socket-options.ts'

const authWithinMs = 5_000
const mostWaiting = 5_000
const subprotocol = 'warmline.v1'

export interface SocketServer {
  count(): number
  /** open sockets by whose they are; `nobody-yet` has not said so */
  kinds(): Record<string, number>
  /** Those that are open now are told to go elsewhere. */
  scatter(): Promise<void>
  /** No new ones; those that are open are told to go elsewhere, spread so that they do not arrive there together. */
  close(): Promise<void>
}

export function attachSockets(server: Server, options: SocketOptions): SocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 4 * 1024,
    clientTracking: false,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  })
  const connections = new Set<Connection>()
  const places = createPlaces(options)
  let closing = false
  /** connections that have not said who they are */
  let waiting = 0
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    void upgrade(request, socket, head).catch((error) => {
      if (error instanceof StoreUnavailable)
        return refuseUpgrade(socket, { ok: false, problem: { code: 'overloaded', retryAfterS: 2 } })
      options.onError(error)
      socket.destroy()
    })
  })
  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = URL.parse(request.url ?? '/', 'http://local')
    if (url === null) return refuseUpgrade(socket, refuse('bad-request', 'The address is not valid.'))
    if (closing) return refuseUpgrade(socket, refuse('not-ready'))
    if (options.isCutOff?.()) return refuseUpgrade(socket, refuse('database-away'))
    if (url.pathname !== '/v1/events')
      return refuseUpgrade(socket, refuse('not-found', 'There is no such address.'))
    if (waiting >= (options.mostWaiting ?? mostWaiting))
      return refuseUpgrade(socket, { ok: false, problem: { code: 'overloaded', retryAfterS: 2 } })
    const early = await earlyCaller(request, options)
    if (early && 'ok' in early) return refuseUpgrade(socket, early)
    const place = await places.arrive(request, early !== null)
    if (place === null)
      return refuseUpgrade(socket, { ok: false, problem: { code: 'too-many-requests', retryAfterS: 5 } })
    if (socket.destroyed) return place.leave()
    const visit = enter(socket, place)
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const connection = hold(ws, socket, place, visit)
      const { host, origin } = request.headers
      const came: Came = {
        after: url.searchParams.get('after'),
        headers: { ...(host === undefined ? {} : { host }), ...(origin === undefined ? {} : { origin }) },
      }
      if (early) void begin(connection, early, came, options)
      else awaitAuth(ws, connection, came, options)
    })
  }
  /** Apart from where the request is known: what closes over a request keeps it for the life of the socket. */
  function enter(socket: Duplex, place: Place): Visit {
    waiting += 1
    let waits = true
    const begun = () => {
      if (waits) waiting -= 1
      waits = false
      place.named()
    }
    const over = () => {
      begun()
      place.leave()
    }
    // A handshake that is refused, or a line that breaks in it, never becomes a connection.
    socket.once('close', over)
    return { begun, over }
  }
  function hold(ws: WebSocket, socket: Duplex, place: Place, { begun, over }: Visit): Connection {
    const connection = new Connection(ws, socket, options, place, () => {
      connections.delete(connection)
      over()
    })
    connection.onStart = begun
    connections.add(connection)
    return connection
  }
  const sweep = setInterval(() => {
    // A herd came together and would ask together: a thirtieth of all in a second is enough for once a minute.
    let asks = Math.ceil(connections.size / 30)
    for (const connection of connections) {
      connection.beat()
      if (asks === 0 || !connection.isToBeAsked()) continue
      asks -= 1
      void connection.askAgain()
    }
  }, 1_000)
  sweep.unref()
  const withdraw = options.auth.onChanged((who) => {
    for (const connection of connections)
      if (connection.isOf(who)) connection.end(closeCodes.changed, 'changed')
  })
  return {
    count: () => connections.size,
    kinds() {
      const counted: Record<string, number> = { contact: 0, person: 0, 'nobody-yet': 0 }
      for (const connection of connections) {
        const kind = connection.kind() ?? 'nobody-yet'
        counted[kind] = (counted[kind] ?? 0) + 1
      }
      return counted
    },
    scatter: () => endAll([...connections], 'the database cannot be reached from here'),
    async close() {
      closing = true
      clearInterval(sweep)
      withdraw()
      await endAll([...connections], 'the server is stopping')
      sockets.close()
    },
  }
}

/** A connection that counts as waiting until it has begun. */
interface Visit {
  begun(): void
  over(): void
}

/** What of the handshake is needed until it is known who it is. */
interface Came {
  /** the cursor in its address */
  after: string | null
  headers: Pick<IncomingHttpHeaders, 'host' | 'origin'>
}

const mostSpreadMs = 3_000
const perTick = 10

/** Service restart (1012): ten at a time, all of them within three seconds. */
async function endAll(connections: readonly Connection[], why: string): Promise<void> {
  const ticks = Math.ceil(connections.length / perTick)
  const pauseMs = Math.min(20, mostSpreadMs / Math.max(1, ticks))
  const began = performance.now()
  for (const [n, connection] of connections.entries()) {
    const dueMs = Math.floor(n / perTick) * pauseMs
    const early = dueMs - (performance.now() - began)
    if (early >= 1) await new Promise<void>((resolve) => void setTimeout(resolve, early))
    connection.end(1012, why)
  }
}

/** The caller that the handshake itself names: a token in a header or subprotocol, or a session cookie of our pages. */
async function earlyCaller(
  request: IncomingMessage,
  options: SocketOptions,
): Promise<Caller | Refused | null> {
  const { headers } = request
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim())
  const [protocol, token] = offered
  if (protocol === subprotocol && token !== undefined && token !== '') return options.auth.fromToken(token)
  const cookie = readCookie(headers, options.secure)
  if (headers.authorization === undefined && (cookie === null || cookie === '')) return null
  // A browser sends cookies with any page's handshake; only our own pages may use them.
  if (headers.authorization === undefined && !options.origins.isOwn(headers)) return null
  const caller = await options.auth.authenticate({ method: 'GET', headers })
  return 'kind' in caller && caller.kind === 'public' ? null : caller
}

function awaitAuth(ws: WebSocket, connection: Connection, came: Came, options: SocketOptions): void {
  const late = setTimeout(() => connection.end(closeCodes.authLate, 'no token within 5 s'), authWithinMs)
  late.unref()
  ws.once('close', () => clearTimeout(late))
  ws.once('message', (data) => {
    clearTimeout(late)
    const token = tokenIn(String(data))
    if (token === null)
      return connection.end(closeCodes.refused, 'the first frame must be {"t":"auth","token":…}')
    options.auth.fromToken(token).then(
      (caller) =>
        'ok' in caller
          ? connection.end(closeCodes.refused, caller.problem.code)
          : void begin(connection, caller, came, options),
      (error) => {
        if (error instanceof StoreUnavailable) return connection.end(1013, 'try again')
        options.onError(error)
        connection.end(1011, 'try again')
      },
    )
  })
}

function tokenIn(text: string): string | null {
  const frame = frameIn(text)
  return frame?.t === 'auth' ? frame.token : null
}

async function begin(
  connection: Connection,
  caller: Caller,
  { headers, after }: Came,
  options: SocketOptions,
): Promise<void> {
  const viewer = options.viewerOf(caller)
  if (viewer === null) return connection.end(closeCodes.refused, 'not-allowed')
  const mayEmbed = await options.origins.mayEmbed(headers, viewer.workspaceId).catch(() => false)
  if (!mayEmbed) return connection.end(closeCodes.originRefused, 'origin-refused')
  const refusal = await connection.place.refusalFor(caller, viewer)
  if (refusal !== null) {
    // who it is is known: what is left of it must not take a place of those who have not said it
    connection.onStart()
    return connection.end(1013, refusal)
  }
  connection.start(caller, viewer, after)
}

function refuseUpgrade(socket: Duplex, refused: Refused): void {
  const problem = problemOf(refused.problem)
  const body = JSON.stringify(problem)
  const retry =
    refused.problem.retryAfterS === undefined ? '' : `Retry-After: ${refused.problem.retryAfterS}\r\n`
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.code}\r\nContent-Type: application/problem+json\r\n${retry}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
