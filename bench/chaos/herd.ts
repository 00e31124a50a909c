import { browserEnvironment, type Client, createClient, createLive, type Live } from '@warmline/client'
import { freshId, wait } from '../replay/network.ts'
import { type ChaosNode, type Ground, gone, openGround } from './ground.ts'

export interface HerdReport {
  sockets: number
  /** messages that were acknowledged, over all conversations */
  acknowledged: number
  /** frames that reached somebody, over all sockets */
  delivered: number
  /** ms from the port accepting again until the last socket was live */
  backAfterMs: number
  violations: string[]
}

interface Follower {
  live: Live
  /** ids of the messages that came over the line, as they came */
  came: string[]
}

interface Talk {
  client: Client
  itemId: string
  followers: Follower[]
  acknowledged: string[]
}

const pollMs = 20

async function openTalk(base: string, operator: string, slug: string): Promise<Talk> {
  const environment = withOperator(operator)
  const anonymous = createClient({ baseUrl: base, environment })
  const opened = await anonymous.call('openContact', { body: { slug, language: 'en' }, retries: 3 })
  if (!opened.ok) throw new Error(opened.problem.title)
  const client = createClient({ baseUrl: base, token: opened.value.token, environment })
  const body = { messageId: freshId('msg'), text: 'Hello', language: 'en', wants: 'person' as const }
  const begun = await client.call('openConversation', { body, retries: 3 })
  if (!begun.ok || begun.value.itemId === undefined) throw new Error('no conversation')
  return { client, itemId: begun.value.itemId, followers: [], acknowledged: [] }
}

/** The operator token beside everything that is asked: no limits of an address, as all come from one. */
function withOperator(operator: string) {
  const environment = browserEnvironment()
  const asking: typeof fetch = (input, init) =>
    fetch(input, { ...init, headers: { ...(init?.headers as object), 'warmline-operator': operator } })
  const headers = { 'warmline-operator': operator }
  // Node's own takes headers, which a browser's does not.
  const openSocket = (url: string) => new WebSocket(url, { headers } as never)
  return { ...environment, fetch: asking, openSocket }
}

function follow({ client }: Talk, cursor: string): Follower {
  const came: string[] = []
  const live = createLive({
    client,
    cursor,
    // Nobody is so far behind here that it would have to begin anew.
    sync: () => Promise.reject(new Error('a resync')),
    onFrame: (frame) => {
      const [messageId] = /msg_[0-9a-f-]{36}/.exec(JSON.stringify(frame)) ?? []
      if (messageId !== undefined) came.push(messageId)
    },
  })
  live.start()
  return { live, came }
}

/** Each talk gets a message now and then until told to stop; what is acknowledged is written down in order. */
function write(talks: readonly Talk[], isOver: () => boolean): Promise<unknown> {
  return Promise.all(
    talks.map(async (talk, n) => {
      await wait((n * 37) % 2_000)
      while (!isOver()) {
        const messageId = freshId('msg')
        const answer = await talk.client.call('sendMessage', {
          params: { itemId: talk.itemId },
          body: { messageId, text: 'Is this line still there?' },
          retries: 60,
          timeoutMs: 6_000,
        })
        if (answer.ok) talk.acknowledged.push(messageId)
        await wait(2_000)
      }
    }),
  )
}

async function untilAll(followers: readonly Follower[], mostMs: number): Promise<number> {
  const began = performance.now()
  while (performance.now() - began < mostMs && !followers.every(({ live }) => live.status() === 'live'))
    await wait(pollMs)
  return performance.now() - began
}

function judge(talks: readonly Talk[]): string[] {
  return talks.flatMap(({ itemId, acknowledged, followers }) =>
    followers.flatMap(({ came, live }, n) => {
      const who = `socket ${n} of ${itemId}`
      const seen = new Set(came)
      const lost = acknowledged.filter((messageId) => !seen.has(messageId))
      const order = came.filter((messageId) => acknowledged.includes(messageId))
      const found: string[] = []
      if (live.status() !== 'live') found.push(`L4 ${who} did not come back (${live.status()})`)
      if (lost.length > 0) found.push(`S2 ${who} lost ${lost.length} of ${acknowledged.length}`)
      if (seen.size < came.length) found.push(`S3 ${who} got ${came.length - seen.size} twice`)
      if (order.some((messageId, at) => messageId !== acknowledged[at]))
        found.push(`S4 ${who} is out of order`)
      return found
    }),
  )
}

async function killAndStart(node: ChaosNode): Promise<void> {
  node.signal('SIGKILL')
  await gone(node)
  await node.start()
}

/** So many sockets over so many conversations lose their node at the same instant and come back together. */
export async function runHerd(sockets: number, conversations: number): Promise<HerdReport> {
  const ground: Ground = await openGround(1, { broken: null, isBefore: false })
  const [node] = ground.nodes
  if (node === undefined) throw new Error('no node')
  const talks: Talk[] = []
  let isOver = false
  try {
    const operator = createClient({ baseUrl: node.base, token: ground.token })
    const made = await operator.call('operatorWorkspace', {
      body: { name: 'Herd', slug: 'herd', language: 'en', workers: 0, ai: false, articlesFrom: 'none' },
    })
    if (!made.ok) throw new Error(made.problem.title)
    for (let n = 0; n < conversations; n++) talks.push(await openTalk(node.base, ground.token, 'herd'))
    for (const talk of talks) {
      const synced = await talk.client.call('sync', { query: { scope: 'contact' }, retries: 3 })
      if (!synced.ok) throw new Error(synced.problem.title)
      for (let n = 0; n < sockets / conversations; n++) talk.followers.push(follow(talk, synced.value.cursor))
      await wait(5)
    }
    const all = talks.flatMap(({ followers }) => followers)
    await untilAll(all, 120_000)
    const writing = write(talks, () => isOver)
    await wait(3_000)
    await killAndStart(node)
    const backAfterMs = await untilAll(all, 120_000)
    await wait(2_000)
    isOver = true
    await writing
    const until = performance.now() + 30_000
    while (judge(talks).length > 0 && performance.now() < until) await wait(200)
    return {
      sockets: all.length,
      acknowledged: talks.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
      delivered: all.reduce((sum, { came }) => sum + came.length, 0),
      backAfterMs,
      violations: judge(talks),
    }
  } finally {
    isOver = true
    for (const { followers } of talks) for (const { live } of followers) live.stop()
    await ground.stop()
  }
}
