import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Example } from '@warmline/ai'
import { parseCsv } from '../replay/input.ts'
import { UsageProblem } from './options.ts'

export interface DataSet {
  train: Example[]
  test: Example[]
  /** messages of no topic in `train` */
  outOfScope: string[]
}

async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (error) {
    throw new UsageProblem(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** The named columns of a CSV file, row by row; rows without a text are left out. */
async function columnsOf(file: string, names: readonly string[]): Promise<string[][]> {
  const [header, ...rows] = parseCsv(await textOf(file), file)
  const places = names.map((name) => {
    const at = header?.findIndex((column) => column.trim().replace(/^\ufeff/, '') === name) ?? -1
    if (at < 0)
      throw new UsageProblem(`${file} has no column "${name}"; it has: ${(header ?? []).join(', ')}.`)
    return at
  })
  return rows
    .filter((row) => row.length > 1 || (row[0] ?? '') !== '')
    .map((row) => places.map((at) => row[at] ?? ''))
}

async function readExamples(file: string): Promise<Example[]> {
  const rows = await columnsOf(file, ['text', 'category'])
  return rows.map(([text, topic]) => ({ text: text!, topic: topic! }))
}

/** Where a data set lies. */
export type Source =
  | { name: 'banking77' | 'clinc150'; folder: string }
  | { name: 'custom'; train: string; test: string; oos: string | null }

/** Reads a data set; refuses one without anything to ask. */
export async function readSet(source: Source): Promise<DataSet> {
  const read = () => {
    if (source.name === 'custom') return readCustom(source)
    return source.name === 'banking77' ? readBanking(source.folder) : readClinc(source.folder)
  }
  const data = await read()
  if (data.test.length === 0) throw new UsageProblem(`${source.name}: the test holds no message.`)
  return data
}

async function readBanking(folder: string): Promise<DataSet> {
  return {
    train: await readExamples(join(folder, 'banking77', 'train.csv')),
    test: await readExamples(join(folder, 'banking77', 'test.csv')),
    outOfScope: [],
  }
}

async function readClinc(folder: string): Promise<DataSet> {
  const file = join(folder, 'clinc150', 'data_full.json')
  const all = JSON.parse(await textOf(file)) as Record<string, [string, string][]>
  const examples = (part: string) => (all[part] ?? []).map(([text, topic]) => ({ text, topic }))
  return {
    train: examples('train'),
    test: examples('test'),
    outOfScope: examples('oos_test').map(({ text }) => text),
  }
}

async function readCustom(files: { train: string; test: string; oos: string | null }): Promise<DataSet> {
  const outOfScope = files.oos === null ? [] : (await columnsOf(files.oos, ['text'])).map(([text]) => text!)
  return { train: await readExamples(files.train), test: await readExamples(files.test), outOfScope }
}

export interface Wish {
  text: string
  wantsHuman: boolean
  language: string
}

export async function readWishes(file: string): Promise<Wish[]> {
  const rows = await columnsOf(file, ['text', 'wantsHuman', 'language'])
  return rows.map(([text, wants, language]) => ({
    text: text!,
    wantsHuman: /^(1|true|yes)$/i.test(wants!.trim()),
    language: language!,
  }))
}

/** The banking half of NLU++: a sentence wants a person when `handoff` is among its intents. */
export async function readNlupp(folder: string): Promise<Wish[]> {
  const place = join(folder, 'nlupp-banking')
  const names = (await readdir(place)).filter((name) => /^banking_\d+\.json$/.test(name)).sort()
  const wishes: Wish[] = []
  for (const name of names) {
    const rows = JSON.parse(await textOf(join(place, name))) as { text: string; intents?: string[] }[]
    for (const { text, intents = [] } of rows)
      wishes.push({ text, wantsHuman: intents.includes('handoff'), language: 'en' })
  }
  return wishes
}
