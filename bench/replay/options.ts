import { parseArgs } from 'node:util'

export interface ReplayOptions {
  file: string
  column: string
  url: string | null
  /** contacts a second */
  rate: number
  workers: number
  capacity: number
  nodes: number
  seed: number
  json: string | null
  data: string
  token: string | null
  limit: number | null
}

export class UsageProblem extends Error {}

export const usage = `npm run replay -- --file F.csv|jsonl [--column text] [--url U] [--rate R] [--workers N] [--json OUT]
  --file F       CSV with a header row, or one JSON object a line
  --column C     the column or field that holds the message (default: text)
  --url U        a running server (default: http://127.0.0.1:8080); needs its operator token
  --data DIR     data directory of that server, where the operator token is (default: .warmline)
  --token T      the operator token itself
  --rate R       contacts that open a conversation a second (default: 6)
  --workers N    simulated workers (default: 20), each with --capacity C chats at once (default: 4)
  --nodes 2      start two nodes of our own on one database and kill one midway (instead of --url)
  --limit N      only the first N rows
  --seed S       of every choice (default: 1)
  --json OUT     write the report to OUT`

const number = (
  value: string | undefined,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number => {
  if (value === undefined) return fallback
  const parsed = Number(value)
  if (!Number.isFinite(parsed) || parsed < min || parsed > max)
    throw new UsageProblem(`--${name} must be a number from ${min} to ${max}, not "${value}".`)
  return parsed
}

export function readOptions(argv: readonly string[]): ReplayOptions {
  const text = { type: 'string' } as const
  let values: Record<string, string | undefined>
  try {
    values = parseArgs({
      args: [...argv],
      strict: true,
      options: {
        file: text,
        column: text,
        url: text,
        rate: text,
        workers: text,
        capacity: text,
        nodes: text,
        seed: text,
        json: text,
        data: text,
        token: text,
        limit: text,
      },
    }).values
  } catch (error) {
    throw new UsageProblem(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
  if (!values['file']) throw new UsageProblem(`--file is missing.\n\n${usage}`)
  const url = values['url'] ?? null
  if (url !== null && !URL.canParse(url)) throw new UsageProblem(`--url "${url}" is not a web address.`)
  return {
    file: values['file'],
    column: values['column'] ?? 'text',
    url: url?.replace(/\/+$/, '') ?? null,
    rate: number(values['rate'], 'rate', 6, 0.1, 500),
    workers: number(values['workers'], 'workers', 20, 0, 200),
    capacity: number(values['capacity'], 'capacity', 4, 1, 4),
    nodes: number(values['nodes'], 'nodes', 1, 1, 2),
    seed: number(values['seed'], 'seed', 1, 0, 2 ** 32 - 1),
    json: values['json'] ?? null,
    data: values['data'] ?? '.warmline',
    token: values['token'] ?? null,
    limit: values['limit'] === undefined ? null : number(values['limit'], 'limit', 1, 1, 1_000_000),
  }
}
