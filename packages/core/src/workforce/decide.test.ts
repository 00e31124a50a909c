import type { Event } from '@warmline/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextAt, given, noon } from '../kinds/given.fixture.ts'
import { workerDecider } from './decide.ts'
import { isOnDuty } from './duty.ts'
import { availableKey, type Worker, type WorkerCommand } from './state.ts'

const profile = {
  roles: ['worker', 'admin'] as Worker['roles'],
  languages: ['en'],
  skills: [{ topic: 'cards', proficiency: 2 as const }],
  mayBackstop: true,
}
const registered: Event = { type: 'worker.registered', nameContentId: 'cnt_0', ...profile, simulated: false }
const available: Event = { type: 'worker.available', capacity: 2 }
const key = availableKey('wkr_1', 2)
const hour = 3600_000
const worker = (...events: Event[]) => given(workerDecider, 'wkr_1', [registered, ...events])
const say = (yes: boolean, capacity: number | null = null): WorkerCommand => ({
  type: 'set-availability',
  available: yes,
  capacity,
  reason: 'self',
})

describe('a worker is registered and changed', () => {
  it('registers once, the name beside the log, without doubles', () => {
    const command: WorkerCommand = {
      type: 'register-worker',
      workerId: 'wkr_1',
      name: 'Ada',
      ...profile,
      roles: ['worker', 'worker'],
      skills: [...profile.skills, { topic: 'cards', proficiency: 3 }],
      simulated: true,
    }
    const { decision, next } = given(workerDecider, 'wkr_1', []).when(command)
    expect(decision).toMatchObject({
      ok: true,
      contents: [{ contentId: 'cnt_1', ownerId: 'wkr_1', kind: 'name', body: 'Ada' }],
    })
    expect(next).toEqual({
      workerId: 'wkr_1',
      nameContentId: 'cnt_1',
      ...profile,
      roles: ['worker'],
      skills: [{ topic: 'cards', proficiency: 3 }],
      simulated: true,
      availability: 'paused',
      capacity: 1,
      availableSince: null,
      duties: [],
    })
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('Ada')
    expect(worker().when(command).code).toBe('already-exists')
  })

  it('knows nobody else', () => {
    for (const command of [
      say(true),
      { type: 'enable-worker' },
      { type: 'end-duty', dutyId: 'x' },
    ] as WorkerCommand[])
      expect(given(workerDecider, 'wkr_1', []).when(command).code).toBe('not-found')
  })

  it('writes only what changed', () => {
    const same = { type: 'change-worker' as const, name: null, ...profile, otherAdmins: 0 }
    expect(worker().when(same).events).toEqual([])
    const renamed = worker().when({ ...same, name: 'Bo', languages: ['en', 'sv'] })
    expect(renamed.events.map((e) => e.type)).toEqual(['worker.changed', 'worker.renamed'])
    expect(renamed.next).toMatchObject({ languages: ['en', 'sv'], nameContentId: 'cnt_1' })
    expect(renamed.decision).toMatchObject({ contents: [{ ownerId: 'wkr_1', body: 'Bo' }] })
  })

  it('keeps one admin', () => {
    const command = { type: 'change-worker' as const, name: null, ...profile, roles: ['worker' as const] }
    expect(worker().when({ ...command, otherAdmins: 0 }).code).toBe('last-admin')
    expect(worker().when({ ...command, otherAdmins: 1 }).next).toMatchObject({ roles: ['worker'] })
    expect(worker({ type: 'worker.disabled' }).when({ ...command, otherAdmins: 0 }).code).toBeNull()
    expect(worker().when({ type: 'disable-worker', otherAdmins: 0 }).code).toBe('last-admin')
  })

  it('stops the work of somebody who may not work any more', () => {
    const { decision, next } = worker(available).when({
      type: 'change-worker',
      name: null,
      ...profile,
      roles: ['admin'],
      mayBackstop: false,
      otherAdmins: 0,
    })
    expect(decision).toMatchObject({ reservations: [{ op: 'free', key }] })
    expect(next).toMatchObject({ availability: 'paused', availableSince: null })
  })
})

