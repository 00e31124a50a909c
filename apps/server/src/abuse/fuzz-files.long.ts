import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import { deciders } from '@warmline/core'
import { anyText, bent, changedOf, fuzz, nasty, printFuzz } from '@warmline/testkit/fuzz'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CommandProblem } from '../cli/database.ts'
import { headsIn } from '../cli/kept-heads.ts'
import { ConfigProblem, options, readConfig } from '../config.ts'
import { addresses, watching } from '../doctor/settings.ts'
import { ErasureListDamaged, erasuresIn } from '../kinds/erasure-list.ts'
import { BackupDamaged, type BackupHeader, BackupReader } from '../platform/backup/format.ts'
import { postmasterIn } from '../platform/embedded/postmaster-file.ts'
import { chainHash, chainStart } from '../platform/hash-chain.ts'
import { createProxies } from '../platform/http/address.ts'
import { loadMasterKeys, MasterKeyProblem } from '../platform/master-key.ts'
import type { Store, StoredEntry, StoredSubject } from '../platform/ports.ts'
import { verifyWorkspace } from '../platform/verify.ts'
import { type Recording, unpacked } from '../released/harness/recording.ts'

/** What a person who runs the server gives it: settings, files, and rows that somebody else may have written. */
afterAll(printFuzz)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wl-fuzz-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const own =
  (...kinds: (new (...args: never[]) => Error)[]) =>
  (error: unknown) =>
    kinds.some((kind) => error instanceof kind)
const jsonOf = (value: unknown) => JSON.stringify(value) ?? 'undefined'

describe('settings', () => {
  const given = Object.values(options)
  const variables = given.flatMap((one) => ('env' in one ? [one.env] : []))
  const flags = given.flatMap((one) => ('flag' in one ? [`--${one.flag}`] : []))
  const value = fc.oneof(
    fc.constantFrom(
      ...['8080', '0', '65536', '-1', '1e3', '127.0.0.1', '::1', '0.0.0.0', '256.1.1.1', 'info', 'loopback'],
      ...['https://help.example.com', 'http://[::1]:80/x', 'https://', 'javascript:alert(1)', 'HTTPS://A.B'],
      ...['postgres://u:p@h:1/d', 'postgres:///d', 'postgresql://u@/d?host=/run', 'postgres://h:99999/d'],
      ...['smtp://u:p@h:25', 'smtps://%zz:%zz@h', '10.0.0.0/8,127.0.0.1', '10.0.0.1/99', '::1/129', '::/x'],
      ...['a=b,c=%zz', '=', 'a', '0.5', '2', 'letters-and-digits-0123456789'],
    ),
    bent(
      fc.constantFrom('https://help.example.com', 'postgres://u:p@h:1/d', 'smtp://u:p@h:25', '10.0.0.0/8'),
    ),
    anyText,
  )
  const inputs = fc.tuple(
    fc.dictionary(fc.constantFrom(...variables), value, { maxKeys: 4 }),
    fc.array(fc.oneof(fc.constantFrom(...flags), value), { maxLength: 4 }),
  )

  it('of environment and command line', () =>
    fuzz(
      'settings',
      inputs,
      ([environment, argv]) => {
        const config = readConfig(argv, environment)
        createProxies(config.trustProxy)('10.0.0.1')
        expect([...addresses(config), ...watching(config)].every(({ says }) => says !== '')).toBe(true)
      },
      own(ConfigProblem),
    ))

  it('master keys', () =>
    fuzz(
      'master key',
      fc.tuple(fc.oneof(bent(fc.constant(Buffer.alloc(32, 7).toString('base64'))), anyText), value),
      ([current, old]) => loadMasterKeys(folder, { WARMLINE_KEY: current || ' ', WARMLINE_KEY_OLD: old }),
      own(MasterKeyProblem),
    ))
})

