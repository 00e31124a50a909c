import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createDatabaseBus, packPayloads } from './bus.ts'
import { type OpenTestDatabase, openTestDatabase } from './harness/test-database.ts'
import type { Bus, Hint } from './ports.ts'
import { createTestSignals } from './signals.ts'
import { openNotifyConnection } from './store-notify.ts'

describe('database bus', () => {
  let test: OpenTestDatabase
  const open: Bus[] = []
  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((bus) => bus.close()))
  })
  afterAll(() => test?.close())

  async function node(nodeId: string, heads: () => Hint[] = () => [], pollMs = 60_000) {
    const signals = createTestSignals()
    const bus = createDatabaseBus({
      nodeId,
      connect: (onPayload, onDead) => openNotifyConnection(test.app, onPayload, onDead),
      readHeads: async () => heads(),
      signal: signals.signal,
      pollMs,
    })
    open.push(bus)
    bus.onHint((hint) => signals.signal('hint', hint))
    bus.onEphemeral((...what) => signals.signal('ephemeral', what))
    await signals.wait('bus-connected')
    return { bus, signals }
  }
  const hint = (position: number): Hint => ({ workspaceId: 'ws_a', lane: 0, position })

  it('tells this node at once and the others soon, many hints as one', async () => {
    const [one, two] = [await node('n1'), await node('n2')]
    for (const position of [1, 2, 3]) one.bus.publish(hint(position))
    expect(one.signals.count('hint')).toBe(3)
    expect(await two.signals.wait('hint')).toEqual(hint(3))
    expect(two.signals.count('hint')).toBe(1)
    two.bus.publish(hint(4))
    await one.signals.wait('hint', (told) => (told as Hint).position === 4)
    expect(one.signals.count('hint')).toBe(4)
  })

  it('ephemerals ride along; what is too much is dropped', async () => {
    const [one, two] = [await node('n1'), await node('n2')]
    one.bus.publishEphemeral('ws_a', 'typing', { by: 'wkr_1' })
    one.bus.publishEphemeral('ws_a', 'typing', { large: 'x'.repeat(5_000) })
    one.bus.publish(hint(9))
    expect(await two.signals.wait('ephemeral')).toEqual(['ws_a', 'typing', { by: 'wkr_1' }])
    await two.signals.wait('hint')
    expect(two.signals.count('ephemeral')).toBe(1)
    expect(one.signals.count('ephemeral')).toBe(2)
  })

  it('reconnects when its connection is killed, and hears by its poll meanwhile', async () => {
    const heads: Hint[] = []
    const one = await node('n1', () => heads, 20)
    const two = await node('n2')
    await test.asOwner(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'warmline hints' and datname = current_database()",
    )
    await one.signals.wait('bus-lost')
    heads.push(hint(50))
    expect(await one.signals.wait('hint', (told) => (told as Hint).position === 50)).toEqual(hint(50))
    await Promise.all([one.signals.wait('bus-connected'), two.signals.wait('bus-connected')])
    two.bus.publish(hint(51))
    await one.signals.wait('hint', (told) => (told as Hint).position === 51)
  })

  it('a listener that throws harms nobody else', async () => {
    const { bus, signals } = await node('n1')
    bus.onHint(() => {
      throw new Error('a bug')
    })
    bus.onHint((told) => signals.signal('later', told))
    bus.publish(hint(1))
    expect(await signals.wait('later')).toEqual(hint(1))
  })

  it('packs into payloads that fit', () => {
    const hints = Array.from({ length: 2_000 }, (_, n) => ({
      ...hint(n),
      workspaceId: `ws_${'x'.repeat(36)}${n}`,
    }))
    const payloads = packPayloads('n1', hints, [['ws_a', 'typing', 'é'.repeat(2_000)]])
    expect(Math.max(...payloads.map((payload) => Buffer.byteLength(payload)))).toBeLessThan(8_000)
    expect(payloads.flatMap((payload) => JSON.parse(payload).h)).toHaveLength(2_000)
  })
})
