import { wait } from '../replay/network.ts'

/** One socket at one node, past the clients' bad line, that never comes again by itself. */
export interface Follower {
  /** when a message first came, by its id; ms of the harness's own clock */
  came: ReadonlyMap<string, number>
  /** null while it is open */
  closedWith: number | null
  close(): void
}

/** Resolves when it is live, or has been refused. */
export async function openFollower(base: string, token: string, withinMs = 10_000): Promise<Follower> {
  const came = new Map<string, number>()
  const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/v1/events`, ['warmline.v1', token])
  const follower = { came, closedWith: null as number | null, close: () => socket.close() }
  let isLive = false
  socket.onmessage = ({ data }) => {
    isLive = true
    for (const [messageId] of String(data).matchAll(/msg_[0-9a-f-]{36}/g))
      if (!came.has(messageId)) came.set(messageId, performance.now())
  }
  socket.onclose = ({ code }) => {
    follower.closedWith ??= code
  }
  const until = performance.now() + withinMs
  while (!isLive && follower.closedWith === null && performance.now() < until) await wait(10)
  if (!isLive) follower.closedWith ??= 0
  return follower
}
