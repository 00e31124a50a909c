import type { ThreadEntry } from '@warmline/contracts'
import { foldLedger } from '@warmline/core'
import { threadOf } from '@warmline/testkit'
import { clockText } from './company.ts'
import type { Played } from './play.ts'
import { lineOf } from './words.ts'

const short = (ms: number) => {
  const s = Math.round(ms / 1000)
  if (s < 60) return `${s} s`
  return s < 3600
    ? `${Math.floor(s / 60)} min ${s % 60} s`
    : `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} min`
}

function shown(entry: ThreadEntry, contact: string): string[] {
  if (entry.entry === 'note') return []
  const time = `  ${clockText(entry.at)}  `
  if (entry.entry === 'line') return [`${time}· ${lineOf(entry.code, entry.params, clockText)}`]
  const who = entry.by === 'contact' ? contact : entry.by === 'worker' ? (entry.name ?? '?') : 'Assistant'
  const source = entry.sources.length > 0 ? `  [${entry.sources.map(({ title }) => title).join(', ')}]` : ''
  return [`${time}${who}: ${entry.text}${source}`]
}

function conversations(played: Played): string[] {
  const { desk, contacts } = played
  const names = new Map([...contacts].map(([name, id]) => [id, name]))
  return desk.items().flatMap((item) => {
    const contact = names.get(item.contactId) ?? '?'
    const { entries } = threadOf(desk, item.itemId, { role: 'contact', id: item.contactId })
    return [contact, ...entries.flatMap((entry) => shown(entry, contact)), '']
  })
}

/** The promise ledger, as the lead reads it. */
function ledger(played: Played): string[] {
  const { desk, contacts } = played
  const names = new Map([...contacts].map(([name, id]) => [id, name]))
  const rows = foldLedger(desk.log).map((row) => {
    const contact = names.get(desk.item(row.itemId).contactId) ?? '?'
    const end =
      row.outcome === 'kept'
        ? `kept after ${short((row.answeredAt ?? 0) - row.askedAt)} (${row.how}), ${row.inTime ? 'in time' : 'late'}`
        : row.outcome === 'withdrawn'
          ? 'taken back by the contact'
          : 'open'
    const misses = row.misses > 0 ? `, ${row.misses} missed` : ''
    return `  ${contact.padEnd(8)} asked ${clockText(row.askedAt)}, due ${clockText(row.dueAt)}: ${end}${misses}`
  })
  return ['Promises', ...(rows.length > 0 ? rows : ['  none'])]
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`

function totals({ desk }: Played): string[] {
  const items = desk.items()
  const byPerson = items.filter((item) => item.answeredByPerson).length
  const byAi = items.filter((item) => item.answeredByAi && !item.answeredByPerson).length
  const rows = foldLedger(desk.log)
  const kept = rows.filter(({ outcome }) => outcome === 'kept')
  const waits = kept.map((row) => (row.answeredAt ?? 0) - row.askedAt)
  const longest = waits.length > 0 ? `, longest wait ${short(Math.max(...waits))}` : ''
  const inTime = kept.filter((row) => row.inTime).length
  return [
    '',
    `${counted(items.length, 'conversation')}: ${byAi} answered by the assistant, ${byPerson} by a person.`,
    `${counted(rows.length, 'promise')}: ${kept.length} kept, ${inTime} of them in time${longest}.`,
  ]
}

/** What happened, as an operations lead reads it: what each contact saw, then the promises, then the totals. */
export function transcriptOf(played: Played): string {
  const refused =
    played.refused.length > 0 ? ['', 'Refused', ...played.refused.map((line) => `  ${line}`)] : []
  const mail = played.desk.mailbox.map(({ template, at }) => `  ${clockText(at)}  ${template}`)
  const letters = mail.length > 0 ? ['', 'Letters', ...mail] : []
  return `${[...conversations(played), ...ledger(played), ...letters, ...refused, ...totals(played)].join('\n')}\n`
}
