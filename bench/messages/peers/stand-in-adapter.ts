import { WebSocket } from 'ws'
import type { Adapter, Heard, PeerConversation } from '../adapter.ts'

/** An adapter as it is to be written for a real desk: log in, open, have a person take it over, listen, send. */
export async function connectTo(address: string): Promise<Adapter> {
  const sockets: WebSocket[] = []
  let rooms = 0
  const listen = async (path: string, heard: (text: string) => void) => {
    const socket = new WebSocket(`ws://${address}${path}`)
    sockets.push(socket)
    socket.on('message', (data) => heard(JSON.parse(String(data)).text))
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
  }
  return {
    async open(heard: Heard): Promise<PeerConversation> {
      rooms += 1
      const place = `/rooms/${rooms}`
      await listen(`${place}/contact`, (text) => heard('contact', text))
      await listen(`${place}/worker`, (text) => heard('worker', text))
      return {
        async send(side, text) {
          const body = JSON.stringify({ text })
          const answer = await fetch(`http://${address}${place}/${side}`, { method: 'POST', body })
          if (!answer.ok) throw new Error(`answered with ${answer.status}`)
        },
      }
    },
    async close() {
      for (const socket of sockets) socket.terminate()
    },
  }
}

/** Where the desk is, says the environment: an adapter is started without arguments. */
export const connect = () => connectTo(process.env['PEER_ADDRESS'] ?? '127.0.0.1:8080')
