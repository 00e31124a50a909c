import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Frame } from '@warmline/contracts'
import { createIds } from '../../apps/server/src/platform/ids.ts'
import { seeded } from '../replay/network.ts'
import { type HttpAnswer, HttpLines, requestBytes, type Wish } from './line.ts'
import { Listener } from './listener.ts'
import { type Company, companyFile } from './prepared.ts'
import { type Counts, markIn, noCounts, type Post, type Side, Talk } from './talk.ts'

interface Person {
  token: string
  address: string
  /** itemId → epoch of what this person holds */
  held: Map<string, number>
}

export interface Desk {
  readonly talks: Talk[]
  counts: Counts
  /** So many conversations are open afterwards, each held by a person with at most `capacity`. */
  open(
    conversations: number,
    capacity: number,
    onProgress: (n: number) => void,
  ): Promise<{ open: number; seconds: number }>
  /** So many more contacts, known to the server; nobody listens yet. */
  contacts(n: number): Promise<void>
  /** The widgets of so many of them begin to listen, and do nothing else. */
  idle(sockets: number): Promise<void>
  /** Everybody's line is there again: when the last one was, epoch ms. */
  awaitReady(): Promise<{ sockets: number; lastReadyAt: number }>
  stop(): void
}

/** Where a conversation stands, and who writes in it. */
interface Place extends Record<Side, { token: string; address: string }> {
  itemId: string
  epoch: number
}

const ids = createIds({ now: Date.now })
/** 100 ms after each other, under the same key */
const mostTries = 40
const httpLines = 192
const openAtOnce = 16
const beatEveryMs = 20_000

