import type { LogEntry } from '@warmline/core'
import { sha256 } from './digest.ts'
import type { StoredEntry } from './ports.ts'

/**
 * JSON with sorted keys and without undefined, the same before and after a trip through the database
 * (jsonb keeps neither key order nor the way a number was written).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const record = value as Record<string, unknown>
  let text = ''
  for (const key of Object.keys(record).sort()) {
    const member = record[key]
    if (member === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}

export type Chained = Pick<
  LogEntry,
  'workspaceId' | 'subjectId' | 'subjectKind' | 'version' | 'actor' | 'at' | 'event'
>

/** Before a subject's first event. */
export const chainStart = new Uint8Array(32)

/** sha-256 over the previous hash and what the entry says; not its position, which is given at commit. */
export function chainHash(previous: Uint8Array, entry: Chained): Uint8Array {
  const said = [
    entry.workspaceId,
    entry.subjectId,
    entry.subjectKind,
    entry.version,
    entry.at,
    entry.actor,
    entry.event,
  ]
  return sha256(previous, canonicalJson(said))
}

export const sameBytes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

export interface ChainHead {
  version: number
  hash: Uint8Array
}

export type ChainBreak = {
  position: number
  subjectId: string
  version: number
  reason: 'version-gap' | 'hash-differs'
}

/** Checks one entry against the head of its subject; returns the new head or what is wrong. */
export function chainStep(
  head: ChainHead | undefined,
  entry: StoredEntry,
): { ok: true; head: ChainHead } | { ok: false; broken: ChainBreak } {
  const { position, subjectId, version } = entry
  if (version !== (head?.version ?? 0) + 1)
    return { ok: false, broken: { position, subjectId, version, reason: 'version-gap' } }
  if (!sameBytes(chainHash(head?.hash ?? chainStart, entry), entry.hash))
    return { ok: false, broken: { position, subjectId, version, reason: 'hash-differs' } }
  return { ok: true, head: { version, hash: entry.hash } }
}

/** One subject's events in version order, from its first. Returns the first entry that does not fit, or nothing. */
export function verifyChain(entries: readonly StoredEntry[]): ChainBreak | undefined {
  let head: ChainHead | undefined
  for (const entry of entries) {
    const step = chainStep(head, entry)
    if (!step.ok) return step.broken
    head = step.head
  }
  return undefined
}
