import { type Draft, noAnswerReasons } from '@warmline/ai'
import { limits } from '@warmline/contracts'
import { z } from 'zod'

/** Events hold no NUL and no half of a character; nor may anything here be longer than a screen shows. */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'))
const share = z.number().min(0).max(1)
const offset = z.int().min(0)
const topic = text(100)

/** No answer that the gate lets through has more sentences than this. */
const mostSpans = 50

const shape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    text: text(limits.messageCharacters),
    spans: z
      .array(z.object({ articleId: text(100), articleVersion: offset, start: offset, end: offset }))
      .max(mostSpans),
    topic,
    confidence: share,
    assistantVersion: text(100),
  }),
  z.object({
    kind: z.literal('no-answer'),
    reason: z.enum(noAnswerReasons),
    topic: topic.nullable(),
    confidence: share,
  }),
])

/** An assistant gave back something that is no draft; holds nothing of what it was. */
export class BadDraft extends Error {
  override name = 'BadDraft'
}

/**
 * What an assistant gave back, held against the port's shape: a provider is outside, whatever its adapter's types say.
 * Throws BadDraft; what is too long is no draft either.
 */
export function readDraft(given: unknown): Draft {
  const read = shape.safeParse(given)
  if (read.success) return read.data
  const where = read.error.issues.slice(0, 3).map(({ path }) => path.join('.') || 'all of it')
  throw new BadDraft(`the assistant gave back no usable draft: ${where.join(', ')}`)
}
