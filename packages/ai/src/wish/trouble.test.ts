import { expect, it } from 'vitest'
import type { Turn } from '../assistant.ts'
import { soundsFailed, troubleIn } from './trouble.ts'

const talk = (...lines: string[]): Turn[] =>
  lines.map((line) => {
    const [from = '', text = ''] = line.split(': ')
    return { from: from as Turn['from'], text }
  })

it('a question asked again after an answer, and an answer that did not help, each count', () => {
  const asked = ['contact: where is my refund for the shoes', 'ai: Refunds take five days.']
  expect(troubleIn(talk(...asked))).toBe(0)
  expect(troubleIn(talk(...asked, 'contact: but where is my refund for the shoes'))).toBe(1)
  expect(troubleIn(talk(...asked, 'contact: yes, where is my refund for the shoes'))).toBe(1)
  expect(troubleIn(talk(...asked, "contact: that doesn't help, where is my refund for the shoes"))).toBe(2)
  expect(troubleIn(talk(...asked, 'contact: and how do I change my address'))).toBe(0)
})

it('what was before a person spoke is forgotten', () => {
  const before = talk('contact: where is my refund', 'ai: Soon.', "contact: this isn't helping")
  expect(troubleIn(before)).toBe(1)
  expect(troubleIn([...before, { from: 'worker', text: 'Let me look.' }])).toBe(0)
})

it.each([
  'das hilft mir nicht',
  'no es lo que pregunté',
  'ça ne marche toujours pas',
  '答非所问',
  'не помогло',
  'det funkar inte',
  'to nie działa',
])('%s', (text) => expect(soundsFailed(text)).toBe(true))
it.each(['thanks, that helped', 'danke', '', 'where is my parcel'])('%j is no failure', (text) =>
  expect(soundsFailed(text)).toBe(false),
)
