import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildSdk } from '../../../../scripts/sdk/build.ts'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'

/** The published client as somebody else has it: the built files and nothing of ours around them. */
const root = join(import.meta.dirname, '..', '..', '..', '..')
let server: TestServer
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warmline-sdk-user-'))
  const installed = join(folder, 'node_modules', '@warmline', 'client')
  await mkdir(installed, { recursive: true })
  await buildSdk(installed)
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  server = await startTestServer()
})
afterAll(async () => {
  await server?.close()
  await rm(folder, { recursive: true, force: true })
})

it('the example of its README runs in plain Node: it asks for a person and hears the answer', async () => {
  const readme = await readFile(join(root, 'packages', 'client', 'README.md'), 'utf8')
  const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  await writeFile(join(folder, 'example.js'), example)
  const { workspaceId, slug } = await server.workspace()
  const base = server.bases[0]!
  const ada = await server.person(workspaceId, ['worker'], { name: 'Ada' })
  const post = (path: string, body: unknown) => send(base, 'POST', path, { token: ada.token, body })
  await post('/v1/availability', { available: true, capacity: 1 })
  const child = spawn(process.execPath, ['example.js', base, slug, 'Where is my parcel?'], { cwd: folder })
  let heard = ''
  let wrong = ''
  child.stdout.on('data', (part) => {
    heard += part
  })
  child.stderr.on('data', (part) => {
    wrong += part
  })
  try {
    const held = async () => {
      const inbox = await send(base, 'GET', '/v1/sync?scope=inbox', { token: ada.token })
      const { items } = inbox.json['state'] as { items: { head: { itemId: string; epoch: number } }[] }
      return items[0]?.head
    }
    await expect.poll(async () => wrong || (await held())).toMatchObject({ status: 'person' })
    const { itemId, epoch } = (await held())!
    const messageId = server.nodes[0]!.services.ids.next('msg')
    const sent = await post(`/v1/items/${itemId}/messages`, { messageId, epoch, text: 'It comes tomorrow' })
    expect(sent.status, sent.text).toBe(201)
    await expect.poll(() => heard).toContain('It comes tomorrow')
    expect(wrong).toBe('')
  } finally {
    child.kill()
  }
})

it('its types stand alone, know the routes, and refuse what the server would refuse', async () => {
  await writeFile(
    join(folder, 'user.ts'),
    `import { createClient, createSharedLive, type Frame, openOutbox, type ThreadView } from '@warmline/client'
const client = createClient({ baseUrl: 'https://desk.example' })
const sent = await client.call('sendMessage', { params: { itemId: 'wi_1' }, body: { messageId: 'msg_1', text: 'x' } })
if (sent.ok) sent.value.version satisfies number
else sent.problem.remedy satisfies string
const threads: ThreadView[] = []
createSharedLive('me', {
  client,
  sync: async () => null,
  onFrame: (frame) => {
    if (frame.t === 'event' && frame.fresh) threads.push(frame.fresh)
    frame satisfies Frame
  },
}).start()
const box = openOutbox<{ key: string; text: string }>({
  name: 'x',
  environment: client.environment,
  next: (all) => all[0] ?? null,
  send: async () => 0,
})
box.entries()[0]?.text satisfies string | undefined
`,
  )
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    module: 'nodenext',
    moduleResolution: 'nodenext',
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    skipLibCheck: false,
  }
  await writeFile(
    join(folder, 'wrong.ts'),
    `import { createClient } from '@warmline/client'
const client = createClient({ baseUrl: 'https://desk.example' })
await client.call('sendLetter')
await client.call('openConversation')
await client.call('rate', { params: { itemId: 'wi_1' }, body: { score: 'five' } })
`,
  )
  const files = ['user.ts', 'wrong.ts']
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const said = await promisify(execFile)(process.execPath, [tsc, '-p', folder], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  )
  const places = said
    .split('\n')
    .flatMap((row) => /^([\w/.-]+)\((\d+),/.exec(row)?.slice(1, 3).join(':') ?? [])
  expect(places, said).toEqual(['wrong.ts:3', 'wrong.ts:4', 'wrong.ts:5'])
})
