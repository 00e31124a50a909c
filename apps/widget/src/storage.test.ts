import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { handOver } from './line/hand-over.ts'
import type { Outbox, OutboxEntry } from './outbox.ts'
import { browserMemory } from './storage.ts'

/** One localStorage for all tabs of the test; it lists its names in no order that helps. */
let isFull = false
beforeEach(() => {
  isFull = false
  const methods = {
    getItem: (name: string) => (Object.hasOwn(stored, name) ? stored[name] : null),
    setItem(name: string, value: string) {
      if (isFull) throw new DOMException('full', 'QuotaExceededError')
      stored[name] = value
    },
    removeItem: (name: string) => delete stored[name],
  }
  const stored: Record<string, string> = Object.create(methods)
  vi.stubGlobal('localStorage', new Proxy(stored, { ownKeys: (all) => Reflect.ownKeys(all).toReversed() }))
})
afterEach(() => void vi.unstubAllGlobals())

const tab = () => browserMemory('demo')
const entry = (key: string, at: number, state: OutboxEntry['state'] = 'queued'): OutboxEntry => ({
  key,
  at,
  itemId: 'wi_1',
  command: { name: 'sendMessage', body: { messageId: `msg_${key}`, text: key } },
  state,
  files: [],
})
const [n2, n4, n5] = [entry('N2', 2), entry('N4', 4), entry('N5', 5)]
const keys = (outbox: Outbox) => outbox.map(({ key }) => key)
const left = () => keys(tab().early())

/** The lasting outbox; `meanwhile` happens while it is being written. */
function openBox(kept = true, meanwhile: (() => void)[] = []) {
  const device = { box: [] as Outbox, times: 0 }
  const change = async (one: (box: Outbox) => Outbox) => {
    device.times++
    const box = one(device.box)
    meanwhile.shift()?.()
    if (kept) device.box = box
    return kept
  }
  return { device, change }
}

describe('what waits before the lasting outbox has come', () => {
  it('is shown once and in its order, whatever tabs wrote and read it', () => {
    const [a, b] = [tab(), tab()]
    a.setEarly([n2])
    b.setEarly([...b.early(), n4])
    a.setEarly([n2, n5])
    b.setEarly([...b.early(), entry('N6', 6)])
    expect(left()).toEqual(['N2', 'N4', 'N5', 'N6'])
  })

  it('of an older version and of another hand: the one is read, the other passed over', () => {
    localStorage.setItem('warmline:demo:outbox0.336', JSON.stringify([n4, n2]))
    localStorage.setItem('warmline:demo:outbox0.5', JSON.stringify([n2]))
    localStorage.setItem('warmline:demo:outbox0.7', '{')
    expect(left()).toEqual(['N2', 'N4'])
  })

  it('goes away when it was accepted, from whichever tab it came', () => {
    tab().setEarly([n2, n4])
    tab().setEarly([{ ...n2, state: 'acked' }, n4])
    expect(left()).toEqual(['N4'])
  })

  it('with the storage full says so, shows it all the same, and keeps what was kept', () => {
    const a = tab()
    expect(a.setEarly([n2])).toBe(true)
    isFull = true
    expect(a.setEarly([n2, n4])).toBe(false)
    expect([keys(a.early()), left()]).toEqual([['N2', 'N4'], ['N2']])
    isFull = false
    expect([a.setEarly([n2, n4]), left()]).toEqual([true, ['N2', 'N4']])
  })
})

describe('the hand-over', () => {
  it('takes what another tab wrote after this one had read, though that tab was closed', async () => {
    const [a, b] = [tab(), tab()]
    b.setEarly([n2])
    const read = a.early()
    b.setEarly([n2, n4])
    a.setEarly([...read, n5])
    const { device, change } = openBox()
    await handOver(a, change, [...read, n5])
    expect([keys(device.box), left()]).toEqual([['N2', 'N4', 'N5'], []])
  })

  it('takes what is written while it is at work, and leaves nothing untaken', async () => {
    const [a, b] = [tab(), tab()]
    b.setEarly([n2])
    const { device, change } = openBox(true, [
      () => void b.setEarly([{ ...n2, itemId: 'wi_2' }, n4]),
      () => void b.setEarly([n5]),
    ])
    await handOver(a, change)
    expect([keys(device.box), left()]).toEqual([['N2', 'N4', 'N5'], []])
  })

  it('ends though another tab never stops writing; what it did not take stays', async () => {
    const b = tab()
    b.setEarly([n2])
    const more = (n: number) => () => void b.setEarly([entry(`M${n}`, 10 + n)])
    const { device, change } = openBox(true, [more(1), more(2), more(3), more(4)])
    await handOver(tab(), change)
    expect([device.times, keys(device.box), left()]).toEqual([3, ['N2', 'M1', 'M2'], ['M3']])
  })

  it('a tab that comes back to life after its words were taken keeps what it writes then', async () => {
    const [a, b] = [tab(), tab()]
    b.setEarly([n2])
    const { device, change } = openBox()
    await handOver(a, change)
    b.setEarly([n2, n4])
    expect(left()).toEqual(['N2', 'N4'])
    await handOver(b, change, [n2, n4])
    expect([keys(device.box), left()]).toEqual([['N2', 'N4'], []])
  })

  it('two tabs at once: each command once, in order', async () => {
    const [a, b] = [tab(), tab()]
    a.setEarly([n2, n5])
    b.setEarly([n4])
    const { device, change } = openBox()
    await Promise.all([handOver(a, change, [n2, n5]), handOver(b, change, [n4])])
    expect([keys(device.box), left()]).toEqual([['N2', 'N4', 'N5'], []])
  })

  it('takes nothing away when the lasting outbox cannot be written', async () => {
    tab().setEarly([n2, n4])
    await handOver(tab(), openBox(false).change)
    expect(left()).toEqual(['N2', 'N4'])
  })

  it('what the lasting outbox knows better stands, and what is in memory only is taken too', async () => {
    isFull = true
    const a = tab()
    a.setEarly([n2, n4])
    const { device, change } = openBox()
    device.box = [{ ...n2, state: 'refused' }]
    await handOver(a, change)
    expect(device.box.map(({ key, state }) => [key, state])).toEqual([
      ['N2', 'refused'],
      ['N4', 'queued'],
    ])
    expect(a.early()).toEqual([])
  })
})
