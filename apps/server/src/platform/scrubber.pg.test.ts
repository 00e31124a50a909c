import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { pino } from 'pino'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { createNode } from '../context.ts'
import { connectionToRunning } from './embedded/supervisor.ts'
import { createTestDatabase } from './embedded/test-cluster.ts'
import { createScrubber } from './scrubber.ts'

vi.setConfig({ testTimeout: 60_000 })

const data = mkdtempSync(join(tmpdir(), 'wl-scrub-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

/** Files of the cluster that hold these bytes. */
const holding = (bytes: Buffer): string[] =>
  readdirSync(join(data, 'postgres'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(bytes))

async function query<Row extends object>(owner: ClientConfig, text: string, values: unknown[] = []) {
  const client = new Client(owner)
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

describe('a destroyed key', () => {
  it('is in no file of the data directory once it is scrubbed, and other keys still are', async () => {
    const config = readConfig(['--port', '0', '--data', data, '--empty'], { WARMLINE_LOG: 'silent' })
    const node = await createNode(config, { log: pino({ level: 'silent' }) })
    const { crypto, scrubber } = node.services
    const wrapped = async (ownerId: string) => {
      const owner = (await connectionToRunning(data))!
      const text = 'select wrapped from data_key where owner_id = $1'
      return (await query<{ wrapped: Buffer }>(owner, text, [ownerId]))[0]!.wrapped
    }
    for (let n = 0; n < 50; n++) await crypto.seal('ws_1', `ctc_${n}`, 'x', randomBytes(40))
    const [gone, kept] = [await wrapped('ctc_7'), await wrapped('ctc_8')]
    await query((await connectionToRunning(data))!, 'checkpoint')
    await crypto.erase('ws_1', 'ctc_7')
    const before = holding(gone).join()
    expect([before.includes('/base/'), before.includes('/pg_wal/')]).toEqual([true, true])
    await scrubber.scrub()
    expect(holding(gone)).toEqual([])
    await node.close()
    expect(holding(gone)).toEqual([])
    expect(holding(kept).join()).toContain('base')
    expect(existsSync(join(data, 'scrub.owed'))).toBe(false)
  })

  it('is owed while an older transaction still sees it, and scrubbed later', async () => {
    const database = await createTestDatabase()
    const directory = mkdtempSync(join(tmpdir(), 'wl-owed-'))
    const warn = vi.fn()
    const looking = new Client(database.ownerConfig)
    await looking.connect()
    const owner = database.ownerConfig
    const scrubber = createScrubber({ owner, dataDir: directory, log: { warn }, patienceMs: 100 })
    await looking.query('begin isolation level repeatable read')
    await looking.query('select count(*) from data_key')
    await scrubber.scrub()
    expect(warn).toHaveBeenCalledTimes(1)
    expect(existsSync(join(directory, 'scrub.owed'))).toBe(true)
    await looking.query('commit')
    await scrubber.scrubIfOwed()
    expect(warn).toHaveBeenCalledTimes(1)
    expect(existsSync(join(directory, 'scrub.owed'))).toBe(false)
    await looking.end()
    await database.drop()
    rmSync(directory, { recursive: true })
  })
})
