import { createClient } from '@warmline/client'
import type { ItemCard } from '@warmline/contracts'
import type { Dice } from '@warmline/testkit'
import { freshId, wait } from '../replay/network.ts'
import { SimulatedWorker, type WorkerRecord } from '../replay/worker.ts'
import type { ChaosNetwork } from './network.ts'

/** A worker's phone, which may vanish in the middle of a chat and come back later without its memory. */
export class Phone {
  readonly workerId: string
  readonly records: WorkerRecord[] = []
  isHere = false
  readonly #token: string
  readonly #network: ChaosNetwork
  readonly #dice: Dice
  readonly #capacity: number
  #worker: SimulatedWorker | null = null

  constructor(
    { workerId, token }: { workerId: string; token: string },
    network: ChaosNetwork,
    dice: Dice,
    capacity: number,
  ) {
    this.workerId = workerId
    this.#token = token
    this.#network = network
    this.#dice = dice
    this.#capacity = capacity
  }

  async comeBack(): Promise<void> {
    if (this.isHere) return
    this.isHere = true
    this.#worker = new SimulatedWorker(this.#token, this.#network, this.#dice.roll)
    this.records.push(this.#worker.record)
    await this.#worker.start(this.#capacity)
  }

  /** Nothing is said: the phone is out of battery. */
  vanish(): void {
    this.isHere = false
    this.#worker?.stop()
  }

  /** Does nothing more, and stays here. */
  async rest(): Promise<void> {
    await this.#worker?.rest()
  }

  cards(): ItemCard[] {
    return this.#worker?.cards() ?? []
  }

  /** The inbox as the server has it now. */
  async fresh(): Promise<ItemCard[] | null> {
    const client = createClient({
      baseUrl: this.#network.base(),
      token: this.#token,
      environment: this.#network.environment,
    })
    const answer = await client.call('sync', { query: { scope: 'inbox' }, retries: 5 })
    return answer.ok && 'items' in answer.value.state ? answer.value.state.items : null
  }

  /**
   * Gives one conversation back and writes in it later as if it were still held: what a phone does whose screen is
   * behind. Says what came of it; null = it holds nothing.
   */
  async writeLate(): Promise<'refused' | 'acknowledged' | 'unknown' | null> {
    const held = this.cards().filter(({ head }) => head.status === 'person')
    const client = this.#worker?.client
    if (held.length === 0 || !client) return null
    const { itemId, epoch } = this.#dice.pick(held).head
    const params = { itemId }
    const given = await client.call('release', { params, body: { epoch }, retries: 20 })
    if (!given.ok) return null
    await wait(400 + this.#dice.below(1_200))
    const body = { messageId: freshId('msg'), epoch, text: 'Written on a screen that was behind.' }
    const answer = await client.call('sendReply', { params, body, retries: 20 })
    if (answer.ok) return 'acknowledged'
    return answer.problem.status === 409 ? 'refused' : 'unknown'
  }
}
