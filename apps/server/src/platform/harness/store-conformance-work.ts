import type { AlarmOp, SubjectIndex } from '@warmline/core'
import { expect, it } from 'vitest'
import { CursorLost, type Store } from '../ports.ts'
import { aCommit, anIndex, freshWorkspace } from './commits.ts'

const alarm = (key: string, dueAt: number | null, over: Partial<AlarmOp> = {}): AlarmOp => ({
  key,
  dueAt,
  run: { command: { n: 1 }, subjectId: 'wi_1', subjectKind: 'work-item' },
  ...over,
})

export function findCases(of: () => Store) {
  it('finds by real columns, ordered by due date or newest first, nulls last', async () => {
    const workspaceId = freshWorkspace()
    const open = (name: string, over: Partial<SubjectIndex>) =>
      of().commit(aCommit({ workspaceId, subjectId: `wi_${name}`, index: anIndex(over) }))
    await open('a', { dueAt: 30, openedAt: 1, topic: 'cards', language: 'en', contactId: 'ctc_1' })
    await open('b', {
      dueAt: 10,
      openedAt: 2,
      topic: 'cards',
      language: 'sv',
      workerId: 'wkr_1',
      status: 'worker',
    })
    await open('c', { openedAt: 3, contactId: 'ctc_1' })
    await open('d', { dueAt: 10, openedAt: 1 })
    await open('e', { dueAt: 10 })
    await of().commit(aCommit({ workspaceId, subjectId: 'wkr_1', subjectKind: 'worker' }))
    const find = async (query: Partial<Parameters<Store['find']>[1]>) =>
      (await of().find(workspaceId, { subjectKind: 'work-item', limit: 10, ...query })).map((s) =>
        s.subjectId.slice(3),
      )
    expect(await find({})).toEqual(['d', 'b', 'e', 'a', 'c'])
    expect(await find({ order: 'newest' })).toEqual(['c', 'b', 'd', 'a', 'e'])
    expect(await find({ limit: 2 })).toEqual(['d', 'b'])
    expect(await find({ status: ['worker'] })).toEqual(['b'])
    expect(await find({ status: ['worker', 'queue'], topic: 'cards' })).toEqual(['b', 'a'])
    expect(await find({ status: [] })).toEqual([])
    expect(await find({ topic: 'cards', language: 'en' })).toEqual(['a'])
    expect(await find({ contactId: 'ctc_1', order: 'newest' })).toEqual(['c', 'a'])
    expect(await find({ workerId: 'wkr_1' })).toEqual(['b'])
    expect(await find({ subjectId: 'wi_e' })).toEqual(['e'])
    expect(await of().find(freshWorkspace(), { subjectKind: 'work-item', limit: 10 })).toEqual([])
    const state = { holder: { at: 'worker' }, closedAt: 7, itemId: 'wi_f' }
    const index = { status: 'closed', workerId: null, topic: null, language: null }
    const places = { contactId: null, dueAt: null, openedAt: null }
    await of().commit(aCommit({ workspaceId, subjectId: 'wi_f', state, index: { ...index, ...places } }))
    const fields = ['holder', 'vanished', 'closedAt']
    const closed = { subjectKind: 'work-item' as const, status: ['closed'], limit: 10, fields }
    const [part] = await of().find(workspaceId, closed)
    expect(part).toMatchObject({ subjectId: 'wi_f', version: 1 })
    expect(part?.state).toEqual({ holder: { at: 'worker' }, vanished: null, closedAt: 7 })
    expect((await of().subjects(workspaceId, 'wi_c', 2)).map((s) => s.subjectId)).toEqual(['wi_d', 'wi_e'])
  })
}

