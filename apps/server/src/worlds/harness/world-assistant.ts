import { type AnswerDraft, type Assistant, confidenceFloor, type Draft } from '@warmline/ai'
import { plainText } from '@warmline/core'
import type { Dice } from '@warmline/testkit'
import type { Clock } from '../../platform/ports.ts'

/** What the company of a world knows. */
export const article = {
  articleId: 'art_01900000-0000-7000-8000-000000000001',
  title: 'Changing the due date',
  body: 'You can move your due date once a month. Open Payments and choose Move due date. Moving it costs nothing.',
  topic: 'due-date',
} as const

const plain = plainText(article.body)
const sentences = [
  'You can move your due date once a month.',
  'Open Payments and choose Move due date.',
  'Moving it costs nothing.',
]

function answer(sentence: string, confidence: number): AnswerDraft {
  const start = plain.indexOf(sentence)
  return {
    kind: 'answer',
    text: sentence,
    spans: [{ articleId: article.articleId, articleVersion: 1, start, end: start + sentence.length }],
    topic: article.topic,
    confidence,
    assistantVersion: 'world',
  }
}

const noAnswer = (reason: 'no-article' | 'thanks' | 'greeting'): Draft => ({
  kind: 'no-answer',
  reason,
  topic: null,
  confidence: 0,
})

/** The ways in which an assistant answers, fails, is late or never comes. */
const ways = [
  'answers',
  'answers',
  'answers',
  'is unsure',
  'has none',
  'greets',
  'fails',
  'is late',
  'never comes',
] as const

/** `told` says which way was taken, for the log that people read. */
export function createWorldAssistant(clock: Clock, dice: Dice, told: (way: string) => void): Assistant {
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
  return {
    async draft() {
      const way = dice.pick(ways)
      told(way)
      const sentence = dice.pick(sentences)
      await pause(way === 'is late' ? 21_000 + dice.below(20_000) : dice.pick([0, 300, 1_500, 6_000, 15_000]))
      switch (way) {
        case 'is unsure':
          return answer(sentence, confidenceFloor - 0.1)
        case 'has none':
          return noAnswer('no-article')
        case 'greets':
          return noAnswer('greeting')
        case 'fails':
          throw new Error('the provider fails')
        case 'never comes':
          return new Promise<never>(() => {})
        default:
          return answer(sentence, 0.9)
      }
    },
  }
}
