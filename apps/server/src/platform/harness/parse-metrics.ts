export interface Parsed {
  /** of families, in order */
  names(): string[]
  series(name: string): { labels: Record<string, string>; value: number }[]
  /** of the one series with these labels; undefined when there is none */
  value(name: string, labels?: Record<string, string>): number | undefined
}

const sample = /^([a-zA-Z_:][\w:]*)(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\n"])*",?)*)\})? (\S+)$/
const label = /([a-zA-Z_]\w*)="((?:[^"\\]|\\[\\n"])*)"/g

const unescaped = (text: string) =>
  text.replace(/\\([\\n"])/g, (_whole, sign: string) => (sign === 'n' ? '\n' : sign))

/** As strict as Prometheus: every line is HELP, TYPE or a sample of the family above; no series twice. */
export function parseMetrics(text: string): Parsed {
  const names: string[] = []
  const all: { name: string; labels: Record<string, string>; value: number }[] = []
  const seen = new Set<string>()
  if (!text.endsWith('\n')) throw new Error('the last line has no end')
  for (const line of text.slice(0, -1).split('\n')) {
    const help = /^# HELP (\w+) .+$/.exec(line)
    if (help) {
      if (names.includes(help[1]!)) throw new Error(`${help[1]} comes twice`)
      names.push(help[1]!)
      continue
    }
    const family = names.at(-1)
    if (/^# TYPE /.test(line)) {
      if (!new RegExp(`^# TYPE ${family} (counter|gauge|histogram)$`).test(line)) throw new Error(line)
      continue
    }
    const [, name, labelled = '', value] = sample.exec(line) ?? []
    if (name === undefined || family === undefined || !name.startsWith(family)) throw new Error(line)
    if (!/^([+-]Inf|-?\d+(\.\d+)?(e[+-]?\d+)?)$/.test(value!)) throw new Error(`no number: ${line}`)
    if (seen.has(`${name}{${labelled}}`)) throw new Error(`twice: ${line}`)
    seen.add(`${name}{${labelled}}`)
    const labels = Object.fromEntries(
      [...labelled.matchAll(label)].map(([, key, text]) => [key!, unescaped(text!)]),
    )
    all.push({ name, labels, value: Number(value) })
  }
  const series = (name: string) =>
    all.filter((one) => one.name === name).map(({ labels, value }) => ({ labels, value }))
  return {
    names: () => names,
    series,
    value: (name, labels = {}) =>
      series(name).find((one) => Object.entries(labels).every(([key, text]) => one.labels[key] === text))
        ?.value,
  }
}
