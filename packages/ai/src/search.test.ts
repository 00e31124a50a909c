import { describe, expect, it } from 'vitest'
import { createKnowledgeIndex, type IndexedArticle } from './search.ts'
import { createVocabulary, oneMistakeApart } from './vocabulary.ts'
import { terms, words } from './words.ts'

const article = (
  articleId: string,
  title: string,
  plain: string,
  more: Partial<IndexedArticle> = {},
): IndexedArticle => ({
  articleId,
  version: 1,
  title,
  topic: 'topic',
  language: 'en',
  audience: 'public',
  questions: [],
  plain,
  expiresAt: null,
  ...more,
})
const options = { language: 'en', audience: 'public', now: 1000 } as const
const ids = (found: { hits: { article: IndexedArticle }[] }) => found.hits.map((hit) => hit.article.articleId)

describe('the index', () => {
  const bike = article('bike', 'Rent a bicycle', 'A bicycle costs 5 euro a day. Helmets are free.')
  const boat = article('boat', 'Rent a boat', 'A boat costs 50 euro a day. Life vests are free.')

  it('finds by title, question and body, best first', () => {
    const index = createKnowledgeIndex()
    index.put(bike)
    index.put({ ...boat, questions: ['Can I go sailing?'] })
    expect(ids(index.search('renting bicycles', options))[0]).toBe('bike')
    expect(ids(index.search('sailing', options))).toEqual(['boat'])
    expect(ids(index.search('life vests', options))).toEqual(['boat'])
    expect(index.search('helicopter', options)).toMatchObject({ hits: [], searched: 2 })
  })

  it('is the same after adding, replacing and removing as when built afresh', () => {
    const fresh = createKnowledgeIndex()
    fresh.put(bike)
    const worn = createKnowledgeIndex()
    worn.put(boat)
    worn.put({ ...bike, plain: 'Something quite different about submarines.' })
    worn.put(bike)
    expect(worn.remove('boat')).toBe(true)
    expect(worn.remove('boat')).toBe(false)
    expect(worn.size()).toBe(1)
    for (const question of ['rent a bicycle', 'boat', 'submarines', 'bicicle', 'life vests'])
      expect(worn.search(question, options)).toEqual(fresh.search(question, options))
  })

  it('gives the same best few as when all are asked for', () => {
    const index = createKnowledgeIndex()
    const nouns = ['bicycle', 'boat', 'helmet', 'ticket', 'refund', 'winter', 'summer', 'price', 'lake']
    const said = (n: number, length: number) =>
      Array.from({ length }, (_, at) => nouns[(n * 7 + at * (1 + (n % 5))) % nouns.length]).join(' ')
    for (let n = 0; n < 120; n++)
      index.put(article(`a${n}`, said(n, 3), `${said(n + 3, 9)}.`, { questions: [said(n + 1, 4)] }))
    for (const question of [
      'bicycle refund',
      'winter boat price helmet',
      'lake',
      'ticket summer tickets bicylce',
    ]) {
      const all = index.search(question, { ...options, topicHint: 'topic', limit: 1000 })
      for (const limit of [1, 3, 10])
        expect(index.search(question, { ...options, topicHint: 'topic', limit }).hits).toEqual(
          all.hits.slice(0, limit),
        )
    }
  })

  it('keeps languages, audiences and expired articles apart', () => {
    const index = createKnowledgeIndex()
    index.put(bike)
    index.put(article('cykel', 'Hyra cykel', 'En cykel kostar 5 euro.', { language: 'sv' }))
    index.put(article('secret', 'Bicycle repair money', 'Staff get 9 euro.', { audience: 'workers' }))
    index.put(article('old', 'Bicycle summer price', 'It was cheap.', { expiresAt: 1000 }))
    expect(ids(index.search('bicycle', options))).toEqual(['bike'])
    expect(ids(index.search('bicycle', { ...options, audience: 'workers' })).sort()).toEqual([
      'bike',
      'secret',
    ])
    expect(ids(index.search('bicycle', { ...options, now: 999 })).sort()).toEqual(['bike', 'old'])
    expect(ids(index.search('cykeln', { ...options, language: 'sv-fi' }))).toEqual(['cykel'])
    expect(index.search('Fahrrad', { ...options, language: 'de' })).toEqual({
      hits: [],
      query: [],
      searched: 0,
    })
  })

  it('forgives a typing mistake and splits compounds, and says so in the coverage', () => {
    const index = createKnowledgeIndex()
    index.put(bike)
    index.put(article('kort', 'Leverans av kort', 'Leveransen tar tre dagar.', { language: 'sv' }))
    const typo = index.search('bicylce', options)
    expect(ids(typo)).toEqual(['bike'])
    expect(typo.hits[0]?.coverage).toBeLessThan(1)
    expect(ids(index.search('kortleverans', { ...options, language: 'sv' }))).toEqual(['kort'])
  })

  it('answers with a millisecond of work from 200 articles', () => {
    const index = createKnowledgeIndex()
    const nouns = Array.from({ length: 300 }, (_, n) => `noun${String.fromCharCode(97 + (n % 26))}${n}`)
    for (let n = 0; n < 200; n++) {
      const body = Array.from({ length: 60 }, (_, at) => nouns[(n * 7 + at * at) % nouns.length]).join(' ')
      index.put(
        article(`a${n}`, `About ${nouns[n]}`, `${body}. ${body}.`, { questions: [body.slice(0, 80)] }),
      )
    }
    const before = process.threadCpuUsage()
    for (let n = 0; n < 200; n++)
      index.search(`how does ${nouns[n]} work with ${nouns[(n + 40) % 300]} and brokenn`, options)
    expect(process.threadCpuUsage(before).user / 1_000 / 200).toBeLessThan(1)
  })
})

