import { type Client, createClient, createLive, type Live, type LiveFrame } from '@warmline/client'
import type { ThreadView } from '@warmline/contracts'
import { applyView } from '@warmline/core'
import { freshId, type Network, wait } from './network.ts'

/** What one contact saw and was told, for the report. */
export interface ContactRecord {
  index: number
  asked: boolean
  askedAt: number | null
  personAt: number | null
  byAi: boolean
  byPeople: boolean
  ended: boolean
  /** ids of messages that the server acknowledged, in the order in which they were sent */
  acknowledged: string[]
  refused: string[]
  /** ids of every message in the thread at the end */
  seen: string[]
  lost: number
  duplicated: number
  outOfOrder: number
  /** ms from send to acknowledgement */
  acknowledgedIn: number[]
}

export interface ContactPlan {
  index: number
  text: string
  followUps: readonly [string, string]
  ask: { how: 'button' | 'zero' | 'words'; words: string; after: 0 | 1 } | null
}

const askedFor = [
  'I want to talk to a person please',
  'can a human look at this',
  'please connect me to someone from your team',
  'let me speak with a real person',
  'I need a human being to help me with this',
]
const followUps = [
  'And how long does that usually take?',
  'Is there a charge for that?',
  'What do I do if it does not work?',
  'Could you tell me where I find that in the app?',
  'Thanks. Does the same hold when I am abroad?',
  'I tried that already, what comes next?',
  'Can I change it later?',
  'Does it matter which card I use?',
]

/** Seeded: 15 % ask for a person, by button, by `0` or in words. */
export function planContact(index: number, text: string, random: () => number): ContactPlan {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  const asks = random() < 0.15
  const how = (['button', 'zero', 'words'] as const)[Math.floor(random() * 3)] ?? 'button'
  const after = random() < 0.5 ? 0 : 1
  return {
    index,
    text: text.slice(0, 8_000),
    followUps: [pick(followUps), pick(followUps)],
    ask: asks ? { how, words: pick(askedFor), after } : null,
  }
}

const answerDeadlineMs = 240_000

/** Plays one contact from the first word to the end of the conversation. */
export async function playContact(plan: ContactPlan, slug: string, network: Network): Promise<ContactRecord> {
  const record: ContactRecord = {
    index: plan.index,
    asked: plan.ask !== null,
    askedAt: null,
    personAt: null,
    byAi: false,
    byPeople: false,
    ended: false,
    acknowledged: [],
    refused: [],
    seen: [],
    lost: 0,
    duplicated: 0,
    outOfOrder: 0,
    acknowledgedIn: [],
  }
  const open = createClient({ baseUrl: network.base(), environment: network.environment })
  const opened = await open.call('openContact', { body: { slug, language: 'en' }, retries: 20 })
  if (!opened.ok) {
    record.refused.push(opened.problem.code)
    return record
  }
  const { token } = opened.value
  const chat = new Chat(
    createClient({ baseUrl: open.baseUrl, token, environment: network.environment }),
    record,
  )
  await chat.run(plan)
  return record
}

class Chat {
  readonly #client: Client
  readonly #record: ContactRecord
  readonly #live: Live
  #thread: ThreadView | null = null
  #changed: () => void = () => {}
  #itemId: string | null = null
  #lastSeqSeen = 0

