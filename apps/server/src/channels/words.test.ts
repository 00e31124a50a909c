import { lineCodes } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { letterOf, type MailTemplate } from './mail-words.ts'
import { pageWords } from './page-words.ts'

const languages = ['en', 'sv', 'de', 'pl', 'es', 'ar']
const templates: MailTemplate[] = [
  'sign-in',
  'invite',
  'reply',
  'solved-later',
  'callback-booked',
  'callback-now',
]
const params = { link: 'https://x/1', company: 'Acme', name: 'Ada', text: 'Yes.', at: '2026-01-02 10:00' }
const blanks = (text: string) =>
  [...text.matchAll(/https:\/\/x\/1|Acme|Yes\.|2026-01-02/g)].map(String).sort()

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
    expect(pageWords('pt-BR')).toBe(pageWords('en'))
    expect(pageWords('sv-FI').send).toBe('Skicka')
  })
})
