import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemOf, noon, promiseOf, waiting, workerOf } from '../kinds/given.fixture.ts'
import type { Holder, WorkItem } from '../work/state.ts'
import { judge, spanKeyOf } from './decide-gate.ts'
import type { AnswerDraft, GateFacts } from './gate.ts'

const plain = 'Your card comes by mail. It takes 5 days. It is not true that cards cost money.\n\nAsk us'
const article: GateFacts['articles'][number] = {
  articleId: 'art_1',
  version: 3,
  title: 'Cards',
  plain,
  language: 'en',
  audience: 'public',
  published: true,
  expiresAt: null,
  topic: 'cards',
}
const spanOf = (text: string, of = article) => {
  const start = of.plain.indexOf(text)
  return { articleId: of.articleId, articleVersion: of.version, start, end: start + text.length }
}
const draftOf = (texts: string[], change: Partial<AnswerDraft> = {}): AnswerDraft => ({
  kind: 'answer',
  text: texts.join(' '),
  spans: texts.map((text) => spanOf(text)),
  topic: null,
  confidence: 0.9,
  assistantVersion: 'offline@1',
  ...change,
})
const draft = draftOf(['Your card comes by mail.', 'It takes 5 days.'])
const factsOf = (change: Partial<GateFacts> = {}): GateFacts => ({
  articles: [article],
  otherIdentifiers: 0,
  ceiling: 1,
  floor: 0.6,
  ...change,
})
const ask = (
  change: {
    draft?: AnswerDraft
    item?: WorkItem
    epoch?: number
    facts?: Partial<GateFacts>
    dice?: number
  } = {},
) => {
  const item = change.item ?? itemOf()
  const epoch = change.epoch ?? item.epoch
  return judge(change.draft ?? draft, item, epoch, factsOf(change.facts), noon, () => change.dice ?? 0)
}
const check = (change: Parameters<typeof ask>[0]) => {
  const verdict = ask(change)
  return verdict.verdict === 'hold' ? verdict.check : 'sent'
}

describe('the gate sends', () => {
  it('whole sentences of a published article, with their source', () => {
    expect(ask()).toEqual({
      verdict: 'send',
      sources: [{ articleId: 'art_1', articleVersion: 3, title: 'Cards' }],
      spanKeys: ['art_1@0-24', 'art_1@25-41'],
      topic: 'cards',
      probability: 1,
    })
    expect(spanKeyOf(draft.spans[0]!)).toBe('art_1@0-24')
  })

  it('in any order, over several articles of one topic, and in a variant of the language', () => {
    expect(check({ draft: draftOf(['It takes 5 days.', 'Your card comes by mail.']) })).toBe('sent')
    const second = { ...article, articleId: 'art_2', title: 'More' }
    const two = { ...draft, spans: [draft.spans[0]!, { ...draft.spans[1]!, articleId: 'art_2' }] }
    const verdict = ask({ draft: two, facts: { articles: [article, second] } })
    expect(verdict).toMatchObject({
      verdict: 'send',
      sources: [{ articleId: 'art_1' }, { articleId: 'art_2' }],
    })
    expect(check({ item: itemOf({ language: 'en-gb' }) })).toBe('sent')
  })

  it('while the contact waits and let it try', () => {
    const item = waiting({ promise: promiseOf(), personPreferred: true, aiMayTry: true })
    expect(check({ item })).toBe('sent')
    expect(check({ item: { ...item, aiMayTry: false } })).toBe('holder')
  })
})

