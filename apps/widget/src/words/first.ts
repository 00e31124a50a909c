import type { LineFacts, Words } from '@warmline/contracts/contact-words/words'
import type { LineCode } from '@warmline/contracts/words'

/** The words of the first look, which come with the shell; the others come with the later part. The build reads it. */
export const firstKeys = [
  'assistant',
  'ai',
  'person',
  'you',
  'aiTitle',
  'aiNote',
  'hello',
  'talkToPerson',
  'askForOne',
  'waitMeasured',
  'waitPolicy',
  'waitUnknown',
  'coming',
  'comingNoAi',
  'within',
  'soon',
  'rightNine',
  'promised',
  'placeInLine',
  'askKept',
  'askKeptNote',
  'asking',
  'somebody',
  'aiTyping',
  'sent',
  'read',
  'waiting',
  'sending',
  'again',
  'source',
  'offline',
  'reconnecting',
  'notKept',
  'partFailed',
  'write',
  'send',
  'conversation',
  'widget',
  'close',
  'more',
  'newMessage',
] as const satisfies (keyof Words)[]

/** Lines of an ordinary conversation until a person writes. */
export const firstLines = [
  'asked',
  'handed-over',
  'queued',
  'front-of-queue',
  'assigned',
] as const satisfies LineCode[]

/** What the shell and the line part may say; what is optional is there once the later part has come. */
export type First = Pick<Words, (typeof firstKeys)[number]> & {
  [K in
    | 'sourceNote'
    | 'aiHelped'
    | 'typing'
    | 'offlineWith'
    | 'peopleNote'
    | 'helloNoAi'
    | 'notSent'
    | 'erased']?: Words[K]
} & {
  lines: Partial<Record<LineCode, (facts: LineFacts) => string>>
}
