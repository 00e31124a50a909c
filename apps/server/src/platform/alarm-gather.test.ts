import type { AlarmOp } from '@warmline/core'
import { describe, expect, it } from 'vitest'
import { gatherAlarms } from './alarm-gather.ts'

const alarm = (key: string): AlarmOp => ({
  key,
  dueAt: 1,
  run: { command: {}, subjectId: 'wi_1', subjectKind: 'work-item' },
})

describe('gathering alarms', () => {
  it('writes together what comes while a write is in flight, in order, one workspace at a time', async () => {
    const writes: string[] = []
    const gates: PromiseWithResolvers<void>[] = []
    const set = gatherAlarms((workspaceId, alarms) => {
      writes.push(`${workspaceId}: ${alarms.map((one) => one.key).join(' ')}`)
      const gate = Promise.withResolvers<void>()
      gates.push(gate)
      return gate.promise
    })
    const first = set('ws_a', [alarm('1')])
    const rest = [set('ws_a', [alarm('2')]), set('ws_a', [alarm('3'), alarm('4')])]
    const other = set('ws_b', [alarm('x')])
    expect(writes).toEqual(['ws_a: 1', 'ws_b: x'])
    gates[0]!.reject(new Error('away'))
    await expect(first).rejects.toThrow('away')
    await new Promise((resolve) => setImmediate(resolve))
    expect(writes).toEqual(['ws_a: 1', 'ws_b: x', 'ws_a: 2 3 4'])
    gates[1]!.resolve()
    gates[2]!.resolve()
    await Promise.all([...rest, other])
    const last = set('ws_a', [alarm('5')])
    gates[3]!.resolve()
    await last
    expect(writes.at(-1)).toBe('ws_a: 5')
  })
})