describe('files', () => {
  it('who was erased, with lines torn off by a crash', async () => {
    const line = fc
      .tuple(fc.nat(5), fc.nat(5))
      .map(([a, b]) => jsonOf({ workspaceId: `ws_${a}`, contactId: `ctc_${b}`, at: a }))
    const lines = fc.oneof({ weight: 4, arbitrary: line }, bent(line), nasty.map(jsonOf), anyText)
    const files = fc.array(lines, { maxLength: 6 }).map((all) => all.join('\n'))
    await fuzz(
      'list of erasures',
      files,
      (text) => {
        const found = erasuresIn(text)
        expect(new Set(found.map(({ contactId }) => contactId)).size).toBe(found.length)
      },
      own(ErasureListDamaged),
    )
  })

  it('heads that were kept', () => {
    const head = fc.constant(jsonOf({ workspaceId: 'ws_1', subjectId: 'wi_1', version: 3, hash: 'ab' }))
    const lines = fc.oneof({ weight: 4, arbitrary: head }, bent(head), nasty.map(jsonOf), anyText)
    return fuzz(
      'kept heads',
      fc.array(lines, { maxLength: 4 }).map((all) => all.join('\n')),
      (text) => headsIn(text, 'FILE'),
      own(CommandProblem),
    )
  })

  it('postmaster.pid', async () => {
    const right = fc.constant('4711\n/data\n1700000000\n5432\n/run/x\n\n  123 4\nready\n')
    await fuzz('postmaster.pid', fc.oneof(bent(right), anyText), (text) => {
      const found = postmasterIn(text)
      expect(found === undefined || (found.pid > 0 && found.port > 0)).toBe(true)
    })
  })

  it('the rows of a backup', async () => {
    const rows = Buffer.from('ws_1\t0\t17\\n\nws_1\t0\t18\n')
    const packed = await promisify(zstdCompress)(rows)
    const frame = (length: number, bytes: Buffer) => {
      const head = Buffer.alloc(8)
      head.writeUInt32BE(bytes.length, 0)
      head.writeUInt32BE(length, 4)
      return Buffer.concat([head, bytes])
    }
    const header: BackupHeader = {
      ...{ format: 1, migration: 3, createdAt: '2026-01-01T00:00:00.000Z', masterKey: 'left out' },
      sequences: [],
      tables: [
        {
          ...{ schema: 'public', name: 'event_log', columns: ['a'], rows: 2 },
          sha256: createHash('sha256').update(rows).digest('hex'),
        },
      ],
    }
    const body = Buffer.from(JSON.stringify(header))
    const size = Buffer.alloc(4)
    size.writeUInt32BE(body.length)
    const start = Buffer.concat([
      Buffer.from('WARMLINE BACKUP 1\n'),
      size,
      createHash('sha256').update(body).digest(),
      body,
    ])
    const right = Buffer.concat([frame(rows.length, packed), frame(0, Buffer.alloc(0))])
    // the lengths most of all: they say how much memory is asked for
    const at = fc.oneof(fc.nat(7), fc.nat(right.length - 1))
    const tails = fc.oneof(
      fc.array(fc.tuple(at, fc.nat(255)), { maxLength: 4 }).map((changes) => {
        const tail = Buffer.from(right)
        for (const [place, to] of changes) tail[place] = to
        return tail
      }),
      fc.nat(right.length).map((n) => right.subarray(0, n)),
      fc.uint8Array({ maxLength: 60 }).map((more) => Buffer.concat([right, more])),
    )
    await fuzz(
      'rows of a backup',
      tails,
      async (tail) => {
        const file = Buffer.concat([start, tail])
        const handle = {
          async read(into: Buffer, offset: number, length: number, position: number) {
            const part = file.subarray(position, position + length)
            part.copy(into, offset)
            return { bytesRead: part.length, buffer: into }
          },
          stat: async () => ({ size: file.length }),
        }
        const reader = await BackupReader.open(handle as never)
        const read: Buffer[] = []
        for await (const chunk of reader.readTable(reader.header.tables[0]!)) read.push(chunk)
        await reader.expectEnd()
        // what was read to its end is what was written
        expect(Buffer.concat(read).equals(rows)).toBe(true)
      },
      own(BackupDamaged),
    )
  })
})

describe('rows that somebody else wrote', () => {
  const file = new URL('../released/0.1.0.log.jsonl.gz', import.meta.url)
  const [{ workspaceId, entries: recorded }] = unpacked(readFileSync(file)) as [Recording]
  const first = recorded.slice(0, 16)

  /** A workspace with these entries, as `verify` reads it. */
  function storeOf(entries: readonly StoredEntry[], rows: readonly StoredSubject[]) {
    const sorted = entries.toSorted((a, b) =>
      a.subjectId < b.subjectId ? -1 : a.subjectId > b.subjectId ? 1 : a.position - b.position,
    )
    const of = (subjectId: string) => sorted.filter((entry) => entry.subjectId === subjectId)
    return {
      head: async () => entries.length,
      positions: async (_workspaceId: string, _lane: number, after: number) =>
        entries.map(({ position }) => position).filter((position) => position > after),
      bySubject: async (_workspaceId: string, after: { subjectId: string }) =>
        after.subjectId === '' ? sorted : [],
      subjects: async (_workspaceId: string, after: string) => (after === '' ? rows : []),
      load: async (_workspaceId: string, subjectId: string) =>
        rows.find((row) => row.subjectId === subjectId),
      history: async (_workspaceId: string, subjectId: string, after: number) => of(subjectId).slice(after),
    } as unknown as Store
  }

  const right: StoredEntry[] = []
  const rows = new Map<string, StoredSubject>()
  for (const [subjectId, subjectKind, version, at, actor, event] of first) {
    const said = { workspaceId, subjectId, subjectKind, version, actor, at, event }
    const before = rows.get(subjectId)
    const hash = chainHash(before?.hash ?? chainStart, said)
    const position = right.length + 1
    right.push({ ...said, lane: 0, position, hash } as StoredEntry)
    const state = deciders[subjectKind].evolve(
      (before?.state ?? null) as never,
      { event, at, actor, subjectId } as never,
    )
    rows.set(subjectId, { subjectId, subjectKind, version, hash, state } as unknown as StoredSubject)
  }
  const sortedRows = [...rows.values()].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1))

  it('the log, as verify reads it', async () => {
    expect(await verifyWorkspace(storeOf(right, sortedRows), workspaceId, { deciders })).toMatchObject({
      ok: true,
    })
    // what the columns can hold, whoever writes them
    const number = fc.oneof(fc.nat(20), fc.maxSafeInteger())
    const columns = (entry: StoredEntry) =>
      fc.record(
        {
          event: changedOf(fc.constant(entry.event)),
          actor: changedOf(fc.constant(entry.actor)),
          ...{ version: number, position: number, at: number },
          subjectKind: fc.constantFrom('work-item', 'contact', 'worker', '__proto__', 'x'),
        },
        { requiredKeys: [] },
      )
    const changes = fc
      .nat(right.length - 1)
      .chain((n) => fc.tuple(fc.constant(n), columns(right[n]!), fc.boolean()))
    await fuzz('log row in verify', changes, async ([n, to, isForged]) => {
      const entry = { ...right[n], ...to } as StoredEntry
      const before = right.slice(0, n).findLast(({ subjectId }) => subjectId === entry.subjectId)
      // a thief makes the hash anew
      if (isForged) entry.hash = chainHash(before?.hash ?? chainStart, entry)
      const found = await verifyWorkspace(storeOf(right.with(n, entry), sortedRows), workspaceId, {
        deciders,
      })
      expect(found.ok || found.faults > 0).toBe(true)
    })
  })
})
