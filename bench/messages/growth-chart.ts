import type { GrowthRow } from './growth-table.ts'
import { pageNames, pageTitles } from './pages.ts'

/** A curve: points by what grew, in the order of the legend. */
export interface Curve {
  name: string
  points: readonly { x: number; y: number }[]
}

interface Panel {
  title: string
  /** unit of the upward axis */
  unit: string
  across: string
  curves: readonly Curve[]
}

const width = 330
const height = 260
const plot = { left: 52, right: 14, top: 58, bottom: 44 }
const gap = 16

/** Round steps from 0 to at least `most`: four or five of them. */
export function ticksTo(most: number): number[] {
  const rough = Math.max(most, 1e-9) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power
  const n = Math.ceil(most / step - 1e-9)
  return Array.from({ length: Math.max(1, n) + 1 }, (_, at) => Number((at * step).toPrecision(6)))
}

/** 1 k, 10 M: what grew spans five powers of ten. */
export function short(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))} M`
  if (value >= 1e3) return `${Number((value / 1e3).toPrecision(3))} k`
  return String(value)
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
const text = (x: number, y: number, words: string, kind: string, anchor = 'start') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" class="${kind}" text-anchor="${anchor}">${escaped(words)}</text>`

function panelSvg({ title, unit, across, curves }: Panel): string {
  const points = curves.flatMap((curve) => curve.points)
  const xs = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b)
  const [low = 1, high = 10] = [xs[0], xs.at(-1)]
  const span = Math.max(1e-9, Math.log10(high) - Math.log10(low))
  const ticks = ticksTo(Math.max(0, ...points.map(({ y }) => y)))
  const top = ticks.at(-1) ?? 1
  const x = (value: number) =>
    plot.left + ((Math.log10(value) - Math.log10(low)) / span) * (width - plot.left - plot.right)
  const y = (value: number) => height - plot.bottom - (value / top) * (height - plot.top - plot.bottom)
  const lines = ticks.flatMap((tick) => [
    `<line x1="${plot.left}" x2="${width - plot.right}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}" class="grid"/>`,
    text(plot.left - 6, y(tick) + 4, String(tick), 'tick', 'end'),
  ])
  const below = xs.map((value, n) =>
    text(x(value), height - plot.bottom + 16, short(value), 'tick', n === xs.length - 1 ? 'end' : 'middle'),
  )
  const marks = curves.map(({ points: own }, n) => {
    const path = own.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ')
    const dots = own.map(
      (point) =>
        `<circle cx="${x(point.x).toFixed(1)}" cy="${y(point.y).toFixed(1)}" r="3" class="dot c${n}"/>`,
    )
    return `<polyline points="${path}" class="line c${n}"/>${dots.join('')}`
  })
  let at = plot.left
  const legend = curves.flatMap(({ name }, n) => {
    const begin = at
    at += 24 + name.length * 6.4
    return [
      `<line x1="${begin}" x2="${begin + 14}" y1="42" y2="42" class="line c${n}"/>`,
      text(begin + 18, 46, name, 'tick'),
    ]
  })
  return [
    text(0, 16, `${title}, ${unit}`, 'title'),
    ...(curves.length > 1 ? legend : []),
    ...lines,
    ...below,
    text((plot.left + width - plot.right) / 2, height - 8, across, 'tick', 'middle'),
    ...marks,
  ].join('')
}

const style = `text{font:12px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1d2733}.title{font-size:14px;font-weight:600}
.tick{fill:#4a5866}.back{fill:#fff}.grid{stroke:#d7dde3;stroke-width:1}.line{fill:none;stroke-width:2}.dot{stroke:none}
.line.c0{stroke:#1f5fae}.line.c1{stroke:#b2470f;stroke-dasharray:6 3}.line.c2{stroke:#2f7a44;stroke-dasharray:2 3}
.dot.c0{fill:#1f5fae}.dot.c1{fill:#b2470f}.dot.c2{fill:#2f7a44}
@media(prefers-color-scheme:dark){text{fill:#e8edf2}.tick{fill:#b3bfcb}.back{fill:#14191f}.grid{stroke:#333d47}
.line.c0{stroke:#7db4f5}.line.c1{stroke:#f2a36e}.line.c2{stroke:#7fd095}.dot.c0{fill:#7db4f5}.dot.c1{fill:#f2a36e}.dot.c2{fill:#7fd095}}`

/** Panels in rows of three. */
export function chartSvg(title: string, panels: readonly Panel[]): string {
  const columns = 3
  const head = 34
  const whole = columns * (width + gap) + gap
  const tall = head + Math.ceil(panels.length / columns) * (height + gap) + gap
  const placed = panels.map((panel, n) => {
    const left = gap + (n % columns) * (width + gap)
    const top = head + gap + Math.floor(n / columns) * (height + gap)
    return `<g transform="translate(${left} ${top})">${panelSvg(panel)}</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${tall}" role="img" aria-label="${escaped(title)}">
<style>${style}</style><rect width="100%" height="100%" class="back"/>${text(gap, 28, title, 'title')}
${placed.join('\n')}
</svg>
`
}

const ways = [
  { axis: 'log', across: 'events in the log (each step ten times more)', of: (row: GrowthRow) => row.events },
  {
    axis: 'conversations',
    across: 'open conversations (each step ten times more)',
    of: (row: GrowthRow) => row.conversations,
  },
] as const

/** What a message and a page cost over the log and over open conversations. */
export function growthSvg(rows: readonly GrowthRow[]): string {
  const panels = ways.flatMap(({ axis, across, of }): Panel[] => {
    const own = rows.filter((row) => row.axis === axis)
    if (own.length === 0) return []
    const curve = (name: string, y: (row: GrowthRow) => number): Curve => ({
      name,
      points: own.map((row) => ({ x: of(row), y: y(row) })),
    })
    return [
      {
        ...{ title: 'CPU of a message', unit: 'ms', across },
        curves: [curve('server and database', (row) => row.figures.cpuMsPerMessage)],
      },
      {
        ...{ title: 'Sent until delivered', unit: 'ms', across },
        curves: [
          curve('half of them', (row) => row.figures.deliveredP50Ms),
          curve('95 of 100', (row) => row.figures.deliveredP95Ms),
        ],
      },
      {
        ...{ title: 'Pages, half of them within', unit: 'ms', across },
        curves: pageNames.slice(0, 3).map((name) => curve(pageTitles[name], (row) => row.pages[name].p50Ms)),
      },
    ]
  })
  return chartSvg('What a message and a page cost as the work grows', panels)
}
