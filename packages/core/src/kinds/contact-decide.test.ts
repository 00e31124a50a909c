import type { Event } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import type { ContactCommand } from './contact.ts'
import { contactDecider, factThatCounts } from './contact-decide.ts'
import { given, noon } from './given.fixture.ts'

const opened: Event = { type: 'contact.opened', language: 'sv', simulated: false }
const contact = (...events: Event[]) => given(contactDecider, 'ctc_1', events)
const open: ContactCommand = { type: 'open-contact', language: 'sv', simulated: false }
const identify: ContactCommand = { type: 'identify-contact', subHash: 'h' }
const mergeInto = (intoContactId: string): ContactCommand => ({ type: 'merge-contact', intoContactId })
const record = (key: string, value = 'gold', by: 'contact' | 'host' | 'worker' = 'host'): ContactCommand => ({
  type: 'record-fact',
  key,
  value,
  by,
})
const everyCommand: ContactCommand[] = [
  open,
  identify,
  mergeInto('ctc_2'),
  record('plan'),
  { type: 'remove-fact', key: 'plan', by: 'contact' },
  { type: 'dispute-fact', key: 'plan', by: 'host', disputed: true },
  { type: 'erase-contact' },
]

describe('a contact', () => {
  it('opens once', () => {
    const { next } = contact().when(open)
    expect(next).toMatchObject({
      contactId: 'ctc_1',
      language: 'sv',
      openedAt: noon,
      identified: false,
      facts: [],
    })
    expect(contactDecider.index(next!)).toMatchObject({
      status: 'anonymous',
      contactId: 'ctc_1',
      openedAt: noon,
    })
    expect(contact(opened).when(open).code).toBe('already-exists')
  })

  it('is identified by one signed identity only', () => {
    const { next, decision } = contact(opened).when(identify)
    expect(contactDecider.index(next!).status).toBe('identified')
    expect(decision).toMatchObject({ reservations: [{ op: 'take', key: 'identity/h' }] })
    expect(contact(opened, { type: 'contact.identified', subHash: 'h' }).when(identify).code).toBe(
      'wrong-state',
    )
  })

  it('is merged into one other', () => {
    const merged: Event = { type: 'contact.merged', intoContactId: 'ctc_2' }
    expect(contactDecider.index(contact(opened).when(mergeInto('ctc_2')).next!).status).toBe('merged')
    expect(contact(opened).when(mergeInto('ctc_1')).code).toBe('bad-request')
    expect(contact(opened, merged).when(mergeInto('ctc_2')).decision).toEqual({ ok: true, events: [] })
    expect(contact(opened, merged).when(mergeInto('ctc_3')).code).toBe('wrong-state')
    expect(contact(opened, merged).when(identify).code).toBe('wrong-state')
    const identified: Event = { type: 'contact.identified', subHash: 'h' }
    expect(contact(opened, identified).when(mergeInto('ctc_2')).code).toBe('wrong-state')
  })

  it('keeps facts as content of the contact, never in the log', () => {
    const { decision, next } = contact(opened).when(record('plan'))
    expect(decision).toEqual({
      ok: true,
      events: [{ type: 'fact.recorded', key: 'plan', contentId: 'cnt_1', by: 'host' }],
      contents: [{ contentId: 'cnt_1', ownerId: 'ctc_1', kind: 'fact', body: 'gold' }],
    })
    expect(next?.facts).toEqual([{ key: 'plan', contentId: 'cnt_1', by: 'host', at: noon }])
  })

  it('lets a fact replace the same one from the same side', () => {
    const fact = (by: 'contact' | 'host', contentId: string): Event => ({
      type: 'fact.recorded',
      key: 'plan',
      contentId,
      by,
    })
    const { state } = contact(opened, fact('host', 'a'), fact('contact', 'b'), fact('host', 'c'))
    expect(state?.facts.map((f) => f.contentId)).toEqual(['b', 'c'])
  })

  it.each(['', 'my name is Ada', '1a', 'x'.repeat(41), 'ada@example.com'])('refuses %j as a key', (key) => {
    expect(contact(opened).when(record(key)).code).toBe('out-of-limits')
  })

  it('bounds facts', () => {
    const many = Array.from(
      { length: 100 },
      (_, n): Event => ({
        type: 'fact.recorded',
        key: `k${n}`,
        contentId: `cnt_${n}`,
        by: 'host',
      }),
    )
    expect(contact(opened, ...many).when(record('one-more')).code).toBe('out-of-limits')
    expect(contact(opened, ...many).when(record('k1')).code).toBeNull()
    expect(contact(opened).when(record('plan', 'x'.repeat(2_001))).code).toBe('out-of-limits')
  })

  describe('and what is known about it', () => {
    const said = (by: 'contact' | 'host' | 'worker', contentId: string = by): Event => ({
      type: 'fact.recorded',
      key: 'email',
      contentId,
      by,
    })
    const dispute = (by: 'host' | 'worker', disputed = true): ContactCommand => ({
      type: 'dispute-fact',
      key: 'email',
      by,
      disputed,
    })
    const counting = (...events: Event[]) =>
      factThatCounts(contact(opened, ...events).state?.facts ?? [], 'email')?.contentId

    it('takes back what the contact said, and what a worker noted, once', () => {
      for (const by of ['contact', 'worker'] as const) {
        const remove: ContactCommand = { type: 'remove-fact', key: 'email', by }
        const { events, next } = contact(opened, said(by), said('host')).when(remove)
        expect(events).toEqual([{ type: 'fact.removed', key: 'email', by }])
        expect(next?.facts.map((fact) => fact.by)).toEqual(['host'])
        expect(contact(opened).when(remove).decision).toEqual({ ok: true, events: [] })
      }
    })

    it('keeps what a signed identity says beside the objection to it', () => {
      const { next, events } = contact(opened, said('host')).when(dispute('host'))
      expect(events).toEqual([{ type: 'fact.disputed', key: 'email', by: 'host', disputed: true }])
      expect(next?.facts).toEqual([{ key: 'email', contentId: 'host', by: 'host', at: noon, disputed: true }])
      const objected = contact(opened, said('host'), ...events)
      expect(objected.when(dispute('host')).events).toEqual([])
      expect(objected.when(dispute('host', false)).next?.facts).toEqual([
        { key: 'email', contentId: 'host', by: 'host', at: noon },
      ])
      expect(contact(opened, said('host')).when(dispute('worker')).code).toBe('not-found')
    })

    it('forgets the objection when the other side says something new', () => {
      const disputed: Event = { type: 'fact.disputed', key: 'email', by: 'host', disputed: true }
      expect(contact(opened, said('host'), disputed, said('host', 'new')).state?.facts).toEqual([
        { key: 'email', contentId: 'new', by: 'host', at: noon },
      ])
    })

    it('counts the contact first, then what is not objected to, then the identity', () => {
      const disputed: Event = { type: 'fact.disputed', key: 'email', by: 'host', disputed: true }
      expect(counting()).toBeUndefined()
      expect(counting(said('worker'), said('host'))).toBe('host')
      expect(counting(said('worker'), said('host'), disputed)).toBe('worker')
      expect(counting(said('host'), disputed)).toBe('host')
      expect(counting(said('worker'), said('host'), said('contact'))).toBe('contact')
    })
  })

  it('is gone for every command once erased', () => {
    const { next } = contact(opened, { type: 'fact.recorded', key: 'a', contentId: 'c', by: 'host' }).when({
      type: 'erase-contact',
    })
    expect(next).toMatchObject({ erased: true, facts: [], identified: false })
    for (const command of everyCommand)
      expect(contact(opened, { type: 'contact.erased' }).when(command).code).toBe('not-found')
    for (const command of everyCommand.slice(1)) expect(contact().when(command).code).toBe('not-found')
  })
})
