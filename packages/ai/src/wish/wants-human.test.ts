import { beforeAll, describe, expect, it } from 'vitest'
import { createDice } from '../dice.ts'
import { asking } from '../fixtures/asking-for-a-person.ts'
import { notAsking } from '../fixtures/not-asking-for-a-person.ts'
import { setAsideLarge } from '../fixtures/set-aside-large.ts'
import { setAsideSecond } from '../fixtures/set-aside-second.ts'
import { setAsideSmall } from '../fixtures/set-aside-small.ts'
import { linesOf } from './families.ts'
import { type Learned, learn } from './learn.ts'
import { lessonsOf } from './lessons.ts'
import { learnWishes, nameOfLearned, packed, unpacked } from './packed.ts'
import { allSeeds } from './seeds/all.ts'
import { normalize } from './stretches.ts'
import { mistype } from './typos.ts'
import { createHearing, type Hearing } from './wants-human.ts'

let learned: Learned
let hearing: Hearing
beforeAll(() => {
  learned = learnWishes()
  hearing = createHearing(learned)
})

const setAside = { ...setAsideLarge, ...setAsideSmall }
const said = (text: string, language?: string) =>
  hearing.hears(text, language === undefined ? {} : { language })

describe('a wish in so many words', () => {
  it('acts in every language that has a phrase list, and never argues', () => {
    for (const [language, sentences] of Object.entries(asking))
      for (const text of sentences) expect(said(text, language), text).toMatchObject({ says: 'act' })
  })

  it.each([
    '0',
    'HUMAN!!!',
    '🙋',
    'Агент? Оператор',
    '转人工',
    'オペレーター',
    '상담원',
    'नमस्ते, एजेंट से बात कराओ',
  ])('%s', (text) => expect(said(text)).toMatchObject({ says: 'act' }))

  it.each(['оператор!', '人工', 'نماینده', 'ügyintéző', 'เจ้าหน้าที่', 'נציג'])('the whole message %s', (text) =>
    expect(said(text).says).not.toBe('no'),
  )
})

describe('a wish in other words', () => {
  const table: [text: string, language: string][] = [
    ['My card was declined twice and now the shop is angry with me, so please have somebody call me', 'en'],
    ['is it possible that somebody from your side rings my dad, he does not get this', 'en'],
    ['Ich habe alles versucht, jetzt möchte ich bitte mit einem Menschen telefonieren', 'de'],
    ['mujhe kisi insaan se baat karwa do please', 'hi'],
    ['позовите уже кого-нибудь живого', 'ru'],
    ['我不想再跟机器说了，给我找个人', 'zh'],
  ]
  it.each(table)('%s', (text, language) => expect(said(text, language).says).not.toBe('no'))
})

describe('no wish', () => {
  it('a person who is only mentioned is never brought; one who is turned down is asked about at most', () => {
    for (const [language, sentences] of Object.entries(notAsking))
      for (const text of sentences) expect(said(text, language).says, text).not.toBe('act')
    expect(said('czy mogę dostać kredyt?', 'pl').says).not.toBe('act')
    expect(said('I do not need to talk to a human, just tell me the fee')).toMatchObject({
      says: 'offer',
      because: 'declined',
    })
  })

  it.each([
    '',
    ' ',
    '...',
    '👍',
    '12',
    'ok',
    'thanks',
    'where is my parcel',
    'wo ist mein Paket?',
    '我的包裹在哪',
  ])('%j', (text) => expect(said(text).says).toBe('no'))
})

describe('trouble', () => {
  it('is reason to offer a person, and never to bring one unasked', () => {
    expect(hearing.hears('and the second parcel?', { trouble: 3 })).toMatchObject({
      says: 'offer',
      because: 'trouble',
    })
    expect(hearing.hears('and the second parcel?', { trouble: 2 }).says).toBe('no')
  })
})

describe('sentences set aside before the seeds were written', () => {
  it('are not among the seeds', () => {
    const seeds = new Set(
      allSeeds.flatMap(({ asks, others }) => [...linesOf(asks), ...linesOf(others)]).map(normalize),
    )
    const aside = Object.values(setAside).flatMap(({ asks, others }) => [
      ...linesOf(asks),
      ...linesOf(others),
    ])
    expect(
      [...aside, ...Object.values(setAsideSecond).flatMap(linesOf)].filter((line) =>
        seeds.has(normalize(line)),
      ),
    ).toEqual([])
  })

  it('are heard in at least 35 languages, half of them at the least in each', () => {
    const shares = Object.entries(setAside).map(([language, { asks }]) => {
      const all = [...linesOf(asks), ...linesOf(setAsideSecond[language] ?? '')]
      return { language, share: all.filter((text) => said(text).says !== 'no').length / all.length }
    })
    expect(shares.length).toBeGreaterThanOrEqual(35)
    expect(shares.filter(({ share }) => share < floors.each)).toEqual([])
    expect(shares.reduce((sum, { share }) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(
      floors.all,
    )
  })

  it('and those that wish for nobody are left alone', () => {
    const others = Object.values(setAside).flatMap(({ others: lines }) => linesOf(lines))
    const falsely = others.filter((text) => said(text).says !== 'no')
    expect(falsely.length / others.length).toBeLessThanOrEqual(floors.falsely)
  })
})

/** What was seen, less a little: a change that hears clearly fewer breaks here. */
const floors = { each: 0.5, all: 0.8, falsely: 0.05 }

describe('typing mistakes', () => {
  it.each([
    [0.06, 0.9],
    [0.1, 0.8],
  ])('of %f of the letters leave at least %f of the wishes heard', (rate, least) => {
    const dice = createDice(3)
    const heard = Object.values(setAside)
      .flatMap(({ asks }) => linesOf(asks))
      .filter((text) => said(text).says === 'act')
    const still = heard.filter((text) => said(mistype(text, rate, dice)).says !== 'no')
    expect(still.length / heard.length).toBeGreaterThanOrEqual(least)
  })
})

describe('what was learned', () => {
  it('is the same every time, and after it was kept', () => {
    const few = lessonsOf(allSeeds.slice(43))
    expect(learn(few)).toEqual(learn(few))
    expect(unpacked(packed(learned))).toEqual(learned)
    expect(unpacked(packed(learned).subarray(1))).toBeNull()
    expect(nameOfLearned()).toMatch(/^[0-9a-f]{16}$/)
  })

  it('has enough seeds in every language', () => {
    const large = ['en', 'es', 'zh', 'hi', 'ar', 'pt', 'fr', 'ru', 'de', 'ja', 'sv', 'pl']
    for (const { language, asks, others } of allSeeds) {
      const least = large.includes(language) ? 60 : 20
      expect(new Set(linesOf(asks)).size, language).toBeGreaterThanOrEqual(least)
      expect(new Set(linesOf(others)).size, language).toBeGreaterThanOrEqual(20)
    }
  })
})

it('reads a message of 50,000 letters to its end, in any script', () => {
  const long = `${'my card was declined again and again. '.repeat(1300)} let me talk to a human`
  expect(said(long).says).toBe('act')
  for (const sign of ['字', 'ก', 'ا', '🙂', 'a', ' ', '\u0301'])
    expect(['no', 'offer']).toContain(said(sign.repeat(50_000)).says)
})
