import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { removed, retried } from './later/mend.ts'
import { rebased, refused, toKeep, withoutItems } from './line/rebase.ts'
import { messageIdOf, type Outbox, type OutboxEntry, openWith } from './outbox.ts'
import { acked, nextToSend, settled } from './talk/deliver.ts'

const wi = (n: number) => `wi_${n}`
const entry = (key: string, itemId: string, command: OutboxEntry['command'], at = 1): OutboxEntry => ({
  key,
  at,
  itemId,
  command,
  state: 'queued',
  files: [],
})
const write = (key: string, itemId: string, text = key): OutboxEntry =>
  entry(key, itemId, { name: 'sendMessage', body: { messageId: `msg_${key}`, text } })
const open = (key: string): OutboxEntry =>
  entry(key, key, openWith({ messageId: `msg_${key}`, text: key }, 'ai', 'en'))
const ask = (key: string, itemId: string): OutboxEntry =>
  entry(key, itemId, { name: 'askForHuman', body: {} })

describe('outbox', () => {
  it('sends in order, and what waits for an opening only after it', () => {
    const outbox = [open('a'), write('b', 'a'), ask('c', 'a')]
    expect(nextToSend(outbox)?.key).toBe('a')
    expect(nextToSend(outbox.slice(1))).toBeNull()
    const opened = acked(outbox, 'a', wi(1))
    expect(opened.map(({ itemId, state }) => [itemId, state])).toEqual([
      [wi(1), 'acked'],
      [wi(1), 'queued'],
      [wi(1), 'queued'],
    ])
    expect(nextToSend(opened)?.key).toBe('b')
  })

  it('keeps the words of a refusal and lets the contact try again under a fresh key', () => {
    const no = refused([write('a', wi(1)), ask('b', wi(1))], 'a')
    expect(no[0]?.state).toBe('refused')
    expect(nextToSend(no)?.key).toBe('b')
    expect(retried(no, 'a', 'z')[0]).toMatchObject({ key: 'z', state: 'queued', itemId: wi(1) })
    expect(refused([ask('b', wi(1))], 'b')).toEqual([])
  })

  it('an opening that is tried again takes its followers along', () => {
    const again = retried(refused([open('a'), write('b', 'a')], 'a'), 'a', 'z')
    expect(again.map(({ itemId }) => itemId)).toEqual(['z', 'z'])
  })

  it('an opening that is removed passes its place to the next words', () => {
    const left = removed([open('a'), ask('h', 'a'), write('b', 'a')], 'a', 'sv', { rebased })
    expect(left.map(({ key, itemId }) => [key, itemId])).toEqual([
      ['h', 'h'],
      ['b', 'h'],
    ])
    expect(left[0]?.command).toEqual({ name: 'openConversation', body: { language: 'sv', wants: 'person' } })
  })

  it('without the token everything that waits opens one new conversation, in order', () => {
    const left = withoutItems(
      [write('a', wi(1)), ask('b', wi(1)), { ...write('c', wi(2)), state: 'acked' }],
      'en',
    )
    expect(left.map(({ command, itemId }) => [command.name, itemId])).toEqual([
      ['openConversation', 'a'],
      ['askForHuman', 'a'],
    ])
  })

  it('drops acked words when their event arrives, and other acks at any event of their conversation', () => {
    const outbox: Outbox = [
      { ...write('a', wi(1)), state: 'acked' },
      { ...ask('b', wi(1)), state: 'acked' },
      { ...write('c', wi(1)), state: 'acked' },
      write('d', wi(1)),
    ]
    expect(settled(outbox, wi(1), new Set(['msg_a'])).map(({ key }) => key)).toEqual(['c', 'd'])
    expect(settled([write('d', wi(1))], wi(1), new Set())).toHaveLength(1)
  })

  it('keeps what is not accepted', () => {
    const outbox: Outbox = [
      { ...write('a', wi(1)), state: 'acked' },
      { ...write('b', wi(1)), at: 7 },
    ]
    expect(toKeep(outbox).map(({ key }) => key)).toEqual(['b'])
  })

  it('never loses or doubles words, whatever is acknowledged, refused, retried or forgotten', () => {
    const step = fc.oneof(
      fc.constantFrom('ack', 'refuse', 'retry', 'forget').map((kind) => ({ kind, n: 0 })),
      fc.nat(5).map((n) => ({ kind: 'write', n })),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let outbox: Outbox = []
        let made = 0
        const written: string[] = []
        const accepted: (string | undefined)[] = []
        for (const { kind, n } of steps) {
          const next = nextToSend(outbox)
          if (kind === 'write') {
            const key = `k${made++}`
            written.push(`msg_${key}`)
            const opener = outbox.findLast(({ command }) => command.name === 'openConversation')
            outbox = [...outbox, n === 0 || opener === undefined ? open(key) : write(key, opener.itemId)]
          } else if (kind === 'ack' && next !== null) {
            accepted.push(messageIdOf(next.command))
            outbox = toKeep(acked(outbox, next.key, wi(made)))
          } else if (kind === 'refuse' && next !== null) outbox = refused(outbox, next.key)
          else if (kind === 'retry') {
            const no = outbox.find(({ state }) => state === 'refused')
            if (no !== undefined) outbox = retried(outbox, no.key, `r${made++}`)
          } else if (kind === 'forget') outbox = withoutItems(outbox, 'en')
        }
        const waiting = outbox.map(({ command }) => messageIdOf(command))
        expect([...accepted, ...waiting].toSorted()).toEqual(written.toSorted())
      }),
    )
  })
})
