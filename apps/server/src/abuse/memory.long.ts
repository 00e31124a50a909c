import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { anyText, nasty, seed } from '@warmline/testkit/fuzz'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ground, startGround } from './harness/ground.ts'
import { clientFrame, raw, upgrade } from './harness/raw.ts'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void
const rounds = Number(process.env['WARMLINE_ROUNDS'] ?? 8)

let ground: Ground
let slug: string
let contact: { contactId: string; token: string }
beforeAll(async () => {
  ground = await startGround()
  ;({ slug } = await ground.server.workspace())
  contact = await ground.server.contact(slug)
  for (const secret of ['planted-text-77', 'planted-77@example.org', '+4670777777777', contact.token])
    ground.plant(secret)
})
afterAll(() => ground?.close())

let count = 0
const address = () => {
  count += 1
  return `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`
}
const planted = 'planted-text-77 planted-77@example.org +4670777777777'
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

/** Of everything that is refused, a few hundred. What is said in it must turn up in no log line. */
async function abuse(round: number): Promise<void> {
  const values = fc.sample(nasty, { numRuns: 200, seed: seed + round })
  const texts = fc.sample(anyText, { numRuns: 200, seed: seed + round }).map((text) => text.toWellFormed())
  const { token } = contact
  const cookie = `warmline-contact=${token}`
  for (let n = 0; n < 200; n++) {
    const from = address()
    const broken = JSON.stringify({ language: 'en', wants: values[n], text: planted, [planted]: values[n] })
    const fields = new URLSearchParams({
      do: texts[n]!.slice(0, 20),
      text: planted,
      item: texts[n]!,
      key: texts[n]!,
    })
    const deeds = ['fact', 'dispute', 'key', 'key-void', 'join', 'confirm', 'call', 'email', 'again', 'look']
    const deed = new URLSearchParams({
      do: deeds[n % 10]!,
      fact: 'email',
      value: planted,
      caseKey: texts[n]!,
      slot: texts[n]!,
      phone: planted,
    })
    const answers = await Promise.all([
      ground.from(from, 'POST', '/v1/conversations', { token, raw: broken }),
      ground.from(from, 'POST', '/v1/identify', { token, body: { token: texts[n]!.slice(0, 4_000) } }),
      ground.from(
        from,
        'GET',
        `/c/${slug}?item=${encodeURIComponent(texts[n]!.slice(0, 500))}&view=${n % 2 ? 'know' : 'wait'}`,
        { headers: { cookie } },
      ),
      ground.from(from, 'POST', `/c/${slug}`, { raw: fields.toString(), headers: { ...form, cookie } }),
      ground.from(from, 'POST', `/c/${slug}`, { raw: deed.toString(), headers: { ...form, cookie } }),
      ground.from(from, 'GET', '/v1/sync?scope=contact', { token: `wlc_${String(count).padStart(43, 'a')}` }),
      ground.from(from, 'POST', '/v1/sign-in-links', { body: { slug, email: 'planted-77@example.org' } }),
    ])
    for (const { status, text } of answers) expect(status, text).toBeLessThan(500)
  }
  for (let n = 0; n < 40; n++) {
    const { line } = await upgrade(ground.port, { 'X-Forwarded-For': address() })
    line.say(clientFrame(1, Buffer.from(texts[n]!.slice(0, 900))))
    line.end()
    const other = raw(ground.port)
    other.say(`GET /${planted} ${texts[n]}`)
    other.end()
  }
}

/** By the server's own page, which is a request itself. */
async function underWay(): Promise<{ followers: number; requests: number; commits: number }> {
  const { text } = await ground.from(null, 'GET', '/metrics')
  const sum = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}(?:\\{.*\\})? (\\d+)$`, 'gm'))].reduce(
      (n, found) => n + Number(found[1]),
      0,
    )
  return {
    followers: sum('warmline_live_connections'),
    requests: sum('warmline_http_in_flight'),
    commits: sum('warmline_commits_waiting'),
  }
}

it('memory stays flat under abuse, and what was said in it stands in no log', async () => {
  const rows: string[] = []
  const heaps: number[] = []
  for (let round = 0; round < rounds; round++) {
    await abuse(round)
    // what goes on behind the answers must be over: letters, sockets that never said who they are
    await expect.poll(underWay).toEqual({ followers: 0, requests: 1, commits: 0 })
    ground.expectNoLeak()
    ground.forget()
    gc()
    const { heapUsed, rss } = process.memoryUsage()
    heaps.push(heapUsed / 2 ** 20)
    rows.push([round + 1, count, (heapUsed / 2 ** 20).toFixed(1), (rss / 2 ** 20).toFixed(0)].join('\t'))
  }
  console.log(`round\taddresses\theap MiB\tRSS MiB (seed ${seed})\n${rows.join('\n')}`)
  const half = Math.floor(rounds / 2)
  expect(heaps.at(-1)! - heaps[half]!, 'over the second half, generously').toBeLessThan(30)
}, 900_000)
