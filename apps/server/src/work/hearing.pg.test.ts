import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'

let server: TestServer
let slug: string
let workspaceId: string
beforeAll(async () => {
  server = await startTestServer()
  ;({ workspaceId, slug } = await server.workspace())
})
afterAll(() => server?.close())

/** What the log says of a conversation that begins with these words. */
const eventsAfter = async (text: string, language = 'en') =>
  (await logAfter(text, language)).map(({ type }) => type as string)

async function logAfter(text: string, language: string) {
  const { token } = await server.contact(slug)
  const opened = await send(server.bases[0]!, 'POST', '/v1/conversations', {
    token,
    body: { language, wants: 'ai', text },
  })
  const { store } = server.nodes[0]!.services
  return (await store.history(workspaceId, opened.json.itemId as string, 0, 50)).map(({ event }) => event)
}

describe('a wish for a person, heard before any assistant', () => {
  it.each([
    ['My order came broken twice and I am tired of this, so please have somebody ring me', 'en'],
    ['позовите уже кого-нибудь живого', 'ru'],
    ['我不想跟机器说话，找个真人来', 'zh'],
  ])('%s: a person is promised', async (text, language) => {
    expect(await eventsAfter(text, language)).toContain('promise.made')
  })

  it('one that was turned down in the same breath is asked about, and the assistant goes on', async () => {
    const events = await eventsAfter('I do not need to talk to a human, just tell me the fee')
    expect(events).toContain('person.offered')
    expect(events).not.toContain('person.asked')
  })

  it('a person who is only mentioned is neither', async () => {
    const events = await eventsAfter('someone used my card in another country')
    expect(events).not.toContain('person.offered')
    expect(events).not.toContain('person.asked')
  })
})

it('a sign of need brings a person, and nothing but a person', async () => {
  const reasons = async (text: string) =>
    (await logAfter(text, 'en')).flatMap((event) => (event.type === 'handoff.made' ? [event.reason] : []))
  const text = 'my husband died last week, what do I do with his account'
  expect(await reasons(text)).toEqual(['care'])
  expect(await eventsAfter(text)).not.toContain('draft.requested')
  expect(await reasons('My card was stolen an hour ago')).not.toContain('care')
})
