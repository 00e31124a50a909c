import { type FrontView, lineCodes } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { honestWait } from './contact-page.ts'
import { letterOf, type MailTemplate } from './mail-words.ts'
import { endingWords } from './page-ending.ts'
import { pageWords } from './page-words.ts'

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

  it('the page without scripts has every line in every language', () => {
    for (const code of lineCodes)
      expect(new Set(languages.map((language) => pageWords(language).lines[code])).size, code).toBe(
        languages.length,
      )
    for (const callbacks of [true, false])
      expect(new Set(languages.map((language) => pageWords(language).late(callbacks))).size).toBe(
        languages.length,
      )
    for (const word of ['rate', 'thanks', 'solved', 'yes', 'no'] as const)
      expect(new Set(languages.map((language) => endingWords(language)[word])).size, word).toBe(
        languages.length,
      )
    expect(pageWords('pt-BR')).toBe(pageWords('en'))
    expect(pageWords('sv-FI').send).toBe('Skicka')
  })

  it('the page promises nothing when nobody is free, and no time when no opening is known', () => {
    const words = pageWords('en')
    const front = (basis: FrontView['wait']['basis'], callbacks: boolean, p90Ms: number | null = null) => {
      const wait = { basis, p90Ms, peopleOn: 0, peopleFree: 0, waiting: 0, opensAt: null }
      return honestWait({ wait, callbacks } as FrontView, words)
    }
    expect(front('late', true)).toBe(
      'Nobody is free right now. You keep your place, and you can book a callback.',
    )
    expect(front('late', false, 9_000)).toBe('Nobody is free right now. You keep your place.')
    expect(front('closed', true)).toBe(words.away)
    expect(front('policy', true, 60_000)).toBe(words.promised(1))
  })
})
