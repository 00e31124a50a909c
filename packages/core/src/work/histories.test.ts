import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { eventTypes, limits } from '@warmline/contracts'
import { askWays, holderPlaces, waitWays } from '@warmline/contracts/words'
import {
  calm,
  idleViolations,
  linesOf,
  livenessViolations,
  logViolations,
  noteMarker,
  personalMarker,
  policyNow,
  policyOf,
  reservationViolations,
  restViolations,
  runHistory,
  viewViolations,
  type World,
} from '@warmline/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry } from '../mechanisms.ts'
import { foldLedger } from '../promise/ledger.ts'
import { workItemDecider } from './decide.ts'
import { evolveWorkItem } from './evolve.ts'
import type { WorkItem } from './state.ts'

/**
 * Random histories of small worlds (1–4 contacts × 0–3 workers) by the pure core alone, with reactions and alarms that
 * run in any order and now and then twice. A failure names its seed and shows the shortest beginning that has it.
 */
const usual = 600
const count = Number(process.env['WARMLINE_HISTORIES'] ?? usual)
const steps = 120

/** Nobody can refuse a person: asked in every way, with people there and without, it ends in a promise. */
function askingViolations({ desk }: World): string[] {
  const policies = [
    desk.policy('en'),
    policyNow({ staffed: false, opensAt: null, aiOn: false, callbacks: false, mail: false }),
  ]
  return desk.items().flatMap((item) =>
    policies.flatMap((policy, n) => {
      const how = askWays[item.epoch % askWays.length]!
      const actor = { kind: 'contact', id: item.contactId } as const
      const context = { now: desk.clock.now(), actor, dice: () => 0, ids: desk.ids.next }
      const decision = workItemDecider.decide({ type: 'ask-for-human', how, policy }, item, context)
      if (!decision.ok)
        return [`S12 refused a person: ${decision.code} (${item.itemId} ${item.holder.at} ${n})`]
      const after = decision.events.reduce<WorkItem>(
        (state, event) => evolveWorkItem(state, { event, at: context.now, actor, subjectId: item.itemId }),
        item,
      )
      const isPromised =
        after.promise !== null && after.personPreferred && after.promise.askedAt <= context.now
      const isWithPerson = after.holder.at === 'queue' || after.holder.at === 'worker'
      return isPromised && isWithPerson
        ? []
        : [`S12 asked for a person and got none (${item.itemId} ${item.holder.at} ${n})`]
    }),
  )
}

/** The same history, and then the calm in which everybody answers. */
function tellWithCalm(seed: number, most = steps): Told {
  const told = tell(seed, most)
  calm(told.world)
  return told
}

interface Told {
  world: World
  duringViolations: string[]
  places: Set<string>
}

function tell(seed: number, most = steps): Told {
  const duringViolations: string[] = []
  const places = new Set<string>()
  const world = runHistory({
    seed,
    steps: most,
    afterStep(now) {
      const found = [
        ...livenessViolations(now.desk),
        ...reservationViolations(now.desk),
        ...idleViolations(now.desk),
        ...now.desk.items().flatMap(restViolations),
        ...askingViolations(now),
      ]
      duringViolations.push(...found)
      for (const { holder } of now.desk.items()) places.add(holder.at)
    },
  })
  return { world, duringViolations, places }
}

/** Fails with the seed and the shortest beginning of the first history that breaks the rule. */
function expectNone(histories: readonly Told[], broken: (told: Told) => readonly string[], again = tell) {
  const first = histories.find((told) => broken(told).length > 0)
  if (!first) return expect(first).toBeUndefined()
  const { seed } = first.world
  let shortest = first
  for (let n = 1; n < steps; n++) {
    const prefix = again(seed, n)
    if (broken(prefix).length === 0) continue
    shortest = prefix
    break
  }
  const tail = shortest.world.trace.slice(-14).join('\n')
  expect.fail(`seed ${seed}:\n${[...new Set(broken(shortest))].slice(0, 5).join('\n')}\n\n${tail}`)
}

const itemEntries = ({ desk }: World) => desk.log.filter((entry) => entry.subjectKind === 'work-item')

type Judge = (
  before: WorkItem,
  after: WorkItem,
  entries: readonly LogEntry[],
  command: string,
) => string | false

