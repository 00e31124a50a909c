import { describe, expect, it } from 'vitest'
import type { LogEntry, SubjectRecord } from '../mechanisms.ts'
import { backstopping, dispatching, relieving } from './reactions.ts'

const itemId = 'wi_00000000-0000-7000-8000-000000000001'
const entryOf = (event: object) => ({ subjectId: itemId, event, at: 100 }) as LogEntry
const item = (at: string, since = 50, promise: object | null = {}): SubjectRecord => ({
  subjectId: itemId,
  subjectKind: 'work-item',
  version: 3,
  state: { itemId, holder: { at, since }, promise },
})
const asked = entryOf({ type: 'person.asked' })
const passed = entryOf({ type: 'assignment.ended', reason: 'passed' })

describe('what dispatch reads', () => {
  it('is the queue, and people only when somebody waits in it', () => {
    const entry = entryOf({ type: 'worker.available' })
    expect(dispatching.needs(entry).map(({ status }) => status)).toEqual([['queue']])
    expect(dispatching.needsNext?.(entry, [[]])).toEqual([])
    const next = dispatching.needsNext?.(entry, [[item('queue')]]) ?? []
    expect(next.map(({ subjectKind }) => subjectKind)).toEqual(['worker', 'work-item', 'work-item'])
    // Of long lists no whole states.
    for (const { limit, subjectKind, fields } of next)
      if (limit > 200 && subjectKind === 'work-item') expect(fields).toContain('holder')
  })

  it('is the conversation itself, and everybody only when it is held or alone', () => {
    for (const [reaction, entry, at] of [
      [relieving, asked, 'worker'],
      [backstopping, passed, 'queue'],
    ] as const) {
      expect(reaction.needs(entry)).toEqual([{ subjectKind: 'work-item', subjectId: itemId, limit: 1 }])
      expect(reaction.needsNext?.(entry, [[item(at)]])).toHaveLength(4)
      for (const elsewhere of ['ai', 'closed', at === 'worker' ? 'queue' : 'worker'])
        expect(reaction.needsNext?.(entry, [[item(elsewhere)]])).toEqual([])
      expect(reaction.needsNext?.(entry, [[]])).toEqual([])
    }
  })

  it('is not everybody when who holds it took it over since, or has written', () => {
    expect(relieving.needsNext?.(asked, [[item('worker', 101)]])).toEqual([])
    expect(relieving.needsNext?.(asked, [[item('worker', 50, null)]])).toEqual([])
  })

  it('is nothing after an event that calls for nobody', () => {
    const entry = entryOf({ type: 'promise.widened', step: 50 })
    for (const reaction of [relieving, backstopping]) {
      expect(reaction.needs(entry)).toEqual([])
      expect(reaction.needsNext?.(entry, [])).toEqual([])
      expect(reaction.react(entry, [], 1)).toEqual({ alarms: [], commands: [] })
    }
  })
})
