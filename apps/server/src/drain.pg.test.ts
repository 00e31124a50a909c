import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { freshKey, send, startTestServer, type TestServer } from './harness/test-server.ts'

/** A real process that is told to stop, and a second node in this one where everybody goes. */
let other: TestServer
let folder: string
let child: ChildProcess
let base: string
let ended: Promise<number | null>
let said = ''

beforeAll(async () => {
  const key = randomBytes(32).toString('base64')
  other = await startTestServer({ environment: { WARMLINE_KEY: key } })
  folder = await mkdtemp(join(tmpdir(), 'wl-drain-'))
  const { host, port, user, database } = other.database
  const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`
  child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), '--port', '0', '--data', join(folder, 'data'), '--empty'],
    {
      env: { ...process.env, DATABASE_URL: url, WARMLINE_KEY: key, WARMLINE_DRAIN: '2' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  ended = new Promise((resolve) => child.once('exit', resolve))
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  base = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk) => {
      text += chunk
      const found = /http:\/\/[\w.[\]:]+:\d+/.exec(text)
      if (found) resolve(found[0])
    })
    void ended.then((code) => reject(new Error(`it ended with ${code}: ${said}`)))
  })
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await ended
  await other?.close()
  await rm(folder, { recursive: true, force: true })
})

interface Writer {
  token: string
  itemId: string
  acknowledged: string[]
  /** what a request ended with when it was not acknowledged */
  refused: string[]
}

const path = (itemId: string) => `/v1/conversations/${itemId}/messages`

async function openWriter(slug: string): Promise<Writer> {
  const { token } = await other.contact(slug)
  const body = { language: 'en', wants: 'person', text: 'Hello' }
  const opened = await send(base, 'POST', '/v1/conversations', { token, body })
  expect(opened.status, opened.text).toBe(201)
  return { token, itemId: opened.json.itemId, acknowledged: [], refused: [] }
}

/** Writes on and on as the SDK does: a message without an answer is sent again under its key, elsewhere. */
async function write({ token, itemId, acknowledged, refused }: Writer, isOver: () => boolean) {
  const { ids } = other.nodes[0]!.services
  for (let n = 0; !isOver(); n += 1) {
    const messageId = ids.next('msg')
    const sending = { token, body: { messageId, text: `message ${n}` }, key: freshKey() }
    for (const to of [base, other.bases[0]!]) {
      try {
        const { status, problem } = await send(to, 'POST', path(itemId), sending)
        if (status === 201) {
          acknowledged.push(messageId)
          break
        }
        refused.push(`${status} ${problem.code}`)
        if (status === 429) return
      } catch (error) {
        const { cause } = error as { cause?: { code?: string } }
        refused.push(String(cause?.code ?? error))
      }
    }
  }
}

it('told to stop, a process lets everybody finish: nothing acknowledged is lost, nothing is cut off unexplained', async () => {
  const { slug } = await other.workspace()
  const writers = await Promise.all(Array.from({ length: 6 }, () => openWriter(slug)))
  const { token } = writers[0]!
  const codes: number[] = []
  const sockets = await Promise.all(
    writers.map(async (writer) => {
      const socket = new WebSocket(`${base.replace('http', 'ws')}/v1/events`, ['warmline.v1', writer.token])
      socket.on('close', (code) => codes.push(code))
      await new Promise((resolve) => socket.once('message', resolve))
      return socket
    }),
  )
  // of somebody to whom nothing happens: it would wait for 25 s
  const quiet = await openWriter(slug)
  const polling = send(base, 'GET', '/v1/events?wait=25', { token: quiet.token })
  const stream = await fetch(`${base}/v1/events`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
  })
  const streamed = stream.text()
  let isOver = false
  const writing = writers.map((writer) => write(writer, () => isOver))
  await expect
    .poll(() => Math.min(...writers.map(({ acknowledged }) => acknowledged.length)))
    .toBeGreaterThan(3)

  child.kill('SIGTERM')
  // ready no more, and still there for whoever asks
  await expect.poll(async () => (await send(base, 'GET', '/readyz')).status, { interval: 20 }).toBe(503)
  expect((await send(base, 'GET', '/healthz')).status).toBe(200)
  expect(codes).toEqual([])
  const before = writers.map(({ acknowledged }) => acknowledged.length)

  expect(await ended).toBe(0)
  expect(codes).toEqual(sockets.map(() => 1012))
  expect((await polling).status).toBe(200)
  expect(await streamed).toContain('event: ready')
  await expect
    .poll(() => writers.every(({ acknowledged }, n) => acknowledged.length > (before[n] ?? 0) + 2), {
      timeout: 15_000,
    })
    .toBe(true)
  isOver = true
  await Promise.all(writing)
  // the only thing that may happen to a request: nobody listens there any more. The kernel resets a connection that
  // was being made in the instant the door shut: once at most, and after it nobody listens
  for (const { refused } of writers) {
    const [first, ...rest] = refused
    expect(['ECONNREFUSED', 'ECONNRESET']).toContain(first)
    expect(rest.length).toBeGreaterThan(0)
    expect([...new Set(rest)]).toEqual(['ECONNREFUSED'])
  }
  for (const { token: of, itemId, acknowledged } of writers) {
    const seen = (await send(other.bases[0]!, 'GET', `/v1/sync?scope=thread:${itemId}`, { token: of })).text
    const lost = acknowledged.filter((messageId) => !seen.includes(messageId))
    expect(lost).toEqual([])
  }
  expect(said).toContain('stopped: everything that was begun is finished')
}, 60_000)
