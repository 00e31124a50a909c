import { randomBytes } from 'node:crypto'
import { freshId } from '../replay/network.ts'
import type { ChaosNode } from './ground.ts'

interface Odd {
  what: string
  /** the body as it goes over the line */
  raw: string | Buffer
  /** what a fresh look must show; null = it must be refused as it is, 4xx with a code */
  kept: string | null
}

const messageOf = (text: string) => JSON.stringify({ messageId: freshId('msg'), text })
const kept = (what: string, text: string): Odd => ({ what, raw: messageOf(text), kept: text })
const refused = (what: string, raw: string | Buffer): Odd => ({ what, raw, kept: null })
const rightToLeft = '\u202eevil\u202c \u2067حساب\u2069 \u200f.'

const list = (): Odd[] => [
  kept('right-to-left overrides', rightToLeft),
  kept('joined emoji and combining marks', `👩‍👩‍👧‍👦 Z${'\u0301'.repeat(50)} ﷽ \u{1F3F4}\u{E0067}\u{E0062}`),
  kept('8,000 characters', 'ö'.repeat(8_000)),
  kept(
    'what looks like markup and SQL',
    `<script>alert(1)</script> '; drop table event_log; -- \${x} %s {{y}}`,
  ),
  kept('line ends of every kind', 'a\r\nb\nc\u2028d\u0085e'),
  refused('half of a character', '{"messageId":"ID","text":"half \\ud83d of it"}'),
  refused('a NUL', '{"messageId":"ID","text":"a\\u0000b"}'),
  refused('50,000 characters', messageOf('x'.repeat(50_000))),
  refused('1 MB', messageOf('y'.repeat(1_000_000))),
  refused('JSON 20,000 deep', `{"text":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
  refused('a prototype', '{"messageId":"ID","text":"x","__proto__":{"isLead":true}}'),
  refused('no JSON', '{"messageId":'),
  refused('no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
]

/** Sends each in a conversation of its own; says what was neither refused clearly nor kept exactly. */
export async function sendOdd({ base }: ChaosNode, operator: string, slug: string): Promise<string[]> {
  const send = async (path: string, token: string | null, body: string | Buffer) => {
    const send = () =>
      fetch(base + path, {
        method: 'POST',
        headers: {
          'warmline-operator': operator,
          'content-type': 'application/json',
          'idempotency-key': randomBytes(12).toString('hex'),
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: new Uint8Array(Buffer.from(body)),
        signal: AbortSignal.timeout(10_000),
      })
    const response = await send()
    return { status: response.status, text: await response.text() }
  }
  const found: string[] = []
  try {
    const opened = await send('/v1/contacts', null, JSON.stringify({ slug, language: 'en' }))
    const { token } = JSON.parse(opened.text) as { token: string }
    const first = JSON.stringify({ language: 'en', wants: 'person', text: 'Hello' })
    const { itemId } = JSON.parse((await send('/v1/conversations', token, first)).text) as { itemId: string }
    const odd = list()
    const wanted: string[] = []
    for (const { what, raw, kept } of odd) {
      const body = typeof raw === 'string' ? raw.replace('"ID"', JSON.stringify(freshId('msg'))) : raw
      const { status, text } = await send(`/v1/conversations/${itemId}/messages`, token, body)
      // Another fault stands beside this one: what nobody could take says nothing.
      if (status >= 503) continue
      if (kept !== null && status === 201) wanted.push(kept)
      else if (kept !== null) found.push(`S2 ${what} was refused: ${status}`)
      else if (status < 400 || status >= 500 || !text.includes('"code"'))
        found.push(`S2 ${what} was not refused clearly: ${status} ${text.slice(0, 80)}`)
    }
    const seen = await fetch(`${base}/v1/sync?scope=contact`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(10_000),
    })
    if (!seen.ok) return found
    const { state } = (await seen.json()) as { state: { threads: { entries: { text?: string }[] }[] } }
    const texts = new Set(state.threads.flatMap(({ entries }) => entries.map((entry) => entry.text)))
    for (const text of wanted)
      if (!texts.has(text)) found.push(`S2 ${JSON.stringify(text.slice(0, 40))} was not kept as it was`)
  } catch {
    // the node is away at the moment: another fault's doing
  }
  return found
}
