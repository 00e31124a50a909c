import { describe, expect, it } from 'vitest'
import { bytesIn } from './later/bytes.ts'
import { withDates } from './later/dates.ts'
import { languageFor, primarySubtag, uiLanguageFor } from './locale.ts'
import { formatFor, localeFor, saneLocale } from './talk/format.ts'

const now = Date.UTC(2025, 4, 14, 12, 5)

describe('locale', () => {
  it.each([
    ['en-US@posix', 'en-US'],
    ['sv_SE.UTF-8', 'sv-SE'],
    ['pl', 'pl'],
    ['!', 'en'],
    ['x', 'en'],
  ])('%s → %s', (tag, sane) => {
    expect(saneLocale(tag)).toBe(sane)
    expect(() => new Intl.DateTimeFormat(saneLocale(tag))).not.toThrow()
  })

  it('takes the first wish that there are words for, the language of the conversation whatever it is', () => {
    expect(uiLanguageFor(['he', 'sv-SE', 'en'])).toBe('sv')
    expect(uiLanguageFor(['he'])).toBe(null)
    expect(languageFor(['', 'he', 'sv'])).toBe('he')
    expect(languageFor([])).toBe('en')
    expect(localeFor(['en', 'en-GB'], 'en')).toBe('en-GB')
    expect(primarySubtag('english')).toBeNull()
  })

  it.each([
    ['en-GB', '12:05', 'tomorrow, 12:05', '2 minutes'],
    ['sv', '12:05', 'i morgon, 12:05', '2 minuter'],
    ['de', '12:05', 'morgen, 12:05', '2 Minuten'],
    ['pl', '12:05', 'jutro, 12:05', '2 minuty'],
  ])('%s: times and waits', (locale, today, tomorrow, wait) => {
    const format = withDates(formatFor(locale, 'UTC'), 'UTC')
    expect(format.when(now, now)).toBe(today)
    expect(format.when(now + 86_400_000, now)).toBe(tomorrow)
    expect(format.wait(61_000)).toBe(wait)
  })

  it('tells a far day by its name and a long wait in hours', () => {
    const format = withDates(formatFor('en-GB', 'UTC'), 'UTC')
    expect(format.when(now + 3 * 86_400_000, now)).toBe('Saturday 17 May, 12:05')
    expect(format.wait(2.1 * 3_600_000)).toBe('3 hours')
    expect(format.wait(0)).toBe('1 minute')
    expect(bytesIn('en-GB', 184_000)).toBe('184 kB')
    expect(bytesIn('en-GB', 10 * 1024 * 1024)).toBe('10.5 MB')
  })

  it('counts days in the reader’s zone', () => {
    const late = Date.UTC(2025, 4, 14, 23, 30)
    expect(withDates(formatFor('en-GB', 'Europe/Stockholm'), 'Europe/Stockholm').when(late, now)).toBe(
      'tomorrow, 01:30',
    )
  })
})