export function alarmCases(of: () => Store) {
  const mine =
    (workspaceId: string) =>
    async (now: number, owner: string, leaseMs = 100, per = 100) =>
      (await of().acrossClaimAlarms(now, owner, leaseMs, 1_000, per))
        .filter((due) => due.workspaceId === workspaceId)
        .map((due) => [due.key, due.dueAt, due.attempt])

  it('sets, moves and cancels; a moved alarm loses its claim, the same one keeps it', async () => {
    const workspaceId = freshWorkspace()
    const claim = mine(workspaceId)
    await of().setAlarms(workspaceId, [alarm('a', 50), alarm('b', 10), alarm('c', 10), alarm('b', 60)])
    expect(await claim(20, 'n1')).toEqual([['c', 10, 1]])
    expect(await claim(20, 'n2')).toEqual([])
    await of().setAlarms(workspaceId, [alarm('c', 10, { maxAttempts: 3 })])
    expect(await claim(21, 'n2')).toEqual([])
    await of().setAlarms(workspaceId, [alarm('c', 15)])
    expect(await claim(22, 'n2')).toEqual([['c', 15, 1]])
    await of().setAlarms(workspaceId, [alarm('a', null), alarm('b', null), alarm('c', null)])
    expect(await claim(10_000, 'n1')).toEqual([])
  })

  it('an earlier alarm replaces a later one and the other way round', async () => {
    const workspaceId = freshWorkspace()
    await of().setAlarms(workspaceId, [alarm('a', 500)])
    await of().setAlarms(workspaceId, [alarm('a', 5)])
    expect(await mine(workspaceId)(10, 'n')).toEqual([['a', 5, 1]])
    await of().setAlarms(workspaceId, [alarm('a', 700)])
    expect(await mine(workspaceId)(600, 'n')).toEqual([])
    await of().setAlarms(workspaceId, [alarm('a', null)])
  })

  it('leases, retries under the same identity, and deletes only what was claimed', async () => {
    const workspaceId = freshWorkspace()
    const claim = mine(workspaceId)
    await of().setAlarms(workspaceId, [alarm('a', 10)])
    expect(await claim(10, 'n1')).toEqual([['a', 10, 1]])
    expect(await claim(109, 'n2')).toEqual([])
    expect(await claim(110, 'n2')).toEqual([['a', 10, 2]])
    await of().finishAlarm(workspaceId, 'a', 10, 300)
    expect(await claim(299, 'n1')).toEqual([])
    expect(await claim(300, 'n1')).toEqual([['a', 10, 3]])
    await of().setAlarms(workspaceId, [alarm('a', 400)])
    await of().finishAlarm(workspaceId, 'a', 10, null)
    expect(await claim(400, 'n1')).toEqual([['a', 400, 1]])
    await of().finishAlarm(workspaceId, 'a', 400, null)
    expect(await claim(100_000, 'n1')).toEqual([])
  })

  it('one workspace cannot take every place', async () => {
    const [busy, quiet] = [freshWorkspace(), freshWorkspace()]
    await of().setAlarms(
      busy,
      Array.from({ length: 20 }, (_, n) => alarm(`x${n}`, n)),
    )
    await of().setAlarms(quiet, [alarm('a', 50)])
    const first = await of().acrossClaimAlarms(100, 'n1', 1_000, 6, 4)
    expect(first.filter((due) => due.workspaceId === busy)).toHaveLength(4)
    expect(first.filter((due) => due.workspaceId === quiet)).toHaveLength(1)
    await of().finishAlarm(busy, first[0]!.key, first[0]!.dueAt, null)
    const second = await of().acrossClaimAlarms(101, 'n1', 1_000, 6, 4)
    expect(second.filter((due) => due.workspaceId === busy)).toHaveLength(1)
    await of().setAlarms(
      busy,
      Array.from({ length: 20 }, (_, n) => alarm(`x${n}`, null)),
    )
    await of().setAlarms(quiet, [alarm('a', null)])
  })

  it('a queue that stands still keeps no other waiting, in its workspace or in another', async () => {
    const workspaceId = freshWorkspace()
    const letter = { task: 'mail', itemId: 'wi_1', toContentId: null, template: 'reply', params: {} } as const
    const letters = Array.from({ length: 20 }, (_, n) => alarm(`mail/${n}`, n, { run: letter }))
    await of().setAlarms(workspaceId, [...letters, alarm('promise', 50)])
    const claim = async (now: number, inWork: Record<string, number>) =>
      (await of().acrossClaimAlarms(now, 'n1', 1_000, 6, 4, inWork))
        .filter((due) => due.workspaceId === workspaceId)
        .map(({ key }) => key)
    expect(await claim(40, {})).toEqual(['mail/0', 'mail/1', 'mail/2', 'mail/3'])
    expect(await claim(60, { mail: 4 })).toEqual(['promise'])
    const other = freshWorkspace()
    await of().setAlarms(other, [alarm('promise', 70), alarm('letter', 70, { run: letter })])
    const places = await of().acrossClaimAlarms(80, 'n1', 1_000, 6, 4, { mail: 6, command: 1 })
    expect(places.map(({ key }) => key)).toEqual(['promise'])
    await of().setAlarms(other, [alarm('promise', null), alarm('letter', null)])
    await of().setAlarms(
      workspaceId,
      [...letters, alarm('promise', null)].map(({ key }) => alarm(key, null)),
    )
  })

  it('knows when the next one may be claimed, and gives back what it carries', async () => {
    const workspaceId = freshWorkspace()
    const op = alarm('a', -5, {
      onGiveUp: { command: { no: 1 }, subjectId: 'wi_2', subjectKind: 'work-item' },
    })
    await of().setAlarms(workspaceId, [op])
    expect(await of().acrossNextAlarm()).toBe(-5)
    const claimed = await of().acrossClaimAlarms(-5, 'n', 10, 5, 5)
    expect(claimed).toEqual([{ workspaceId, key: 'a', dueAt: -5, attempt: 1, op }])
    await of().setAlarms(workspaceId, [alarm('a', null)])
  })
}

