import { describe, expect, it } from 'vitest'
import { company as arCompany } from './ar/company.ts'
import { floor as arFloor } from './ar/floor.ts'
import { history as arHistory } from './ar/history.ts'
import { words as ar } from './ar.ts'
import { company as deCompany } from './de/company.ts'
import { floor as deFloor } from './de/floor.ts'
import { history as deHistory } from './de/history.ts'
import { words as de } from './de.ts'
import { en } from './en.ts'
import { enCompany } from './en-company.ts'
import { enFloor } from './en-floor.ts'
import { enHistory } from './en-history.ts'
import { company as esCompany } from './es/company.ts'
import { floor as esFloor } from './es/floor.ts'
import { history as esHistory } from './es/history.ts'
import { words as es } from './es.ts'
import { company as plCompany } from './pl/company.ts'
import { floor as plFloor } from './pl/floor.ts'
import { history as plHistory } from './pl/history.ts'
import { words as pl } from './pl.ts'
import { company as svCompany } from './sv/company.ts'
import { floor as svFloor } from './sv/floor.ts'
import { history as svHistory } from './sv/history.ts'
import { words as sv } from './sv.ts'
import type { Words } from './words.ts'

/** Types hold the shape of every language; these hold what types cannot. */
const languages: Record<string, Words> = {
  en: { ...en, ...enHistory, ...enCompany, ...enFloor },
  sv: { ...sv, ...svHistory, ...svCompany, ...svFloor },
  de: { ...de, ...deHistory, ...deCompany, ...deFloor },
  pl: { ...pl, ...plHistory, ...plCompany, ...plFloor },
  es: { ...es, ...esHistory, ...esCompany, ...esFloor },
  ar: { ...ar, ...arHistory, ...arCompany, ...arFloor },
}

/** Every text by its path; a function is asked with small and large numbers in every place. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function')
    return [0, 1, 2, 5, 12, 101].map((n) => [`${path}(${n})`, String(value(n, n, n, n))])
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}.${key}`))
}
const placeholders = (text: string) => text.match(/\{\w+\}/g) ?? []
const english = new Map(texts(languages['en']))

describe.each(Object.entries(languages))('%s', (_, words) => {
  const all = texts(words)

  it('says something everywhere, and nothing that a value failed to fill', () => {
    expect(all.length).toBeGreaterThan(900)
    const odd = all.filter(([, text]) => text.trim() === '' || /undefined|NaN|\[object|\$\{/.test(text))
    expect(odd).toEqual([])
  })

  it('keeps to plain words: no exclamation marks, no agents, no bots', () => {
    expect(all.filter(([, text]) => /[!¡]|(?<!\p{L})(bots?(?!\p{L})|agent)/iu.test(text))).toEqual([])
  })

  it('fills the same places as English', () => {
    const odd = all.filter(
      ([path, text]) =>
        english.has(path) && placeholders(text).join() !== placeholders(english.get(path) ?? '').join(),
    )
    expect(odd).toEqual([])
  })

  it('names every code that English names', () => {
    const named = new Set(all.map(([path]) => path.replace(/\(.*/, '')))
    expect(
      [...english.keys()].map((path) => path.replace(/\(.*/, '')).filter((path) => !named.has(path)),
    ).toEqual([])
  })
})

it.each(Object.entries(languages).filter(([language]) => language !== 'en'))(
  '%s is not English left standing',
  (_, words) => {
    const same = texts(words).filter(
      ([path, text]) => /[a-z]{3,} [a-z]{3,}/.test(text) && english.get(path) === text,
    )
    expect(same).toEqual([])
  },
)
