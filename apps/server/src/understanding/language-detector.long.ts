import { hearLanguage, languageOf, noBelief } from '@warmline/ai'
import { expect, it } from 'vitest'
import { openLanguageDetector } from './language-detector.ts'

/** Short lines as contacts write them, ours; the workspace knows some of the languages. */
const talks: readonly (readonly [
  language: string,
  workspace: readonly string[],
  lines: readonly string[],
])[] = [
  ['en', ['en', 'sv'], ['hello', 'card stolen']],
  ['sv', ['en', 'sv'], ['hej', 'mitt kort är borta', 'kan ni hjälpa mig']],
  ['de', ['en', 'de', 'fr'], ['Hallo', 'wo ist meine Lieferung']],
  ['fr', ['en', 'de', 'fr'], ['bonjour', "ma carte n'est pas arrivée"]],
  ['es', ['en', 'es', 'pt'], ['hola', 'mi tarjeta no llega']],
  ['pt', ['en', 'es', 'pt'], ['olá', 'o meu cartão não chegou']],
  ['ja', ['en', 'ja'], ['カードが届きません']],
  ['ar', ['en', 'ar'], ['مرحبا', 'أين بطاقتي']],
  ['pl', ['en', 'de'], ['dzień dobry', 'gdzie jest moja karta, czekam już tydzień']],
]

it('tells the language of short conversations', async () => {
  const detect = await openLanguageDetector()
  const found = talks.map(
    ([, workspace, lines]) =>
      languageOf(
        lines.reduce((belief, line) => hearLanguage(belief, line, detect(line)), noBelief),
        workspace,
      ).language,
  )
  expect(found).toEqual(talks.map(([language]) => language))
})
