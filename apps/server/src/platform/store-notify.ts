import type { Socket } from 'node:net'
import pg, { type ClientConfig } from 'pg'

export interface NotifyConnection {
  send(payload: string): Promise<void>
  close(): Promise<void>
}

const channel = 'warmline'
/** Whoever only listens would never learn that the other end is gone. */
const probeEveryMs = 10_000

/**
 * A connection of its own for LISTEN and NOTIFY: inside the transaction of a message NOTIFY cut throughput 5–20
 * times. `onDead` is called once, also when the server just stops answering a probe.
 */
export async function openNotifyConnection(
  config: ClientConfig,
  onPayload: (payload: string) => void,
  onDead: (error: Error | undefined) => void,
): Promise<NotifyConnection> {
  const client = new pg.Client({
    ...config,
    application_name: 'warmline hints',
    keepAlive: true,
    pipeline: true,
    query_timeout: 3_000,
    connectionTimeoutMillis: 3_000,
  })
  const stream = () => (client as unknown as { connection: { stream: Socket } }).connection.stream
  let dead = false
  let probe: NodeJS.Timeout | undefined
  const die = (error?: Error) => {
    clearInterval(probe)
    if (dead) return
    dead = true
    // What is silent would stand for hours, and the next one comes beside it.
    stream().destroy()
    onDead(error)
  }
  client.on('error', die)
  client.on('end', () => die())
  client.on('notification', (message) => {
    if (message.channel === channel && message.payload) onPayload(message.payload)
  })
  try {
    await client.connect()
    await client.query(`listen ${channel}`)
  } catch (error) {
    stream().destroy()
    throw error
  }
  const ask = () => void client.query({ name: 'probe', text: 'select 1' }).catch(die)
  probe = setInterval(ask, probeEveryMs)
  probe.unref()
  return {
    async send(payload) {
      await client.query({ name: 'notify', text: 'select pg_notify($1, $2)', values: [channel, payload] })
    },
    async close() {
      dead = true
      clearInterval(probe)
      await client.end()
    },
  }
}
