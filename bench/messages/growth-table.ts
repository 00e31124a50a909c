import type { LoadFigures } from './figures.ts'
import type { GrowthReport } from './grow.ts'
import { type Pages, pageNames, pageTitles } from './pages.ts'
import { cell, markdown } from './table.ts'

/** One point of the growth: what stood in the database, and what it cost. */
export interface GrowthRow {
  /** what grew */
  axis: 'log' | 'contacts' | 'conversations'
  events: number
  contacts: number
  conversations: number
  warmStartMs: number
  databaseBytes: number
  figures: LoadFigures
  pages: Pages
}

const gb = (bytes: number) => cell(bytes / 1e9, bytes < 1e9 ? 2 : 1)

/** Markdown: a message, and the pages; one line a point. */
export function growthTable({ machine, rate, seconds, seed, rows, notRun }: GrowthReport): string {
  const place = ({ events, contacts, conversations }: GrowthRow) => [
    cell(events),
    cell(contacts),
    cell(conversations),
  ]
  const placeHead = ['events in the log', 'contacts', 'open']
  const messageHead = ['messages/s', 'CPU-ms a message', 'p50 ms', 'p95 ms', 'start ms', 'database GB']
  const message = rows.map((row) => [
    ...place(row),
    cell(row.figures.messagesPerSecond),
    cell(row.figures.cpuMsPerMessage, 2),
    cell(row.figures.deliveredP50Ms, 1),
    cell(row.figures.deliveredP95Ms, 1),
    cell(row.warmStartMs),
    gb(row.databaseBytes),
  ])
  const pages = rows.map((row) => [
    ...place(row),
    ...pageNames.map((name) => `${cell(row.pages[name].p50Ms, 1)} / ${cell(row.pages[name].p95Ms, 1)}`),
  ])
  return [
    '',
    ...markdown([[...placeHead, ...messageHead], ...message]),
    '',
    'Pages, p50 / p95 in ms:',
    '',
    ...markdown([[...placeHead, ...pageNames.map((name) => pageTitles[name])], ...pages]),
    '',
    ...notRun.map(({ phase, reason }) => `NOT MEASURED: ${phase}: ${reason}`),
    `at most ${cell(rate)} messages/s offered (20 a conversation), each point ${seconds} s, seed ${seed}; ${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, load average ${machine.load1m} before, Node ${machine.node}`,
  ].join('\n')
}
