import type { Event } from '@warmline/contracts'
import type { WorkItem } from '@warmline/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { setWorkspace } from '../access/workspaces.ts'
import { openPostOffice, type PostOffice } from '../harness/post-office.ts'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'

let office: PostOffice
let server: TestServer
beforeAll(async () => {
  office = await openPostOffice()
  server = await startTestServer({ environment: { SMTP_URL: office.url } })
})
afterAll(async () => {
  await server?.close()
  await office?.close()
})

const letters = 40
/** of one workspace at the same time */
const places = 8

it('a mail server that is away for long: only letters wait, no more than its places hang, and every one arrives once', async () => {
  const base = server.bases[0]!
  const { services } = server.nodes[0]!
  const { workspaceId, slug } = await server.workspace()
  await setWorkspace(services, workspaceId, { type: 'set-promise-policy', dueMs: 30_000 })
  const worker = await server.person(workspaceId, ['worker'])
  const post = async (token: string, path: string, body: object) => {
    const answer = await send(base, 'POST', path, { token, body })
    expect([path, answer.status], answer.text).toEqual([path, 201])
    return answer.json
  }
  const stateOf = async (itemId: string) =>
    (await services.store.load(workspaceId, itemId))?.state as WorkItem
  const seen = async (itemId: string, type: Event['type']) =>
    (await services.store.history(workspaceId, itemId, 0, 1_000)).find(({ event }) => event.type === type)
  const opens = { language: 'en', wants: 'person', text: 'Please write to me.' }
  const first = await server.contact(slug)
  const { itemId } = await post(first.token, '/v1/conversations', opens)
  await post(first.token, `/v1/conversations/${itemId}/choose-wait`, {
    way: 'email',
    email: 'ada@example.com',
  })
  await post(worker.token, '/v1/availability', { available: true, capacity: 1 })
  await expect.poll(async () => (await stateOf(itemId)).holder.at).toBe('worker')

  office.mode = 'busy'
  const { epoch } = await stateOf(itemId)
  for (let n = 0; n < letters; n++) {
    const body = { messageId: services.ids.next('msg'), epoch, text: `Letter number ${n}.` }
    await post(worker.token, `/v1/items/${itemId}/messages`, body)
  }
  // More tries than a letter had when each had six.
  await expect.poll(() => office.calls).toBeGreaterThan(letters * 6)
  office.mode = 'silent'
  await expect.poll(() => office.standing()).toBe(places)

  const waiting = (await post((await server.contact(slug)).token, '/v1/conversations', opens)).itemId
  let most = 0
  const widened = async () => {
    most = Math.max(most, office.standing())
    return (await seen(waiting, 'promise.widened'))?.at ?? null
  }
  await expect.poll(widened).not.toBeNull()
  const made = await seen(waiting, 'promise.made')
  console.log(
    `a promise rang ${((await widened()) ?? 0) - (made?.at ?? 0) - 15_000} ms after its date while letters hung`,
  )
  expect(most).toBeLessThanOrEqual(places)
  expect(office.letters).toEqual([])

  office.mode = 'well'
  const arrived = () =>
    Array.from(
      { length: letters },
      (_, n) => office.letters.filter((one) => one.includes(`number ${n}.`)).length,
    )
  await expect.poll(arrived, { timeout: 60_000 }).toEqual(Array.from({ length: letters }, () => 1))
  expect(await services.store.parkedList(workspaceId)).toEqual([])
})
