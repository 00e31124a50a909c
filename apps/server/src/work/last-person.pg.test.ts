import type { WorkItem } from '@warmline/core'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { send, startTestServer, type TestPerson, type TestServer } from '../harness/test-server.ts'
import type { Services } from '../services.ts'

const server: TestServer = await startTestServer()
const services: Services = server.nodes[0]!.services
let slug: string
let workspaceId: string
let admin: TestPerson
let robin: TestPerson
let kim: TestPerson

beforeEach(async () => {
  ;({ slug, workspaceId } = await server.workspace())
  admin = await server.person(workspaceId, ['admin'], { name: 'Alex' })
  robin = await server.person(workspaceId, ['worker'], { name: 'Robin Smith' })
  kim = await server.person(workspaceId, ['worker'], { name: 'Kim' })
})
afterAll(() => server.close())

async function good(token: string, path: string, body: unknown = {}) {
  const answered = await send(server.bases[0]!, 'POST', path, { token, body })
  expect(answered.status, `${path} ${answered.text}`).toBeLessThan(300)
  return answered.json
}
const itemOf = async (itemId: string) => (await services.items.get(workspaceId, itemId)) as WorkItem
const holderOf = async (itemId: string) => {
  const { holder } = await itemOf(itemId)
  return holder.at === 'worker' ? holder.workerId : holder.at
}
const beat = (who: TestPerson) => good(who.token, '/v1/heartbeat', { assignments: [] })
const come = async (who: TestPerson, available = true) => {
  await good(who.token, '/v1/availability', { available, capacity: 1 })
  if (available) await beat(who)
}
const lastPerson = async (token: string) =>
  (await send(server.bases[0]!, 'GET', '/v1/contact/last-person', { token })).json
const heldBy = (itemId: string, who: TestPerson) => expect.poll(() => holderOf(itemId)).toBe(who.workerId)

/** A contact whom Robin has helped, and the conversation is over. */
async function helpedByRobin() {
  await come(robin)
  const { token } = await server.contact(slug)
  const { itemId } = await good(token, '/v1/conversations', { language: 'en', wants: 'person', text: 'one' })
  await heldBy(itemId, robin)
  const { epoch } = await itemOf(itemId)
  await good(robin.token, `/v1/items/${itemId}/messages`, {
    messageId: services.ids.next('msg'),
    epoch,
    text: 'here you are',
  })
  await good(token, `/v1/conversations/${itemId}/close`)
  return { token, itemId }
}
const askAgain = (token: string) =>
  good(token, '/v1/conversations', { language: 'en', wants: 'person', again: true })

describe('the same person again', () => {
  it('is offered by first name with the truth, and comes in a new conversation though Kim was idle longer', async () => {
    const { token } = await helpedByRobin()
    expect(await lastPerson(token)).toEqual({ name: 'Robin', now: 'free' })
    await come(robin, false)
    expect(await lastPerson(token)).toEqual({ name: 'Robin', now: 'away' })
    await come(kim)
    await come(robin)
    const { itemId } = await askAgain(token)
    await heldBy(itemId, robin)
    const { head, entries } = (
      await send(server.bases[0]!, 'GET', `/v1/sync?scope=thread:${itemId}`, { token })
    ).json['state'] as { head: { wish: unknown }; entries: { code?: string; params?: unknown }[] }
    expect(head.wish).toEqual({ workerId: robin.workerId, name: 'Robin' })
    expect(entries.find(({ code }) => code === 'wished')?.params).toEqual({ name: 'Robin' })
  })

  it('is not waited for: whoever is free comes at once, and the promise is the same', async () => {
    const { token } = await helpedByRobin()
    await come(robin, false)
    await come(kim)
    const { itemId } = await askAgain(token)
    await heldBy(itemId, kim)
    const { promise, wish } = await itemOf(itemId)
    expect(wish).toBe(robin.workerId)
    expect((promise?.dueAt ?? 0) - (promise?.askedAt ?? 0)).toBe(180_000)
  })

  it('somebody who waits already may still name Robin, who comes when Robin comes', async () => {
    const { token, itemId } = await helpedByRobin()
    await come(robin, false)
    await good(token, `/v1/conversations/${itemId}/ask-for-human`, {})
    const before = (await itemOf(itemId)).promise
    await good(token, `/v1/conversations/${itemId}/ask-for-human`, { again: true })
    expect((await itemOf(itemId)).promise).toEqual(before)
    await come(robin)
    await heldBy(itemId, robin)
  })

  it('never names somebody who left, and then the ask is an ask like any other', async () => {
    const { token } = await helpedByRobin()
    await good(admin.token, `/v1/people/${robin.workerId}/disable`)
    expect(await lastPerson(token)).toEqual({ name: null, now: 'away' })
    const { itemId } = await askAgain(token)
    const item = await itemOf(itemId)
    expect([item.holder.at, item.wish, item.promise !== null]).toEqual(['queue', undefined, true])
  })

  it('who never spoke with a person has nobody to name', async () => {
    const { token } = await server.contact(slug)
    expect(await lastPerson(token)).toEqual({ name: null, now: 'away' })
    const { itemId } = await askAgain(token)
    expect((await itemOf(itemId)).wish).toBeUndefined()
  })
})
