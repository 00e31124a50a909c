import { launchBrowser } from '../../packages/testkit/src/browser.ts'
import { createDice } from '../../packages/testkit/src/dice.ts'
import { available, send } from '../ground/desk.ts'
import { type Company, startCompany, startHostPages } from '../ground/start.ts'
import { converse, type Sides } from './story.ts'

/**
 * Started by main.ts inside the server's network namespace: the server and a host page here, Chromium in the namespace at
 * the other end of the line. Prints the report as one line of JSON.
 */
const [name = '', address = '', minutes = '1', seed = '1'] = process.argv.slice(2)
const say = (text: string) => process.stderr.write(`${text}\n`)
const port = 4600
const url = `http://${address}:${port}`

const dice = createDice(Number(seed))
const host = await startHostPages(() => ({ at: url, slug: company.slug }), address)
const company = await startCompany({
  args: ['--host', address, '--port', String(port)],
  env: { PUBLIC_URL: url, ORIGINS: host.origin },
})
// in the field these are https; Web Locks and the like want that said
const trusted = `--unsafely-treat-insecure-origin-as-secure=${[url, host.origin].join(',')}`
let beating: NodeJS.Timeout | undefined
const browser = await launchBrowser({ inside: ['ip', 'netns', 'exec', `${name}-c`], args: [trusted] })
try {
  const sides = await begin(company)
  say(`a conversation of ${minutes} min, both ways`)
  console.log(JSON.stringify(await converse(sides, { seconds: Number(minutes) * 60, dice, say })))
} finally {
  clearInterval(beating)
  await browser.close()
  host.close()
  await company.stop()
}

interface Head {
  itemId: string
  epoch: number
  status: string
}

/** What the worker holds at this moment, if anything. */
async function heldBy(at: Company): Promise<Head | undefined> {
  const { state } = await send<{ state: { items: { head: Head }[] } }>(at, '/v1/sync?scope=inbox', {
    token: at.worker,
    method: 'GET',
  })
  return state.items.map((item) => item.head).find(({ status }) => status === 'person')
}

/** A person whose phone says nothing counts as lost after a while. */
async function beat(at: Company): Promise<void> {
  const head = await heldBy(at)
  const assignments = head === undefined ? [] : [`${head.itemId}@${head.epoch}`]
  await send(at, '/v1/heartbeat', { token: at.worker, body: { assignments } })
}

/** A contact who asked for a person, and the person who took it. */
async function begin(at: Company): Promise<Sides> {
  await beat(at)
  beating = setInterval(() => void beat(at), 10_000)
  await available(at, at.worker, 4)
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(120_000)
  const begun = Date.now()
  await page.goto(host.origin)
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await page.locator('textarea[name=text]').waitFor()
  say(`the widget took input ${((Date.now() - begun) / 1000).toFixed(1)} s after the page was asked for`)
  await page.locator('textarea[name=text]').fill('Hello')
  await page.locator('textarea[name=text]').press('Enter')
  await page.getByRole('button', { name: 'Ask for one' }).click()
  const taken = page.locator('.ev').getByText('has your conversation now').last()
  await taken.waitFor().catch(async (error: unknown) => {
    say(`on the screen: ${await page.locator('.w').textContent()}`)
    throw error
  })
  const itemId = (await heldBy(at))?.itemId
  let count = 0
  return {
    page,
    async answer(text) {
      const messageId = `msg_01890000-0000-7000-8000-${String(++count).padStart(12, '0')}`
      const epoch = (await heldBy(at))?.epoch
      await send(at, `/v1/items/${itemId}/messages`, { token: at.worker, body: { messageId, epoch, text } })
    },
    async stored() {
      const { state } = await send<{ state: { entries: { entry: string; text?: string }[] } }>(
        at,
        `/v1/sync?scope=thread:${itemId}`,
        { token: at.worker, method: 'GET' },
      )
      return state.entries.flatMap(({ entry, text }) => (entry === 'message' ? [text ?? ''] : []))
    },
  }
}
