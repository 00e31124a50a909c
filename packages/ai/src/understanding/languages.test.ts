import { describe, expect, it } from 'vitest'
import { hearLanguage, languageOf, noBelief } from './languages.ts'

const sure = { sv: 0.83, da: 0.5, no: 0.48 }
const torn = { da: 0.78, no: 0.78, sv: 0.77, nl: 0.77 }

describe('the language of a conversation', () => {
  it('before anything was said it is the first of the workspace', () => {
    expect(languageOf(noBelief, ['sv', 'en']).language).toBe('sv')
    expect(languageOf(noBelief, [])).toEqual({ language: 'und', probability: 1 })
  })

  it('a word that is one in several languages leaves it with the workspace', () => {
    const belief = hearLanguage(noBelief, 'kort', torn)
    expect(languageOf(belief, ['sv', 'en']).language).toBe('sv')
    expect(languageOf(belief, ['nl', 'en']).language).toBe('nl')
  })

  it('a whole sentence in another language is heard, and another one makes it surer', () => {
    const once = hearLanguage(noBelief, 'Hej jag vill prata med någon om mitt kort', sure)
    const twice = hearLanguage(once, 'det kom aldrig fram till mig i veckan', sure)
    expect(languageOf(once, ['en', 'de']).language).toBe('sv')
    expect(languageOf(twice, ['en', 'de']).probability).toBeGreaterThan(
      languageOf(once, ['en', 'de']).probability,
    )
  })

  it('numbers, emoji and silence say nothing', () => {
    expect(hearLanguage(noBelief, '12 345', { pl: 0.9 })).toBe(noBelief)
    expect(hearLanguage(noBelief, '😀', {})).toBe(noBelief)
    expect(hearLanguage(noBelief, 'hm', { pl: Number.NaN })).toBe(noBelief)
  })

  it('who changes the language is followed', () => {
    let belief = noBelief
    for (let n = 0; n < 3; n++) belief = hearLanguage(belief, 'hej jag har en fråga om mitt kort', sure)
    for (let n = 0; n < 4; n++)
      belief = hearLanguage(belief, 'sorry could we please speak English from here', { en: 0.84, nl: 0.4 })
    expect(languageOf(belief, ['sv', 'en']).language).toBe('en')
  })
})
