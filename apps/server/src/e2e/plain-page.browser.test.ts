import { afterAll, beforeAll, expect, it } from 'vitest'
import { jarArticle, openCompany, openStage, type Stage } from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** The conversation in a browser that runs no scripts. */
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>
beforeAll(async () => {
  stage = await openStage()
  company = await openCompany(stage, { speaks: true })
})
afterAll(() => stage?.close())

it('writes, is answered by the AI, asks for a person and reads the answer', async () => {
  const worker = await stage.server.person(company.workspaceId, ['worker'])
  const page = await stage.open(`${stage.base}/c/${company.slug}`, { javaScriptEnabled: false })
  const shows = (text: string) =>
    expect
      .poll(
        async () => {
          await page.getByRole('link', { name: 'Look for an answer' }).click()
          return page.locator('ol.thread').textContent()
        },
        { timeout: 8_000 },
      )
      .toContain(text)
  await page.getByLabel('Write here').fill(jarArticle.question)
  await page.getByRole('button', { name: 'Send' }).click()
  await shows('Turn the lid of the jar to the left')
  expect(await page.locator('.m.ai .who').textContent()).toContain(jarArticle.title)
  await page.getByRole('button', { name: 'Get a person' }).click()
  await page.getByText('You asked for a person. Someone is coming.').waitFor()
  const as = (path: string, body: unknown) => send(stage.base, 'POST', path, { token: worker.token, body })
  await as('/v1/availability', { available: true, capacity: 1 })
  await shows('A person has your conversation.')
  const inbox = (await send(stage.base, 'GET', '/v1/sync?scope=inbox', { token: worker.token })).json['state']
  const [{ head }] = (inbox as { items: [{ head: { itemId: string; epoch: number } }] }).items
  const messageId = stage.server.nodes[0]!.services.ids.next('msg')
  await as(`/v1/items/${head.itemId}/messages`, { messageId, epoch: head.epoch, text: 'With a towel, too.' })
  await shows('With a towel, too.')
  await page.getByRole('button', { name: '4 of 5' }).click()
  await page.getByText('Thank you: 4 of 5').waitFor()
  const style = await send(stage.base, 'GET', '/page.css')
  expect(Buffer.byteLength(await page.content()) + Buffer.byteLength(style.text)).toBeLessThan(30_000)
  // a reload of the answer to a form sends nothing twice
  await page.getByLabel('Write here').fill('Thank you')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.reload()
  expect(await page.locator('.m.contact', { hasText: 'Thank you' }).count()).toBe(1)
}, 25_000)

it('speaks the reader’s language', async () => {
  const page = await stage.open(`${stage.base}/c/${company.slug}`, { javaScriptEnabled: false, locale: 'ar' })
  await page.getByRole('button', { name: 'أريد التحدث إلى شخص' }).click()
  await page.getByText('طلبت التحدث إلى شخص').waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
})
