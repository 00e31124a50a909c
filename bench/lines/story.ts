import type { Page } from 'playwright-core'
import type { Dice } from '../../packages/testkit/src/dice.ts'

/** A conversation both ways over a bad line: how the two sides are reached. */
export interface Sides {
  /** the widget, open, with a conversation that a person holds */
  page: Page
  /** the worker's answer, accepted by the server when this resolves; on a line of its own that is good */
  answer(text: string): Promise<void>
  /** every message that the server holds, in order */
  stored(): Promise<string[]>
}

export interface Course {
  seconds: number
  dice: Dice
  say: (line: string) => void
}

export interface OneWay {
  sent: number
  arrived: number
  lost: number
  doubled: number
  outOfOrder: number
  worstMs: number
  p95Ms: number
}
export interface StoryReport {
  /** the contact's words: pressed Enter → the server's 2xx is in the browser */
  words: OneWay
  /** the worker's answers: accepted by the server → on the contact's screen */
  answers: OneWay
  /** what the widget shows at the end is what the server holds, in its order */
  isSame: boolean
}

const settleMs = 90_000

/** Contact and worker write at times that the dice say; then everything is given time to arrive, and counted. */
export async function converse(
  { page, answer, stored }: Sides,
  { seconds, dice, say }: Course,
): Promise<StoryReport> {
  const sentAt = new Map<string, number>()
  const ackedAt = acknowledgements(page)
  const answeredAt = new Map<string, number>()
  await watchScreen(page)
  const until = Date.now() + seconds * 1000
  const contact = async () => {
    const field = page.locator('textarea[name=text]')
    for (let n = 1; Date.now() < until; n++) {
      const text = `word ${n} ${'about this and that '.repeat(1 + dice.below(4))}`.trim()
      await field.fill(text)
      sentAt.set(text, Date.now())
      await field.press('Enter')
      if (n % 10 === 0) say(`${n} written, ${ackedAt.size} acknowledged`)
      await pause(1_500 + dice.below(3_500))
    }
  }
  const worker = async () => {
    for (let n = 1; Date.now() < until; n++) {
      await pause(2_000 + dice.below(5_000))
      const text = `answer ${n}`
      await answer(text)
      answeredAt.set(text, Date.now())
    }
  }
  await Promise.all([contact(), worker()])
  say('the last words were written; waiting until everything has arrived')
  const deadline = Date.now() + settleMs
  const isDone = async () => {
    const [shown, held] = [await shownIn(page), await stored()]
    return ackedAt.size >= sentAt.size && JSON.stringify(shown) === JSON.stringify(held)
  }
  while (Date.now() < deadline && !(await isDone())) await pause(500)
  const [shown, held] = [await shownIn(page), await stored()]
  const seenAt = new Map(await page.evaluate(() => [...(globalThis as unknown as Seen).seenAt]))
  return {
    words: oneWay(sentAt, ackedAt, held),
    answers: oneWay(answeredAt, seenAt, shown),
    isSame: JSON.stringify(shown) === JSON.stringify(held),
  }
}

/** When the browser first had the server's yes to a message, by its text. */
function acknowledgements(page: Page): Map<string, number> {
  const ackedAt = new Map<string, number>()
  page.on('response', (response) => {
    const body = response.request().postData()
    if (body === null || !response.ok() || !response.url().includes('/messages')) return
    const { text } = JSON.parse(body) as { text?: string }
    if (text !== undefined && !ackedAt.has(text)) ackedAt.set(text, Date.now())
  })
  return ackedAt
}

interface Seen {
  seenAt: Map<string, number>
}
/** Writes down in the page when each message was first on screen; page and bench share the machine's clock. */
const watchScreen = (page: Page) =>
  page.evaluate(() => {
    const seenAt = new Map<string, number>()
    Object.assign(globalThis, { seenAt })
    const look = () => {
      const root = document.querySelector('warm-line')?.shadowRoot
      for (const one of root?.querySelectorAll('article .bub') ?? []) {
        const text = one.textContent ?? ''
        if (!seenAt.has(text)) seenAt.set(text, Date.now())
      }
      requestAnimationFrame(look)
    }
    look()
  })

const shownIn = (page: Page) =>
  page.locator('article .bub').evaluateAll((bubbles) => bubbles.map((bubble) => bubble.textContent ?? ''))

/** `there`: the messages at the far end, in their order. */
export function oneWay(
  sentAt: ReadonlyMap<string, number>,
  arrivedAt: ReadonlyMap<string, number>,
  there: readonly string[],
): OneWay {
  const sent = [...sentAt.keys()]
  const mine = there.filter((text) => sentAt.has(text))
  const first = [...new Set(mine)]
  const times = sent.flatMap((text) => {
    const at = arrivedAt.get(text)
    return at === undefined ? [] : [Math.max(0, at - (sentAt.get(text) ?? at))]
  })
  times.sort((a, b) => a - b)
  const wanted = sent.filter((text) => first.includes(text))
  return {
    sent: sent.length,
    arrived: first.length,
    lost: sent.length - first.length,
    doubled: mine.length - first.length,
    outOfOrder: wanted.filter((text, n) => first[n] !== text).length,
    worstMs: times.at(-1) ?? 0,
    p95Ms: times[Math.ceil(times.length * 0.95) - 1] ?? 0,
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
