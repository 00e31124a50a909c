import type { FrontView } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { lostWords, prefersHtml } from './lost-page.ts'
import { letterOf, type MailTemplate } from './mail-words.ts'
import { contactWords } from './page-contact-words.ts'
import { endingWords } from './page-ending.ts'
import { frontWait } from './page-phrases.ts'
import { timesIn } from './page-times.ts'
import { type PageWords, pageWords } from './page-words.ts'

const languages = ['en', 'sv', 'de', 'pl', 'es', 'ar']
const templates: MailTemplate[] = [
  'sign-in',
  'invite',
  'reply',
  'solved-later',
  'callback-booked',
  'callback-now',
  'join-code',
]
const params = {
  link: 'https://x/1',
  company: 'Acme',
  name: 'Ada',
  text: 'Yes.',
  at: '2026-01-02 10:00',
  code: '00123456',
  minutes: '10',
}
const blanks = (text: string) =>
  [...text.matchAll(/https:\/\/x\/1|Acme|Yes\.|2026-01-02|00123456|\b10\b(?!:)/g)].map(String).sort()

describe('words outside the apps', () => {
  it.each(templates)(
    'letter %s says the same facts in every language, and in each its own words',
    (template) => {
      const letters = languages.map((language) => letterOf(template, language, params))
      for (const { subject, text } of letters) {
        expect(subject + text).not.toMatch(/[{}]/)
        expect(blanks(text)).toEqual(blanks(letters[0]?.text ?? ''))
      }
      expect(new Set(letters.map((letter) => letter.text)).size).toBe(languages.length)
    },
  )

  it('what only the page says is said in every language, each in its own words', () => {
    for (const word of Object.keys(pageWords('en')) as (keyof PageWords)[]) {
      const texts = languages.map((language) => {
        const said = pageWords(language)[word]
        return typeof said === 'function' ? said(3) : said
      })
      expect(new Set(texts).size, word).toBe(languages.length)
    }
    for (const word of ['rate', 'thanks', 'solved', 'yes', 'no'] as const)
      expect(new Set(languages.map((language) => endingWords(language)[word])).size, word).toBe(
        languages.length,
      )
    for (const word of Object.keys(lostWords('en')) as (keyof ReturnType<typeof lostWords>)[])
      expect(new Set(languages.map((language) => lostWords(language)[word])).size, word).toBe(
        languages.length,
      )
    expect(pageWords('pt-BR')).toBe(pageWords('en'))
    expect(contactWords('sv-FI').send).toBe('Skicka')
  })

  it('the page promises nothing when nobody is free, and no time when no opening is known', () => {
    const words = contactWords('en')
    const said = (basis: FrontView['wait']['basis'], callbacks: boolean, p90Ms: number | null = null) => {
      const wait = { basis, p90Ms, peopleOn: 2, peopleFree: 0, waiting: 0, opensAt: null }
      const front = { wait, callbacks } as FrontView
      return frontWait({ front, words, times: timesIn('en', 'UTC'), now: 0 })
    }
    expect(said('late', true)).toBe(words.waitLate)
    expect(said('late', false, 9_000)).toBe(words.waitLate)
    expect(said('closed', true)).toBe(words.nobodyHere(true))
    expect(said('policy', true, 60_000)).toBe('We promise one within 1 minute')
    expect(said('measured', true, 90_000)).toBe('2 people on. Within 2 minutes, 9 times in 10')
  })

  it('a page is for who would rather read HTML than JSON', () => {
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    for (const accept of [browser, 'application/json;q=0.5, text/html'])
      expect(prefersHtml(accept), accept).toBe(true)
    for (const accept of [
      undefined,
      '',
      '*/*',
      'application/json',
      'text/html;q=0.5, application/problem+json',
    ])
      expect(prefersHtml(accept), accept).toBe(false)
  })
})
