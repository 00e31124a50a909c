import {
  type Client,
  createClient,
  createLive,
  type Environment,
  type Live,
  type LiveFrame,
} from '@warmline/client'
import type { ThreadView } from '@warmline/contracts'
import { applyView } from '@warmline/core'
import type { Dice } from '@warmline/testkit'
import { freshId, wait } from '../replay/network.ts'
import type { ChaosNetwork } from './network.ts'

/** One thing somebody wrote, as its sender remembers it. */
export interface Sent {
  messageId: string
  text: string
  /** ms of the harness's own clock; `doneAt` null while nobody has answered */
  at: number
  doneAt: number | null
  state: 'unknown' | 'acknowledged' | 'refused'
  code: string | null
}

const triesUntilQuiet = 60
const dayMs = 24 * 3_600_000
const questions = [
  'How long does the delivery of my card take?',
  'Can I change the due date of my invoice?',
  'What do I do when my payment is declined?',
  'Where do I see my statements?',
]

/** One contact and its one conversation, from the first word to the last look. */
export class ChaosContact {
  readonly sent: Sent[] = []
  itemId: string | null = null
  /** what the contact's own screen shows */
  thread: ThreadView | null = null
  /** as in life: the clock of one in three is a day ahead, of another a day behind */
  readonly environment: Environment
  readonly #network: ChaosNetwork
  readonly #dice: Dice
  readonly #slug: string
  readonly #n: number
  #client: Client | null = null
  #live: Live | null = null

  constructor(network: ChaosNetwork, dice: Dice, slug: string, n: number) {
    this.#network = network
    const { environment } = network
    const aheadMs = ((n % 3) - 1) * dayMs
    this.environment = { ...environment, now: () => environment.now() + aheadMs }
    this.#dice = dice
    this.#slug = slug
    this.#n = n
  }

  async run(isQuiet: () => boolean): Promise<void> {
    const { environment } = this
    const anonymous = createClient({ baseUrl: this.#network.base(), environment })
    const opened = await anonymous.call('openContact', {
      body: { slug: this.#slug, language: 'en' },
      retries: triesUntilQuiet,
      timeoutMs: 6_000,
    })
    if (!opened.ok) return
    const { token } = opened.value
    this.#client = createClient({ baseUrl: anonymous.baseUrl, token, environment })
    this.#live = createLive({
      client: this.#client,
      sync: () => this.#sync(),
      onFrame: (frame) => this.#take(frame),
      pendingSince: () => this.#pendingSince(),
    })
    this.#live.start()
    await this.#open()
    const messages = 2 + this.#dice.below(6)
    for (let n = 0; n < messages && this.itemId !== null && !isQuiet(); n++) {
      await wait(100 + this.#dice.below(700))
      // two at once: whichever comes first is first
      if (this.#dice.chance(0.15)) await Promise.all([this.#write(), this.#write()])
      else await this.#write()
      if (this.#dice.chance(0.1)) await this.#ask()
    }
    if (this.#dice.chance(0.5)) await this.#untilAnswered(isQuiet)
  }

  close(): void {
    this.#live?.stop()
  }

  /** What a fresh look shows; null = there is none. */
  async fresh(): Promise<ThreadView | null> {
    const answer = await this.#client?.call('sync', { query: { scope: 'contact' }, retries: 5 })
    if (!answer?.ok || !('threads' in answer.value.state)) return null
    return answer.value.state.threads.find(({ head }) => head.itemId === this.itemId) ?? null
  }

  async #sync(): Promise<string | null> {
    const answer = await this.#client?.call('sync', { query: { scope: 'contact' }, timeoutMs: 6_000 })
    if (!answer?.ok || !('threads' in answer.value.state)) return null
    this.thread = answer.value.state.threads.at(-1) ?? null
    return answer.value.cursor
  }

  #take(frame: LiveFrame): void {
    if (frame.t !== 'event') return
    if (frame.fresh) this.thread = frame.fresh
    else if (frame.item && this.thread?.head.itemId === frame.item.itemId)
      this.thread = applyView(this.thread, frame.item)
  }

  #pendingSince(): number | null {
    const open = this.sent.filter(({ doneAt }) => doneAt === null)
    return open.length === 0
      ? null
      : this.environment.now() - (performance.now() - Math.min(...open.map(({ at }) => at)))
  }

  #begin(text: string): Sent {
    const sent: Sent = {
      messageId: freshId('msg'),
      text,
      at: performance.now(),
      doneAt: null,
      state: 'unknown',
      code: null,
    }
    this.sent.push(sent)
    return sent
  }

  #end(sent: Sent, answer: Awaited<ReturnType<Client['call']>>): void {
    sent.doneAt = performance.now()
    sent.code = answer.ok ? null : answer.problem.code
    const isOpen = !answer.ok && (answer.problem.status === 0 || answer.problem.status === 503)
    sent.state = answer.ok ? 'acknowledged' : isOpen ? 'unknown' : 'refused'
  }

  async #open(): Promise<void> {
    const sent = this.#begin(`${this.#dice.pick(questions)} (contact ${this.#n})`)
    const wants = this.#dice.chance(0.6) ? 'person' : 'ai'
    const answer = await this.#client?.call('openConversation', {
      body: { messageId: sent.messageId, text: sent.text, language: 'en', wants },
      retries: triesUntilQuiet,
      timeoutMs: 6_000,
    })
    if (!answer) return
    this.#end(sent, answer)
    if (answer.ok) this.itemId = answer.value.itemId ?? null
  }

  async #write(): Promise<void> {
    const sent = this.#begin(`Contact ${this.#n} writes line ${this.sent.length + 1}.`)
    const answer = await this.#client?.call('sendMessage', {
      params: { itemId: this.itemId ?? '' },
      body: { messageId: sent.messageId, text: sent.text },
      retries: triesUntilQuiet,
      timeoutMs: 6_000,
    })
    if (answer) this.#end(sent, answer)
  }

  async #ask(): Promise<void> {
    await this.#client?.call('askForHuman', {
      params: { itemId: this.itemId ?? '' },
      body: { how: 'button' },
      retries: triesUntilQuiet,
      timeoutMs: 6_000,
    })
  }

  async #untilAnswered(isQuiet: () => boolean): Promise<void> {
    const isAnswered = () =>
      this.thread?.entries.findLast((entry) => entry.entry === 'message' && entry.by !== 'contact')
    for (let waited = 0; waited < 15_000 && !isQuiet() && !isAnswered(); waited += 100) await wait(100)
  }
}