describe('the gate holds', () => {
  const held = {
    assignmentId: 'a',
    workerId: 'w',
    slot: 0,
    way: 'direct',
    since: 0,
    passUntil: 0,
    lostAt: null,
  } as const
  const holders: Holder[] = [
    { at: 'nowhere' },
    { at: 'queue', since: noon, front: false, wantedWorkerId: null },
    { at: 'worker', ...held },
    { at: 'wrap-up', until: noon, ...held },
    { at: 'closed', closedAt: noon },
  ]
  it.each(holders.map((holder) => [holder.at, holder] as const))('when the holder is %s', (_, holder) => {
    expect(ask({ item: itemOf({ holder }) })).toEqual({ verdict: 'hold', check: 'holder', probability: 0 })
    if (holder.at !== 'queue') expect(check({ item: itemOf({ holder, aiMayTry: true }) })).toBe('holder')
  })

  it('under another epoch', () => {
    expect(check({ item: itemOf({ epoch: 4 }), epoch: 3 })).toBe('holder')
    expect(check({ item: itemOf({ epoch: 4 }), epoch: 5 })).toBe('holder')
  })

  it('while a person is promised or preferred', () => {
    expect(ask({ item: itemOf({ promise: promiseOf() }) })).toEqual({
      verdict: 'hold',
      check: 'promise-open',
      probability: 0,
    })
    expect(check({ item: itemOf({ personPreferred: true }) })).toBe('promise-open')
  })

  it.each([
    [0.5, 0.499, 'sent'],
    [0.5, 0.5, 'ceiling'],
    [0, 0, 'ceiling'],
    [1, 0.999_999, 'sent'],
    [7, 0.999_999, 'sent'],
    [-1, 0, 'ceiling'],
    [Number.NaN, 0, 'ceiling'],
  ])('by the draw: ceiling %s, dice %s → %s', (ceiling, dice, expected) => {
    const verdict = ask({ facts: { ceiling }, dice })
    expect(verdict.verdict === 'hold' ? verdict.check : 'sent').toBe(expected)
    expect(verdict.probability).toBe(ceiling > 0 ? Math.min(1, ceiling) : 0)
  })

  it('what is unknown, and what has no one slice to draw for', () => {
    expect(check({ facts: { articles: [{ ...article, topic: 'unknown' }] } })).toBe('ceiling')
    const other = { ...article, articleId: 'art_2', topic: 'loans' }
    const two = { ...draft, spans: [draft.spans[0]!, { ...draft.spans[1]!, articleId: 'art_2' }] }
    expect(ask({ draft: two, facts: { articles: [article, other] } })).toMatchObject({
      check: 'ceiling',
      probability: 0,
    })
  })

  it.each([
    ['an unpublished article', { published: false }],
    ['an expired article', { expiresAt: noon }],
    ['an article for workers', { audience: 'workers' }],
    ['another language', { language: 'sv' }],
    ['another version', { version: 4 }],
    ['another article', { articleId: 'art_9' }],
    ['a changed article', { plain: plain.replace('mail', 'post') }],
  ] as const)('with %s', (_, change) => {
    expect(check({ facts: { articles: [{ ...article, ...change }] } })).toBe('verbatim')
  })

  it('an article is good until the instant it expires', () => {
    expect(check({ facts: { articles: [{ ...article, expiresAt: noon + 1 }] } })).toBe('sent')
  })

  it.each([
    ['no spans', { spans: [], text: '' }],
    ['a word more', { text: `${draft.text} Sure.` }],
    ['another join', { text: draft.text.replace('. ', '.  ') }],
    ['one span of two', { spans: draft.spans.slice(0, 1) }],
    ['half a sentence that turns its meaning', draftOf(['cards cost money.'])],
    ['a sentence without its end', draftOf(['It is not true'])],
    [
      'a span of nobody’s beside a good one',
      {
        text: 'Your card comes by mail.',
        spans: [draft.spans[0]!, { ...draft.spans[1]!, articleId: 'art_9' }],
      },
    ],
    ['an empty span', { spans: [{ ...draft.spans[0]!, end: 0 }], text: '' }],
    ['offsets outside', { spans: [{ ...draft.spans[0]!, end: 9999 }], text: plain }],
    [
      'offsets that are no numbers',
      { spans: [{ ...draft.spans[0]!, start: Number.NaN }], text: 'Your card comes by mail.' },
    ],
  ] as [string, Partial<AnswerDraft>][])('with %s', (_, change) => {
    expect(check({ draft: { ...draft, ...change } })).toBe('verbatim')
  })

  it.each([
    [0.59, 'confidence'],
    [Number.NaN, 'confidence'],
    [0.6, 'sent'],
  ])('with confidence %s: %s', (confidence, expected) => {
    expect(check({ draft: { ...draft, confidence } })).toBe(expected)
  })

  it('an amount that only the joining makes', () => {
    const prices = { ...article, plain: 'The fee is 5\n000 EUR is the limit.\nPay in €\n7 days' }
    const joined = (...texts: string[]) => ({
      ...draftOf(texts),
      spans: texts.map((text) => spanOf(text, prices)),
    })
    const of = (d: AnswerDraft) => check({ draft: d, facts: { articles: [prices] } })
    expect(of(joined('The fee is 5', '000 EUR is the limit.'))).toBe('commitment')
    expect(of(joined('Pay in €', '7 days'))).toBe('commitment')
    expect(of(joined('The fee is 5'))).toBe('sent')
    expect(of(joined('000 EUR is the limit.', 'The fee is 5'))).toBe('sent')
  })

  it('another contact’s identifier, what is too long, and what was said before', () => {
    expect(check({ facts: { otherIdentifiers: 1 } })).toBe('other-identifier')
    expect(check({ item: itemOf({ sentSpans: ['art_1@25-41'] }) })).toBe('sent-before')
    expect(check({ item: itemOf({ sentSpans: ['art_2@25-41'] }) })).toBe('sent')
    expect(check({ draft: draftOf(['It takes 5 days.', 'It takes 5 days.']) })).toBe('sent-before')
    const sized = (n: number) => {
      const long = { ...article, plain: `${'x'.repeat(n - 1)}.` }
      return check({
        draft: { ...draftOf([]), text: long.plain, spans: [spanOf(long.plain, long)] },
        facts: { articles: [long] },
      })
    }
    expect([1200, 1201].map(sized)).toEqual(['sent', 'too-long'])
  })

  it('for the first reason that fails, in the order of the checks', () => {
    const bad = { ...draft, text: 'Nonsense.', confidence: 0 }
    const facts = { otherIdentifiers: 1, ceiling: 0 }
    expect(check({ draft: bad, facts, epoch: 9, item: itemOf({ promise: promiseOf() }) })).toBe('holder')
    expect(check({ draft: bad, facts, item: itemOf({ promise: promiseOf() }) })).toBe('promise-open')
    expect(check({ draft: bad, facts })).toBe('ceiling')
    expect(check({ draft: bad, facts: { ...facts, ceiling: 1 } })).toBe('verbatim')
    expect(check({ draft: { ...bad, text: draft.text }, facts: { ...facts, ceiling: 1 } })).toBe('confidence')
    expect(check({ facts: { ...facts, ceiling: 1 } })).toBe('other-identifier')
  })
})

