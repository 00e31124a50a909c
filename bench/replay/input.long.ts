import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anyText, bent, fuzz, nasty, printFuzz } from '../../packages/testkit/src/fuzz.ts'
import { messagesIn, parseCsv, readMessages } from './input.ts'
import { UsageProblem } from './options.ts'

/** Files of conversations come out of other people's systems: what cannot be read is refused with its place. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wl-input-'))
})
afterAll(async () => {
  printFuzz()
  await rm(folder, { recursive: true, force: true })
})

const isRefusal = (error: unknown) => error instanceof UsageProblem && error.message.includes('FILE')
const fields = fc.array(fc.array(fc.oneof(anyText, fc.constant('')), { minLength: 2, maxLength: 4 }), {
  maxLength: 4,
})
const written = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n')

it('CSV', async () => {
  const csv = fc
    .tuple(fc.constantFrom('text,id\n', '"text"\r\n', '\uFEFFtext;x\n'), fields.map(written))
    .map((parts) => parts.join(''))
  await fuzz(
    'CSV of a replay',
    fc.oneof(csv, bent(csv), anyText),
    (text) => {
      for (const message of messagesIn(text, 'FILE.csv', 'text')) expect(message.trim()).toBe(message)
    },
    isRefusal,
  )
  // what is written by the rules is read as it was
  await fuzz('CSV there and back', fields, (rows) => {
    const kept = rows.filter((row) => row.length > 1 || row[0] !== '')
    expect(parseCsv(written(kept), 'FILE')).toEqual(kept)
  })
})

it('JSON lines', () => {
  const line = fc.oneof(
    { weight: 4, arbitrary: anyText.map((text) => JSON.stringify({ text, id: 1 })) },
    nasty.map((value) => JSON.stringify(value) ?? ''),
    anyText,
  )
  const files = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n'))
  return fuzz(
    'JSONL of a replay',
    fc.oneof(files, bent(files)),
    (text) => messagesIn(text, 'FILE.jsonl', 'text'),
    isRefusal,
  )
})

it('a file that is no text is refused as such', async () => {
  const file = join(folder, 'FILE.csv')
  await writeFile(file, Buffer.from([0x74, 0xff, 0xfe]))
  await expect(readMessages(file, 'text')).rejects.toThrow('is not UTF-8')
})
