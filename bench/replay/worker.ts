import { type Client, createClient, createLive, type Live, type LiveFrame } from '@warmline/client'
import type { ItemCard, ThreadHead } from '@warmline/contracts'
import { applyCard } from '@warmline/core'
import { freshId, type Network, wait } from './network.ts'

export interface WorkerRecord {
  replies: number
  acknowledged: { itemId: string; messageId: string; text: string }[]
  passed: number
  released: number
  stale: number
  problems: Map<string, number>
}

interface Item {
  card: ItemCard
  /** seq of the newest message that we answered */
  answered: number
  busy: boolean
  answeredAt: number
}

const heartbeatMs = 20_000
const idleBeforeFinishMs = 4_000

const replies = [
  'Thank you, I have read everything you wrote. I am looking at it now.',
  'That is sorted on our side. You do not need to do anything else.',
  'I checked this for you and it is fine. Please tell me if it looks different for you.',
  'You are right, that was unclear. Here is what happens next: we finish it today.',
]

/** One simulated worker on the public worker API: takes what it is given, answers, finishes, wraps up. */
export class SimulatedWorker {
  readonly record: WorkerRecord = {
    replies: 0,
    acknowledged: [],
    passed: 0,
    released: 0,
    stale: 0,
    problems: new Map(),
  }
  readonly client: Client
  readonly #live: Live
  readonly #random: () => number
  readonly #items = new Map<string, Item>()
  #running = true
  #isResting = false

  constructor(token: string, network: Network, random: () => number) {
    this.#random = random
    this.client = createClient({ baseUrl: network.base(), token, environment: network.environment })
    this.#live = createLive({
      client: this.client,
      sync: async () => {
        const answer = await this.client.call('sync', { query: { scope: 'inbox' } })
        if (!answer.ok || !('items' in answer.value.state)) return null
        const { items } = answer.value.state
        for (const card of items) this.#keep(card)
        for (const [itemId] of this.#items)
          if (!items.some((card) => card.head.itemId === itemId)) this.#items.delete(itemId)
        return answer.value.cursor
      },
      onFrame: (frame) => this.#take(frame),
    })
  }

  async start(capacity: number): Promise<boolean> {
    this.#live.start()
    const answer = await this.client.call('setAvailability', {
      body: { available: true, capacity },
      retries: 20,
    })
    void this.#beat()
    void this.#work()
    return answer.ok
  }

  stop(): void {
    this.#running = false
    this.#live.stop()
  }

  /** Still here and listening, and does nothing more; resolves when nothing of its own is under way. */
  async rest(): Promise<void> {
    this.#isResting = true
    while ([...this.#items.values()].some(({ busy }) => busy)) await wait(20)
  }

  /** What the phone shows now. */
  cards(): ItemCard[] {
    return [...this.#items.values()].map(({ card }) => card)
  }

  #keep(card: ItemCard): void {
    const old = this.#items.get(card.head.itemId)
    if (old) old.card = card
    else this.#items.set(card.head.itemId, { card, answered: 0, busy: false, answeredAt: 0 })
  }

  #take(frame: LiveFrame): void {
    if (frame.t !== 'event') return
    if (frame.freshCard) this.#keep(frame.freshCard)
    else if (frame.item?.gone) this.#items.delete(frame.item.itemId)
    else if (frame.item) {
      const item = this.#items.get(frame.item.itemId)
      if (item) item.card = applyCard(item.card, frame.item)
    }
  }

  #mine(): Item[] {
    return [...this.#items.values()].filter(
      ({ card }) => card.head.status === 'person' || card.head.status === 'wrapping-up',
    )
  }

  async #beat(): Promise<void> {
    while (this.#running) {
      const assignments = this.#mine().map(({ card }) => `${card.head.itemId}@${card.head.epoch}`)
      const answer = await this.client.call('heartbeat', { body: { assignments } })
      if (answer.ok) {
        for (const itemId of answer.value.drop) this.#items.delete(itemId)
        for (const itemId of answer.value.take) await this.#fetch(itemId)
      }
      await wait(heartbeatMs)
    }
  }

  /** The phone did not know of this one: fetch it. */
  async #fetch(itemId: string): Promise<void> {
    const answer = await this.client.call('sync', { query: { scope: 'inbox' } })
    if (!answer.ok || !('items' in answer.value.state)) return
    const card = answer.value.state.items.find(({ head }) => head.itemId === itemId)
    if (card) this.#keep(card)
  }

  async #work(): Promise<void> {
    while (this.#running && !this.#isResting) {
      for (const item of this.#mine()) if (!item.busy) void this.#step(item)
      await wait(150)
    }
  }

  async #step(item: Item): Promise<void> {
    item.busy = true
    try {
      const { head } = item.card
      if (head.status === 'wrapping-up') return await this.#wrapUp(head)
      if (head.lastSeq > item.answered) return await this.#answer(item, head)
      if (head.promise === null && Date.now() - item.answeredAt > idleBeforeFinishMs) await this.#finish(head)
    } finally {
      item.busy = false
    }
  }

  async #answer(item: Item, head: ThreadHead): Promise<void> {
    const dice = this.#random()
    if (item.answered === 0 && dice < 0.02 && Date.now() < (head.holder?.passUntil ?? 0)) {
      this.record.passed += 1
      return this.#note(
        await this.client.call('pass', { params: { itemId: head.itemId }, body: { epoch: head.epoch } }),
      )
    }
    await wait(300 + this.#random() * 1_200)
    const now = item.card.head
    if (now.status !== 'person' || now.epoch !== head.epoch) return
    const messageId = freshId('msg')
    const text = replies[Math.floor(this.#random() * replies.length)] ?? ''
    const answer = await this.client.call('sendReply', {
      params: { itemId: head.itemId },
      body: { messageId, epoch: now.epoch, text },
      retries: 20,
    })
    if (answer.ok) {
      item.answered = now.lastSeq + 1
      item.answeredAt = Date.now()
      this.record.replies += 1
      this.record.acknowledged.push({ itemId: head.itemId, messageId, text })
      item.card = { ...item.card, head: { ...item.card.head, promise: null } }
    }
    this.#note(answer)
  }

  async #finish(head: ThreadHead): Promise<void> {
    this.#note(
      await this.client.call('finish', {
        params: { itemId: head.itemId },
        body: { epoch: head.epoch },
        retries: 20,
      }),
    )
    await wait(200)
  }

  async #wrapUp(head: ThreadHead): Promise<void> {
    const body = { epoch: head.epoch, disposition: 'answered' }
    this.#note(await this.client.call('wrapUp', { params: { itemId: head.itemId }, body, retries: 20 }))
    await wait(200)
  }

  #note(answer: { ok: true } | { ok: false; problem: { code: string } }): void {
    if (answer.ok) return
    if (answer.problem.code === 'stale-epoch') this.record.stale += 1
    this.record.problems.set(answer.problem.code, (this.record.problems.get(answer.problem.code) ?? 0) + 1)
  }
}
