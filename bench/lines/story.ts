import type { Page, Request } from 'playwright-core'
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
  p50Ms: number
}
export interface StoryReport {
  /** the contact's words: pressed Enter → the server's 2xx is in the browser */
  words: OneWay
  /** the worker's answers: accepted by the server → on the contact's screen */
  answers: OneWay
  /** the contact's three slowest words: when they were written, and each try in the browser, in s since the beginning */
  slowest: { writtenAt: number; acknowledgedAt: number | null; tries: Try[] }[]
  /** how late this process's own timers came, p95: on a machine that is busy all times are longer by that and more */
  lateMs: number
  /** what the widget shows at the end is what the server holds, in its order */
  isSame: boolean
}

interface Try {
  from: number
  to: number | null
  end: string
}

const settleMs = 90_000

/** Contact and worker write at times that the dice say; then everything is given time to arrive, and counted. */
export async function converse(
  { page, answer, stored }: Sides,
  { seconds, dice, say }: Course,
): Promise<StoryReport> {
  const sentAt = new Map<string, number>()
  const ackedAt = new Map<string, number>()
  const tries = watchTries(page, ackedAt)
  const answeredAt = new Map<string, number>()
  const lateness = watchLateness()
  await watchScreen(page)
  const begun = Date.now()
  const until = begun + seconds * 1000
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
    slowest: slowest(sentAt, ackedAt, tries, begun),
    lateMs: lateness(),
    isSame: JSON.stringify(shown) === JSON.stringify(held),
  }
}

function watchLateness(): () => number {
  const everyMs = 100
  const late: number[] = []
  let due = Date.now() + everyMs
  const timer = setInterval(() => {
    late.push(Math.max(0, Date.now() - due))
    due = Date.now() + everyMs
  }, everyMs)
  return () => {
    clearInterval(timer)
    return late.toSorted((a, b) => a - b)[Math.ceil(late.length * 0.95) - 1] ?? 0
  }
}

function slowest(
  sentAt: ReadonlyMap<string, number>,
  ackedAt: ReadonlyMap<string, number>,
  tries: ReadonlyMap<string, Try[]>,
  begun: number,
): StoryReport['slowest'] {
  const since = (at: number) => Math.round((at - begun) / 100) / 10
  const took = (text: string, at: number) => (ackedAt.get(text) ?? Number.POSITIVE_INFINITY) - at
  return [...sentAt]
    .toSorted(([a, at], [b, bt]) => took(b, bt) - took(a, at))
    .slice(0, 3)
    .map(([text, at]) => ({
      writtenAt: since(at),
      acknowledgedAt: ackedAt.has(text) ? since(ackedAt.get(text) ?? 0) : null,
      tries: (tries.get(text) ?? []).map(({ from, to, end }) => ({
        from: since(from),
        to: to === null ? null : since(to),
        end,
      })),
    }))
}

/** Each try of each message, by its text; `ackedAt` = when the browser first had the server's yes. */
function watchTries(page: Page, ackedAt: Map<string, number>): Map<string, Try[]> {
  const tries = new Map<string, Try[]>()
  const running = new Map<Request, Try>()
  const textOf = (request: Request) => {
    const body = request.url().includes('/messages') ? request.postData() : null
    return body === null ? undefined : (JSON.parse(body) as { text?: string }).text
  }
  page.on('request', (request) => {
    const text = textOf(request)
    if (text === undefined) return
    const one = { from: Date.now(), to: null, end: 'under way' }
    running.set(request, one)
    tries.set(text, [...(tries.get(text) ?? []), one])
  })
  const ended = (request: Request, end: string) =>
    Object.assign(running.get(request) ?? {}, { to: Date.now(), end })
  page.on('requestfailed', (request) => ended(request, request.failure()?.errorText ?? 'failed'))
  page.on('response', (response) => {
    const text = textOf(response.request())
    ended(response.request(), String(response.status()))
    if (text !== undefined && response.ok() && !ackedAt.has(text)) ackedAt.set(text, Date.now())
  })
  return tries
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
    p50Ms: times[Math.ceil(times.length * 0.5) - 1] ?? 0,
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
