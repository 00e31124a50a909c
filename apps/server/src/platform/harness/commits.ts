import type { Actor, Event } from '@warmline/contracts'
import type { SubjectIndex } from '@warmline/core'
import { chainHash, chainStart } from '../hash-chain.ts'
import { createIds } from '../ids.ts'
import type { Commit } from '../ports.ts'

export const ids = createIds({ now: Date.now })
export const testActor: Actor = { kind: 'system', name: 'test' }

export const anIndex = (over: Partial<SubjectIndex> = {}): SubjectIndex => ({
  status: 'queue',
  contactId: null,
  workerId: null,
  topic: null,
  language: null,
  dueAt: null,
  openedAt: null,
  ...over,
})

export const topicSet = (topic: string): Event => ({ type: 'topic.set', topic })

type CommitOver = Partial<Omit<Commit, 'entries'>> & { events?: readonly Event[]; previous?: Uint8Array }

/** A commit with a true hash chain. `previous` is the hash of the last entry before. */
export function aCommit({
  events = [topicSet('one')],
  previous = chainStart,
  ...over
}: CommitOver = {}): Commit {
  const base = {
    workspaceId: 'ws_a',
    lane: 0,
    subjectId: ids.next('wi'),
    subjectKind: 'work-item' as const,
    at: 1_000,
  }
  const commit = { ...base, expectedVersion: 0, ...over }
  let hash = previous
  const entries = events.map((event, n) => {
    const { workspaceId, subjectId, subjectKind, at } = commit
    const version = commit.expectedVersion + n + 1
    hash = chainHash(hash, { workspaceId, subjectId, subjectKind, version, actor: testActor, at, event })
    return { event, actor: testActor, at, hash }
  })
  return {
    state: { n: commit.expectedVersion + events.length },
    index: anIndex(),
    reservations: [],
    contents: [],
    messageKeys: [],
    idempotency: null,
    ...commit,
    entries,
  }
}

/** The next commit of the same subject. */
export const afterwards = (commit: Commit, over: CommitOver = {}): Commit =>
  aCommit({
    workspaceId: commit.workspaceId,
    lane: commit.lane,
    subjectId: commit.subjectId,
    expectedVersion: commit.expectedVersion + commit.entries.length,
    previous: commit.entries.at(-1)!.hash,
    ...over,
  })

export const freshWorkspace = () => ids.next('ws')
