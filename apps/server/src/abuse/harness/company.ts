import { expect, vi } from 'vitest'
import { freshKey, type TestPerson } from '../../harness/test-server.ts'
import type { Ground } from './ground.ts'

/** A company in which one of everything stands, and what of it no stranger may ever be shown. */
export interface Company {
  workspaceId: string
  slug: string
  contact: { contactId: string; token: string }
  people: Record<'worker' | 'lead' | 'admin' | 'recruiter', TestPerson>
  /** by prefix: `wi`, `ctc`, … and what has another form: `kid`, `slot`, `case-key`, `cursor` */
  ids: Record<string, string>
  /** of the conversation that the worker holds */
  epoch: number
  /** words that stand in its texts, names and addresses */
  words: string[]
}

const uuid = () => `${crypto.randomUUID()}`

export async function openCompany(ground: Ground, mark: string): Promise<Company> {
  const { server, base } = ground
  const { workspaceId, slug } = await server.workspace()
  const person = (role: 'worker' | 'lead' | 'admin' | 'recruiter') =>
    server.person(workspaceId, [role], {
      name: `${mark}-${role} Person`,
      email: `${mark}-${role}@example.org`,
    })
  const people = {
    worker: await person('worker'),
    lead: await person('lead'),
    admin: await person('admin'),
    recruiter: await person('recruiter'),
  }
  const call = async (method: string, path: string, token: string, body?: object) => {
    const answer = await ground.from(null, method, path, { token, body })
    expect(answer.status, `${method} ${path} ${answer.text}`).toBeLessThan(300)
    return answer.json
  }
  const contact = await server.contact(slug)
  const file = await ground.from(null, 'POST', `/v1/attachments?name=${mark}-file.txt`, {
    token: contact.token,
    raw: `${mark} in a file`,
    headers: { 'content-type': 'text/plain' },
  })
  const att = file.json.attachmentId
  await call('POST', '/v1/contact/facts', contact.token, { key: 'name', value: `${mark}-contact` })
  await call('POST', '/v1/contact/facts', contact.token, { key: 'email', value: `${mark}-c@example.org` })
  const { worker, lead, admin } = people
  await call('POST', '/v1/availability', worker.token, { available: true, capacity: 4 })
  await call('POST', '/v1/heartbeat', worker.token, { assignments: [] })
  const msg = `msg_${uuid()}`
  const body = {
    language: 'en',
    wants: 'person',
    text: `${mark} in a message`,
    messageId: msg,
    attachments: [att],
  }
  const { itemId } = await call('POST', '/v1/conversations', contact.token, body)
  let epoch = 0
  const isHeld = async () => {
    await call('POST', '/v1/heartbeat', worker.token, { assignments: [] })
    const { text } = await ground.from(null, 'GET', '/v1/sync?scope=inbox', { token: worker.token })
    epoch = Number(/"epoch":(\d+)/.exec(text)?.[1] ?? 0)
    return text.includes(itemId)
  }
  await vi.waitUntil(isHeld, { timeout: 60_000, interval: 50 })
  await call('POST', `/v1/items/${itemId}/messages`, worker.token, {
    messageId: `msg_${uuid()}`,
    epoch,
    text: `${mark} in a reply`,
  })
  const article = {
    ...{ title: `${mark} article`, body: `${mark} in an article`, language: 'en', audience: 'workers' },
    ...{ topic: 'jars', questions: [], expiresAt: null, publish: true },
  }
  const art = (await call('POST', '/v1/articles', lead.token, article)).articleId
  const from = Date.now() + 3_600_000
  await call('POST', '/v1/duties', lead.token, { from, to: from + 3_600_000 })
  const dty = /dty_[0-9a-f-]{36}/.exec(
    JSON.stringify(await server.nodes[0]!.services.store.load(workspaceId, lead.workerId)),
  )?.[0]
  const key = await call('POST', '/v1/settings/identity-keys', admin.token, {})
  const caseKey = await call('POST', `/v1/conversations/${itemId}/case-key`, contact.token, {})
  const slots = JSON.stringify(await call('GET', `/v1/conversations/${itemId}/callback-slots`, contact.token))
  const promises = await ground.from(null, 'GET', '/v1/promises', { token: lead.token })
  const { cursor } = await call('GET', '/v1/sync?scope=contact', contact.token)
  const ids = {
    ...{ ws: workspaceId, wi: itemId, ctc: contact.contactId, wkr: worker.workerId, art, att, msg },
    ...{ acc: worker.accountId, dty: dty ?? '', cursor, kid: String(key['kid']) },
    prm: /prm_[0-9a-f-]{36}/.exec(promises.text)?.[0] ?? '',
    slot: /"slotId":"([^"]+)"/.exec(slots)?.[1] ?? '',
    'case-key': String(caseKey['caseKey']),
  }
  expect(
    Object.entries(ids).filter(([, id]) => id === ''),
    base,
  ).toEqual([])
  expect(epoch, freshKey()).toBeGreaterThan(0)
  return { workspaceId, slug, contact, people, ids, epoch, words: [mark] }
}