/** Judges what every single command did to its item. */
function commandViolations({ desk }: World, judge: Judge): string[] {
  const states = new Map<string, WorkItem>()
  return desk.commits.flatMap(({ subjectId, command, entries }) => {
    if (entries[0]?.subjectKind !== 'work-item') return []
    const before = states.get(subjectId)
    const after = entries.reduce<WorkItem | null>(evolveWorkItem, before ?? null)!
    states.set(subjectId, after)
    const wrong = before && judge(before, after, entries, command)
    return wrong ? [`${wrong} (${command} ${subjectId})`] : []
  })
}

/** Who speaks with the contact changed, and nothing on the screen said so. */
const isSilent: Judge = (before, after, entries, command) => {
  if (before.holder.at === after.holder.at) return false
  // who writes into a wrap-up has the same person as before
  const isSame =
    entries.some(({ event }) => event.type === 'wrap-up.cancelled') && command === 'append-message'
  return !isSame && linesOf(entries).length === 0 && `${before.holder.at} → ${after.holder.at} without a line`
}

/** The AI has no answer and keeps the contact all the same. */
const isLeftWithAi: Judge = (before, after, entries) => {
  const hasNone = entries.some(
    ({ event }) =>
      event.type === 'draft.held' ||
      (event.type === 'draft.discarded' && (event.reason === 'failed' || event.reason === 'no-answer')),
  )
  return hasNone && before.holder.at === 'ai' && after.holder.at === 'ai' && 'S12 no answer and no person'
}

