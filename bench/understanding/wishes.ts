import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createHearing, hearsHumanRequest, learnWishes } from '@warmline/ai'
import { setAsideLarge } from '../../packages/ai/src/fixtures/set-aside-large.ts'
import { setAsideSecond } from '../../packages/ai/src/fixtures/set-aside-second.ts'
import { setAsideSmall } from '../../packages/ai/src/fixtures/set-aside-small.ts'

/** A sentence of which it is known whether it wishes for a person. */
interface Known {
  text: string
  wants: boolean
  language: string
}

const { values } = parseArgs({ options: { handoff: { type: 'string' } } })
const before = process.cpuUsage()
const hearing = createHearing(learnWishes())
const learnedMs = Math.round(process.cpuUsage(before).user / 1_000)

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
const known = (texts: string, wants: boolean, language: string): Known[] =>
  lines(texts).map((text) => ({ text, wants, language }))

function setAside(): Known[] {
  return Object.entries({ ...setAsideLarge, ...setAsideSmall }).flatMap(([language, { asks, others }]) => [
    ...known(asks, true, language),
    ...known(setAsideSecond[language] ?? '', true, language),
    ...known(others, false, language),
  ])
}

/** `text,wantsHuman,language`, RFC 4180, with a header. */
async function readList(file: string): Promise<Known[]> {
  const rows: string[][] = [[]]
  let field = ''
  let quoted = false
  const text = await readFile(file, 'utf8')
  const end = () => {
    rows.at(-1)!.push(field)
    field = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (quoted && sign === '"' && text[at + 1] === '"') field += text[++at]!
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === ',') end()
    else if (!quoted && sign === '\n') {
      end()
      rows.push([])
    } else if (quoted || sign !== '\r') field += sign
  }
  end()
  const [header = [], ...body] = rows
  const places = ['text', 'wantsHuman', 'language'].map((name) => header.indexOf(name))
  if (places[0]! < 0 || places[1]! < 0) throw new Error(`${file}: needs the columns text,wantsHuman,language`)
  return body
    .filter((row) => row.length > 1)
    .map((row) => ({
      text: row[places[0]!] ?? '',
      wants: /^(1|true|yes)$/i.test((row[places[1]!] ?? '').trim()),
      language: row[places[2]!] ?? '?',
    }))
}

/** The 95 % interval of a share (Wilson 1927). */
function wilson(k: number, n: number): [number, number] {
  if (n === 0) return [0, 1]
  const z = 1.96
  const p = k / n
  const middle = p + (z * z) / (2 * n)
  const wide = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return [(middle - wide) / (1 + (z * z) / n), (middle + wide) / (1 + (z * z) / n)]
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const row = (cells: (string | number)[]) =>
  cells.map((cell, at) => (at === 0 ? String(cell).padEnd(10) : String(cell).padStart(12))).join('')

function print(all: Known[]): void {
  console.log(row(['language', 'wishes', 'heard', 'acted', 'by the list', 'others', 'heard']))
  for (const language of [...new Set(all.map((one) => one.language)), 'all']) {
    const mine = all.filter((one) => language === 'all' || one.language === language)
    const asks = mine.filter(({ wants }) => wants)
    const says = (one: Known) => hearing.hears(one.text, { language: one.language }).says
    const others = mine.filter(({ wants }) => !wants)
    const heard = asks.filter((one) => says(one) !== 'no').length
    const acted = asks.filter((one) => says(one) === 'act').length
    const listed = asks.filter((one) => hearsHumanRequest(one.text, one.language) !== null).length
    const falsely = others.filter((one) => says(one) !== 'no').length
    console.log(row([language, asks.length, heard, acted, listed, others.length, falsely]))
    if (language !== 'all') continue
    const [low, high] = wilson(heard, asks.length)
    console.log(`heard ${percent(heard / asks.length)} (${percent(low)} … ${percent(high)})`)
    if (others.length > 0)
      console.log(`heard where nobody was wished for: ${percent(falsely / others.length)}`)
  }
}

/** What hearing costs a message, as a ratio to the phrase list alone measured in the same run. */
function speed(): void {
  const message =
    'I ordered a pair of shoes last Tuesday and the parcel came with only one of them in the box, so I sent it back but the refund has not arrived and the tracking page shows nothing at all since Friday'
  const time = (hear: () => unknown) => {
    const took: number[] = []
    for (let n = 0; n < 4_000; n++) {
      const start = performance.now()
      hear()
      took.push(performance.now() - start)
    }
    const sorted = took.slice(1_000).sort((a, b) => a - b)
    return { median: sorted[1_500]! * 1_000, p99: sorted[2_970]! * 1_000 }
  }
  const list = time(() => hearsHumanRequest(message, 'en'))
  const whole = time(() => hearing.hears(message, { language: 'en' }))
  console.log(
    `a message of ${message.length} letters: median ${whole.median.toFixed(0)} µs, p99 ${whole.p99.toFixed(0)} µs, ` +
      `${(whole.median / list.median).toFixed(1)} times the phrase list alone; learned in ${learnedMs} ms of one core`,
  )
}

print(values.handoff === undefined ? setAside() : await readList(values.handoff))
speed()
