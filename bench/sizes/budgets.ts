/** One measured figure and what it may be. */
export interface Figure {
  name: string
  what: string
  value: number
  unit: 'KB' | 'ms' | 'requests' | 'KB/h'
  budget: number
}

/** 1 KB = 1,024 bytes as sent with gzip. */
export const kb = (bytes: number): number => Math.round((bytes / 1024) * 100) / 100

export const isOver = ({ value, budget }: Figure): boolean => !(value <= budget)

const shown = (value: number, unit: Figure['unit']) =>
  `${unit === 'requests' || unit === 'ms' ? Math.round(value) : value.toFixed(value < 10 ? 2 : 1)}${unit === 'requests' ? '' : ` ${unit}`}`

export function textTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    shown(figure.value, figure.unit),
    `≤ ${figure.budget}${figure.unit === 'requests' ? '' : ` ${figure.unit}`}`,
    isOver(figure) ? 'OVER' : 'ok',
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map(([what = '', value = '', budget = '', verdict = '']) =>
      [
        what.padEnd(widths[0] ?? 0),
        value.padStart(widths[1] ?? 0),
        budget.padEnd(widths[2] ?? 0),
        verdict,
      ].join('  '),
    )
    .join('\n')
}

export const markdownTable = (figures: readonly Figure[]): string =>
  [
    '| | measured | budget |',
    '|---|---|---|',
    ...figures.map(
      (figure) =>
        `| ${figure.what} | ${isOver(figure) ? '**over:** ' : ''}${shown(figure.value, figure.unit)} | ≤ ${figure.budget}${figure.unit === 'requests' ? '' : ` ${figure.unit}`} |`,
    ),
  ].join('\n')