export function cursorCases(of: () => Store) {
  it('alarms of somebody whose cursor another node has taken are not set, and cancel nothing', async () => {
    const workspaceId = freshWorkspace()
    const hold = { lane: 0, reaction: 'main', owner: 'n1' }
    const dates = async () =>
      (await of().acrossClaimAlarms(1_000, 'who', 1, 1_000, 100))
        .filter((due) => due.workspaceId === workspaceId)
        .map((due) => [due.key, due.dueAt])
    await expect(of().setAlarms(workspaceId, [alarm('a', 5)], hold)).rejects.toThrow(CursorLost)
    await of().claimCursor(workspaceId, 0, 'main', 'n1', 0, 10)
    await of().setAlarms(workspaceId, [alarm('a', 10), alarm('b', 10)], hold)
    await of().claimCursor(workspaceId, 0, 'main', 'n2', 20, 10)
    await of().setAlarms(workspaceId, [alarm('a', 20)], { ...hold, owner: 'n2' })
    const late = of().setAlarms(workspaceId, [alarm('a', 5), alarm('b', null)], hold)
    await expect(late).rejects.toThrow(CursorLost)
    expect((await dates()).sort()).toEqual([
      ['a', 20],
      ['b', 10],
    ])
    await of().setAlarms(workspaceId, [alarm('a', null), alarm('b', null)])
  })

  it('one owner at a time, until its lease ends or is given up', async () => {
    const workspaceId = freshWorkspace()
    const claim = (owner: string, now: number, leaseMs = 100) =>
      of().claimCursor(workspaceId, 0, 'main', owner, now, leaseMs)
    expect(await claim('n1', 1_000)).toBe(0)
    expect(await claim('n2', 1_050)).toBeUndefined()
    expect(await of().moveCursor(workspaceId, 0, 'main', 'n1', 5)).toBe(true)
    expect(await of().moveCursor(workspaceId, 0, 'main', 'n2', 9)).toBe(false)
    expect(await of().moveCursor(workspaceId, 0, 'main', 'n1', 3)).toBe(true)
    expect(await claim('n1', 1_090)).toBe(5)
    expect(await claim('n2', 1_189)).toBeUndefined()
    expect(await claim('n2', 1_190)).toBe(5)
    expect(await of().moveCursor(workspaceId, 0, 'main', 'n1', 8)).toBe(false)
    expect(await claim('n2', 1_200, 0)).toBe(5)
    expect(await claim('n1', 1_200)).toBe(5)
    expect(await of().claimCursor(workspaceId, 0, 'other', 'n2', 1_200, 100)).toBe(0)
  })

  it('parks and unparks a subject for one reaction', async () => {
    const workspaceId = freshWorkspace()
    const parked = { reaction: 'r', subjectId: 'wi_1', lane: 0, position: 7, error: 'boom', at: 5 }
    await of().park(workspaceId, parked)
    await of().park(workspaceId, { ...parked, position: 9, error: 'again', at: 6 })
    expect(await of().isParked(workspaceId, 'r', 'wi_1')).toBe(true)
    expect(await of().isParked(workspaceId, 'other', 'wi_1')).toBe(false)
    expect(await of().parkedList(workspaceId)).toEqual([{ ...parked, error: 'again' }])
    expect(await of().parkedList(freshWorkspace())).toEqual([])
    await of().unpark(workspaceId, 'r', 'wi_1')
    expect(await of().parkedList(workspaceId)).toEqual([])
  })
}
