export const cell = (value: number | null | undefined, digits = 0): string =>
  value === null || value === undefined
    ? '—'
    : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })

type Rows = readonly (readonly string[])[]

const padded = (rows: Rows): string[][] => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows.map((row) =>
    row.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))),
  )
}

/** Columns under each other, the first to the left. */
export const aligned = (rows: Rows): string[] => padded(rows).map((row) => row.join('  '))

/** Markdown that reads as a table in a terminal too; the first row is the head. */
export function markdown([head = [], ...rest]: Rows): string[] {
  const rule = head.map((_, at) => (at === 0 ? '---' : '--:'))
  return padded([head, rule, ...rest]).map((row) => `| ${row.join(' | ')} |`)
}
