import type { Bus, Hint } from './ports.ts'
import { noSignals, type Signal } from './signals.ts'
import type { NotifyConnection } from './store-notify.ts'

type EphemeralListener = (workspaceId: string, topic: string, payload: unknown) => void

/** Tells listeners one after another; one that throws harms nobody else. */
function listeners(onError: (error: unknown) => void) {
  const hints = new Set<(hint: Hint) => void>()
  const ephemerals = new Set<EphemeralListener>()
  const each = <F>(set: Set<F>, call: (fn: F) => void) => {
    for (const fn of set) {
      try {
        call(fn)
      } catch (error) {
        onError(error)
      }
    }
  }
  const add = <F>(set: Set<F>, fn: F) => {
    set.add(fn)
    return () => void set.delete(fn)
  }
  return {
    onHint: (fn: (hint: Hint) => void) => add(hints, fn),
    onEphemeral: (fn: EphemeralListener) => add(ephemerals, fn),
    hint: (hint: Hint) => each(hints, (fn) => fn(hint)),
    ephemeral: (workspaceId: string, topic: string, payload: unknown) =>
      each(ephemerals, (fn) => fn(workspaceId, topic, payload)),
  }
}

/** One process, or several nodes in one process: everybody hears everything at once. */
export function createMemoryBus(onError: (error: unknown) => void = () => {}): Bus {
  const told = listeners(onError)
  return {
    publish: told.hint,
    onHint: told.onHint,
    publishEphemeral: told.ephemeral,
    onEphemeral: told.onEphemeral,
    close: async () => {},
  }
}

export interface DatabaseBusOptions {
  nodeId: string
  /** Opens the bus's own connection (store-notify.ts). */
  connect: (
    onPayload: (payload: string) => void,
    onDead: (error?: Error) => void,
  ) => Promise<NotifyConnection>
  /** store.acrossHeads: once a second, so that a hint lost with its node or connection costs a second. */
  readHeads: () => Promise<readonly Hint[]>
  onError?: (error: unknown) => void
  signal?: Signal
  coalesceMs?: number
  pollMs?: number
}

interface Payload {
  n: string
  h: [workspaceId: string, lane: number, position: number][]
  e: [workspaceId: string, topic: string, payload: unknown][]
}

/** PostgreSQL takes 8,000 bytes a notification. */
const payloadBytes = 7_600
/** Ephemerals of one flush; what is over is dropped: a lost "typing" is nothing, a late hint is something. */
const ephemeralBytes = 4_096

const laneKey = (hint: Hint) => `${hint.workspaceId} ${hint.lane}`

/** What goes out in one flush, as payloads that fit. */
export function packPayloads(nodeId: string, hints: readonly Hint[], ephemerals: Payload['e']): string[] {
  const payloads: string[] = []
  let current: Payload = { n: nodeId, h: [], e: [] }
  let bytes = 0
  const room = (size: number) => {
    if (bytes + size > payloadBytes && bytes > 0) {
      payloads.push(JSON.stringify(current))
      current = { n: nodeId, h: [], e: [] }
      bytes = 0
    }
    bytes += size
  }
  for (const { workspaceId, lane, position } of hints) {
    room(workspaceId.length + 40)
    current.h.push([workspaceId, lane, position])
  }
  for (const one of ephemerals) {
    room(Buffer.byteLength(JSON.stringify(one)) + 2)
    current.e.push(one)
  }
  if (bytes > 0) payloads.push(JSON.stringify(current))
  return payloads
}

/** Local listeners hear at once, other nodes by one notification per 5 ms. */
export function createDatabaseBus(options: DatabaseBusOptions): Bus {
  const onError = options.onError ?? (() => {})
  const signal = options.signal ?? noSignals
  const told = listeners(onError)
  const known = new Map<string, number>()
  const pending = new Map<string, Hint>()
  let ephemerals: Payload['e'] = []
  let ephemeralSize = 0
  let flushTimer: NodeJS.Timeout | undefined
  let connection: NotifyConnection | undefined
  let closed = false
  let retryMs = 100

  /** New to us: remember and tell. */
  function hear(hint: Hint) {
    const key = laneKey(hint)
    if ((known.get(key) ?? 0) >= hint.position) return
    known.set(key, hint.position)
    told.hint(hint)
  }

  function receive(text: string) {
    const payload = JSON.parse(text) as Payload
    if (payload.n === options.nodeId) return
    for (const [workspaceId, lane, position] of payload.h) hear({ workspaceId, lane, position })
    for (const [workspaceId, topic, body] of payload.e) told.ephemeral(workspaceId, topic, body)
  }

  async function connect(): Promise<void> {
    if (closed) return
    // A connection that fails may say so and be refused too: one follows it all the same, or each failure would double
    // how many there are.
    let isOver = false
    const over = (error: unknown) => {
      if (isOver) return
      isOver = true
      connection = undefined
      signal('bus-lost')
      if (error) onError(error)
      reconnectLater()
    }
    try {
      const opened = await options.connect(receive, over)
      if (closed || isOver) return await opened.close()
      connection = opened
      retryMs = 100
      signal('bus-connected')
    } catch (error) {
      over(error)
    }
  }
  function reconnectLater() {
    if (closed) return
    setTimeout(connect, retryMs).unref()
    retryMs = Math.min(retryMs * 2, 5_000)
  }

  function flush() {
    flushTimer = undefined
    const payloads = packPayloads(options.nodeId, [...pending.values()], ephemerals)
    pending.clear()
    ephemerals = []
    ephemeralSize = 0
    for (const payload of payloads) connection?.send(payload).catch(onError)
  }
  const flushSoon = () => {
    flushTimer ??= setTimeout(flush, options.coalesceMs ?? 5)
  }

  let polling = false
  const pollTimer = setInterval(async () => {
    if (polling) return
    polling = true
    try {
      for (const head of await options.readHeads()) hear(head)
    } catch (error) {
      onError(error)
    } finally {
      polling = false
    }
    signal('bus-polled')
  }, options.pollMs ?? 1_000)
  pollTimer.unref()
  void connect()

  return {
    publish(hint) {
      pending.set(laneKey(hint), hint)
      hear(hint)
      flushSoon()
    },
    onHint: told.onHint,
    publishEphemeral(workspaceId, topic, payload) {
      told.ephemeral(workspaceId, topic, payload)
      const size = Buffer.byteLength(JSON.stringify([workspaceId, topic, payload]))
      if (ephemeralSize + size > ephemeralBytes) return
      ephemeralSize += size
      ephemerals.push([workspaceId, topic, payload])
      flushSoon()
    },
    onEphemeral: told.onEphemeral,
    async close() {
      closed = true
      clearInterval(pollTimer)
      clearTimeout(flushTimer)
      flush()
      await connection?.close()
    },
  }
}