/** Another address for everybody, as a proxy in front would tell. */
const addressOf = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`

export function createDesk(port: number, data: string, seed: number): Desk {
  return new BenchDesk(port, JSON.parse(readFileSync(`${data}/${companyFile}`, 'utf8')) as Company, seed)
}

class BenchDesk implements Desk {
  readonly talks: Talk[] = []
  counts: Counts = noCounts()
  readonly #port: number
  readonly #company: Company
  readonly #lines: HttpLines
  readonly #people: Person[] = []
  readonly #listeners: Listener[] = []
  readonly #itemOf = new Map<string, { epoch: number; person: Person }>()
  readonly #random: () => number
  readonly #quiet: { token: string; address: string }[] = []
  #greetings: Promise<void>[] = []
  #addresses = 1
  #keys = 0
  #lastReadyAt = 0
  #beats: NodeJS.Timeout | undefined

  constructor(port: number, company: Company, seed: number) {
    this.#port = port
    this.#company = company
    this.#lines = new HttpLines(port, httpLines)
    this.#random = seeded(seed)
  }

  #send(wish: Wish): Promise<HttpAnswer> {
    return new Promise((resolve) => this.#lines.send(requestBytes(wish), resolve))
  }

  async #must<T>(wish: Omit<Wish, 'key' | 'body'>, body: unknown): Promise<T> {
    const key = `bench-${process.pid}-${++this.#keys}-${Math.floor(this.#random() * 2 ** 40).toString(36)}`
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#send({ ...wish, key, body: JSON.stringify(body) })
      if (answer.status >= 200 && answer.status < 300) return JSON.parse(answer.body) as T
      if (attempt >= 20 || ![0, 409, 429, 503].includes(answer.status))
        throw new Error(`${wish.path} → ${answer.status} ${answer.body.slice(0, 300)}`)
      await wait(200)
    }
  }

  #listen(token: string, address: string, hears: Side, onFrame?: (payload: Buffer) => void): Listener {
    const from: Side = hears === 'contact' ? 'worker' : 'contact'
    const listener = new Listener({
      port: this.#port,
      token,
      address,
      onReady: () => {
        this.#lastReadyAt = Date.now()
      },
      onFrame: (payload) => {
        const mark = markIn(payload)
        if (mark === null) {
          onFrame?.(payload)
          return
        }
        // A sender sees its own words too; what counts is the other side.
        if (mark.side === from) this.talks[mark.talk]?.received(from, mark.seq, performance.now())
      },
    })
    this.#listeners.push(listener)
    return listener
  }

  #worker(token: string): Person {
    const person: Person = { token, address: addressOf(this.#addresses++), held: new Map() }
    this.#listen(token, person.address, 'worker', (payload) => this.#learn(person, payload))
    return person
  }

  /** A worker's frames outside the measured words: what was given to them. */
  #learn(person: Person, payload: Buffer): void {
    const frame = JSON.parse(payload.toString()) as Frame
    if (frame.t !== 'event') return
    const { freshCard, item } = frame
    if (freshCard?.head.holder) {
      this.#holds(person, freshCard.head.itemId, freshCard.head.epoch)
      this.#greetings.push(this.#greet(person, freshCard.head.itemId, freshCard.head.epoch))
    } else if (item?.head?.epoch !== undefined && person.held.has(item.itemId))
      this.#holds(person, item.itemId, item.head.epoch)
    else if (item?.gone) person.held.delete(item.itemId)
  }

  /** Who takes over and says nothing is relieved by somebody else before all conversations are open. */
  async #greet({ token, address }: Person, itemId: string, epoch: number): Promise<void> {
    const body = { messageId: ids.next('msg'), text: 'Good morning, I am looking at it now.', epoch }
    // What went on to somebody else meanwhile is greeted by them.
    await this.#must({ path: `/v1/items/${itemId}/messages`, token, address }, body).catch(() => undefined)
  }

  #holds(person: Person, itemId: string, epoch: number): void {
    person.held.set(itemId, epoch)
    this.#itemOf.set(itemId, { epoch, person })
  }

  async open(conversations: number, capacity: number, onProgress: (n: number) => void) {
    const began = performance.now()
    const needed = Math.ceil(conversations / capacity)
    while (this.#people.length < needed) {
      const worker = this.#company.workers[this.#people.length]
      if (!worker) throw new Error(`${needed} people are needed, ${this.#company.workers.length} work here`)
      this.#people.push(this.#worker(worker.token))
    }
    await this.awaitReady()
    await each(this.#people, openAtOnce, ({ token, address }) =>
      this.#must({ path: '/v1/availability', token, address }, { available: true, capacity }),
    )
    await this.#beat()
    this.#beats ??= setInterval(() => void this.#beat(), beatEveryMs)
    const fresh = Array.from({ length: conversations - this.talks.length }, (_, n) => this.talks.length + n)
    const opened: { n: number; itemId: string; token: string; address: string }[] = []
    await each(fresh, openAtOnce, async (n) => {
      opened.push({ n, ...(await this.#openOne()) })
      onProgress(opened.length)
    })
    const late = performance.now() + 180_000
    while (opened.some(({ itemId }) => !this.#itemOf.has(itemId))) {
      if (performance.now() > late) throw new Error('not every conversation was taken over within 180 s')
      await wait(100)
    }
    await Promise.all(this.#greetings.splice(0))
    opened.sort((a, b) => a.n - b.n)
    for (const { n, itemId, token, address } of opened) {
      const { epoch, person } = this.#itemOf.get(itemId)!
      const post = this.#poster({ itemId, epoch, contact: { token, address }, worker: person })
      this.talks.push(new Talk(n, post, () => this.counts))
    }
    await this.#beat()
    return { open: this.talks.length, seconds: (performance.now() - began) / 1_000 }
  }

  #poster({ itemId, epoch, ...sides }: Place): Post {
    return (side, text, done) => {
      const { token, address } = sides[side]
      const messageId = ids.next('msg')
      const message = { messageId, text }
      const bytes = requestBytes({
        path: side === 'contact' ? `/v1/conversations/${itemId}/messages` : `/v1/items/${itemId}/messages`,
        token,
        address,
        key: messageId,
        body: JSON.stringify(side === 'contact' ? message : { ...message, epoch }),
      })
      const attempt = (tries: number) =>
        this.#lines.send(bytes, ({ status, body }) => {
          if (status === 201) return done(true)
          this.counts.refused += 1
          if (this.counts.refused <= 3)
            process.stderr.write(`refused with ${status}: ${body.slice(0, 200)}\n`)
          if (tries < mostTries) setTimeout(attempt, 100, tries + 1)
          else done(false)
        })
      attempt(1)
    }
  }

  async #contact(): Promise<{ token: string; address: string }> {
    const address = addressOf(this.#addresses++)
    const { slug } = this.#company
    const { token } = await this.#must<{ token: string }>(
      { path: '/v1/contacts', address },
      { slug, language: 'en' },
    )
    return { token, address }
  }

  async #openOne() {
    const { token, address } = await this.#contact()
    this.#listen(token, address, 'contact')
    const { itemId } = await this.#must<{ itemId: string }>(
      { path: '/v1/conversations', token, address },
      { language: 'en', wants: 'person', text: 'Good morning, may I speak with somebody about my parcel?' },
    )
    return { itemId, token, address }
  }

  /** What every phone does: it lists what it holds. */
  async #beat(): Promise<void> {
    await each(this.#people, openAtOnce, async ({ token, address, held }) => {
      const assignments = [...held].map(([itemId, epoch]) => `${itemId}@${epoch}`)
      await this.#send({ path: '/v1/heartbeat', token, address, body: JSON.stringify({ assignments }) })
    })
  }

  async contacts(n: number): Promise<void> {
    await each(Array.from({ length: n }), openAtOnce, async () => {
      this.#quiet.push(await this.#contact())
    })
  }

  async idle(sockets: number): Promise<void> {
    await each(this.#quiet.splice(0, sockets), openAtOnce, async ({ token, address }) => {
      const listener = this.#listen(token, address, 'contact')
      for (let waited = 0; !listener.isReady && waited < 5_000; waited += 5) await wait(5)
    })
    await this.awaitReady()
  }

  async awaitReady() {
    const late = performance.now() + 120_000
    while (this.#listeners.some((listener) => !listener.isReady)) {
      if (performance.now() > late) {
        const n = this.#listeners.filter((listener) => !listener.isReady).length
        throw new Error(`${n} of ${this.#listeners.length} lines are not there after 120 s`)
      }
      await wait(20)
    }
    return { sockets: this.#listeners.length, lastReadyAt: this.#lastReadyAt }
  }

  stop(): void {
    clearInterval(this.#beats)
    for (const listener of this.#listeners) listener.stop()
    this.#lines.close()
  }
}

/** At most so many at once. */
async function each<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<unknown>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < all.length) await work(all[next++] as T)
    }),
  )
}
