import { isDeepStrictEqual } from 'node:util'
import type { SubjectKind } from '@warmline/contracts'
import { type ChainHead, chainStep, sameBytes } from './hash-chain.ts'
import type { Deciders, Store, StoredEntry, StoredSubject } from './ports.ts'

export interface SubjectHead {
  workspaceId: string
  subjectId: string
  version: number
  /** hex */
  hash: string
}

export interface VerifyFault {
  workspaceId: string
  lane: number
  /** of the first entry that is wrong; of the head where a state row is wrong */
  position: number
  subjectId: string | null
  reason:
    | 'position-gap'
    | 'version-gap'
    | 'hash-differs'
    | 'head-differs'
    | 'state-row-missing'
    | 'state-row-unlogged'
    | 'state-row-hash-differs'
    | 'state-row-differs'
    | 'kept-head-differs'
}

export type VerifyResult =
  | { ok: true; events: number; subjects: number; heads: readonly SubjectHead[] }
  | { ok: false; fault: VerifyFault }

export interface VerifyOptions {
  /** With deciders the log is folded and compared with every state row (S8). */
  deciders?: Deciders
  lanes?: readonly number[]
  /** Heads that were kept outside the database. */
  keptHeads?: readonly SubjectHead[]
  page?: number
}

interface Folded extends ChainHead {
  lane: number
  position: number
  kind: SubjectKind
  state: unknown
  compared: boolean
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const asStored = (state: unknown): unknown => (state === undefined ? null : JSON.parse(JSON.stringify(state)))

class Verifier {
  readonly subjects = new Map<string, Folded>()
  events = 0
  readonly #store: Store
  readonly #workspaceId: string
  readonly #options: VerifyOptions
  readonly #kept: Map<string, SubjectHead>

  constructor(store: Store, workspaceId: string, options: VerifyOptions) {
    this.#store = store
    this.#workspaceId = workspaceId
    this.#options = options
    const kept = (options.keptHeads ?? []).filter((head) => head.workspaceId === workspaceId)
    this.#kept = new Map(kept.map((head) => [`${head.subjectId} ${head.version}`, head]))
  }

  #fault(
    lane: number,
    position: number,
    subjectId: string | null,
    reason: VerifyFault['reason'],
  ): VerifyFault {
    return { workspaceId: this.#workspaceId, lane, position, subjectId, reason }
  }

  #entry(entry: StoredEntry): VerifyFault | undefined {
    const before = this.subjects.get(entry.subjectId)
    const step = chainStep(before, entry)
    if (!step.ok) return this.#fault(entry.lane, entry.position, entry.subjectId, step.broken.reason)
    const keptKey = `${entry.subjectId} ${entry.version}`
    const kept = this.#kept.get(keptKey)
    if (kept && kept.hash !== hex(entry.hash))
      return this.#fault(entry.lane, entry.position, entry.subjectId, 'kept-head-differs')
    this.#kept.delete(keptKey)
    const decider = this.#options.deciders?.[entry.subjectKind]
    this.events += 1
    this.subjects.set(entry.subjectId, {
      ...step.head,
      lane: entry.lane,
      position: entry.position,
      kind: entry.subjectKind,
      state: decider?.evolve(before?.state ?? null, entry),
      compared: false,
    })
    return undefined
  }

  async lane(lane: number): Promise<VerifyFault | undefined> {
    const limit = this.#options.page ?? 1_000
    let position = 0
    const head = await this.#store.head(this.#workspaceId, lane)
    while (position < head) {
      const entries = await this.#store.read(this.#workspaceId, lane, position, limit)
      for (const entry of entries) {
        if (entry.position > head) return undefined
        if (entry.position !== position + 1) return this.#fault(lane, position + 1, null, 'position-gap')
        const fault = this.#entry(entry)
        if (fault) return fault
        position = entry.position
      }
      if (entries.length === 0) return this.#fault(lane, position + 1, null, 'position-gap')
    }
    const [beyond] = await this.#store.read(this.#workspaceId, lane, head, 1)
    if (beyond && (await this.#store.head(this.#workspaceId, lane)) < beyond.position)
      return this.#fault(lane, beyond.position, beyond.subjectId, 'head-differs')
    return undefined
  }

  #row(row: StoredSubject): VerifyFault | undefined {
    const folded = this.subjects.get(row.subjectId)
    if (!folded) return this.#fault(0, 0, row.subjectId, 'state-row-unlogged')
    folded.compared = true
    // Written to while we read: the next run sees it.
    if (row.version > folded.version) return undefined
    const fault = (reason: VerifyFault['reason']) =>
      this.#fault(folded.lane, folded.position, row.subjectId, reason)
    if (row.version !== folded.version || !sameBytes(row.hash, folded.hash))
      return fault('state-row-hash-differs')
    const decided = this.#options.deciders?.[folded.kind] !== undefined
    if (decided && !isDeepStrictEqual(asStored(folded.state), asStored(row.state)))
      return fault('state-row-differs')
    return undefined
  }

  async rows(): Promise<VerifyFault | undefined> {
    const limit = this.#options.page ?? 1_000
    let after = ''
    for (;;) {
      const rows = await this.#store.subjects(this.#workspaceId, after, limit)
      for (const row of rows) {
        const fault = this.#row(row)
        if (fault) return fault
        after = row.subjectId
      }
      if (rows.length < limit) break
    }
    for (const [subjectId, folded] of this.subjects)
      if (!folded.compared) return this.#fault(folded.lane, folded.position, subjectId, 'state-row-missing')
    return undefined
  }

  lostHead(): VerifyFault | undefined {
    const [lost] = this.#kept.values()
    return lost && this.#fault(0, 0, lost.subjectId, 'kept-head-differs')
  }
}

/**
 * Positions without a gap, every subject's chain, state rows equal to the folded log, heads kept outside.
 * Names the first bad position. Whoever can write the database can rewrite a whole chain: only heads kept outside
 * (`--head`, `--against`) show that.
 */
export async function verifyWorkspace(
  store: Store,
  workspaceId: string,
  options: VerifyOptions = {},
): Promise<VerifyResult> {
  const verifier = new Verifier(store, workspaceId, options)
  for (const lane of options.lanes ?? [0]) {
    const fault = await verifier.lane(lane)
    if (fault) return { ok: false, fault }
  }
  const fault = (await verifier.rows()) ?? verifier.lostHead()
  if (fault) return { ok: false, fault }
  const heads = [...verifier.subjects].map(([subjectId, folded]) => ({
    workspaceId,
    subjectId,
    version: folded.version,
    hash: hex(folded.hash),
  }))
  return { ok: true, events: verifier.events, subjects: heads.length, heads }
}
