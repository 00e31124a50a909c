import type { LineCode, ThreadEntry, ThreadView } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { expiresAt, formOfArticle, isComplete, questionsOf } from './article.ts'
import { emptyDraft, insert, isEmpty, putBack, take, typed } from './composer.ts'
import { isoLocal, nextSlot } from './duty.ts'
import { headOf, me, promiseOf } from './fakes.ts'
import { newId } from './id.ts'
import { parseOrigins } from './origins.ts'
import { matchPath, pathTo } from './place.ts'
import { parseLabelled, parseLanguages, printLabelled, slugOf } from './slug.ts'
import {
  endsTyping,
  fill,
  foldedCount,
  mayPass,
  pendingFor,
  readMark,
  shownEntries,
  standing,
} from './thread.ts'

describe('composer', () => {
  const s = { draftId: 'drf_1', text: 'From the article.' }
  it('marks an answer that began as a suggestion, until the field is emptied', () => {
    const d = take(emptyDraft, s)
    expect(d).toMatchObject({ text: s.text, draftId: 'drf_1' })
    expect(typed(d, 'From the article, changed').draftId).toBe('drf_1')
    expect(typed(d, ' ').draftId).toBe(null)
  })
  it('never overwrites what was written', () => {
    expect(take(typed(emptyDraft, 'Hi.'), s).text).toBe('Hi.\n\nFrom the article.')
    expect(insert(emptyDraft, 'x').text).toBe('x')
    expect(putBack(typed(emptyDraft, 'new'), { text: 'old', draftId: null, attachments: [] }).text).toBe(
      'old\n\nnew',
    )
    expect(isEmpty(emptyDraft)).toBe(true)
  })
})

describe('thread', () => {
  const message = (seq: number, by: 'contact' | 'ai' | 'worker'): ThreadEntry => ({
    entry: 'message',
    messageId: `msg_${seq}`,
    seq,
    at: seq,
    by,
    name: null,
    workerId: null,
    text: 't',
    sources: [],
    aiDrafted: false,
    attachments: [],
  })
  const line = (version: number, code: LineCode): ThreadEntry => ({
    entry: 'line',
    version,
    at: 0,
    code,
    params: { name: 'Amara' },
  })
  it('folds what came long before a person, and leaves three entries', () => {
    const before = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => message(n, n % 2 ? 'contact' : 'ai'))
    expect(foldedCount([...before, line(9, 'joined')])).toBe(4)
    expect(foldedCount([...before.slice(0, 4), line(9, 'joined')])).toBe(0)
    expect(foldedCount(before)).toBe(0)
  })
  it('folds nothing that no assistant answered, and never the only question', () => {
    const lines = [2, 3, 4, 5, 6, 7].map((n) => line(n, 'wider'))
    expect(foldedCount([message(1, 'contact'), ...lines, line(9, 'joined')])).toBe(0)
    const answered = [message(1, 'contact'), message(2, 'ai'), ...lines, line(9, 'joined')]
    expect(foldedCount(answered)).toBe(0)
    expect(foldedCount([...answered.slice(0, -1), message(8, 'contact'), line(9, 'joined')])).toBe(2)
  })
  it('ends "is writing" with the words of the contact alone', () => {
    expect(endsTyping([message(1, 'contact'), line(2, 'queued')])).toBe(true)
    expect(endsTyping([message(1, 'worker')])).toBe(false)
  })
  const note = (version: number, code: string, params: Record<string, string>): ThreadEntry => ({
    entry: 'note',
    version,
    at: 0,
    code,
    name: null,
    text: null,
    params,
  })
  const shown = (...entries: ThreadEntry[]) =>
    shownEntries(entries).map((e) => (e.entry === 'message' ? e.by : e.code))
  it('says one line of a handover: why a person is here', () => {
    const rest = [line(8, 'queued'), line(9, 'assigned'), message(10, 'worker'), line(11, 'joined')]
    expect(
      shown(
        message(1, 'contact'),
        line(2, 'asked'),
        note(2, 'asked-how', { how: 'phrase' }),
        note(3, 'handed-over', { reason: 'asked' }),
        ...rest,
      ),
    ).toEqual(['contact', 'asked', 'worker'])
    const handed = [line(3, 'handed-over'), note(3, 'handed-over', { reason: 'held', check: 'confidence' })]
    expect(shown(note(2, 'held', { check: 'confidence' }), ...handed, ...rest)).toEqual([
      'handed-over',
      'worker',
    ])
    expect(shown(note(2, 'draft-dropped', { reason: 'no-answer' }), ...handed)).toEqual(['handed-over'])
  })
  it('keeps what only it says', () => {
    expect(shown(line(1, 'callback-now'), line(2, 'joined'))).toEqual(['callback-now', 'joined'])
    expect(shown(message(1, 'worker'), note(2, 'draft-dropped', { reason: 'failed' }))).toEqual([
      'worker',
      'draft-dropped',
    ])
    expect(shown(note(2, 'draft-dropped', { reason: 'late' }))).toEqual([])
  })
  it('marks the newest answer that was read', () => {
    const thread: ThreadView = {
      head: headOf(1, { readByContact: 3 }),
      entries: [message(1, 'worker'), message(3, 'worker'), message(4, 'worker')],
      suggestion: null,
    }
    expect(readMark(thread)).toBe('msg_3')
    expect(
      pendingFor(
        [
          {
            messageId: 'msg_3',
            itemId: thread.head.itemId,
            epoch: 1,
            text: '',
            attachments: [],
            draftId: null,
            at: 0,
            state: 'sent',
            problem: null,
          },
        ],
        thread,
      ),
    ).toEqual([])
  })
  it('says who holds the line', () => {
    expect(standing(headOf(1), me.workerId)).toBe('mine')
    expect(standing(headOf(1), 'wkr_else')).toBe('other')
    expect(standing(headOf(1, { status: 'wrapping-up' }), me.workerId)).toBe('mine-wrap-up')
    expect(standing(headOf(1, { holder: null, status: 'ai' }), me.workerId)).toBe('ai')
    expect(standing(headOf(1, { holder: null, status: 'waiting' }), null)).toBe('waiting')
    expect(standing(headOf(1, { holder: null, status: 'callback' }), null)).toBe('callback')
    expect(standing(headOf(1, { holder: null, status: 'closed' }), null)).toBe('closed')
  })
  it('lets pass only in the first seconds, and only the holder', () => {
    const promised = headOf(1, { promise: promiseOf(20_000) })
    expect(mayPass(promised, me.workerId, 9_499)).toBe(true)
    expect(mayPass(promised, me.workerId, 9_500)).toBe(false)
    expect(mayPass(promised, 'wkr_else', 0)).toBe(false)
    // they have answered
    expect(mayPass(headOf(1), me.workerId, 9_499)).toBe(false)
  })
  it('fills a line', () => expect(fill('{name} joined', {}, 'Somebody')).toBe('Somebody joined'))
})

