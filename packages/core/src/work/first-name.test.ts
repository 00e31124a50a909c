import { asKim, assigned, conversation, kim, policyNow, sam } from '@warmline/testkit'
import { describe, expect, it } from 'vitest'
import { firstName } from './first-name.ts'
import { headOf } from './fresh.ts'
import { type Lookup, present } from './view.ts'

const lookup: Lookup = { text: () => null, name: () => 'Kim Van Der Berg', attachment: () => null }
const held = () => assigned(conversation({ wants: 'person' }))

describe('whole names stay inside', () => {
  it('takes the first word', () => {
    expect([firstName('  Łukasz  Wiśniewski '), firstName('Kim'), firstName(null)]).toEqual([
      'Łukasz',
      'Kim',
      null,
    ])
  })

  it('a contact is told the first name, the team the whole one, in events and in a fresh head', () => {
    const story = held()
    for (const [role, name] of [
      ['contact', 'Kim'],
      ['worker', 'Kim Van Der Berg'],
      ['lead', 'Kim Van Der Berg'],
    ] as const) {
      const views = story.log.map((entry) => present(entry, lookup, { role, id: 'x' }))
      const names = [...JSON.stringify(views).matchAll(/"name":"([^"]+)"/g)].map((match) => match[1])
      expect(names.length).toBeGreaterThan(1)
      expect(new Set(names)).toEqual(new Set([name]))
      expect(headOf(story.state!, lookup, { role, id: 'x' }).holder?.name).toBe(name)
    }
  })
})

it('who passed it is asked again when somebody hands it to them by name', () => {
  const policy = policyNow()
  held()
    .when({ type: 'pass', workerId: kim, epoch: 2, policy }, { actor: asKim })
    .when({ type: 'assign', workerId: sam, slot: 0, capacity: 1, way: 'direct', epoch: 3 })
    .when(
      { type: 'transfer', workerId: sam, epoch: 4, toWorkerId: kim, topic: null, note: null, policy },
      { actor: { kind: 'worker', id: sam } },
    )
    .thenState({ holder: { at: 'queue', wantedWorkerId: kim }, passedBy: [sam] })
})