describe('no mutation of a good draft is sent', () => {
  const good = ask()
  it('(the draft itself is)', () => expect(good.verdict).toBe('send'))

  const anywhere = fc.nat(draft.text.length)
  const mutation = fc.oneof(
    fc
      .tuple(anywhere, fc.string({ minLength: 1, unit: 'binary' }))
      .map(([at, s]) => draft.text.slice(0, at) + s + draft.text.slice(at)),
    fc
      .tuple(anywhere, fc.integer({ min: 1, max: 9 }))
      .map(([at, n]) => draft.text.slice(0, at) + draft.text.slice(at + n)),
    fc
      .tuple(anywhere, fc.string({ minLength: 1, maxLength: 1 }))
      .map(([at, s]) => draft.text.slice(0, at) + s + draft.text.slice(at + 1)),
    fc.string(),
    fc.constantFrom(
      draft.text.toUpperCase(),
      draft.text.replace('5', '6'),
      ` ${draft.text}`,
      `${draft.text}\u200b`,
    ),
  )

  it('text', () => {
    fc.assert(
      fc.property(mutation, (text) => {
        fc.pre(text !== draft.text)
        expect(check({ draft: { ...draft, text } })).toBe('verbatim')
      }),
      { numRuns: 500 },
    )
  })

  it('spans, unless they say the very same', () => {
    const span = fc.record({
      articleId: fc.constantFrom('art_1', 'art_2'),
      articleVersion: fc.constantFrom(2, 3, 4),
      start: fc.integer({ min: -3, max: plain.length + 3 }),
      end: fc.integer({ min: -3, max: plain.length + 3 }),
    })
    fc.assert(
      fc.property(fc.array(span, { maxLength: 3 }), fc.boolean(), (spans, retell) => {
        const text = retell ? spans.map(({ start, end }) => plain.slice(start, end)).join(' ') : draft.text
        const verdict = ask({ draft: { ...draft, spans, text } })
        if (verdict.verdict === 'hold') return
        const starts = [0, 25, 42, plain.indexOf('Ask us')]
        const ends = [24, 41, plain.indexOf('\n'), plain.length]
        for (const { articleId, articleVersion, start, end } of spans) {
          expect([articleId, articleVersion]).toEqual(['art_1', 3])
          expect(starts).toContain(start)
          expect(ends).toContain(end)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('epoch and holder', () => {
    const places = fc.constantFrom<Holder['at']>('nowhere', 'queue', 'worker', 'wrap-up', 'closed', 'ai')
    const everything = {
      since: 0,
      front: true,
      wantedWorkerId: null,
      until: 0,
      closedAt: 0,
      assignmentId: 'a',
      workerId: workerOf({ workerId: 'w' }).workerId,
      slot: 0,
      way: 'direct',
      passUntil: 0,
      lostAt: null,
    }
    fc.assert(
      fc.property(
        places,
        fc.nat(3),
        fc.nat(3),
        fc.boolean(),
        fc.boolean(),
        (at, epoch, mine, promised, mayTry) => {
          const holder = { at, ...everything } as unknown as Holder
          const item = itemOf({ holder, epoch, promise: promised ? promiseOf() : null, aiMayTry: mayTry })
          const sends = check({ item, epoch: mine }) === 'sent'
          const may = epoch === mine && ((at === 'ai' && (!promised || mayTry)) || (at === 'queue' && mayTry))
          expect(sends).toBe(may)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('the share of the draw that is sent never exceeds the ceiling', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (ceiling, dice) => {
          const verdict = ask({ facts: { ceiling }, dice })
          expect(verdict.probability).toBeLessThanOrEqual(ceiling)
          expect(verdict.verdict === 'send').toBe(dice < ceiling)
        },
      ),
    )
  })
})