describe('words in, words out', () => {
  it('makes slugs', () => {
    expect(slugOf('Żabka & Söhne GmbH')).toBe('zabka-sohne-gmbh')
    expect(slugOf('Łódź')).toBe('lodz')
    expect(slugOf('  --  ')).toBe('')
    expect(slugOf(`${'a'.repeat(39)} b`)).toBe('a'.repeat(39))
  })
  it('reads labelled lists and keeps ids', () => {
    const list = [
      { id: 'refunds', label: 'Refunds' },
      { id: 'old-id', label: 'New name' },
    ]
    expect(printLabelled(list)).toBe('Refunds\nold-id = New name')
    expect(parseLabelled(printLabelled(list))).toEqual(list)
    expect(parseLabelled('A\n\nA\n??')).toEqual([{ id: 'a', label: 'A' }])
  })
  it('reads languages and names what is none', () => {
    expect(parseLanguages('en, sv;pt-BR  x1')).toEqual({ languages: ['en', 'sv', 'pt-br'], refused: ['x1'] })
  })
  it('reads origins', () => {
    expect(parseOrigins('https://a.example/path\nhttps://a.example ftp://b x')).toEqual({
      origins: ['https://a.example'],
      refused: ['ftp://b', 'x'],
    })
  })
  it('reads article forms', () => {
    expect(questionsOf(' a \n\nb\na')).toEqual(['a', 'b'])
    expect(expiresAt('')).toBe(null)
    expect(new Date(expiresAt('2026-12-31')!).getHours()).toBe(23)
    expect(isComplete(formOfArticle(null, 'en'))).toBe(false)
  })
})

describe('places, times and ids', () => {
  it('matches paths', () => {
    expect(matchPath('/console/')).toEqual({ name: 'home', id: null })
    expect(matchPath('/console')).toEqual({ name: 'home', id: null })
    expect(matchPath('/console/inbox/wi_1')).toEqual({ name: 'inbox', id: 'wi_1' })
    expect(matchPath('/console/floor/x')).toEqual({ name: 'lost', id: null })
    expect(matchPath('/else')).toEqual({ name: 'lost', id: null })
    expect(matchPath(pathTo('articles', 'art_1'))).toEqual({ name: 'articles', id: 'art_1' })
  })
  it('offers the next whole hour', () => {
    const slot = nextSlot(new Date(2026, 2, 1, 16, 20).getTime())
    expect(isoLocal(slot.from)).toBe('2026-03-01T17:00')
    expect(slot.to - slot.from).toBe(4 * 3600_000)
  })
  it('makes ids that the server takes and that sort by time', () => {
    expect(newId('msg')).toMatch(/^msg_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(newId('msg', 1) < newId('msg', 2)).toBe(true)
  })
})
