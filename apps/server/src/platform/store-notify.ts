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
  let dead = false
  let probe: NodeJS.Timeout | undefined
  const die = (error?: Error) => {
    clearInterval(probe)
    if (dead) return
    dead = true
    onDead(error)
  }
  client.on('error', die)
  client.on('end', () => die())
  client.on('notification', (message) => {
    if (message.channel === channel && message.payload) onPayload(message.payload)
  })
  await client.connect()
  await client.query(`listen ${channel}`)
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
