import type { AlarmOp } from '@warmline/core'
import { describe, expect, it } from 'vitest'
import { Hopeless } from './alarm-runner.ts'
import { createManualClock, memoryWorld, type NoteCommand, startTestNode } from './harness/test-node.ts'

const to = (command: NoteCommand, subjectId = 'wi_1') => ({
  command,
  subjectId,
  subjectKind: 'work-item' as const,
})
const draft = { task: 'ai-draft', itemId: 'wi_1', draftId: 'drf_1', epoch: 1 } as const

function world(over: Parameters<typeof startTestNode>[1] = {}) {
  const clock = createManualClock()
  const shared = memoryWorld(clock)
  const node = () => startTestNode(shared, over)
  const set = (...alarms: AlarmOp[]) => shared.store.setAlarms('ws_a', alarms)
  const topics = async () =>
    ((await shared.store.load('ws_a', 'wi_1'))?.state as { topics: string[] } | undefined)?.topics ?? []
  return { clock, shared, node, set, topics }
}

describe('alarm runner', () => {
  it('fires what is due, and nothing before', async () => {
    const { clock, node, set, topics } = world()
    const one = node()
    await set({ key: 'a', dueAt: clock.now() + 100, run: to({ do: 'add', topic: 'rung' }) })
    expect(await one.alarms.step()).toBe(0)
    clock.advance(100)
    expect(await one.alarms.step()).toBe(1)
    expect(await one.alarms.step()).toBe(0)
    expect(await topics()).toEqual(['rung'])
  })

  it('fires at least once and its effect happens once, also after a node died before it could say so', async () => {
    const { clock, shared, node, set, topics } = world()
    await set({ key: 'a', dueAt: clock.now(), run: to({ do: 'add', topic: 'rung' }) })
    const never = new Promise<never>(() => {})
    const dying = startTestNode({ ...shared, store: { ...shared.store, finishAlarm: () => never } })
    void dying.alarms.step()
    await dying.signals.wait('alarm-fired')
    const next = node()
    expect(await next.alarms.step()).toBe(0)
    clock.advance(30_000)
    expect(await next.alarms.step()).toBe(1)
    expect(await topics()).toEqual(['rung'])
    expect(await shared.store.acrossNextAlarm()).toBeUndefined()
  })

  it('the same key at another date fires again, an older one gives way', async () => {
    const { clock, node, set, topics } = world()
    const one = node()
    await set({ key: 'a', dueAt: clock.now() + 500, run: to({ do: 'add', topic: 'old' }) })
    await set({ key: 'a', dueAt: clock.now() + 100, run: to({ do: 'add', topic: 'first' }) })
    clock.advance(600)
    await one.alarms.step()
    await set({ key: 'a', dueAt: clock.now(), run: to({ do: 'add', topic: 'second' }) })
    await one.alarms.step()
    expect(await topics()).toEqual(['first', 'second'])
  })

  it('runs outside tasks and brings their result back as a command, once', async () => {
    const { clock, shared, node, set, topics } = world({
      outside: {
        'ai-draft': async (task, _signal, context) => {
          expect(context).toMatchObject({ workspaceId: 'ws_a', key: 'd', attempt: 1 })
          return to({ do: 'add', topic: task.draftId })
        },
      },
    })
    await set({ key: 'd', dueAt: clock.now(), run: draft })
    const [one, two] = [node(), node()]
    expect((await one.alarms.step()) + (await two.alarms.step())).toBe(1)
    expect(await topics()).toEqual(['drf_1'])
    expect(await shared.store.acrossNextAlarm()).toBeUndefined()
  })

  it('tries again with backoff, then gives up with its own command', async () => {
    let tries = 0
    const { clock, node, set, topics } = world({
      outside: {
        'ai-draft': async () => {
          tries += 1
          throw new Error('the provider is down')
        },
      },
    })
    const one = node()
    const onGiveUp = to({ do: 'add', topic: 'gave-up' })
    await set({ key: 'd', dueAt: clock.now(), run: draft, maxAttempts: 3, onGiveUp })
    for (let n = 0; n < 6; n += 1) {
      await one.alarms.step()
      clock.advance(2_000)
    }
    expect(tries).toBe(3)
    expect(await topics()).toEqual(['gave-up'])
  })

  it('gives up at once what can never work', async () => {
    let tries = 0
    const { clock, node, set, topics } = world({
      outside: {
        'ai-draft': async () => {
          tries += 1
          throw new Hopeless('there is no such address')
        },
      },
    })
    const onGiveUp = to({ do: 'add', topic: 'gave-up' })
    await set({ key: 'd', dueAt: clock.now(), run: draft, maxAttempts: 9, onGiveUp })
    await node().alarms.step()
    expect([tries, await topics()]).toEqual([1, ['gave-up']])
  })

  it('goes on trying for a day what may take one, less and less often', async () => {
    const tried: number[] = []
    const { clock, node, set } = world({
      outside: {
        'ai-draft': async () => {
          tried.push(clock.now())
          throw new Error('away')
        },
      },
    })
    const one = node()
    const hours = 3_600_000
    await set({ key: 'd', dueAt: clock.now(), run: draft, maxAttempts: 150, deadlineMs: 24 * hours })
    const end = clock.now() + 24 * hours
    while (clock.now() < end) {
      await one.alarms.step()
      clock.advance(60_000)
    }
    expect(tried.length).toBeGreaterThan(90)
    expect(tried.length).toBeLessThan(150)
    expect(end - tried.at(-1)!).toBeLessThan(hours)
  })

  it('a task that hangs, however often, keeps no command waiting', async () => {
    const { clock, node, set, topics } = world({ outside: { mail: () => new Promise<never>(() => {}) } })
    const letter = { task: 'mail', itemId: 'wi_1', toContentId: null, template: 'reply', params: {} } as const
    const one = node()
    await set(...Array.from({ length: 100 }, (_, n) => ({ key: `mail/${n}`, dueAt: n, run: letter })))
    void one.alarms.step()
    await one.signals.wait('alarm-claimed')
    await set({ key: 'promise', dueAt: clock.now(), run: to({ do: 'add', topic: 'rung' }) })
    void one.alarms.step()
    await expect.poll(topics).toEqual(['rung'])
  })

  it('ends a task at its deadline, even one that does not listen', async () => {
    let isAborted = false
    const { clock, shared, node, set, topics } = world({
      outside: {
        'ai-draft': (_task, signal) => {
          signal.addEventListener('abort', () => {
            isAborted = true
          })
          return new Promise(() => {})
        },
      },
    })
    const one = node()
    const onGiveUp = to({ do: 'add', topic: 'gave-up' })
    await set({ key: 'd', dueAt: clock.now(), run: draft, deadlineMs: 5_000, onGiveUp })
    const stepping = one.alarms.step()
    await one.signals.wait('alarm-claimed')
    clock.advance(5_000)
    await stepping
    expect(isAborted).toBe(true)
    expect(await topics()).toEqual(['gave-up'])
    expect(await shared.store.acrossNextAlarm()).toBeUndefined()
  })

  it('a command rings however often the database was away for it, or nodes died of it', async () => {
    const { clock, shared, node, set, topics } = world()
    const isAway = async () => ({ ok: false as const, problem: { code: 'database-away' as const } })
    const away = startTestNode(shared, { alarmOptions: { handle: isAway } })
    await set({ key: 'a', dueAt: clock.now(), run: to({ do: 'add', topic: 'rung' }) })
    for (let n = 0; n < 12; n += 1) {
      expect(await away.alarms.step()).toBe(1)
      clock.advance(60_000)
    }
    await node().alarms.step()
    expect(await topics()).toEqual(['rung'])
    expect(await shared.store.parkedList('ws_a')).toEqual([])
  })

  it('what breaks for good and has no way out is parked where people see it', async () => {
    const { clock, shared, node, set } = world()
    const one = node()
    await set({ key: 'b', dueAt: clock.now(), run: to({ do: 'break' }), maxAttempts: 2 })
    for (let n = 0; n < 3; n += 1) {
      await one.alarms.step()
      clock.advance(5_000)
    }
    expect(await shared.store.parkedList('ws_a')).toMatchObject([{ reaction: 'alarm b', error: 'a bug' }])
    expect(await shared.store.acrossNextAlarm()).toBeUndefined()
  })

  it('wakes by itself: at once for what is set here, at the due date, and within its poll for others', async () => {
    const shared = memoryWorld()
    const one = startTestNode(shared, { alarmOptions: { pollMs: 30 } })
    one.alarms.start()
    await one.signals.wait('alarm-looked')
    const alarms = [1, 2].map((n) => ({
      key: `a${n}`,
      dueAt: Date.now() + n * 5,
      run: to({ do: 'add', topic: `t${n}` }),
    }))
    await shared.store.setAlarms('ws_a', alarms)
    one.alarms.noticed(alarms)
    await one.signals.wait('alarm-done')
    await one.signals.wait('alarm-done')
    await shared.store.setAlarms('ws_a', [{ key: 'b', dueAt: Date.now(), run: to({ do: 'close' }) }])
    await one.signals.wait('alarm-done')
    await one.alarms.stop()
    expect(one.errors).toEqual([])
  })

  it('a node that stops ends a task that goes on and gives its alarm back, without counting it as failed', async () => {
    const { clock, shared, set, topics } = world()
    const dying = startTestNode(shared, {
      outside: { 'ai-draft': () => new Promise<never>(() => {}) },
      alarmOptions: { maxAttempts: 1 },
    })
    await set({ key: 'a', dueAt: clock.now(), run: draft })
    void dying.alarms.step()
    await dying.signals.wait('alarm-claimed')
    const stopped = dying.alarms.stop(3_000)
    await new Promise<void>((resolve) => void setImmediate(resolve))
    clock.advance(3_000)
    await stopped
    expect(dying.errors).toEqual([])
    expect(await shared.store.parkedList('ws_a')).toEqual([])
    const next = startTestNode(shared, {
      outside: { 'ai-draft': async () => to({ do: 'add', topic: 'drafted' }) },
    })
    expect(await next.alarms.step()).toBe(1)
    expect(await topics()).toEqual(['drafted'])
  })

  it('a node that stops waits for a task that ends in time', async () => {
    const { clock, shared, set, topics } = world()
    const finish = Promise.withResolvers<void>()
    const one = startTestNode(shared, {
      outside: {
        'ai-draft': async () => {
          await finish.promise
          return to({ do: 'add', topic: 'drafted' })
        },
      },
    })
    await set({ key: 'a', dueAt: clock.now(), run: draft })
    void one.alarms.step()
    await one.signals.wait('alarm-claimed')
    const stopped = one.alarms.stop(3_000)
    finish.resolve()
    await stopped
    expect(await topics()).toEqual(['drafted'])
  })
})