/** Every refusal that is written in the sources of core/work, as the desk counts them. */
function refusalsWritten(): string[] {
  const sources = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  return [
    ...new Set(
      sources.flatMap((text) =>
        [...text.matchAll(/refuse\(\s*'([a-z-]+)'(?:,\s*'([^']*)')?/g)].map(
          ([, code, detail]) => `${code}: ${detail ?? ''}`,
        ),
      ),
    ),
  ]
}

describe('random histories', () => {
  const told: Told[] = []
  beforeAll(() => {
    for (let seed = 1; seed <= count; seed++) told.push(tell(seed))
  })

  it('S1 S4 S5 S6 S12 hold over the log', () => {
    expectNone(told, ({ world }) => logViolations(world.desk.log))
  })

  it('nothing rests without what moves it on, and a person can be asked for in every state (L1, L2, S12)', () => {
    expectNone(told, ({ duringViolations }) => duringViolations)
  })

  it('S3 what is sent twice happens once', () => {
    expectNone(told, ({ world }) => world.doneTwice)
    const messages = told.flatMap(({ world }) =>
      itemEntries(world).flatMap(({ event }) =>
        event.type === 'message.appended' ? [event.messageId + world.seed] : [],
      ),
    )
    expect(new Set(messages).size).toBe(messages.length)
  })

  it('what is accepted is heard, and who gets no answer gets a person', () => {
    expectNone(told, ({ world }) => world.unheard)
    expectNone(told, ({ world }) => commandViolations(world, isLeftWithAi))
  })

  it('S8 folding the log gives the state', () => {
    expectNone(told, ({ world: { desk } }) =>
      desk.items().flatMap((item) => {
        const entries = desk.log.filter((entry) => entry.subjectId === item.itemId)
        const stored = JSON.parse(JSON.stringify(entries)) as typeof entries
        const folded = stored.reduce<WorkItem | null>((state, entry) => evolveWorkItem(state, entry), null)
        return isDeepStrictEqual(folded, item) ? [] : [`S8 ${item.itemId} is not what its log says`]
      }),
    )
  })

  it('no personal text is in an event, and all of it is beside the log', () => {
    expectNone(told, ({ world }) =>
      world.desk.log.flatMap((entry) =>
        JSON.stringify(entry).includes(personalMarker) ? [`S10 text in ${entry.event.type}`] : [],
      ),
    )
    const texts = told.flatMap(({ world }) =>
      itemEntries(world).flatMap(({ event }) =>
        'contentId' in event && event.contentId ? [world.desk.text(event.contentId)] : [],
      ),
    )
    expect(texts.filter((text) => text?.includes(personalMarker)).length).toBeGreaterThan(count)
    expect(texts).not.toContain(null)
  })

  it('the contact sees a line for every change of who is there', () => {
    expectNone(told, ({ world }) => commandViolations(world, isSilent))
  })

  it('fresh fetch = old view + view events, twice = once, and contacts see nothing that is not theirs', () => {
    expectNone(told.slice(0, 250), ({ world }) => viewViolations(world.desk, noteMarker))
  })

  it('L1 no promise is dropped: with a person there who answers, every one is kept', () => {
    const after = told.map(({ world: { seed } }) => tellWithCalm(seed))
    const open = ({ world }: Told) =>
      world.desk
        .items()
        .flatMap(({ promise, itemId }) => (promise ? [`L1 still open after five days: ${itemId}`] : []))
    expectNone(after, open, tellWithCalm)
    expectNone(after, ({ world }) => logViolations(world.desk.log), tellWithCalm)
    for (const { world } of after) {
      const made = itemEntries(world).filter(({ event }) => event.type === 'promise.made')
      const rows = foldLedger(world.desk.log)
      expect(rows).toHaveLength(made.length)
      expect(rows.filter(({ outcome }) => outcome === 'open')).toEqual([])
    }
  })

  /** Fewer histories than usual (mutants) need not reach everything. */
  describe.skipIf(count < usual)('reach', () => {
    it('every place an item can be held at', () => {
      const reached = new Set(told.flatMap(({ places }) => [...places]))
      // `nowhere` lasts only within a command; `offered` is a word for what is still to come
      expect(holderPlaces.filter((place) => !reached.has(place))).toEqual(['nowhere', 'offered'])
    })

    it('every event of a work item', () => {
      const reached = new Set(told.flatMap(({ world }) => itemEntries(world).map(({ event }) => event.type)))
      // nothing decides `language.set` yet
      expect(eventTypes['work-item'].filter((type) => !reached.has(type))).toEqual(['language.set'])
    })

    it('every refusal in the sources', () => {
      const reached = new Set(told.flatMap(({ world }) => [...world.desk.refusals.keys()]))
      const written = refusalsWritten()
      expect(written.length).toBeGreaterThan(25)
      expect(written.filter((refusal) => !reached.has(refusal))).toEqual([])
    })

    it('every way of a promise to move and to be kept, every check of the gate that can hold a draft', () => {
      const events = told.flatMap(({ world }) => itemEntries(world).map(({ event }) => event))
      const ways = new Set(events.flatMap((e) => (e.type === 'promise.moved' ? [e.way] : [])))
      expect([...ways].sort()).toEqual([...waitWays, 'opening'].sort())
      const how = new Set(events.flatMap((e) => (e.type === 'promise.kept' ? [e.how] : [])))
      expect([...how].sort()).toEqual(['callback', 'person', 'written'])
      const held = new Set(events.flatMap((e) => (e.type === 'draft.held' ? [e.check] : [])))
      expect([...held].sort()).toEqual(
        [
          'ceiling',
          'commitment',
          'confidence',
          'other-identifier',
          'sent-before',
          'too-long',
          'verbatim',
        ].sort(),
      )
      const ends = new Set(events.flatMap((e) => (e.type === 'assignment.ended' ? [e.reason] : [])))
      expect([...ends].sort()).toEqual([
        'closed-by-contact',
        'finished',
        'passed',
        'released',
        'silent',
        'transferred',
        'vanished',
      ])
      const assigned = new Set(events.flatMap((e) => (e.type === 'assignment.made' ? [e.way] : [])))
      expect([...assigned].sort()).toEqual(['backstop', 'callback', 'direct', 'transfer'])
    })
  })
})

it('the hours of a history are those of its company', () => {
  const company = {
    aiOn: true,
    ceiling: 1,
    hours: 'days',
    callbacks: true,
    mail: true,
    dueMs: limits.promiseDefaultMs,
  } as const
  const eight = Date.UTC(2027, 2, 1, 8)
  expect(policyOf(company, eight)).toMatchObject({ staffed: true, opensAt: null })
  expect(policyOf(company, eight - 1)).toMatchObject({ staffed: false, opensAt: eight })
  expect(policyOf(company, eight + 10 * 3600_000)).toMatchObject({
    staffed: false,
    opensAt: eight + 24 * 3600_000,
  })
})
