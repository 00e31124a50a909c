import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshKey, send, startTestServer, type TestPerson, type TestServer } from '../harness/test-server.ts'

let server: TestServer
let base: string
let workspaceId: string
let admin: TestPerson

beforeAll(async () => {
  server = await startTestServer()
  base = server.bases[0]!
  ;({ workspaceId } = await server.workspace())
  admin = await server.person(workspaceId, ['admin', 'lead', 'worker'])
})
afterAll(() => server?.close())

const as = (token: string) => ({
  get: (path: string) => send(base, 'GET', path, { token }),
  post: (path: string, body: unknown = {}, key?: string) =>
    send(base, 'POST', path, { token, body, ...(key === undefined ? {} : { key }) }),
})

interface Shown {
  articleId: string
  excerpt: string
  marks: { start: number; end: number }[]
}

describe('articles', () => {
  it('imports articles, says which line is wrong, and finds them', async () => {
    const { post, get } = as(admin.token)
    const good =
      '---\ntitle: Opening a jar\ntopic: jars\nlanguage: en\n---\n\nTurn the lid to the left. It opens with a pop.\n'
    const key = freshKey()
    const body = {
      files: [
        { name: 'jar.md', source: good },
        { name: 'bad.md', source: '---\ntitle: x\nwhat: y\n---\nz' },
      ],
      publish: true,
    }
    const imported = await post('/v1/articles/import', body, key)
    expect(imported.json).toMatchObject({
      saved: [{ name: 'jar.md' }],
      refused: [{ name: 'bad.md', line: 3 }],
    })
    expect((await post('/v1/articles/import', body, key)).json).toEqual(imported.json)
    const hits = (await get('/v1/knowledge?q=how%20do%20I%20open%20a%20jar&language=en')).json['hits'] as ({
      article: { title: string; articleId: string }
    } & Shown)[]
    expect(hits[0]?.article.title).toBe('Opening a jar')
    expect((await get(`/v1/articles/${hits[0]?.article.articleId}`)).json).toEqual(hits[0]?.article)
    const marked = ({ excerpt, marks }: Shown) => marks.map(({ start, end }) => excerpt.slice(start, end))
    expect(hits[0]?.excerpt).toBe('Turn the lid to the left. It opens with a pop.')
    expect(marked(hits[0]!)).toEqual(['opens'])
    const listed = (await get('/v1/articles?q=LID%20to')).json['found'] as Shown[]
    expect(listed.map((one) => [one.articleId, ...marked(one)])).toEqual([
      [hits[0]?.article.articleId, 'lid to'],
    ])
    expect((await get(`/v1/articles/${admin.workerId.replace('wkr', 'art')}`)).status).toBe(404)
    await post(`/v1/articles/${hits[0]?.article.articleId}/retire`)
    expect((await get('/v1/knowledge?q=open%20a%20jar&language=en')).json['hits']).toEqual([])
  })

  it('makes drafts of a list of questions and of saved pages, whatever was asked', async () => {
    const { post, get } = as(admin.token)
    const files = [
      {
        name: 'faq.csv',
        source: 'question,answer,topic\nIs a lid round?,Yes. It is round.,lids\n,nothing\n',
      },
      {
        name: 'page.html',
        source:
          '<html lang="sv"><title>Lock</title><main><h1>Om lock</h1><p>Ett lock är runt.</p></main></html>',
      },
      { name: 'empty.htm', source: '<title>App</title><div id="root"></div>' },
    ]
    const body = { files, publish: true, topic: 'jars' }
    const key = freshKey()
    const imported = await post('/v1/articles/import', body, key)
    expect(imported.json).toMatchObject({
      saved: [{ name: 'Is a lid round?' }, { name: 'page.html' }],
      refused: [
        { name: 'faq.csv', line: 3 },
        { name: 'empty.htm', line: 1 },
      ],
    })
    expect((await post('/v1/articles/import', body, key)).json).toEqual(imported.json)
    const saved = imported.json['saved'] as { articleId: string }[]
    const read = await Promise.all(
      saved.map(async (one) => (await get(`/v1/articles/${one.articleId}`)).json),
    )
    expect(read).toMatchObject([
      { topic: 'lids', language: 'en', status: 'draft', version: 1, body: 'Yes. It is round.' },
      { title: 'Om lock', topic: 'jars', language: 'sv', status: 'draft', body: 'Ett lock är runt.' },
    ])
  })

  it('belongs to who wrote it; whoever lead may give it to somebody else who works here', async () => {
    const { post, get } = as(admin.token)
    const written = {
      title: 'Closing a jar',
      body: 'Turn the lid to the right.',
      language: 'en',
      audience: 'public',
      topic: 'jars',
      questions: [],
      expiresAt: null,
      publish: true,
    }
    const { articleId } = (await post('/v1/articles', written)).json as unknown as { articleId: string }
    const read = async () => (await get(`/v1/articles/${articleId}`)).json
    const me = { workerId: admin.workerId, name: (await get('/v1/session')).json['name'] }
    expect(await read()).toMatchObject({ owner: me, author: me, quoted: 0, credits: [] })
    const other = await server.person(workspaceId, ['worker'])
    expect((await post(`/v1/articles/${articleId}/owner`, { workerId: other.workerId })).status).toBe(201)
    expect(await read()).toMatchObject({ owner: { workerId: other.workerId }, author: me, version: 1 })
    const nobody = admin.workerId.replace(/.{4}$/, '0000')
    expect((await post(`/v1/articles/${articleId}/owner`, { workerId: nobody })).problem.code).toBe(
      'not-found',
    )
    expect((await post(`/v1/articles/${articleId}/owner`, { workerId: null })).status).toBe(201)
    expect((await read())['owner']).toBeNull()
    expect((await as(other.token).post(`/v1/articles/${articleId}/owner`, { workerId: null })).status).toBe(
      403,
    )
  })

  it('credits the author of what the AI quoted to a contact', async () => {
    const own = await server.workspace({ demo: true, ai: true })
    const lead = await server.person(own.workspaceId, ['lead'], { name: 'Ida' })
    const { post, get } = as(lead.token)
    const { articleId } = (
      await post('/v1/articles', {
        title: 'How to close a jar',
        body: 'Turn the lid to the right until it is tight. A closed jar keeps for a year.',
        language: 'en',
        audience: 'public',
        topic: 'jars',
        questions: ['how do I close a jar'],
        expiresAt: null,
        publish: true,
      })
    ).json
    const contact = await server.contact(own.slug)
    await as(contact.token).post('/v1/conversations', {
      language: 'en',
      wants: 'ai',
      text: 'How do I close a jar?',
    })
    await expect
      .poll(async () => (await get(`/v1/articles/${articleId}`)).json, { timeout: 20_000, interval: 200 })
      .toMatchObject({
        version: 1,
        status: 'published',
        quoted: 1,
        credits: [{ workerId: lead.workerId, name: 'Ida', quoted: 1 }],
      })
  })
})
