import { replayLine, type WorldResult } from './run-world.ts'
import type { FaultKind } from './swarm.ts'

interface Row {
  about: string
  worlds: number
  entries: number
  /** of the worlds' own time */
  hours: number
  cuts: number
  failed: number
}

interface Failure {
  seed: number
  about: string
  violations: readonly string[]
  replay: string
}

/** What many worlds were and did: one row a theme, and one for all. */
export class Tally {
  readonly #rows = new Map<string, Row>()
  readonly #cuts = new Map<string, number>()
  readonly failures: Failure[] = []
  readonly #without: readonly FaultKind[]

  constructor(without: readonly FaultKind[]) {
    this.#without = without
  }

  add(result: WorldResult): void {
    const { seed, theme, entries, lived, cuts, violations } = result
    const isFailed = violations.length > 0
    for (const about of [theme, 'all']) {
      const row = this.#rows.get(about) ?? { about, worlds: 0, entries: 0, hours: 0, cuts: 0, failed: 0 }
      row.worlds += 1
      row.entries += entries
      row.hours += lived / 3_600_000
      row.cuts += [...cuts.values()].reduce((sum, n) => sum + n, 0)
      row.failed += isFailed ? 1 : 0
      this.#rows.set(about, row)
    }
    for (const [point, n] of cuts) this.#cuts.set(point, (this.#cuts.get(point) ?? 0) + n)
    if (isFailed)
      this.failures.push({ seed, about: theme, violations, replay: replayLine(result, this.#without) })
  }

  #sorted(): Row[] {
    const isLast = (row: Row) => Number(row.about === 'all')
    return [...this.#rows.values()].sort((a, b) => isLast(a) - isLast(b) || (a.about < b.about ? -1 : 1))
  }

  text(): string {
    const cells = this.#sorted().map(({ about, worlds, entries, hours, cuts, failed }) =>
      [about, worlds, entries, Math.round(hours), cuts, failed].map(String),
    )
    const lines = [['about', 'worlds', 'log entries', 'hours lived', 'power cuts', 'failed'], ...cells]
    const table = lines.map(
      ([name = '', ...numbers]) => name.padEnd(16) + numbers.map((cell) => cell.padStart(13)).join(''),
    )
    const cuts = [...this.#cuts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([point, n]) => `${point} ${n}`)
    return [...table, `power cuts: ${cuts.join(' · ') || 'none'}`].join('\n')
  }

  json() {
    return {
      themes: this.#sorted(),
      cuts: Object.fromEntries(this.#cuts),
      failed: this.failures.length,
      failures: this.failures,
    }
  }
}
