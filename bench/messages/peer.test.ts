import { afterEach, expect, it } from 'vitest'
import type { Adapter } from './adapter.ts'
import { loadAdapter, measurePeer, peerTable } from './peer.ts'
import { type Faults, type StandIn, startStandIn } from './peers/stand-in.ts'

let desk: StandIn
let adapter: Adapter
afterEach(async () => {
  await adapter?.close()
  await desk?.close()
})

async function measure(faults: Faults) {
  desk = await startStandIn(faults)
  process.env['PEER_ADDRESS'] = desk.url
  adapter = await loadAdapter('bench/messages/peers/stand-in-adapter.ts')
  const counted = [{ name: 'desk', pid: process.pid }]
  const load = { conversations: 4, rate: 40, inFlight: 2, seconds: 1 }
  return measurePeer(adapter, { file: '', counted, ...load })
}

it('measures another desk through an adapter file', async () => {
  const report = await measure({})
  for (const one of [report.steady, report.saturation]) {
    expect(one).toMatchObject({ conversations: 4, lost: 0, doubled: 0, outOfOrder: 0, failed: 0 })
    expect(one?.messages).toBeGreaterThan(0)
    expect(one?.byProcess['desk']).toBe(one?.cpuMsPerMessage)
  }
  const table = peerTable(report).split('\n')
  expect(table).toHaveLength(4)
  expect(table[0]).toMatch(/CPU-ms a message \| +desk \|/)
})

it('sees what a desk doubles', async () => {
  const { saturation } = await measure({ doubles: 5 })
  expect(saturation?.doubled).toBeGreaterThan(0)
})