describe('availability', () => {
  it('takes and frees the key that assignments require', () => {
    const on = worker().when(say(true, 3))
    expect(on.decision).toEqual({
      ok: true,
      events: [{ type: 'worker.available', capacity: 3 }],
      reservations: [{ op: 'take', key: availableKey('wkr_1', 3) }],
    })
    expect(workerDecider.index(on.next!)).toMatchObject({
      status: 'available',
      workerId: 'wkr_1',
      openedAt: noon,
    })
    expect(worker(available).when(say(false)).decision).toEqual({
      ok: true,
      events: [{ type: 'worker.paused', reason: 'self' }],
      reservations: [{ op: 'free', key }],
    })
  })

  it('another capacity is another key: what was planned under the old one is refused (found by small worlds)', () => {
    expect(worker(available).when(say(true, 1)).decision).toMatchObject({
      reservations: [
        { op: 'free', key },
        { op: 'take', key: availableKey('wkr_1', 1) },
      ],
    })
  })

  it('repeats without an event, changes capacity with one, and idle time goes on', () => {
    expect(worker(available).when(say(true)).decision).toEqual({ ok: true, events: [] })
    expect(worker(available).when(say(true, 2)).events).toEqual([])
    expect(worker().when(say(false)).events).toEqual([])
    const state = worker(available).state
    const later = workerDecider.evolve(state, {
      event: { type: 'worker.available', capacity: 4 },
      at: noon + hour,
      actor: contextAt().actor,
      subjectId: 'wkr_1',
    })
    expect(later).toMatchObject({ capacity: 4, availableSince: noon })
  })

  it.each([0, 5, 1.5, Number.NaN])('refuses a capacity of %s', (capacity) => {
    expect(worker().when(say(true, capacity)).code).toBe('out-of-limits')
  })

  it('refuses the disabled', () => {
    const gone = worker({ type: 'worker.disabled' })
    expect(gone.when(say(true)).code).toBe('wrong-state')
    expect(gone.when(say(false)).code).toBe('wrong-state')
    expect(gone.when({ type: 'disable-worker', otherAdmins: 0 }).events).toEqual([])
    expect(gone.when({ type: 'enable-worker' }).next).toMatchObject({ availability: 'paused' })
    expect(worker().when({ type: 'enable-worker' }).events).toEqual([])
  })

  it('disabling pauses, ends later duties and frees the key', () => {
    const duty: Event = { type: 'duty.agreed', dutyId: 'dty_1', from: noon, to: noon + hour }
    const { decision, next } = worker(available, duty).when({ type: 'disable-worker', otherAdmins: 1 })
    expect(decision).toEqual({
      ok: true,
      events: [
        { type: 'worker.paused', reason: 'disabled' },
        { type: 'duty.ended', dutyId: 'dty_1' },
        { type: 'worker.disabled' },
      ],
      reservations: [{ op: 'free', key }],
    })
    expect(next).toMatchObject({ availability: 'disabled', duties: [] })
  })
})

describe('duties', () => {
  const agree = (from: number, to: number): WorkerCommand => ({
    type: 'agree-duty',
    from: noon + from,
    to: noon + to,
  })
  const has: Event = { type: 'duty.agreed', dutyId: 'dty_0', from: noon + 4 * hour, to: noon + 8 * hour }

  it('agrees to one, also from now on', () => {
    const { events, next } = worker().when(agree(hour, 25 * hour))
    expect(events).toEqual([
      { type: 'duty.agreed', dutyId: 'dty_1', from: noon + hour, to: noon + 25 * hour },
    ])
    expect(isOnDuty(next!, noon + hour)).toBe(true)
    expect(isOnDuty(next!, noon + hour - 1)).toBe(false)
    expect(isOnDuty(next!, noon + 25 * hour)).toBe(false)
    expect(worker().when(agree(-30_000, hour)).events).toMatchObject([{ from: noon, to: noon + hour }])
  })

  it.each([
    ['in the past', -61_000, hour],
    ['over before it begins', 2 * hour, hour],
    ['empty', hour, hour],
    ['longer than a day', hour, 25 * hour + 1],
    ['overlapping at the start', 3 * hour, 5 * hour],
    ['overlapping at the end', 7 * hour, 9 * hour],
    ['around another', 3 * hour, 9 * hour],
    ['within another', 5 * hour, 6 * hour],
  ])('refuses one that is %s', (how, from, to) => {
    const isAlone = !/overlapping|another/.test(how)
    expect((isAlone ? worker() : worker(has)).when(agree(from, to)).code).toBe('out-of-limits')
  })

  it('takes neighbours, repeats without an event, ends by id', () => {
    expect(worker(has).when(agree(8 * hour, 9 * hour)).events).toHaveLength(1)
    expect(
      worker(has)
        .when(agree(hour, 4 * hour))
        .next?.duties.map((d) => d.from),
    ).toEqual([noon + hour, noon + 4 * hour])
    expect(worker(has).when(agree(4 * hour, 8 * hour)).decision).toEqual({ ok: true, events: [] })
    expect(worker(has).when({ type: 'end-duty', dutyId: 'dty_0' }).next?.duties).toEqual([])
    expect(worker(has).when({ type: 'end-duty', dutyId: 'dty_9' }).code).toBe('not-found')
  })

  it('is for people who may be a backstop', () => {
    const plain = worker({ type: 'worker.changed', ...profile, mayBackstop: false })
    expect(plain.when(agree(hour, 2 * hour)).code).toBe('not-allowed')
    expect(worker({ type: 'worker.disabled' }).when(agree(hour, 2 * hour)).code).toBe('wrong-state')
  })
})

