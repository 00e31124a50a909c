import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What every style sheet of ours keeps to. The host page of the demo is somebody else's shop, and is left out. */
const root = import.meta.dirname
const cssUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css') && !/node_modules|dist/.test(file))
    .map((file) => join(folder, file))
const sheets = ['packages/ui/src', 'apps/console/src', 'apps/widget/src'].flatMap(cssUnder)
const read = (file: string) => readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

/** Above and below are the same in every writing that we offer, so top and bottom may stand. */
const physical =
  /^\s*((?:margin|padding|inset|scroll-margin|scroll-padding)-(?:left|right)|border-(?:left|right|(?:top|bottom)-(?:left|right))(?:-\w+)*|left|right)\s*:/
/** `padding: 1px 2px 3px 4px` says left and right too, unless both are the same. */
const sides = /^\s*(?:margin|padding|inset|border-width|border-style|border-color):\s*([^;]+);/
const corners = /^\s*border-radius:\s*([^;/]+);/
const values = (text: string) => text.match(/[\w.%-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?/g) ?? []
const words = /^\s*(?:text-align|float|clear):\s*(?:left|right)\b/

function physicalLines(css: string): string[] {
  return css
    .split(/(?<=[;{}])/)
    .map((row) => row.replace(/^[^{}]*\{/, '').trim())
    .filter((row) => {
      if (physical.test(row) || words.test(row)) return true
      const four = values(sides.exec(row)?.[1] ?? '')
      if (four.length === 4 && four[1] !== four[3]) return true
      const round = values(corners.exec(row)?.[1] ?? '')
      return round.length > 1 && !(round[0] === round[1] && (round[2] ?? round[0]) === (round[3] ?? round[1]))
    })
}

describe('style sheets', () => {
  it('finds what it judges', () => {
    expect(sheets.length).toBeGreaterThan(15)
  })
  it.each(sheets)('%s speaks of start and end, never of left and right', (file) => {
    expect(physicalLines(read(file))).toEqual([])
  })
  it('sees what is physical', () => {
    const bad =
      '.a{margin-left:1px;padding:1px 2px 3px 4px;text-align: left;left: 0;border-top-left-radius:2px;border-radius: 4px 8px;border-right: 0;inset: 0 auto 0 0;}'
    expect(physicalLines(bad)).toHaveLength(8)
    expect(
      physicalLines(
        '.a{padding:1px 2px 3px 2px;inset: 0 4px;border-radius: 4px;text-align:start;margin: 0 auto;}',
      ),
    ).toEqual([])
  })
  it('moves only as long as the tokens say, so that one rule stills everything', () => {
    const timed = /^\s*(?:transition|animation)(?:-duration)?:/
    const wrong = sheets
      .filter((file) => !file.startsWith('apps/widget'))
      .flatMap((file) =>
        read(file)
          .split(/[;{}]/)
          .filter((row) => timed.test(row) && /\d(?:ms|s)\b/.test(row))
          .map((row) => `${file}: ${row.trim()}`),
      )
    expect(wrong).toEqual([])
  })
  it('a primitive whose sheet comes late takes no class that a page has: it would repaint what is on screen', () => {
    const first = /^import '@warmline\/ui\/(.+)'/gm
    const main = readFileSync(join(root, 'apps/console/src/main.tsx'), 'utf8')
    const early = [...main.matchAll(first)].map((m) => `packages/ui/src/${m[1]}`)
    expect(early.length).toBeGreaterThan(2)
    /** the classes that stand first in a selector: those alone decide whether it can hit */
    const leading = (css: string) =>
      [...css.matchAll(/(?:^|[{}])([^{}@;]+)\{/g)].flatMap(([, selectors]) =>
        selectors!.split(/,(?![^(]*\))/).flatMap((one) => {
          const head = one.trim().split(/[\s>+~]/)[0] ?? ''
          return [...head.matchAll(/\.([\w-]+)/g)].slice(0, head.startsWith(':is') ? 9 : 1).map((m) => m[1]!)
        }),
      )
    const late = new Set(
      sheets
        .filter((f) => f.startsWith('packages/ui') && !early.includes(f))
        .flatMap((f) => leading(read(f))),
    )
    expect(late.has('series')).toBe(true)
    const used = sheets
      .filter((f) => f.startsWith('apps/console') || early.includes(f))
      .flatMap((f) => [...read(f).matchAll(/\.([a-z][\w-]*)/g)].map((m) => m[1]!))
    expect(used.filter((name) => late.has(name))).toEqual([])
  })
  it('colours come from the tokens', () => {
    const colour = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/i
    const wrong = sheets
      .filter((file) => !file.startsWith('apps/widget') && !file.endsWith('tokens.css'))
      .flatMap((file) =>
        read(file)
          .split(/[;{}]/)
          .filter((row) => /:/.test(row) && colour.test(row.slice(row.indexOf(':'))))
          .map((row) => `${file}: ${row.trim()}`),
      )
    expect(wrong).toEqual([])
  })
})

const tokensOf = (file: string): Map<string, string> =>
  new Map([...read(file).matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!]))
const tokens = tokensOf('packages/ui/src/tokens.css')

/** `#fff` and `#ffffff` are one colour. */
const long = (hex: string) =>
  hex.length < 6 ? `#${[...hex.slice(1)].map((c) => c + c).join('')}` : hex.toLowerCase()
function colourOf(name: string, scheme: 'light' | 'dark'): string {
  const [, light, dark] = /light-dark\((#\w+),\s*(#\w+)\)/.exec(tokens.get(`--${name}`) ?? '') ?? []
  return long((scheme === 'light' ? light : dark) ?? '')
}
/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

describe.each(['light', 'dark'] as const)('contrast of the tokens, %s', (scheme) => {
  const grounds = ['bg', 'card', 'sunk']
  const tints = ['human-bg', 'ai-bg', 'good-bg', 'warn-bg', 'bad-bg']
  const text = [
    ...[...grounds, ...tints].flatMap((ground) => [
      ['ink', ground],
      ['mut', ground],
    ]),
    ...['human', 'ai', 'good', 'warn', 'bad'].flatMap((tone) =>
      [...grounds, `${tone}-bg`].map((ground) => [tone, ground]),
    ),
    ['on-fill', 'human'],
    ['bg', 'ink'],
  ] as [string, string][]
  it.each(text)('text: %s on %s is at least 4.5', (a, b) => {
    expect(contrast(colourOf(a, scheme), colourOf(b, scheme))).toBeGreaterThanOrEqual(4.5)
  })
  const controls = [
    ...['ctl', 'ai', 'human', 'bad'].flatMap((edge) => grounds.map((ground) => [edge, ground])),
    ['ai', 'ai-bg'],
    ['ai', 'human-bg'],
    ['on-fill', 'human'],
  ] as [string, string][]
  it.each(controls)('controls: %s beside %s is at least 3', (a, b) => {
    expect(contrast(colourOf(a, scheme), colourOf(b, scheme))).toBeGreaterThanOrEqual(3)
  })
})

it('contrast is 21 between black and white, and 1 of a colour with itself', () => {
  expect([contrast('#000000', '#ffffff'), contrast('#b8430f', '#b8430f')]).toEqual([21, 1])
})

it("the widget's copies of the tokens are the tokens", () => {
  const norm = (value: string) => value.replace(/#\w+/g, (hex) => long(hex)).replace(/\s+/g, '')
  const copies = cssUnder('apps/widget/src').flatMap((file) => [...tokensOf(file)])
  const shared = copies.filter(([name]) => tokens.has(name))
  expect(shared.length).toBeGreaterThan(10)
  expect(shared.filter(([name, value]) => norm(value) !== norm(tokens.get(name)!))).toEqual([])
})
