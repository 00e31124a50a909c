import { gunzipSync, gzipSync } from 'node:zlib'
import type { Actor, Event, SubjectKind } from '@warmline/contracts'
import type { SubjectIndex } from '@warmline/core'

/** What one company did under a released version: its log, and what that version made of it. */
export interface Recording {
  name: string
  workspaceId: string
  /** in the order of the log */
  entries: [subjectId: string, kind: SubjectKind, version: number, at: number, actor: Actor, event: Event][]
  /** `hash` of the last entry, hex */
  subjects: [subjectId: string, version: number, hash: string, state: unknown, index: SubjectIndex][]
}

export const packed = (recordings: readonly Recording[]): Uint8Array =>
  gzipSync(recordings.map((one) => `${JSON.stringify(one)}\n`).join(''), { level: 9 })

export const unpacked = (bytes: Uint8Array): Recording[] =>
  gunzipSync(bytes)
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Recording)
