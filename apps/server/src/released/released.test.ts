import { readdirSync, readFileSync } from 'node:fs'
import { eventTypes } from '@warmline/contracts'
import {
  applyView,
  deciders as decidersOfCore,
  emptyThread,
  type LogEntry,
  type Lookup,
  needsOf,
  present,
  type Viewer,
} from '@warmline/core'
import { describe, expect, it } from 'vitest'
import { chainHash, chainStart } from '../platform/hash-chain.ts'
import type { Deciders } from '../platform/ports.ts'
import { office } from './harness/office.ts'
import { packed, type Recording, unpacked } from './harness/recording.ts'

/**
 * Logs as released versions wrote them, of worlds and of an office: `VERSION.log.jsonl.gz` (harness/record.ts). Never change one;
 * add the next at its release. What a version wrote must mean the same for ever: a change of `evolve` that makes another
 * state of an old log would make every database that it wrote fail `npm run verify`.
 */
const folder = new URL('./', import.meta.url)
const deciders: Deciders = decidersOfCore
const releases = readdirSync(folder).filter((name) => name.endsWith('.log.jsonl.gz'))
const recordingsOf = (name: string) => unpacked(readFileSync(new URL(name, folder)))
const all = releases.flatMap(recordingsOf)

const asStored = (state: unknown): unknown => JSON.parse(JSON.stringify(state ?? null))

interface Folded {
  version: number
  hash: Uint8Array
  state: unknown
  kind: Recording['entries'][number][1]
}

function folded({ workspaceId, entries }: Recording): Map<string, Folded> {
  const rows = new Map<string, Folded>()
  for (const [subjectId, kind, version, at, actor, event] of entries) {
    const before = rows.get(subjectId)
    expect(version).toBe((before?.version ?? 0) + 1)
    const said = { workspaceId, subjectId, subjectKind: kind, version, actor, at, event }
    const state = deciders[kind]?.evolve(before?.state ?? null, { event, at, actor, subjectId })
    rows.set(subjectId, { version, hash: chainHash(before?.hash ?? chainStart, said), state, kind })
  }
  return rows
}

/** Every event has been written by a released version, but for these: nothing decides the first yet, the others are
 * newer than the last release and stand in its successor's record. */
const inNoRecord = ['language.set', 'article.owned', 'article.quoted']

const viewers: readonly Viewer[] = [
  { role: 'contact', id: 'ctc_01900000-0000-7000-8000-000000000001' },
  { role: 'worker', id: 'wkr_01900000-0000-7000-8000-000000000001' },
  { role: 'lead', id: 'wkr_01900000-0000-7000-8000-000000000099' },
]
const nothing: Lookup = { text: () => null, name: () => null, attachment: () => null }
const something: Lookup = { text: () => 'words', name: () => 'Kim', attachment: () => null }

describe('logs of released versions', () => {
  it('are there', () => {
    expect(releases).toContain('0.1.0.log.jsonl.gz')
    expect(all.length).toBeGreaterThanOrEqual(19)
  })

  it.each(all.map((one) => [one.name, one] as const))('%s: fold to the states of then', (_, recording) => {
    const rows = folded(recording)
    expect(rows.size).toBe(recording.subjects.length)
    for (const [subjectId, version, hash, state, index] of recording.subjects) {
      const row = rows.get(subjectId)!
      expect([subjectId, row.version]).toEqual([subjectId, version])
      expect(Buffer.from(row.hash).toString('hex'), `the chain of ${subjectId}`).toBe(hash)
      expect(asStored(row.state), subjectId).toEqual(state)
      expect(asStored(deciders[row.kind]?.index(row.state)), `columns of ${subjectId}`).toEqual(index)
    }
  })

  it('can be shown to everybody, event after event, with and without the words', () => {
    let shown = 0
    for (const { workspaceId, entries } of all) {
      const threads = new Map<string, ReturnType<typeof emptyThread>>()
      entries.forEach(([subjectId, subjectKind, version, at, actor, event], n) => {
        const stamp = { workspaceId, lane: 0, position: n + 1, subjectId, subjectKind, version }
        const entry: LogEntry = { ...stamp, at, actor, event }
        needsOf(entry)
        for (const viewer of viewers)
          for (const lookup of [nothing, something]) {
            const view = present(entry, lookup, viewer)
            if (!view || subjectKind !== 'work-item') continue
            shown += 1
            const key = `${viewer.role} ${lookup === nothing} ${subjectId}`
            threads.set(key, applyView(threads.get(key) ?? emptyThread(subjectId), view))
          }
      })
    }
    expect(shown).toBeGreaterThan(1_000)
  })

  it('hold every type of event there is, but for those that nothing decides', () => {
    const seen = new Set(all.flatMap(({ entries }) => entries.map((entry) => entry[5].type)))
    const never = Object.values(eventTypes)
      .flat()
      .filter((type) => !seen.has(type))
    expect(never, 'record the next release with these, or say here why not').toEqual(inNoRecord)
  })

  it('can be recorded again at the next release', () => {
    const recording = office()
    expect(unpacked(packed([recording]))).toEqual([asStored(recording)])
    expect(recording.entries.length).toBeGreaterThan(30)
  })
})
