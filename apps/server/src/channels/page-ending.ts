import type { ThreadView } from '@warmline/contracts'
import { escapeHtml } from './html.ts'

interface EndingWords {
  rate: string
  score: (score: number) => string
  thanks: string
  solved: string
  yes: string
  no: string
}

const table: Record<string, EndingWords> = {
  en: {
    rate: 'How was it?',
    score: (n) => `${n} of 5`,
    thanks: 'Thank you',
    solved: 'Is it solved?',
    yes: 'Yes, solved',
    no: 'No, get a person',
  },
  sv: {
    rate: 'Hur var det?',
    score: (n) => `${n} av 5`,
    thanks: 'Tack',
    solved: 'Är det löst?',
    yes: 'Ja, löst',
    no: 'Nej, hämta en människa',
  },
  de: {
    rate: 'Wie war es?',
    score: (n) => `${n} von 5`,
    thanks: 'Danke',
    solved: 'Ist es gelöst?',
    yes: 'Ja, gelöst',
    no: 'Nein, einen Menschen bitte',
  },
  pl: {
    rate: 'Jak było?',
    score: (n) => `${n} na 5`,
    thanks: 'Dziękujemy',
    solved: 'Czy sprawa jest rozwiązana?',
    yes: 'Tak, rozwiązana',
    no: 'Nie, proszę człowieka',
  },
  es: {
    rate: '¿Qué tal fue?',
    score: (n) => `${n} de 5`,
    thanks: 'Gracias',
    solved: '¿Está resuelto?',
    yes: 'Sí, resuelto',
    no: 'No, quiero una persona',
  },
  ar: {
    rate: 'كيف كانت المحادثة؟',
    score: (n) => `${n} من 5`,
    thanks: 'شكرا لك',
    solved: 'هل حلت المشكلة؟',
    yes: 'نعم، حلت',
    no: 'لا، أريد شخصا',
  },
}
export const endingWords = (language: string): EndingWords =>
  table[language.split('-')[0] ?? ''] ?? table['en']!

/** "Solved?" and the rating of an answered conversation, one tap each, as in the widget. */
export function endingHtml(thread: ThreadView, language: string, form: (inside: string) => string): string {
  const words = endingWords(language)
  const { rating, solved, solvedAsked } = thread.head
  const wasAnswered = thread.entries.some((entry) => entry.entry === 'message' && entry.by !== 'contact')
  const button = (deed: string, label: string) =>
    `<button name="do" value="${deed}">${escapeHtml(label)}</button>`
  const group = (title: string, buttons: string) =>
    form(`<fieldset><legend>${escapeHtml(title)}</legend>${buttons}</fieldset>`)
  const asked =
    solvedAsked !== 'no' && solved === null
      ? group(words.solved, button('solved', words.yes) + button('unsolved', words.no))
      : ''
  if (!wasAnswered) return asked
  if (rating !== null) return `${asked}<p>${escapeHtml(`${words.thanks}: ${words.score(rating)}`)}</p>`
  const scores = [1, 2, 3, 4, 5].map((score) => button(`rate-${score}`, words.score(score)))
  return asked + group(words.rate, scores.join(''))
}

/** The command behind a button of the ending; null = it is another button. */
export function endingCommand(deed: string | undefined) {
  const score = /^rate-([1-5])$/.exec(deed ?? '')?.[1]
  if (score !== undefined) return { type: 'rate' as const, score: Number(score), comment: null }
  if (deed === 'solved' || deed === 'unsolved')
    return { type: 'answer-solved' as const, solved: deed === 'solved' }
  return null
}
