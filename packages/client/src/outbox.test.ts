import { describe, expect, it } from 'vitest'
import { settled, World } from './harness/world.ts'
import { type BoxChange, mayComeBack, openOutbox } from './index.ts'

interface Words {
  key: string
  isSent?: boolean
}
type Answer = number | 'yes' | 'throw' | 'hang'

/** Without IndexedDB, as in Node: everything in memory, time under the test's hand. */
function open(answers: Answer[]) {
  const world = new World()
  const tries: [string, number][] = []
  const told: string[] = []
  const box = openOutbox<Words>({
    name: 'test',
    environment: world.environment(),
    next: (all) => all.find((entry) => !entry.isSent) ?? null,
    send: async ({ key }, { signal }) => {
      tries.push([key, world.at - 1_000_000])
      const answer = answers.shift() ?? 'yes'
      if (answer === 'throw') throw new Error('a bug in send')
      if (answer === 'hang') {
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        return 0
      }
      return answer === 'yes'
        ? (all) => all.map((one) => (one.key === key ? { ...one, isSent: true } : one))
        : answer
    },
  })
  box.onChange(() =>
    told.push(
      box
        .entries()
        .map(({ key }) => key)
        .join(''),
    ),
  )
  const add =
    (key: string): BoxChange<Words> =>
    (all) => [...all, { key }]
  return { world, box, tries, told, add: (key: string) => box.change(add(key)) }
}
const sent = (box: { entries(): readonly Words[] }) =>
  box
    .entries()
    .filter((one) => one.isSent)
    .map(({ key }) => key)

describe('the outbox without storage', () => {
  it('paints at once, says that nothing is kept, and sends in order', async () => {
    const { box, told, add, tries } = open([])
    const kept = [add('a'), add('b')]
    expect([box.entries().map(({ key }) => key), told]).toEqual([
      ['a', 'b'],
      ['a', 'ab'],
    ])
    expect(await Promise.all(kept)).toEqual([false, false])
    await settled()
    expect(tries.map(([key]) => key)).toEqual(['a', 'b'])
    expect(sent(box)).toEqual(['a', 'b'])
  })

  it('does not wait for a try that hangs when the line is back, and lets a young one be', async () => {
    const { world, box, tries, add } = open(['hang', 'hang'])
    await add('a')
    await world.advance(1_900)
    box.wake()
    await settled()
    expect(tries).toEqual([['a', 0]])
    await world.advance(4_000)
    box.wake()
    await settled()
    expect(tries).toEqual([
      ['a', 0],
      ['a', 5_900],
    ])
    await world.advance(3_000)
    box.wake()
    await settled()
    expect([tries.length, sent(box)]).toEqual([3, ['a']])
  })

  it('gives a try little time at first, and more when it goes on failing: long words on a thin line', async () => {
    const times: number[] = []
    const world = new World()
    const box = openOutbox<Words>({
      name: 'thin',
      environment: world.environment(),
      next: (all) => all[0] ?? null,
      send: async (_entry, { timeoutMs }) => {
        times.push(timeoutMs)
        return 0
      },
    })
    await box.change(() => [{ key: 'a' }])
    await world.advance(120_000)
    expect(times.slice(0, 6)).toEqual([4_000, 4_000, 8_000, 14_000, 14_000, 14_000])
    box.close()
  })

  it('pauses after a failed try, longer each time, and goes on where it stopped', async () => {
    const { world, box, tries, add } = open([0, 'throw', 0])
    await add('a')
    await settled()
    expect(box.isStalled()).toBe(true)
    await add('b')
    await world.advance(60_000)
    expect(tries.map(([key]) => key)).toEqual(['a', 'a', 'a', 'a', 'b'])
    // the second try came with the new entry and made no pause longer; then 500 ms, doubled for each try of our own
    expect(tries.map(([, at]) => at)).toEqual([0, 0, 750, 2_000, 2_000])
    expect([sent(box), box.isStalled()]).toEqual([['a', 'b'], false])
  })

  it('a time that the server named holds for new entries and for a line that is back', async () => {
    const { world, box, tries, add } = open([20_000])
    await add('a')
    await settled()
    await add('b')
    box.wake()
    await world.advance(19_000)
    expect(tries).toHaveLength(1)
    await world.advance(2_000)
    expect(tries.slice(1)).toEqual([
      ['a', 20_000],
      ['b', 20_000],
    ])
  })

  it('wake forgets the pause', async () => {
    const { box, tries, add } = open([0, 0, 0, 0])
    await add('a')
    await settled()
    for (let n = 0; n < 4; n++) {
      box.wake()
      await settled()
    }
    expect(tries.map(([, at]) => at)).toEqual([0, 0, 0, 0, 0])
    expect(sent(box)).toEqual(['a'])
  })

  it('an entry written twice under one key is one entry', async () => {
    const { box, add, tries } = open([])
    await Promise.all([add('a'), add('a')])
    await settled()
    expect([box.entries().length, tries.length]).toEqual([1, 1])
  })

  it('forgets, and stops when it is closed', async () => {
    const { world, box, tries, add } = open([0, 0])
    await add('a')
    await box.forget()
    expect(box.entries()).toEqual([])
    await add('b')
    box.close()
    await world.advance(60_000)
    expect(box.entries()).toEqual([])
    expect(tries.filter(([key]) => key === 'b').length).toBeLessThanOrEqual(1)
  })

  it.each([
    [0, 'unreachable', true],
    [503, 'overloaded', true],
    [429, 'too-many-requests', true],
    [409, 'stale-version', true],
    [409, 'stale-epoch', false],
    [401, 'not-signed-in', false],
    [400, 'bad-request', false],
  ])('status %i %s may come back: %s', (status, code, may) => expect(mayComeBack({ status, code })).toBe(may))
})
