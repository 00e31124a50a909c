import { createServer as createHost } from 'node:http'
import { type AddressInfo, createServer, connect as open, type Socket } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signInLink } from '../access/accounts.ts'
import { askByApi, openCompany, openStage, openWidget, type Stage, write } from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** What a page costs an hour while nothing happens: every byte of its connections, both ways, headers and frames too. */
const budgetAnHour = 30_000
/** four beats of 25 s */
const watchedMs = 100_000

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

interface Meter {
  url: string
  bytes: number
  close(): void
}
async function meterBefore(base: string): Promise<Meter> {
  const meter: Meter = { url: '', bytes: 0, close: () => {} }
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = open(Number(new URL(base).port), '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (part) => {
        meter.bytes += part.length
      })
      from.on('error', () => to.destroy())
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  meter.url = `http://localhost:${(server.address() as AddressInfo).port}`
  meter.close = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return meter
}
const settle = (page: Page) => page.waitForTimeout(8_000)

it('an idle console and an idle widget stay within 30 KB an hour', { timeout: 240_000 }, async () => {
  const company = await openCompany(stage, { speaks: false })
  const ada = await stage.server.person(company.workspaceId, ['worker'], { name: 'Ada' })
  const meters = [await meterBefore(stage.base), await meterBefore(stage.base)] as const
  const link = new URL(
    await signInLink(stage.server.nodes[0]!.services, company.workspaceId, ada.accountId, null),
  )
  const console = await stage.open(meters[0].url + link.pathname + link.search + link.hash)
  await console.getByRole('button', { name: 'Sign in' }).click()
  await console.getByRole('heading', { name: /^Hello/ }).waitFor()
  await send(stage.base, 'POST', '/v1/availability', { token: ada.token, body: { available: true } })
  await askByApi(stage, company.slug, 'Where is my parcel?')

  const host = createHost((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(
      `<!doctype html><html lang="en"><title>A shop</title><script async src="${meters[1].url}/widget/loader.js" data-workspace="${company.slug}"></script>`,
    )
  })
  await new Promise<void>((resolve) => host.listen(0, resolve))
  const widget = await stage.open(`http://localhost:${(host.address() as AddressInfo).port}/`)
  await openWidget(widget)
  await write(widget, 'Hello')
  await Promise.all([settle(console), settle(widget)])
  const before = meters.map(({ bytes }) => bytes)
  await console.waitForTimeout(watchedMs)
  const anHour = meters.map(({ bytes }, n) =>
    Math.round(((bytes - (before[n] ?? 0)) * 3_600_000) / watchedMs),
  )
  process.stdout.write(`idle bytes an hour: console ${anHour[0]}, widget ${anHour[1]}\n`)
  for (const bytes of anHour) {
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(budgetAnHour)
  }
  for (const meter of meters) meter.close()
  host.close()
  host.closeAllConnections()
})