describe('over any history', () => {
  const command = fc.oneof(
    fc.record({
      type: fc.constant('set-availability' as const),
      available: fc.boolean(),
      capacity: fc.option(fc.integer({ min: 0, max: 6 })),
      reason: fc.constantFrom('self' as const, 'vanished' as const),
    }),
    fc.record({ type: fc.constant('disable-worker' as const), otherAdmins: fc.integer({ min: 0, max: 1 }) }),
    fc.record({ type: fc.constant('enable-worker' as const) }),
    fc.record({
      type: fc.constant('agree-duty' as const),
      from: fc.integer({ min: 0, max: 48 }).map((h) => noon + h * hour),
      to: fc.integer({ min: 0, max: 48 }).map((h) => noon + h * hour),
    }),
    fc.record({
      type: fc.constant('change-worker' as const),
      name: fc.constant(null),
      roles: fc.subarray<Worker['roles'][number]>(['worker', 'admin'], { minLength: 1 }),
      languages: fc.constant<string[]>(['en']),
      skills: fc.constant<Worker['skills']>([...profile.skills]),
      mayBackstop: fc.boolean(),
      otherAdmins: fc.integer({ min: 0, max: 1 }),
    }),
  )

  it('the key exists exactly while available; capacity stays 1–4; duties never overlap', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const events: Event[] = [registered]
        let isHeld = false
        for (const next of commands) {
          const { decision } = given(workerDecider, 'wkr_1', events).when(next)
          if (!decision.ok) continue
          events.push(...decision.events)
          for (const { op } of decision.reservations ?? [])
            isHeld = op === 'take' || (op === 'free' ? false : isHeld)
          const { state } = given(workerDecider, 'wkr_1', events)
          reached.add(state!.availability)
          expect(isHeld).toBe(state!.availability === 'available')
          expect(state!.availableSince !== null).toBe(isHeld)
          expect([1, 2, 3, 4]).toContain(state!.capacity)
          for (const [n, duty] of state!.duties.entries())
            expect(duty.from).toBeGreaterThanOrEqual(state!.duties[n - 1]?.to ?? 0)
        }
      }),
      { numRuns: 200 },
    )
    expect([...reached].sort()).toEqual(['available', 'disabled', 'paused'])
  })
})

describe('a duty begins', () => {
  const agreed: Event = { type: 'duty.agreed', dutyId: 'dty_1', from: noon, to: noon + hour }
  const backstop = given(workerDecider, 'wkr_1', [registered, agreed])

  it('says so while it runs, and nothing when it was ended or is over', () => {
    expect(backstop.when({ type: 'start-duty', dutyId: 'dty_1' }).events).toEqual([
      { type: 'duty.started', dutyId: 'dty_1' },
    ])
    expect(backstop.when({ type: 'start-duty', dutyId: 'dty_2' }).events).toEqual([])
    const later = given(workerDecider, 'wkr_1', [registered, agreed], noon + hour)
    expect(later.when({ type: 'start-duty', dutyId: 'dty_1' }).events).toEqual([])
  })
})
