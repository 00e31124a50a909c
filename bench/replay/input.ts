import { readFile } from 'node:fs/promises'
import { UsageProblem } from './options.ts'

/** Messages of a CSV or JSONL file, one a contact. Refuses what it cannot read with what is wrong and where. */
export async function readMessages(file: string, column: string): Promise<string[]> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageProblem(
      error.code === 'ENOENT'
        ? `There is no file ${file}. Give the path of a CSV or JSONL file with --file.`
        : `${file} cannot be read: ${error.message}`,
    )
  })
  return messagesIn(decode(bytes, file), file, column)
}

/** `file` says by its name what the text is, and stands in what is refused. */
export function messagesIn(source: string, file: string, column: string): string[] {
  if (source === '') throw new UsageProblem(`${file} is empty.`)
  const rows = /\.(jsonl|ndjson)$/i.test(file)
    ? fromJsonLines(source, file, column)
    : fromCsv(source, file, column)
  const messages = rows.map((row) => row.trim()).filter((row) => row !== '')
  if (messages.length === 0) throw new UsageProblem(`${file} holds no message in column "${column}".`)
  return messages
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageProblem(`${file} is not UTF-8. Convert it first, for example with iconv.`)
  }
}

function fromJsonLines(source: string, file: string, column: string): string[] {
  return source.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    let row: unknown
    try {
      row = JSON.parse(line)
    } catch {
      throw new UsageProblem(`${file}, line ${index + 1}: not valid JSON.`)
    }
    const value =
      typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[column] : undefined
    if (typeof value !== 'string')
      throw new UsageProblem(
        `${file}, line ${index + 1}: no text field "${column}". Name another one with --column.`,
      )
    return [value]
  })
}

function fromCsv(source: string, file: string, column: string): string[] {
  const [header, ...rows] = parseCsv(source, file)
  const at = header?.indexOf(column) ?? -1
  if (at < 0)
    throw new UsageProblem(
      `${file} has no column "${column}"; it has: ${(header ?? []).join(', ')}. Name one with --column.`,
    )
  return rows.map((row) => row[at] ?? '')
}

/** RFC 4180: quoted fields may hold commas, line ends and doubled quotes. */
export function parseCsv(source: string, file: string): string[][] {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  const endRow = () => {
    row.push(field)
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
    field = ''
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quoted) {
      if (c !== '"') field += c
      else if (text[i + 1] === '"') field += text[++i]
      else quoted = false
    } else if (c === '"' && field === '') quoted = true
    else if (c === ',') {
      row.push(field)
      field = ''
    } else if (c === '\n') endRow()
    else if (c !== '\r') field += c
  }
  if (quoted) throw new UsageProblem(`${file}: a quoted field is never closed.`)
  if (field !== '' || row.length > 0) endRow()
  return rows
}
