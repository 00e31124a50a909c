import { createBuiltInAssistant, type Draft, type DraftRequest } from '@warmline/ai'
import type { WorkItem } from '@warmline/core'
import { type AssistantMode, assistantModes, createFailingAssistant } from '@warmline/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'
import { verifyWorkspace } from '../platform/verify.ts'

/** The contact's own words say how the provider fails: every conversation has its own way at the same time. */
const modeOf = ({ turns }: DraftRequest): AssistantMode => {
  const said = turns.findLast(({ from }) => from === 'contact')?.text ?? ''
  return assistantModes.find((mode) => said.includes(`(${mode})`)) ?? 'well'
}
const good = (request: DraftRequest, signal: AbortSignal): Promise<Draft> => {
  const plain = { ...request, turns: request.turns.map((turn) => ({ ...turn, text: question })) }
  return createBuiltInAssistant({ knowledge: server.nodes[0]!.services.knowledge.index }).draft(plain, signal)
}
const question = 'How long does the delivery of my card take?'
const assistant = createFailingAssistant(good, modeOf)

let server: TestServer
let base: string
let workspaceId: string
let slug: string
beforeAll(async () => {
  server = await startTestServer({ assistant })
  base = server.bases[0]!
  const made = await send(base, 'POST', '/v1/operator/workspaces', {
    token: server.operatorToken,
    body: { name: 'Acme', slug: 'acme', language: 'en', workers: 1, ai: true, articlesFrom: 'demo' },
  })
  expect(made.status, made.text).toBe(201)
  workspaceId = String(made.json['workspaceId'])
  slug = 'acme'
})
afterAll(() => server?.close())

async function ask(mode: AssistantMode) {
  const { token } = await server.contact(slug)
  const opened = await send(base, 'POST', '/v1/conversations', {
    token,
    body: { language: 'en', wants: 'ai', text: `${question} (${mode})` },
  })
  expect(opened.status, opened.text).toBe(201)
  return { token, itemId: opened.json.itemId }
}
const stateOf = async (itemId: string) =>
  (await server.nodes[0]!.services.store.load(workspaceId, itemId))?.state as WorkItem
const itemIds = new Map<AssistantMode, { token: string; itemId: string }>()

it('a provider that fails in whatever way: everybody has an answer or a person within the deadline', async () => {
  for (const mode of assistantModes) itemIds.set(mode, await ask(mode))
  const began = performance.now()
  const answered = new Set<AssistantMode>(['well', 'recovers'])
  const handed = async (mode: AssistantMode) => {
    const { promise, handoff, lastSeq, draft } = await stateOf(itemIds.get(mode)!.itemId)
    if (draft) return 'drafting'
    if (answered.has(mode)) return lastSeq > 1 ? 'answered' : 'nothing'
    return promise ? (handoff?.reason ?? 'promised') : 'nothing'
  }
  const late = ['timeout', 'deaf', 'drip'] as const
  const failed = ['5xx', 'throws', 'garbage', 'huge', 'empty'] as const
  for (const mode of answered) await expect.poll(() => handed(mode), { message: mode }).toBe('answered')
  for (const mode of failed) await expect.poll(() => handed(mode), { message: mode }).toBe('ai-failed')
  await expect.poll(() => handed('half')).toBe('held')
  // Those who wait in vain keep nobody else waiting.
  for (const mode of late) expect([mode, await handed(mode)]).toEqual([mode, 'drafting'])
  for (const mode of late) await expect.poll(() => handed(mode), { message: mode }).toBe('ai-late')
  console.log(
    `no answer from the provider: a person was asked ${Math.round(performance.now() - began)} ms later`,
  )
})

it('the contact reads an honest line and goes on writing, and nothing half was said', async () => {
  for (const [mode, { token, itemId }] of itemIds) {
    const { text } = await send(base, 'GET', '/v1/sync?scope=contact', { token })
    const threads = JSON.parse(text).state.threads as {
      entries: { entry: string; by?: string; text?: string }[]
    }[]
    const messages = threads.flatMap(({ entries }) => entries.filter(({ entry }) => entry === 'message'))
    const ofAi = messages.filter(({ by }) => by === 'ai')
    if (mode === 'well' || mode === 'recovers') expect(ofAi.map((one) => one.text).join(' ')).toMatch(/\.$/)
    else expect([mode, ofAi.length]).toEqual([mode, 0])
    const wrote = await send(base, 'POST', `/v1/conversations/${itemId}/messages`, {
      token,
      body: { messageId: server.nodes[0]!.services.ids.next('msg'), text: 'Are you still there?' },
    })
    expect([mode, wrote.status]).toEqual([mode, 201])
  }
  // 5xx: tried twice and no more
  expect(assistant.asked.filter((mode) => mode === '5xx')).toHaveLength(2)
  expect(await server.nodes[0]!.services.store.parkedList(workspaceId)).toEqual([])
  expect(await verifyWorkspace(server.nodes[0]!.services.store, workspaceId)).toMatchObject({ ok: true })
})
