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
/** Every try waits for nothing until its time is over, or for a server that takes `answersAfter` ms. */
function inTheDark({ answersAfter = Number.POSITIVE_INFINITY, until = 1 } = {}) {
  const world = new World()
  const tries: { key: string; at: number; timeoutMs: number }[] = []
  const box = openOutbox<Words>({
    name: `dark ${until}`,
    environment: world.environment(),
    next: (all) => all[0] ?? null,
    send: async ({ key }, { timeoutMs }) => {
      tries.push({ key, at: world.at - 1_000_000, timeoutMs })
      await new Promise<void>((resolve) =>
        world.environment().after(Math.min(answersAfter, timeoutMs), resolve),
      )
      return answersAfter < timeoutMs ? (all) => all.filter((one) => one.key !== key) : 0
    },
  })
  return { world, tries, box }
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

  it('does not wait for tries that hang when the line is back, and lets a young one be', async () => {
    const { world, box, tries, add } = open(Array.from({ length: 7 }, () => 'hang'))
    await add('a')
    await world.advance(13_900)
    box.wake()
    await settled()
    expect(tries.map(([, at]) => at)).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000, 12_000])
    await world.advance(200)
    box.wake()
    await settled()
    expect([tries.at(-1), tries.length, sent(box)]).toEqual([['a', 14_100], 8, ['a']])
  })

  it('begins another try while one hangs, and the first answer counts, whichever it is of', async () => {
    const world = new World()
    const begun: [string, number][] = []
    const given: string[] = []
    const box = openOutbox<Words>({
      name: 'overlap',
      environment: world.environment(),
      next: (all) => all.find((entry) => !entry.isSent) ?? null,
      send: async ({ key }, { signal, timeoutMs }) => {
        begun.push([key, world.at - 1_000_000])
        const n = begun.length
        signal.addEventListener('abort', () => given.push(`${key} ${n}`))
        // the first of a is slow, the second goes into the dark
        const answersAfter = key === 'b' ? 100 : n === 1 ? 3_500 : timeoutMs
        await new Promise<void>((resolve) => world.environment().after(answersAfter, resolve))
        return answersAfter < timeoutMs
          ? (all) => all.map((one) => (one.key === key ? { ...one, isSent: true } : one))
          : 0
      },
    })
    await box.change(() => [{ key: 'a' }, { key: 'b' }])
    await world.advance(20_000)
    expect(begun).toEqual([
      ['a', 0],
      ['a', 2_000],
      ['b', 3_500],
    ])
    expect(given).toEqual(['a 1', 'a 2', 'b 3'])
    expect(sent(box)).toEqual(['a', 'b'])
  })

  it('gives a try more time when it goes on failing: long words on a thin line', async () => {
    const { tries, box, world } = inTheDark()
    await box.change(() => [{ key: 'a' }])
    await world.advance(70_000)
    // some at a time, then alone; what was waited for in vain needs no pause after it
    expect(tries.map(({ at, timeoutMs }) => [at / 1_000, timeoutMs / 1_000])).toEqual([
      ...[
        [0, 8],
        [2, 8],
        [4, 8],
        [6, 8],
        [8, 8],
        [10, 6],
        [12, 4],
      ],
      ...[
        [16, 16],
        [20, 12],
        [24, 8],
      ],
      ...[
        [32, 16],
        [48, 16],
        [64, 16],
      ],
    ])
    box.close()
  })

  it('asks a server that takes six seconds no more than three times a word', async () => {
    const { tries, box, world } = inTheDark({ answersAfter: 6_000, until: 12 })
    await box.change(() => Array.from({ length: 12 }, (_, n) => ({ key: `w${n}` })))
    await world.advance(400_000)
    const perWord = Array.from({ length: 12 }, (_, n) => tries.filter(({ key }) => key === `w${n}`).length)
    expect(box.entries()).toEqual([])
    expect(perWord.slice(1)).toEqual(perWord.slice(1).map(() => 3))
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
