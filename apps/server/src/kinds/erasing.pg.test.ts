import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkItem } from '@warmline/core'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshKey, send, startTestServer, type TestPerson, type TestServer } from '../harness/test-server.ts'
import { verifyTexts } from '../harness/texts-stand.ts'
import type { Services } from '../services.ts'
import { contactOf } from './contact-access.ts'
import { finishErasures } from './erasing.ts'
import { readErasures } from './erasure-list.ts'
import { replayErasures } from './store-erasures.ts'

let server: TestServer
let services: Services
let slug: string
let workspaceId: string
let admin: TestPerson

beforeAll(async () => {
  server = await startTestServer()
  services = server.nodes[0]!.services
  ;({ slug, workspaceId } = await server.workspace())
  admin = await server.person(workspaceId, ['admin', 'lead', 'worker'])
})
afterAll(() => server?.close())

async function post(token: string, path: string, body: unknown = {}) {
  const answered = await send(server.bases[0]!, 'POST', path, { token, body })
  expect(answered.status, `${path} ${answered.text}`).toBeLessThan(300)
  return answered.json
}
const ask = async (token: string) =>
  (await post(token, '/v1/conversations', { language: 'en', wants: 'person', text: 'help' })).itemId
const itemOf = async (itemId: string) => (await services.items.get(workspaceId, itemId)) as WorkItem
const erase = (contactId: string) => post(admin.token, `/v1/contacts/${contactId}/erase`)
const list = () => join(services.config.data, 'erased.jsonl')

/** A contact whose conversation is at the desk of the one worker. */
async function atTheDesk() {
  await post(admin.token, '/v1/availability', { available: true, capacity: 1 })
  const contact = await server.contact(slug)
  const itemId = await ask(contact.token)
  await expect.poll(async () => (await itemOf(itemId)).holder.at).toBe('worker')
  return { contact, itemId, epoch: (await itemOf(itemId)).epoch }
}

describe('erasing a contact', () => {
  it('closes what waits and what is at a desk, and leaves no promise and no place taken', async () => {
    const { contact, itemId } = await atTheDesk()
    const waiting = await ask(contact.token)
    await erase(contact.contactId)
    for (const id of [itemId, waiting]) {
      const item = await itemOf(id)
      expect([item.holder.at, item.promise, item.callback]).toEqual(['closed', null, null])
    }
    const held = await services.store.find(workspaceId, {
      subjectKind: 'work-item',
      workerId: admin.workerId,
      status: ['worker', 'wrap-up'],
      limit: 10,
    })
    expect(held).toEqual([])
  })

  it('is noted once, however often it is asked for', async () => {
    const { contactId } = await server.contact(slug)
    await erase(contactId)
    await send(server.bases[0]!, 'POST', `/v1/contacts/${contactId}/erase`, {
      token: admin.token,
      body: {},
      key: freshKey(),
    })
    expect((await readFile(list(), 'utf8')).split(contactId)).toHaveLength(2)
  })

  it('is finished at the start for whoever is on the list and was brought back by a restore', async () => {
    const contact = await server.contact(slug)
    const itemId = await ask(contact.token)
    const before = await readFile(list(), 'utf8').catch(() => '')
    const noted = `${JSON.stringify({ workspaceId, contactId: contact.contactId, at: 1 })}\n`
    await writeFile(list(), before + noted + noted)
    const listed = await readErasures(services.config.data)
    expect(listed.filter((one) => one.contactId === contact.contactId)).toHaveLength(1)
    expect(await finishErasures(services, () => true)).toEqual({ finished: 1, failed: 0 })
    expect((await contactOf(services, workspaceId, contact.contactId))?.erased).toBe(true)
    expect((await itemOf(itemId)).holder.at).toBe('closed')
    expect(await finishErasures(services, () => true)).toEqual({ finished: 0, failed: 0 })
  })
})

describe('a restore', () => {
  it('counts each contact once that it erases again', async () => {
    const { contactId } = await server.contact(slug)
    await services.crypto.seal(workspaceId, contactId, 'x', new Uint8Array(8))
    const client = new Client(server.database)
    await client.connect()
    const erasure = { workspaceId, contactId, at: 1 }
    expect(await replayErasures(client, [erasure, erasure])).toBe(1)
    await client.end()
  })
})

describe('the export of a contact', () => {
  it('has what workers noted and what the contact wrote beside the rating', async () => {
    const { contact, itemId, epoch } = await atTheDesk()
    await post(admin.token, `/v1/items/${itemId}/messages`, {
      messageId: services.ids.next('msg'),
      epoch,
      text: 'an answer',
    })
    await post(admin.token, `/v1/items/${itemId}/finish`, { epoch })
    const noteAtTheEnd = { epoch: (await itemOf(itemId)).epoch, disposition: 'solved', note: 'very patient' }
    await post(admin.token, `/v1/items/${itemId}/wrap-up`, noteAtTheEnd)
    await post(contact.token, `/v1/conversations/${itemId}/rating`, { score: 5, comment: 'so kind' })
    const path = `/v1/contacts/${contact.contactId}/export`
    const exported = await send(server.bases[0]!, 'GET', path, { token: admin.token })
    expect(exported.json['conversations']).toMatchObject([
      { notes: [{ text: 'very patient' }], ratings: [{ score: 5, comment: 'so kind' }] },
    ])
  })
})

it('afterwards no text is missing that must stand', async () => {
  expect(await verifyTexts(services, workspaceId)).toMatchObject({ ok: true })
})
