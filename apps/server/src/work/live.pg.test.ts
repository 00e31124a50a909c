import { isDeepStrictEqual } from 'node:util'
import { createClient, createLive, type LiveFrame } from '@warmline/client'
import type { ContactState, FloorState, InboxState, ItemCard, ThreadView } from '@warmline/contracts'
import { applyCard, applyView } from '@warmline/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ nodes: 2 })
})
afterAll(() => server?.close())

/** A client that only knows its first snapshot and what came over the line. */
class Viewer {
  readonly threads = new Map<string, ThreadView>()
  readonly cards = new Map<string, ItemCard>()
  readonly live
  cursor = ''
  #fetch

  constructor(base: string, token: string, scope: 'contact' | 'inbox' | 'floor') {
    const client = createClient({ baseUrl: base, token })
    this.#fetch = async () => {
      const answer = await client.call('sync', { query: { scope } })
      return answer.ok ? answer.value : null
    }
    this.live = createLive({
      client,
      sync: async () => {
        const found = await this.#fetch()
        if (!found) return null
        this.#take(found.state)
        return found.cursor
      },
      onFrame: (frame) => this.#apply(frame),
    })
    this.live.start()
  }

  #take(state: ContactState | InboxState | FloorState | ThreadView): void {
    this.threads.clear()
    this.cards.clear()
    if ('threads' in state) for (const thread of state.threads) this.threads.set(thread.head.itemId, thread)
    if ('items' in state) for (const card of state.items) this.cards.set(card.head.itemId, card)
    if ('waiting' in state)
      for (const card of [...state.waiting, ...state.active]) this.cards.set(card.head.itemId, card)
  }

  #apply(frame: LiveFrame): void {
    if (frame.t !== 'event') return
    this.cursor = frame.cursor
    if (frame.fresh) this.threads.set(frame.fresh.head.itemId, frame.fresh)
    if (frame.freshCard) this.cards.set(frame.freshCard.head.itemId, frame.freshCard)
    const { item } = frame
    if (!item) return
    if (item.gone) {
      this.threads.delete(item.itemId)
      this.cards.delete(item.itemId)
      return
    }
    const thread = this.threads.get(item.itemId)
    if (thread) this.threads.set(item.itemId, applyView(thread, item))
    const card = this.cards.get(item.itemId)
    if (card) this.cards.set(item.itemId, applyCard(card, item))
  }

  async fresh() {
    const found = await this.#fetch()
    if (!found) throw new Error('no snapshot')
    return found.state
  }
}

it('what came over the line equals a fresh snapshot, for contact, worker and lead, at every step of a conversation', async () => {
  const { workspaceId, slug } = await server.workspace()
  const lead = await server.person(workspaceId, ['lead'])
  const worker = await server.person(workspaceId, ['worker'])
  const second = await server.person(workspaceId, ['worker'])
  const contact = await server.contact(slug)
  const [one, two] = server.bases as [string, string]
  const asContact = new Viewer(two, contact.token, 'contact')
  const asWorker = new Viewer(one, worker.token, 'inbox')
  const asLead = new Viewer(two, lead.token, 'floor')
  const post = async (token: string, path: string, body: object = {}) => {
    const answer = await send(one, 'POST', path, { token, body })
    expect([path, answer.status, answer.problem?.code]).toEqual([path, expect.any(Number), undefined])
    return answer.json
  }
  const same = async (mine: () => unknown, fresh: () => Promise<unknown>) => {
    const end = Date.now() + 30_000
    for (;;) {
      const [shown, wanted] = [mine(), await fresh()]
      if (isDeepStrictEqual(shown, wanted)) return
      if (Date.now() > end) expect(shown).toEqual(wanted)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }
  const agree = async () => {
    const floor = async () => (await asLead.fresh()) as FloorState
    await same(
      () => [...asContact.threads.values()],
      async () => ((await asContact.fresh()) as ContactState).threads,
    )
    await same(
      () => sorted([...asWorker.cards.values()]),
      async () => sorted(((await asWorker.fresh()) as InboxState).items),
    )
    await same(
      () => sorted([...asLead.cards.values()].filter(isOpen)),
      async () => sorted([...(await floor()).waiting, ...(await floor()).active]),
    )
    return floor()
  }
  const sorted = (cards: readonly ItemCard[]) =>
    [...cards].sort((a, b) => (a.head.itemId < b.head.itemId ? -1 : 1))
  const isOpen = (card: ItemCard) => card.head.place !== 'closed' && card.head.place !== 'ai'
  const message = () => `msg_01890000-0000-7000-8000-${(++n).toString(16).padStart(12, '0')}`
  let n = 0
  const epochOf = async (itemId: string) =>
    (
      (await send(one, 'GET', `/v1/sync?scope=thread:${itemId}`, { token: lead.token })).json[
        'state'
      ] as ThreadView
    ).head.epoch

  await expect
    .poll(() => [asContact, asWorker, asLead].every((viewer) => viewer.live.status() === 'live'))
    .toBe(true)
  const { itemId } = await post(contact.token, '/v1/conversations', {
    language: 'en',
    wants: 'ai',
    text: 'first',
  })
  await agree()
  await post(contact.token, `/v1/conversations/${itemId}/messages`, { messageId: message(), text: 'second' })
  await post(worker.token, '/v1/availability', { available: true, capacity: 2 })
  await expect.poll(() => asWorker.cards.has(itemId)).toBe(true)
  await agree()
  await post(worker.token, `/v1/items/${itemId}/messages`, {
    messageId: message(),
    epoch: await epochOf(itemId),
    text: 'an answer',
  })
  await post(contact.token, `/v1/conversations/${itemId}/read`, { upTo: 3 })
  await agree()
  await post(second.token, '/v1/availability', { available: true, capacity: 1 })
  await post(worker.token, `/v1/items/${itemId}/transfer`, {
    epoch: await epochOf(itemId),
    toWorkerId: second.workerId,
    note: 'knows more',
  })
  await expect.poll(() => asWorker.cards.has(itemId)).toBe(false)
  await agree()
  await expect
    .poll(async () => ((await asLead.fresh()) as FloorState).active[0]?.head.holder?.workerId)
    .toBe(second.workerId)
  await post(second.token, `/v1/items/${itemId}/messages`, {
    messageId: message(),
    epoch: await epochOf(itemId),
    text: 'hello from the second',
  })
  await post(second.token, `/v1/items/${itemId}/finish`, { epoch: await epochOf(itemId) })
  await agree()
  await post(second.token, `/v1/items/${itemId}/wrap-up`, {
    epoch: await epochOf(itemId),
    disposition: 'solved',
    note: 'all good',
  })
  await post(contact.token, `/v1/conversations/${itemId}/rating`, { score: 5, comment: 'thanks' })
  await agree()
  await post(contact.token, `/v1/conversations/${itemId}/solved`, { solved: false })
  const floor = await agree()
  expect([...floor.waiting, ...floor.active].map((card) => card.head.itemId)).toEqual([itemId])
  for (const viewer of [asContact, asWorker, asLead]) viewer.live.stop()
})
