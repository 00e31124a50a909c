import { afterAll, beforeAll, expect, it } from 'vitest'
import { askByApi, jarArticle, openCompany, openStage, type Stage, seenBy } from '../harness/stage.ts'
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
      .poll(async () => {
        await page.getByRole('button', { name: 'Look for an answer' }).click()
        return page.locator('ol.thread').textContent()
      })
      .toContain(text)
  await page.getByLabel('Write a message').fill(jarArticle.question)
  await page.getByRole('button', { name: 'Send' }).click()
  await shows('Turn the lid of the jar to the left')
  expect(await page.locator('.m.ai').textContent()).toContain(jarArticle.title)
  await page.getByRole('button', { name: 'Get a person' }).click()
  await page.getByText('You asked for a person').first().waitFor()
  // the ask is answered: a time, a place to wait, and no second button as if nothing had been asked
  expect(await page.getByRole('button', { name: 'Get a person' }).count()).toBe(0)
  await page
    .getByRole('region', { name: /^Within/ })
    .getByText('At the latest:')
    .waitFor()
  const as = (path: string, body: unknown) => send(stage.base, 'POST', path, { token: worker.token, body })
  await as('/v1/availability', { available: true, capacity: 1 })
  await shows('Ada has your conversation now')
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
  await page.getByLabel('Write a message').fill('Thank you')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.reload()
  expect(await page.locator('.m.contact', { hasText: 'Thank you' }).count()).toBe(1)
})

it('speaks the reader’s language', async () => {
  const page = await stage.open(`${stage.base}/c/${company.slug}`, { javaScriptEnabled: false, locale: 'ar' })
  await page.getByRole('button', { name: 'أريد التحدث إلى شخص' }).click()
  await page.getByText('طلبت التحدث إلى شخص').first().waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
})

it('chooses how to wait by forms: a call, a letter, here again, and out of it by their own wish', async () => {
  // a company whose only person is busy: who asks now waits
  const { workspaceId, slug } = await openCompany(stage, { speaks: true })
  const worker = await stage.server.person(workspaceId, ['worker'], { name: 'Robin Smith' })
  const available = { token: worker.token, body: { available: true, capacity: 1 } }
  expect((await send(stage.base, 'POST', '/v1/availability', available)).status).toBe(201)
  const first = await askByApi(stage, slug, 'I was here before')
  await expect.poll(() => seenBy(stage, first)).toContain('"name":"Robin"')
  const page = await stage.open(`${stage.base}/c/${slug}`, { javaScriptEnabled: false })
  await page.getByLabel('Write a message').fill('I was just about to')
  await page.getByRole('button', { name: 'Get a person' }).click()
  // what was typed is neither sent nor lost
  await page.getByText('You asked for a person').first().waitFor()
  expect(await page.getByLabel('Write a message').inputValue()).toBe('I was just about to')
  expect(await page.locator('.m.contact').count()).toBe(0)

  await page.getByRole('link', { name: 'Call me' }).click()
  await page.getByRole('radio', { name: 'By phone' }).check()
  await page.getByLabel('Phone number').fill('12')
  await page.getByRole('radio', { name: /:\d\d/ }).last().check()
  await page.getByRole('button', { name: 'Call me' }).click()
  await page.getByRole('alert').getByText('with its country code').waitFor()
  // the time that was chosen is still chosen
  await page.getByLabel('Phone number').fill('+46 70 123 45 67')
  await page.getByRole('button', { name: 'Call me' }).click()
  await page.getByText('We call your phone.').waitFor()
  await page.getByRole('region', { name: 'Your call is booked' }).waitFor()

  await page.getByRole('link', { name: 'E-mail me' }).click()
  await page.getByLabel('Your e-mail address').fill('sam@localhost')
  await page.getByRole('button', { name: 'Answer me by e-mail' }).click()
  await page.getByRole('alert').getByText('Check the address').waitFor()
  await page.getByLabel('Your e-mail address').fill('sam@shop.example')
  await page.getByRole('button', { name: 'Answer me by e-mail' }).click()
  await page.getByRole('region', { name: 'A person answers by e-mail' }).waitFor()
  expect(await page.getByText('The call is cancelled').count()).toBe(1)

  await page.getByRole('button', { name: 'Wait here' }).click()
  await page.getByRole('region', { name: 'A person is coming' }).waitFor()
  await page.getByText('I no longer need a person').click()
  await page.getByRole('button', { name: 'Yes, back to the assistant' }).click()
  await page.getByText('You went back to the assistant').waitFor()
  await page.getByRole('button', { name: 'Get a person' }).waitFor()
})

it('looks again by itself only on a page where nothing can be typed, and stops when something new is here', async () => {
  const page = await stage.open(`${stage.base}/c/${company.slug}`, { javaScriptEnabled: false })
  await page.getByRole('button', { name: 'Get a person' }).click()
  expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0)
  await page.getByRole('link', { name: 'Keep looking for an answer by itself' }).click()
  await page.getByText('This page loads again every 30 seconds').waitFor()
  expect(await page.getByLabel('Write a message').count()).toBe(0)
  const refresh = (await page.locator('meta[http-equiv=refresh]').getAttribute('content')) ?? ''
  const next = /^30; url=(\?item=[\w-]+&watch=\d+\.1#watch)$/.exec(refresh)?.[1]
  expect(next, refresh).toBeDefined()
  await page.goto(`${stage.base}/c/${company.slug}${next}`)
  expect(await page.locator('meta[http-equiv=refresh]').getAttribute('content')).toContain('.2#watch')
  // after half an hour, and when there is more than it has seen, it is the page to write on again
  const seen = next?.match(/watch=(\d+)/)?.[1]
  for (const watch of [`${seen}.60`, '0.0']) {
    await page.goto(`${stage.base}/c/${company.slug}${next?.replace(/watch=[\d.]+/, `watch=${watch}`)}`)
    await page.getByLabel('Write a message').waitFor()
    expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0)
  }
  await page.getByRole('link', { name: 'Keep looking for an answer by itself' }).click()
  await page.getByRole('link', { name: 'Stop, and write' }).click()
  await page.getByLabel('Write a message').waitFor()
})

it('shows the newest part of a long conversation, with the way to a person in sight', async () => {
  const page = await stage.open(`${stage.base}/c/${company.slug}`, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 640 },
  })
  for (let n = 1; n <= 33; n++) {
    const form = { do: 'message', text: `Line number ${n}.` }
    expect((await page.request.post(`${stage.base}/c/${company.slug}`, { form })).status()).toBe(200)
  }
  await page.reload()
  const way = page.locator('.bar')
  const isInSight = async () => {
    const box = await way.boundingBox()
    return box !== null && box.y >= 0 && box.y + box.height <= 640
  }
  expect(await isInSight()).toBe(true)
  const firsts = () => page.locator('.m.contact', { hasText: 'Line number 1.' }).count()
  expect(await firsts()).toBe(0)
  await page.getByRole('link', { name: /^Earlier: / }).click()
  await page.locator('.m.contact', { hasText: 'Line number 1.' }).waitFor()
  await page.mouse.wheel(0, 400)
  expect(await isInSight()).toBe(true)
  await page.getByRole('link', { name: 'To the newest' }).last().click()
  await page.locator('.m.contact', { hasText: 'Line number 33.' }).waitFor()
})
