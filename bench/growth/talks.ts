import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { ThreadView } from '@warmline/contracts'
import { freshId } from '../replay/network.ts'

interface Place {
  url: string
  slug: string
}
interface Head {
  itemId: string
  epoch: number
  status: string
}

const isHeld = ({ status }: Head) => status === 'person' || status === 'wrapping-up'

let addresses = 0
const nextAddress = () => {
  addresses += 1
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
}

/** Somebody at the API, from an address of their own; what is busy is asked again. */
function createCaller({ url }: Place, token: string | null) {
  const address = nextAddress()
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const key = `growth-${randomBytes(12).toString('hex')}`
    for (let tries = 1; ; tries++) {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...{ 'content-type': 'application/json', 'x-forwarded-for': address },
          ...(method === 'GET' ? {} : { 'idempotency-key': key }),
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      })
      const text = await response.text()
      if (response.ok) return JSON.parse(text) as T
      if (tries >= 20 || ![409, 429, 503].includes(response.status))
        throw new Error(`${method} ${path} → ${response.status} ${text.slice(0, 300)}`)
      await wait(100 * tries)
    }
  }
}
type Caller = ReturnType<typeof createCaller>

const threadOf = async (call: Caller): Promise<ThreadView | undefined> =>
  (await call<{ state: { threads: ThreadView[] } }>('GET', '/v1/sync?scope=contact')).state.threads.at(-1)
const messagesOf = (thread: ThreadView | undefined, by: string) =>
  (thread?.entries ?? []).filter((entry) => entry.entry === 'message' && entry.by === by).length

async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (const late = Date.now() + 120_000; ; await wait(60)) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > late) throw new Error(`${what}: not within two minutes`)
  }
}

async function contact(place: Place) {
  const body = { slug: place.slug, language: 'en' }
  const { token } = await createCaller(place, null)<{ token: string }>('POST', '/v1/contacts', body)
  return createCaller(place, token)
}

/** Two questions that the articles answer, two answers, and the contact ends it. How many messages it was. */
export async function talkWithAi(place: Place): Promise<number> {
  const call = await contact(place)
  const first = 'Hi, how long does card delivery take?'
  const opening = { language: 'en', wants: 'ai', text: first, messageId: freshId('msg') }
  const { itemId } = await call<{ itemId: string }>('POST', '/v1/conversations', opening)
  const answered = (n: number) => async () => (messagesOf(await threadOf(call), 'ai') >= n ? true : undefined)
  await until(answered(1), 'the first answer')
  const second = { messageId: freshId('msg'), text: 'I lost my card on the bus, how do I freeze it?' }
  await call('POST', `/v1/conversations/${itemId}/messages`, second)
  await until(answered(2), 'the second answer')
  await call('POST', `/v1/conversations/${itemId}/close`)
  return 4
}

const words =
  'the parcel has not moved since yesterday and the page says the same as before, so it would be good to know where it is and when it may come to the door of the house, thank you very much for looking into it again'

/** A contact asks for a person; three messages each way, 200 bytes each; wrapped up. How many messages it was. */
export async function talkWithPerson(place: Place, people: readonly Caller[]): Promise<number> {
  const call = await contact(place)
  const text = words.slice(0, 200)
  const opening = { language: 'en', wants: 'person', text, messageId: freshId('msg') }
  const { itemId } = await call<{ itemId: string }>('POST', '/v1/conversations', opening)
  const headFor = (person: Caller) => async () => {
    const { state } = await person<{ state: { items: { head: Head }[] } }>('GET', '/v1/sync?scope=inbox')
    const card = state.items.find(({ head }) => head.itemId === itemId)
    return card && isHeld(card.head) ? card.head : undefined
  }
  const { person, head } = await until(async () => {
    for (const one of people) {
      const found = await headFor(one)()
      if (found) return { person: one, head: found }
    }
    return undefined
  }, 'a person')
  for (let n = 0; n < 3; n++) {
    const reply = { messageId: freshId('msg'), epoch: head.epoch, text }
    await person('POST', `/v1/items/${itemId}/messages`, reply)
    if (n < 2) await call('POST', `/v1/conversations/${itemId}/messages`, { messageId: freshId('msg'), text })
  }
  const { epoch } = await until(headFor(person), 'the item')
  await person('POST', `/v1/items/${itemId}/finish`, { epoch })
  const wrapping = await until(headFor(person), 'the wrap-up')
  await person('POST', `/v1/items/${itemId}/wrap-up`, { epoch: wrapping.epoch, disposition: 'solved' })
  return 6
}

/** People who hold up to four each, and say every few seconds that they are there. */
export async function people(place: Place, tokens: readonly string[]) {
  const callers = tokens.map((token) => createCaller(place, token))
  for (const call of callers) await call('POST', '/v1/availability', { available: true, capacity: 4 })
  const beat = setInterval(async () => {
    for (const call of callers) {
      const { state } = await call<{ state: { items: { head: Head }[] } }>('GET', '/v1/sync?scope=inbox')
      const held = state.items.filter(({ head }) => isHeld(head))
      const assignments = held.slice(0, 8).map(({ head }) => `${head.itemId}@${head.epoch}`)
      await call('POST', '/v1/heartbeat', { assignments })
    }
  }, 8_000)
  return { callers, stop: () => clearInterval(beat) }
}
