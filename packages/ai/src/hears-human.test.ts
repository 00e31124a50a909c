import { describe, expect, it } from 'vitest'
import { asking } from './fixtures/asking-for-a-person.ts'
import { notAsking } from './fixtures/not-asking-for-a-person.ts'
import { hearsHumanRequest, isBareNumber } from './hears-human.ts'
import { phraseTables } from './human-phrases/tables.ts'

describe('asking for a person is heard', () => {
  for (const [language, sentences] of Object.entries(asking))
    it.each(sentences)(`${language}: %s`, (text) => {
      expect(hearsHumanRequest(text, language), text).toMatchObject({ heard: true })
      expect(hearsHumanRequest(text), 'whatever language is claimed').toMatchObject({ heard: true })
    })

  it('has enough phrases and enough sentences for every language', () => {
    for (const { language, phrases } of phraseTables) {
      const wide = ['en', 'sv', 'de', 'pl', 'es', 'ar'].includes(language)
      expect(phrases.length, language).toBeGreaterThanOrEqual(wide ? 25 : 10)
      expect(asking[language]?.length ?? 0, language).toBeGreaterThanOrEqual(wide ? 25 : 10)
    }
  })
})

describe('a person who is only mentioned is not a request', () => {
  for (const [language, sentences] of Object.entries(notAsking))
    it.each(sentences)(`${language}: %s`, (text) => {
      expect(hearsHumanRequest(text, language)).toBeNull()
    })
})

describe('how', () => {
  const table: [text: string, how: string][] = [
    ['0', 'zero'],
    [' 0. ', 'zero'],
    ['0️⃣', 'zero'],
    ['٠', 'zero'],
    ['000', 'zero'],
    ['0 please', 'zero'],
    ['HUMAN!!!', 'command'],
    ['huuuuman', 'command'],
    ['Agent, please', 'command'],
    ['/operator', 'command'],
    ['🙋', 'command'],
    ['🙋🏽‍♀️', 'command'],
    ['Människa tack', 'command'],
    ['konsultant!', 'command'],
    ['Mitarbeiter bitte', 'command'],
    ['I want to talk to a person', 'phrase'],
  ]
  it.each(table)('%j is %s', (text, how) => expect(hearsHumanRequest(text)?.how).toBe(how))
})

describe('noise', () => {
  const table = [
    'I WANT TO TALK TO A HUMAN',
    'i want to talk to a humannnn!!!',
    'i want to talk to a presentative or an agnet please',
    'let me speak to a pesron',
    'connect me to an opperator',
    'I need a representitive',
    'taalk to a human... NOW',
    'quiero hablar con una persna',
    'jag vill prata med en manniska',
    'ich moechte mit einem Menchen sprechen',
    'chce rozmawiac z konsultantem',
    'Hi. My card was declined three times today and I am at the till. Talk to a real person, please. Thanks',
  ]
  it.each(table)('%s', (text) => expect(hearsHumanRequest(text)).not.toBeNull())

  it('reads a very long message to its end, quickly', () => {
    const long = `${'my card was declined again and again. '.repeat(2600)} let me talk to a human`
    const before = process.threadCpuUsage()
    expect(hearsHumanRequest(long)?.how).toBe('phrase')
    // what it costs, not how long others kept the machine busy
    expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(500)
  })
})

describe('isBareNumber', () => {
  it.each(['0', '12', '1 234,50', '20 €', '€20', '100 kr', '٣', '12/05/2027', ' 7. '])('%j is', (text) =>
    expect(isBareNumber(text)).toBe(true),
  )
  it.each(['', 'zero', '0 balance', 'card 1234', '🙋', '12 days'])('%j is not', (text) =>
    expect(isBareNumber(text)).toBe(false),
  )
})
