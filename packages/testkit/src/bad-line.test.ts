import { createServer, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type BadLine, openBadLine } from './bad-line.ts'

let server: Server
let line: BadLine
let acted = 0

beforeAll(async () => {
  server = createServer((incoming, answer) => {
    if (incoming.method === 'POST') acted++
    answer.end(`answer ${acted}`)
  })
  server.on('upgrade', (_request, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n')
    socket.on('data', (chunk) => socket.write(chunk))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
afterEach(() => line.close())

const open = async (seed = 1, now = Date.now) => {
  acted = 0
  line = await openBadLine(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seed, now)
}

const ask = (method: 'GET' | 'POST', deadlineMs = 30_000) =>
  new Promise<string>((resolve) => {
    const asking = request(line.url, { method, agent: false, timeout: deadlineMs }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      response.on('end', () => resolve(text))
      response.on('error', () => resolve('cut'))
    })
    asking.on('timeout', () => {
      resolve('silence')
      asking.destroy()
    })
    asking.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'cut'),
    )
    asking.end()
  })

/** A raw connection that asked for a WebSocket, and what came back on it. */
async function socket(): Promise<{ said: () => string; say: (text: string) => void; end: () => void }> {
  const raw = connect(Number(new URL(line.url).port), '127.0.0.1')
  let heard = ''
  raw.on('data', (chunk) => {
    heard += chunk.toString()
  })
  raw.on('error', () => undefined)
  raw.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n')
  await expect.poll(() => heard).toMatch(/^HTTP/)
  return { said: () => heard, say: (text) => void raw.write(text), end: () => raw.destroy() }
}

it('passes everything when nothing is wrong, and counts', async () => {
  await open()
  expect(await ask('POST')).toBe('answer 1')
  expect([line.counts.connections, acted]).toEqual([1, 1])
  expect(line.counts.down).toBeGreaterThan(50)
})

it('cuts the answers of commands after the server acted, in the share asked for, the same for a seed', async () => {
  const played = async (seed: number) => {
    await open(seed)
    line.set({ cutAnswers: 0.4 })
    const answers: string[] = []
    for (let n = 0; n < 30; n++) answers.push((await ask('POST')) === 'cut' ? 'x' : '.')
    for (let n = 0; n < 5; n++) expect(await ask('GET')).toBe('answer 30')
    expect([acted, line.counts.cut]).toEqual([30, answers.filter((one) => one === 'x').length])
    await line.close()
    return answers.join('')
  }
  const first = await played(7)
  expect(first.replaceAll('.', '').length).toBeGreaterThan(5)
  expect(first.replaceAll('x', '').length).toBeGreaterThan(10)
  expect(await played(7)).toBe(first)
  expect(await played(8)).not.toBe(first)
})

it('is refused while the server is away, and answers at the same address when it is back', async () => {
  await open()
  await line.down()
  expect(await ask('GET')).toBe('refused')
  await line.up()
  expect(await ask('GET')).toBe('answer 0')
})

it('forgotten connections are silent and stay open; new ones work, except while everything is swallowed', async () => {
  await open()
  const old = await socket()
  old.say('before')
  await expect.poll(old.said).toContain('before')
  line.forget()
  old.say('after')
  expect(await ask('GET')).toBe('answer 0')
  line.swallow()
  expect(await ask('GET', 200)).toBe('silence')
  line.mend()
  expect(await ask('GET')).toBe('answer 0')
  expect(old.said()).not.toContain('after')
  expect(line.standing().sockets).toBe(1)
  old.end()
})

it('refuses WebSockets, or swallows their frames, while requests pass', async () => {
  await open()
  line.set({ sockets: 'refuse' })
  const refused = await socket()
  expect(refused.said()).toMatch(/^HTTP\/1.1 403/)
  line.set({ sockets: 'swallow' })
  const mute = await socket()
  expect(mute.said()).toMatch(/^HTTP\/1.1 101/)
  mute.say('lost')
  expect(await ask('GET')).toBe('answer 0')
  expect(mute.said()).not.toContain('lost')
  mute.end()
})

it('holds what is sent in the dark until a repeat of TCP comes through', async () => {
  let time = 0
  await open(1, () => time)
  line.set({ blackout: { everyMs: 10_000, forMs: 1_000 } })
  expect(await ask('GET')).toBe('answer 0')
  time = 9_500
  expect(await ask('GET', 100)).toBe('silence')
  const { up } = line.counts
  const held = ask('GET')
  await expect.poll(() => line.counts.up).toBeGreaterThan(up)
  time = 10_500
  expect(await ask('GET')).toBe('answer 0')
  expect(await held).toBe('answer 0')
})

it('is as slow as it is told: rate and delay add up', async () => {
  await open()
  line.set({ delayMs: 40, downKbit: 16 })
  const begun = Date.now()
  expect(await ask('GET')).toBe('answer 0')
  // two ways of 40 ms, and over 100 bytes at 2 bytes a millisecond
  expect(Date.now() - begun).toBeGreaterThanOrEqual(80 + 50)
})