  constructor(client: Client, record: ContactRecord) {
    this.#client = client
    this.#record = record
    this.#live = createLive({
      client,
      sync: async () => {
        const answer = await client.call('sync', { query: { scope: 'contact' } })
        if (!answer.ok || !('threads' in answer.value.state)) return null
        const thread = answer.value.state.threads.at(-1)
        if (thread) this.#show(thread)
        return answer.value.cursor
      },
      onFrame: (frame) => this.#take(frame),
    })
  }

  #take(frame: LiveFrame): void {
    if (frame.t !== 'event') return
    if (frame.fresh) this.#show(frame.fresh)
    else if (frame.item && this.#thread?.head.itemId === frame.item.itemId) {
      for (const entry of frame.item.entries ?? []) {
        if (entry.entry !== 'message') continue
        if (entry.seq !== this.#lastSeqSeen + 1) this.#record.outOfOrder += 1
        this.#lastSeqSeen = entry.seq
      }
      this.#thread = applyView(this.#thread, frame.item)
      this.#changed()
    }
  }

  #show(thread: ThreadView): void {
    this.#thread = thread
    this.#lastSeqSeen = thread.head.lastSeq
    this.#changed()
  }

  #messages() {
    return (this.#thread?.entries ?? []).filter((entry) => entry.entry === 'message')
  }

  /** Resolves when `met` holds for the thread, or false at the deadline. */
  async #until(met: (thread: ThreadView) => boolean, ms = answerDeadlineMs): Promise<boolean> {
    const end = Date.now() + ms
    while (!(this.#thread && met(this.#thread))) {
      const left = end - Date.now()
      if (left <= 0) return false
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.#changed = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return true
  }

  async run({ text, followUps: [second, third], ask }: ContactPlan): Promise<void> {
    this.#live.start()
    try {
      await this.#open(text)
      if (!this.#itemId) return
      if (ask?.after === 0) await this.#ask(ask)
      if (!(await this.#answered())) return
      await this.#send(second)
      if (ask?.after === 1) await this.#ask(ask)
      if (!(await this.#answered())) return
      await this.#send(third)
      if (!(await this.#answered())) return
      await this.#end()
    } finally {
      this.#live.stop()
      await this.#check()
    }
  }

  async #open(text: string): Promise<void> {
    const messageId = freshId('msg')
    const started = Date.now()
    const answer = await this.#client.call('openConversation', {
      body: { messageId, text, language: 'en', wants: 'ai' },
      retries: 20,
    })
    if (!answer.ok || !answer.value.itemId) {
      this.#record.refused.push(answer.ok ? 'no item id' : answer.problem.code)
      return
    }
    this.#acknowledge(messageId, started)
    this.#itemId = answer.value.itemId
    await this.#until(({ head }) => head.itemId === this.#itemId, 30_000)
  }

  async #send(text: string): Promise<void> {
    const messageId = freshId('msg')
    const started = Date.now()
    const params = { itemId: this.#itemId ?? '' }
    const answer = await this.#client.call('sendMessage', { params, body: { messageId, text }, retries: 20 })
    if (answer.ok) this.#acknowledge(messageId, started)
    else this.#record.refused.push(answer.problem.code)
  }

  #acknowledge(messageId: string, started: number): void {
    this.#record.acknowledged.push(messageId)
    this.#record.acknowledgedIn.push(Date.now() - started)
  }

  async #ask(ask: NonNullable<ContactPlan['ask']>): Promise<void> {
    this.#record.askedAt = Date.now()
    if (ask.how === 'button') {
      const params = { itemId: this.#itemId ?? '' }
      const answer = await this.#client.call('askForHuman', { params, body: { how: 'button' }, retries: 20 })
      if (!answer.ok) this.#record.refused.push(answer.problem.code)
    } else {
      await this.#send(ask.how === 'zero' ? '0' : ask.words)
    }
  }

  /** The newest message is not ours any more; whoever asked waits for a person. */
  async #answered(): Promise<boolean> {
    const waitsForPerson = this.#record.askedAt !== null && this.#record.personAt === null
    const mine = new Set(this.#record.acknowledged)
    const met = await this.#until((thread) => {
      const messages = thread.entries.filter((entry) => entry.entry === 'message')
      const lastMine = messages.findLastIndex((m) => mine.has(m.messageId))
      const after = messages.slice(lastMine + 1)
      return waitsForPerson ? after.some((m) => m.by === 'worker') : after.some((m) => m.by !== 'contact')
    })
    const messages = this.#messages()
    if (messages.some((m) => m.by === 'ai')) this.#record.byAi = true
    if (messages.some((m) => m.by === 'worker')) {
      this.#record.byPeople = true
      this.#record.personAt ??= Date.now()
    }
    return met
  }

  /** With the AI the contact says that it is solved; with a person it waits until the person has wrapped up. */
  async #end(): Promise<void> {
    const params = { itemId: this.#itemId ?? '' }
    if (this.#thread?.head.status === 'ai')
      await this.#client.call('answerSolved', { params, body: { solved: true }, retries: 20 })
    this.#record.ended = await this.#until(({ head }) => head.status === 'closed')
  }

  /** A fresh fetch is the judge: every acknowledged message once, in the order in which it was sent. */
  async #check(): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const answer = await this.#client.call('sync', { query: { scope: 'contact' }, retries: 5 })
      if (answer.ok && 'threads' in answer.value.state) {
        const ids = answer.value.state.threads.flatMap(({ entries }) =>
          entries.flatMap((entry) => (entry.entry === 'message' ? [entry.messageId] : [])),
        )
        const { acknowledged } = this.#record
        this.#record.seen = ids
        this.#record.lost = acknowledged.filter((id) => !ids.includes(id)).length
        this.#record.duplicated = ids.length - new Set(ids).size
        const order = ids.filter((id) => acknowledged.includes(id))
        if (order.join() !== acknowledged.filter((id) => ids.includes(id)).join())
          this.#record.outOfOrder += 1
        return
      }
      await wait(1_000)
    }
    this.#record.refused.push('the final check could not be fetched')
    this.#record.lost = this.#record.acknowledged.length
  }
}
