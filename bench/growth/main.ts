import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connectionToRunning } from '../../apps/server/src/platform/embedded/supervisor.ts'
import { startCompany } from '../ground/start.ts'
import { sizesOf, type TableSize } from './store.ts'
import { people, talkWithAi, talkWithPerson } from './talks.ts'

const usage = `Usage: npm run growth -- [--conversations N] [--json OUT]
  --conversations N  of each kind, through HTTP on a real server (200)
  --json OUT         writes the figures to OUT as well
Measures what a conversation leaves on disk, by table, and reckons a year of Klarna's load, with and without pruning.`

/** 2.3 million conversations a month with the AI were two thirds of all. */
const aMonth = { ai: 2_300_000, person: 1_150_000 }
/** Days for which rows that go stand (forgetting.ts; an alarm asks three days later); everything else stands for ever. */
const keptDays: Record<string, number> = { idempotency: 30, alarm: 3, presence: 1 }

type Sizes = Map<string, TableSize>
interface Kind {
  kind: 'ai' | 'person'
  conversations: number
  messages: number
  bytesPerConversation: number
  bytesPerMessage: number
  eventsPerConversation: number
  tables: Record<string, { bytes: number; rows: number }>
}

function difference(
  kind: Kind['kind'],
  conversations: number,
  messages: number,
  from: Sizes,
  to: Sizes,
): Kind {
  const tables: Kind['tables'] = {}
  let whole = 0
  for (const [name, { bytes, rows }] of to) {
    const before = from.get(name) ?? { bytes: 0, rows: 0 }
    const added = (bytes - before.bytes) / conversations
    if (rows === before.rows && added <= 0) continue
    tables[name] = { bytes: Math.round(added), rows: (rows - before.rows) / conversations }
    whole += added
  }
  return {
    ...{ kind, conversations, messages: messages / conversations, tables },
    bytesPerConversation: Math.round(whole),
    bytesPerMessage: Math.round((whole * conversations) / messages),
    eventsPerConversation: tables['event_log']?.rows ?? 0,
  }
}

async function many(n: number, atOnce: number, name: string, one: () => Promise<number>): Promise<number> {
  let left = n
  let messages = 0
  let told = Date.now()
  const line = async () => {
    while (left > 0) {
      left -= 1
      const said = await one()
      messages += said
      if (Date.now() - told < 2_000) continue
      told = Date.now()
      console.error(`${name}: ${n - left} of ${n}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, line))
  return messages
}

function year(kinds: readonly Kind[]) {
  const sum = (isPruned: boolean) =>
    kinds.reduce((all, { kind, tables }) => {
      const bytes = Object.entries(tables).reduce((one, [name, table]) => {
        const days = isPruned ? (keptDays[name] ?? 365) : 365
        return one + (table.bytes * days) / 365
      }, 0)
      return all + bytes * aMonth[kind] * 12
    }, 0)
  return {
    conversations: 12 * (aMonth.ai + aMonth.person),
    bytesUnpruned: sum(false),
    bytesPruned: sum(true),
  }
}

async function measure(conversations: number) {
  const data = await mkdtemp(join(tmpdir(), 'wl-growth-'))
  const company = await startCompany({ args: ['--data', data], env: { TRUST_PROXY: 'loopback' } })
  try {
    const owner = await connectionToRunning(data)
    if (!owner) throw new Error('the database of the company is not found')
    const desk = await people(company, [company.everything, company.worker])
    // once each before counting: what is made only once is there
    await talkWithAi(company)
    await talkWithPerson(company, desk.callers)
    const start = await sizesOf(owner)
    const byAi = await many(conversations, 8, 'with the AI', () => talkWithAi(company))
    const middle = await sizesOf(owner)
    const byPeople = await many(conversations, 6, 'with a person', () =>
      talkWithPerson(company, desk.callers),
    )
    desk.stop()
    const end = await sizesOf(owner)
    return [
      difference('ai', conversations, byAi, start, middle),
      difference('person', conversations, byPeople, middle, end),
    ]
  } finally {
    await company.stop()
    await rm(data, { recursive: true, force: true })
  }
}

const gb = (bytes: number) => `${(bytes / 1e9).toFixed(0)} GB`

function table(kinds: readonly Kind[]): string {
  const names = [...new Set(kinds.flatMap(({ tables }) => Object.keys(tables)))]
  const row = (name: string, of: (kind: Kind) => number | undefined) =>
    name.padEnd(26) + kinds.map((kind) => String(of(kind) ?? 0).padStart(16)).join('')
  return [
    `${'bytes a conversation'.padEnd(26)}${kinds.map(({ kind }) => `with ${kind === 'ai' ? 'the AI' : 'a person'}`.padStart(16)).join('')}`,
    ...names.map((name) => row(name, ({ tables }) => tables[name]?.bytes)),
    row('all', ({ bytesPerConversation }) => bytesPerConversation),
    row('messages', ({ messages }) => messages),
    row('bytes a message', ({ bytesPerMessage }) => bytesPerMessage),
    row('events', ({ eventsPerConversation }) => Math.round(eventsPerConversation * 10) / 10),
  ].join('\n')
}

const { values } = parseArgs({
  options: {
    conversations: { type: 'string', default: '200' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(usage)
else if (!/^[1-9]\d{0,5}$/.test(values.conversations)) {
  console.error(usage)
  process.exitCode = 2
} else {
  const kinds = await measure(Number(values.conversations))
  const inAYear = year(kinds)
  console.log(table(kinds))
  console.log(
    `A year of ${(inAYear.conversations / 1e6).toFixed(1)} million conversations: ${gb(inAYear.bytesUnpruned)} if nothing were pruned, ${gb(inAYear.bytesPruned)} as it is.`,
  )
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ kinds, year: inAYear, keptDays }, null, 2)}\n`)
}
