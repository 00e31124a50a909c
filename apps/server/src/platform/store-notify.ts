import pg, { type ClientConfig } from 'pg'

export interface NotifyConnection {
  send(payload: string): Promise<void>
  close(): Promise<void>
}

const channel = 'warmline'

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
    query_timeout: 5_000,
    connectionTimeoutMillis: 5_000,
  })
  let dead = false
  const die = (error?: Error) => {
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
  return {
    async send(payload) {
      await client.query({ name: 'notify', text: 'select pg_notify($1, $2)', values: [channel, payload] })
    },
    async close() {
      dead = true
      await client.end()
    },
  }
}
