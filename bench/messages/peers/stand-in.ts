import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

/**
 * The smallest desk there is: rooms in memory, `POST /rooms/N/SIDE` says something, `ws://…/rooms/N/SIDE` hears it. For
 * trying out the load without a desk, and to show that it sees what is lost or doubled.
 */
export interface StandIn {
  url: string
  close(): Promise<void>
}

export interface Faults {
  /** of every so many messages one is not handed out; 0 = none */
  loses?: number
  /** of every so many one is handed out twice; 0 = none */
  doubles?: number
}

export async function startStandIn({ loses = 0, doubles = 0 }: Faults = {}): Promise<StandIn> {
  const listeners = new Map<string, Set<WebSocket>>()
  let said = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const [, , room, side] = (request.url ?? '').split('/')
      const other = side === 'contact' ? 'worker' : 'contact'
      said += 1
      const times = loses > 0 && said % loses === 0 ? 0 : doubles > 0 && said % doubles === 0 ? 2 : 1
      for (const socket of listeners.get(`/rooms/${room}/${other}`) ?? [])
        for (let n = 0; n < times; n++) socket.send(Buffer.concat(chunks).toString())
      response.writeHead(201).end()
    })
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, request) => {
    const place = request.url ?? ''
    const here = listeners.get(place) ?? new Set()
    listeners.set(place, here.add(socket))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `127.0.0.1:${port}`,
    async close() {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
