import { afterAll, beforeAll, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server?.close())

it('lists people and articles a page after another, each once and in order', async () => {
  const own = await server.workspace()
  const boss = await server.person(own.workspaceId, ['admin', 'lead', 'worker'])
  for (let n = 0; n < 4; n++) await server.person(own.workspaceId, ['worker'])
  const ask = (method: string, path: string, body?: object) =>
    send(server.bases[0]!, method, path, { token: boss.token, body })
  const titles = ['apple', 'Banana', 'zebra', 'Ähre', 'apple']
  for (const [n, title] of titles.entries()) {
    const language = n === 2 ? 'sv' : 'en'
    const body = 'Turn the lid to the left. It opens with a pop.'
    const article = {
      title,
      topic: 'jars',
      language,
      body,
      questions: [],
      audience: 'public',
      expiresAt: null,
      publish: true,
    }
    const saved = await ask('POST', '/v1/articles', article)
    expect([saved.status, saved.text]).toEqual([expect.toBeOneOf([200, 201]), expect.any(String)])
    if (title === 'Banana') await ask('POST', `/v1/articles/${saved.json.articleId}/retire`)
  }
  const pages = async (path: string, list: string) => {
    const all: Record<string, unknown>[] = []
    for (let after: unknown = null, n = 0; n < 9; n++) {
      const more = after === null ? '' : `&after=${String(after)}`
      const { json } = await ask('GET', `${path}limit=2${more}`)
      const one = json[list] as Record<string, unknown>[]
      expect(one.length).toBeLessThanOrEqual(2)
      all.push(...one)
      after = json['after']
      if (after === null) return all
    }
    throw new Error('it never ends')
  }
  const titlesOf = async (query: string) =>
    (await pages(`/v1/articles?${query}`, 'articles')).map((one) => one['title'])
  expect(await titlesOf('')).toEqual(['Ähre', 'apple', 'apple', 'zebra', 'Banana'])
  expect(await titlesOf('language=en-gb&')).toEqual(['Ähre', 'apple', 'apple', 'Banana'])
  expect(await titlesOf('q=APP&')).toEqual(['apple', 'apple'])
  const nowhere = `/v1/articles?after=${boss.workerId.replace('wkr', 'art')}`
  expect((await ask('GET', nowhere)).json).toMatchObject({ articles: [], after: null })
  const ids = (await pages('/v1/people?', 'people')).map((one) => String(one['workerId']))
  expect(ids).toEqual([...new Set(ids)].sort())
  expect(ids).toHaveLength(5)
})
