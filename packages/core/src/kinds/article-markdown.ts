import { type Audience, audiences } from '@warmline/contracts/words'

/** An article as its author wrote it, before it has an id or a version. */
export interface WrittenArticle {
  /** file name without folder and `.md` */
  slug: string
  title: string
  topic: string
  /** BCP 47, lower case */
  language: string
  audience: Audience
  /** other ways in which contacts ask for this */
  questions: string[]
  /** epoch ms: the first instant at which the article no longer counts (the day after `expires`, UTC) */
  expiresAt: number | null
  /** Markdown without the front matter */
  body: string
}

export type ParsedArticle =
  | { ok: true; article: WrittenArticle }
  /** `line` counts from 1 in the file; 1 also when the whole file is meant */
  | { ok: false; problem: string; line: number }

const keys = ['title', 'topic', 'language', 'audience', 'questions', 'expires'] as const
type Key = (typeof keys)[number]

interface FrontMatter {
  values: Map<Key, { text: string; line: number }>
  questions: string[]
  /** index of the first line of the body */
  bodyFrom: number
}

interface Flaw {
  problem: string
  line: number
}

const isFlaw = (found: object): found is Flaw => 'problem' in found

/**
 * Reads one Markdown file with a small front matter: `key: value` lines between two `---` lines, and a list of
 * `  - text` lines under `questions:`. It is not YAML: values are taken as they stand, a pair of double quotes around
 * a value is removed, and whatever is not understood is refused with its line instead of guessed.
 * Required: title, topic, language. Default audience: public.
 */
export function parseArticle(source: string, filename: string): ParsedArticle {
  if (!source.isWellFormed() || source.includes('\u0000'))
    return refuse('the file is not well-formed Unicode text', 1)
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const front = readFrontMatter(lines)
  if (isFlaw(front)) return refuse(front.problem, front.line)
  return buildArticle(front, lines, filename)
}

const refuse = (problem: string, line: number): ParsedArticle => ({ ok: false, problem, line })

function readFrontMatter(lines: readonly string[]): FrontMatter | Flaw {
  if (lines[0]?.trimEnd() !== '---')
    return { problem: 'the file must start with a line "---" and its front matter', line: 1 }
  const values: FrontMatter['values'] = new Map()
  const questions: string[] = []
  let inQuestions = false
  for (let index = 1; index < lines.length; index++) {
    const raw = lines[index] ?? ''
    const line = index + 1
    if (raw.trimEnd() === '---') return { values, questions, bodyFrom: index + 1 }
    if (raw.trim() === '' || raw.trimStart().startsWith('#')) continue
    const item = /^\s+-\s+(.*)$|^-\s+(.*)$/.exec(raw)
    if (item) {
      if (!inQuestions) return { problem: 'a list item is only allowed under "questions:"', line }
      const question = unquote((item[1] ?? item[2] ?? '').trim())
      if (question === '' || question.length > 200)
        return { problem: 'a question needs 1 to 200 characters', line }
      questions.push(question)
      continue
    }
    const flaw = readPair(raw, line, values)
    if (flaw) return flaw
    inQuestions = /^questions\s*:/.test(raw)
  }
  return { problem: 'the front matter is not closed by a line "---"', line: lines.length }
}

function readPair(raw: string, line: number, values: FrontMatter['values']): Flaw | null {
  const pair = /^([A-Za-z][A-Za-z-]*)\s*:(?:\s+(.*))?$/.exec(raw)
  if (!pair) return { problem: 'expected "key: value"', line }
  const name = pair[1] ?? ''
  const key = keys.find((known) => known === name)
  if (!key) return { problem: `unknown key "${name}"; known keys are ${keys.join(', ')}`, line }
  if (values.has(key)) return { problem: `"${key}" stands here a second time`, line }
  const text = unquote((pair[2] ?? '').trim())
  if (key === 'questions' && text !== '')
    return { problem: 'write questions as a list, one "  - question" a line', line }
  if (key !== 'questions' && text === '') return { problem: `"${key}" has no value`, line }
  values.set(key, { text, line })
  return null
}

const unquote = (text: string): string =>
  text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).trim() : text

function buildArticle(front: FrontMatter, lines: readonly string[], filename: string): ParsedArticle {
  for (const key of ['title', 'topic', 'language'] as const)
    if (!front.values.has(key)) return refuse(`"${key}" is missing`, front.bodyFrom)
  const at = (key: Key) => front.values.get(key) ?? { text: '', line: 1 }
  const title = at('title')
  if (title.text.length > 200) return refuse('the title has more than 200 characters', title.line)
  const topic = at('topic')
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(topic.text) || topic.text.length > 60)
    return refuse(
      'a topic is written in lower-case letters, digits and hyphens, like card-delivery',
      topic.line,
    )
  const language = { ...at('language'), text: at('language').text.toLowerCase() }
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/.test(language.text))
    return refuse('a language is a code such as en, sv or pt-br', language.line)
  const audience = audiences.find((known) => known === (front.values.get('audience')?.text ?? 'public'))
  if (!audience) return refuse(`audience is one of ${audiences.join(', ')}`, at('audience').line)
  if (front.questions.length > 30) return refuse('at most 30 questions', at('questions').line)
  const expires = front.values.get('expires')
  const expiresAt = expires ? endOfDay(expires.text) : null
  if (expires && expiresAt === null)
    return refuse('expires is a date written as year-month-day, like 2027-01-31', expires.line)
  const body = lines.slice(front.bodyFrom).join('\n').trim()
  if (body === '') return refuse('the article has no text', front.bodyFrom + 1)
  if (body.length > 40_000) return refuse('the article has more than 40,000 characters', front.bodyFrom + 1)
  const slug = (filename.split(/[\\/]/).at(-1) ?? '').replace(/\.(md|markdown)$/i, '')
  return {
    ok: true,
    article: {
      slug,
      title: title.text,
      topic: topic.text,
      language: language.text,
      audience,
      questions: front.questions,
      expiresAt,
      body,
    },
  }
}

/** Days since 1970-01-01 of a civil date, after Howard Hinnant's `days_from_civil`; no clock is read. */
function endOfDay(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return (era * 146_097 + dayOfEra - 719_468 + 1) * 86_400_000
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