describe('words', () => {
  const table: [text: string, expected: string[]][] = [
    ["Don't touch the card's CHIP", ['dont', 'touch', 'the', 'card', 'chip']],
    ["l'argent d’Élodie", ['argent', 'elodie']],
    ['Złóż wniosek, Größe, smørrebrød', ['zloz', 'wniosek', 'grosse', 'smorrebrod']],
    ['أين بِطَاقَتِي؟', ['اين', 'بطاقتي']],
    ['１２３ ﬁne', ['123', 'fine']],
    ['', []],
  ]
  it.each(table)('%j', (text, expected) => expect(words(text)).toEqual(expected))

  const same: [language: string, a: string, b: string][] = [
    ['en', 'cards', 'card'],
    ['en', 'deliveries', 'delivery'],
    ['en', 'activating', 'activate'],
    ['en', 'refunded', 'refunds'],
    ['en', 'stolen', 'steal'],
    ['sv', 'överföringar', 'överföring'],
    ['sv', 'kortet', 'korten'],
    ['de', 'Überweisungen', 'Überweisung'],
    ['de', 'Karten', 'Karte'],
    ['es', 'tarjetas', 'tarjeta'],
    ['pl', 'kartami', 'karta'],
    ['ar', 'البطاقة', 'بطاقة'],
  ]
  it.each(same)('%s: %s and %s are one term', (language, a, b) =>
    expect(terms(a, language)).toEqual(terms(b, language)),
  )
})

describe('near words', () => {
  const table: [a: string, b: string, near: boolean][] = [
    ['refund', 'refund', true],
    ['refnud', 'refund', true],
    ['refun', 'refund', true],
    ['reffund', 'refund', true],
    ['refond', 'refund', true],
    ['refdun', 'refund', false],
    ['rfnd', 'refund', false],
  ]
  it.each(table)('%s ~ %s: %s', (a, b, near) => expect(oneMistakeApart(a, b)).toBe(near))

  it('never takes one short word for another', () => {
    const vocabulary = createVocabulary()
    for (const term of ['stuck', 'card', 'refund']) vocabulary.add(term)
    expect(vocabulary.near('stock')).toEqual([])
    expect(vocabulary.near('crad')).toEqual([])
    expect(vocabulary.near('stukc')).toEqual(['stuck'])
    expect(vocabulary.near('refudn')).toEqual(['refund'])
    vocabulary.remove('refund')
    expect(vocabulary.near('refudn')).toEqual([])
  })
})
