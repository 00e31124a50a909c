import type { ParsedArticle, WrittenArticle } from './article-markdown.ts'

/** What counts for a row or page that does not say it itself. */
export interface ImportDefaults {
  language: string
  topic: string
}

export type CsvRow = { line: number } & ParsedArticle

export type ParsedCsv =
  | { ok: true; rows: CsvRow[] }
  /** of the whole file */
  | { ok: false; problem: string; line: number }

/** rows of one file; more are refused rather than left out */
const csvRowsMost = 500

const columns = ['question', 'answer', 'topic', 'language'] as const
type Column = (typeof columns)[number]

/**
 * Reads a list of questions and answers: CSV after RFC 4180 with a comma, semicolon or tab between the fields, whichever
 * the first line uses. The first line names the columns: `question` and `answer`, and if wanted `topic` and `language`,
 * in any order; others are passed over. Each row is read or refused by itself, under the line on which it begins
 * (counted from 1); only a file that cannot be told apart into rows is refused as a whole.
 */
export function parseCsvArticles(source: string, defaults: ImportDefaults): ParsedCsv {
  if (!source.isWellFormed() || source.includes('\u0000'))
    return { ok: false, problem: 'the file is not well-formed Unicode text', line: 1 }
  const records = recordsOf(source.replace(/^\uFEFF/, ''))
  if ('problem' in records) return { ok: false, ...records }
  const [head, ...rest] = records
  const names = (head?.fields ?? []).map((field) => field.trim().toLowerCase())
  for (const wanted of ['question', 'answer'])
    if (names.filter((name) => name === wanted).length !== 1)
      return { ok: false, problem: `the first line must name one column "${wanted}"`, line: head?.line ?? 1 }
  const rows = rest.filter(({ fields }) => fields.some((field) => field.trim() !== ''))
  if (rows.length === 0) return { ok: false, problem: 'there is no question in the file', line: 1 }
  if (rows.length > csvRowsMost)
    return {
      ok: false,
      problem: `at most ${csvRowsMost} questions in one file`,
      line: rows[csvRowsMost]?.line ?? 1,
    }
  const seen = new Map<string, number>()
  return {
    ok: true,
    rows: rows.map(({ line, fields }) => {
      const at = (column: Column) => (fields[names.indexOf(column)] ?? '').trim()
      const read = articleOf(at, defaults)
      if ('problem' in read) return { ok: false, line, problem: read.problem }
      const key = `${read.language} ${read.title.toLowerCase()}`
      const before = seen.get(key)
      if (before !== undefined)
        return { ok: false, line, problem: `the same question stands in line ${before}` }
      seen.set(key, line)
      return { ok: true, line, article: read }
    }),
  }
}

function articleOf(
  at: (column: Column) => string,
  defaults: ImportDefaults,
): WrittenArticle | { problem: string } {
  const title = at('question')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const body = at('answer')
  const topic = at('topic').toLowerCase() || defaults.topic
  const language = at('language').toLowerCase() || defaults.language
  if (title === '') return { problem: 'the question is empty' }
  if (title.length > 120) return { problem: 'the question has more than 120 characters' }
  if (body === '') return { problem: 'the answer is empty' }
  if (body.length > 40_000) return { problem: 'the answer has more than 40,000 characters' }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(topic) || topic.length > 60)
    return { problem: 'a topic is written in lower-case letters, digits and hyphens, like card-delivery' }
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/.test(language))
    return { problem: 'a language is a code such as en, sv or pt-br' }
  return { slug: '', title, topic, language, audience: 'public', questions: [title], expiresAt: null, body }
}

interface CsvRecord {
  /** on which it begins, from 1 */
  line: number
  fields: string[]
}

/** One pass; every character is looked at once. */
function recordsOf(source: string): CsvRecord[] | { problem: string; line: number } {
  const delimiter = delimiterOf(source)
  const records: CsvRecord[] = []
  let at = 0
  let line = 1
  while (at < source.length) {
    const record: CsvRecord = { line, fields: [] }
    for (;;) {
      const field = source[at] === '"' ? quoted(source, at) : bare(source, at, delimiter)
      if (field === null)
        return { problem: 'a quotation mark is not closed, or text follows a closed one', line }
      record.fields.push(field.text)
      line += field.breaks
      at = field.end
      if (source[at] !== delimiter) break
      at++
      if (record.fields.length > 50) return { problem: 'a line has more than 50 fields', line }
    }
    if (at < source.length && source[at] !== '\n' && source[at] !== '\r')
      return { problem: 'a quotation mark is not closed, or text follows a closed one', line }
    records.push(record)
    if (source.startsWith('\r\n', at)) at++
    at++
    line++
  }
  return records
}

interface Field {
  text: string
  /** index of what follows it */
  end: number
  /** line breaks in it */
  breaks: number
}

function quoted(source: string, from: number): Field | null {
  let text = ''
  let at = from + 1
  for (;;) {
    const close = source.indexOf('"', at)
    if (close < 0) return null
    text += source.slice(at, close)
    if (source[close + 1] !== '"')
      return { text, end: close + 1, breaks: source.slice(from, close).match(/\r\n|\r|\n/g)?.length ?? 0 }
    text += '"'
    at = close + 2
  }
}

function bare(source: string, from: number, delimiter: string): Field {
  let end = from
  while (end < source.length && source[end] !== delimiter && source[end] !== '\n' && source[end] !== '\r')
    end++
  return { text: source.slice(from, end), end, breaks: 0 }
}

function delimiterOf(source: string): string {
  const first = /^[^\r\n]{0,2000}/.exec(source)?.[0] ?? ''
  const count = (mark: string) => first.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
