import { isDeepStrictEqual } from 'node:util'
import { type ChainHead, chainStep, sameBytes } from './hash-chain.ts'
import type { Deciders, Store, StoredEntry, StoredSubject } from './ports.ts'
import { type TextCounts, type TextFault, type TextKeys, TextReader } from './verify-texts.ts'

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
  /** of the first entry that is wrong; of the head where a state row is wrong; 0 = nothing in the log belongs to it */
  position: number
  subjectId: string | null
  reason:
    | 'position-gap'
    | 'version-gap'
    | 'hash-differs'
    | 'not-foldable'
    | 'head-differs'
    | 'state-row-missing'
    | 'state-row-unlogged'
    | 'state-row-hash-differs'
    | 'state-row-differs'
    | 'kept-head-differs'
    | 'ledger-row-missing'
    | 'ledger-row-differs'
    | 'ledger-row-unlogged'
    | 'ledger-ahead'
    | TextFault['reason']
  /** which ledger */
  ledger?: string
  /** which text */
  contentId?: string
}

export interface LedgerFault extends Pick<VerifyFault, 'lane' | 'position' | 'subjectId'> {
  reason: Extract<VerifyFault['reason'], `ledger-${string}`>
}

/** Rows beside the log that are made from it alone: the promise ledger, and whatever ledger comes later (pay). */
export interface LedgerCheck {
  /** as a fault names it */
  name: string
  reads(type: StoredEntry['event']['type']): boolean
  /** `entries`: all that it reads of some whole subjects, each in its order. Answers every row that is not what they say. */
  check(workspaceId: string, entries: readonly StoredEntry[]): Promise<readonly LedgerFault[]>
  /** what stands there and nothing in the log made */
  rest(workspaceId: string): Promise<readonly LedgerFault[]>
}

export type VerifyResult =
  | { ok: true; events: number; subjects: number; texts?: TextCounts }
  /** the first bad position, and in how many places something is wrong */
  | { ok: false; fault: VerifyFault; faults: number }

export interface VerifyOptions {
  /** With deciders the log is folded and compared with every state row (S8). */
  deciders?: Deciders
  lanes?: readonly number[]
  /** Heads that were kept outside the database. */
  keptHeads?: readonly SubjectHead[]
  ledgers?: readonly LedgerCheck[]
  /** With it the texts that events name are looked for, and opened where the master key is at hand. */
  texts?: TextKeys
  page?: number
  /** the head of every chain that is whole, in the order of subjects */
  onHead?(head: SubjectHead): void
  /** events read so far */
  onProgress?(events: number): void
}

interface Folded extends ChainHead {
  subjectId: string
  lane: number
  position: number
  state: unknown
  isDecided: boolean
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const asStored = (state: unknown): unknown => (state === undefined ? null : JSON.parse(JSON.stringify(state)))
const ledgerBatch = 500

/**
 * One workspace, in memory for two pages whatever its size: positions lane by lane, then the log subject by subject
 * beside the state rows in the same order.
 */
class Verifier {
  events = 0
  subjects = 0
  faults = 0
  first: VerifyFault | undefined
  readonly texts: TextReader | undefined
  readonly #store: Store
  readonly #workspaceId: string
  readonly #options: VerifyOptions
  readonly #kept: Map<string, SubjectHead>
  readonly #heads = new Map<number, number>()
  readonly #page: number

  constructor(store: Store, workspaceId: string, options: VerifyOptions) {
    this.#store = store
    this.#workspaceId = workspaceId
    this.#options = options
    this.#page = options.page ?? 1_000
    this.texts = options.texts && new TextReader(store, workspaceId, options.texts, (one) => this.#fault(one))
    const kept = (options.keptHeads ?? []).filter((head) => head.workspaceId === workspaceId)
    this.#kept = new Map(kept.map((head) => [`${head.subjectId} ${head.version}`, head]))
  }

  #fault(fault: Omit<VerifyFault, 'workspaceId'>): void {
    const order = ({ lane, position }: Pick<VerifyFault, 'lane' | 'position'>) =>
      position === 0 ? [Number.POSITIVE_INFINITY, 0] : [lane, position]
    const [lane = 0, position = 0] = order(fault)
    const [firstLane = 0, firstPosition = 0] = this.first ? order(this.first) : [Number.POSITIVE_INFINITY, 1]
    this.faults += 1
    if (lane < firstLane || (lane === firstLane && position < firstPosition))
      this.first = { workspaceId: this.#workspaceId, ...fault }
  }

  async positions(lane: number): Promise<void> {
    const head = await this.#store.head(this.#workspaceId, lane)
    this.#heads.set(lane, head)
    for (let position = 0; position < head; ) {
      const page = await this.#store.positions(this.#workspaceId, lane, position, this.#page * 10)
      const gap = page.findIndex((found, n) => found !== position + n + 1)
      if (gap >= 0 || page.length === 0) {
        const missing = position + 1 + Math.max(0, gap)
        if (missing <= head) this.#fault({ lane, position: missing, subjectId: null, reason: 'position-gap' })
        return
      }
      position += page.length
    }
  }

  async *#log(): AsyncGenerator<StoredEntry[]> {
    let after = { subjectId: '', version: 0 }
    let entries: StoredEntry[] = []
    for (;;) {
      const page = await this.#store.bySubject(this.#workspaceId, after, this.#page)
      for (const entry of page) {
        if (entries.length > 0 && entries[0]?.subjectId !== entry.subjectId) {
          yield entries
          entries = []
        }
        entries.push(entry)
        // a long history in parts: what was folded goes on with the next
        if (entries.length >= this.#page) {
          yield entries
          entries = []
        }
      }
      const last = page.at(-1)
      if (!last || page.length < this.#page) break
      after = { subjectId: last.subjectId, version: last.version }
    }
    if (entries.length > 0) yield entries
  }

  async *#rows(): AsyncGenerator<StoredSubject> {
    for (let after = ''; ; ) {
      const page = await this.#store.subjects(this.#workspaceId, after, this.#page)
      yield* page
      const last = page.at(-1)
      if (!last || page.length < this.#page) return
      after = last.subjectId
    }
  }

  /** False at the first entry of a subject that is wrong. */
  async #fold(before: Folded | undefined, entry: StoredEntry): Promise<Folded | undefined> {
    const { lane, position, subjectId } = entry
    const step = chainStep(before, entry)
    this.events += 1
    const fault = (reason: VerifyFault['reason']) => this.#fault({ lane, position, subjectId, reason })
    if (position > (this.#heads.get(lane) ?? 0)) {
      const head = await this.#store.head(this.#workspaceId, lane)
      this.#heads.set(lane, head)
      if (position > head) return void fault('head-differs')
    }
    if (!step.ok) return void fault(step.broken.reason)
    const keptKey = `${subjectId} ${entry.version}`
    const kept = this.#kept.get(keptKey)
    this.#kept.delete(keptKey)
    if (kept && kept.hash !== hex(entry.hash)) return void fault('kept-head-differs')
    const decider = this.#options.deciders?.[entry.subjectKind]
    try {
      const state = decider?.evolve(before?.state ?? null, entry)
      return { ...step.head, subjectId, lane, position, isDecided: decider !== undefined, state }
    } catch {
      // whoever rewrote it made a whole chain of something that never happens
      return void fault('not-foldable')
    }
  }

  /** The row beside what was folded. Where they differ somebody may have written: once more, folded to the row's version. */
  async #compare(folded: Folded, row: StoredSubject | undefined): Promise<Folded | undefined> {
    if (!rowFault(folded, row)) return folded
    const { lane, position, subjectId } = folded
    const fresh = await this.#store.load(this.#workspaceId, subjectId)
    let on: Folded | undefined = folded
    while (on && fresh && on.version < fresh.version) {
      const more = await this.#store.history(this.#workspaceId, subjectId, on.version, this.#page)
      if (more.length === 0) break
      for (const entry of more) if (on && entry.version <= fresh.version) on = await this.#fold(on, entry)
    }
    // a chain that broke has said so
    if (!on) return undefined
    const wrong = rowFault(on, fresh)
    if (!wrong) return on
    this.#fault({ lane, position, subjectId, reason: wrong })
    return undefined
  }

  async #unlogged(row: StoredSubject): Promise<void> {
    const [born] = await this.#store.history(this.#workspaceId, row.subjectId, 0, 1)
    if (!born) this.#fault({ lane: 0, position: 0, subjectId: row.subjectId, reason: 'state-row-unlogged' })
  }

  async subjectBySubject(): Promise<void> {
    const rows = this.#rows()
    let row = (await rows.next()).value as StoredSubject | undefined
    const end = async (folded: Folded) => {
      while (row && row.subjectId < folded.subjectId) {
        await this.#unlogged(row)
        row = (await rows.next()).value as StoredSubject | undefined
      }
      const isMine = row?.subjectId === folded.subjectId
      const whole = await this.#compare(folded, isMine ? row : undefined)
      if (isMine) row = (await rows.next()).value as StoredSubject | undefined
      if (whole)
        this.#options.onHead?.({
          ...{ workspaceId: this.#workspaceId, subjectId: whole.subjectId },
          ...{ version: whole.version, hash: hex(whole.hash) },
        })
    }
    let broken: string | null = null
    let folded: Folded | undefined
    const ledgers = new LedgerReader(this.#workspaceId, this.#options.ledgers ?? [], (one) =>
      this.#fault(one),
    )
    for await (const entries of this.#log()) {
      const { subjectId } = entries[0]!
      if (folded && folded.subjectId !== subjectId) await end(folded)
      if (folded?.subjectId !== subjectId && broken !== subjectId) {
        this.subjects += 1
        folded = undefined
        await ledgers.nextSubject()
      }
      for (const entry of entries) {
        if (broken === subjectId) break
        folded = await this.#fold(folded, entry)
        if (folded) {
          ledgers.add(entry)
          this.texts?.add(entry)
        } else {
          broken = subjectId
          ledgers.drop(subjectId)
        }
      }
      await this.texts?.next()
      this.#options.onProgress?.(this.events)
    }
    if (folded) await end(folded)
    for (; row; row = (await rows.next()).value as StoredSubject | undefined) await this.#unlogged(row)
    await ledgers.end()
    await this.texts?.next(1)
  }

  lostHeads(): void {
    for (const { subjectId } of this.#kept.values())
      this.#fault({ lane: 0, position: 0, subjectId, reason: 'kept-head-differs' })
  }
}

function rowFault(folded: Folded, row: StoredSubject | undefined): VerifyFault['reason'] | null {
  if (!row) return 'state-row-missing'
  if (row.version !== folded.version || !sameBytes(row.hash, folded.hash)) return 'state-row-hash-differs'
  const isSame = !folded.isDecided || isDeepStrictEqual(asStored(folded.state), asStored(row.state))
  return isSame ? null : 'state-row-differs'
}

/** Hands ledgers what they read, some whole subjects at a time. */
class LedgerReader {
  readonly #waiting: { ledger: LedgerCheck; entries: StoredEntry[] }[]
  readonly #workspaceId: string
  readonly #found: (fault: Omit<VerifyFault, 'workspaceId'>) => void

  constructor(
    workspaceId: string,
    ledgers: readonly LedgerCheck[],
    found: (fault: Omit<VerifyFault, 'workspaceId'>) => void,
  ) {
    this.#workspaceId = workspaceId
    this.#found = found
    this.#waiting = ledgers.map((ledger) => ({ ledger, entries: [] }))
  }

  add(entry: StoredEntry): void {
    for (const { ledger, entries } of this.#waiting) if (ledger.reads(entry.event.type)) entries.push(entry)
  }

  /** Of a chain that is broken nothing more can be said. */
  drop(subjectId: string): void {
    for (const one of this.#waiting)
      one.entries = one.entries.filter((entry) => entry.subjectId !== subjectId)
  }

  async #say(ledger: LedgerCheck, faults: Promise<readonly LedgerFault[]>): Promise<void> {
    for (const fault of await faults) this.#found({ ...fault, ledger: ledger.name })
  }

  async nextSubject(least = ledgerBatch): Promise<void> {
    for (const { ledger, entries } of this.#waiting) {
      if (entries.length < least) continue
      await this.#say(ledger, ledger.check(this.#workspaceId, entries.splice(0)))
    }
  }

  async end(): Promise<void> {
    await this.nextSubject(1)
    for (const { ledger } of this.#waiting) await this.#say(ledger, ledger.rest(this.#workspaceId))
  }
}

/**
 * Positions without a gap, every subject's chain, state rows equal to the folded log, ledgers that are what the log
 * says, the texts that it names, heads kept outside. Names the first bad position. Whoever can write the database can rewrite a whole chain:
 * only heads kept outside (`--head`, `--against`) show that. May run while others write.
 */
export async function verifyWorkspace(
  store: Store,
  workspaceId: string,
  options: VerifyOptions = {},
): Promise<VerifyResult> {
  const verifier = new Verifier(store, workspaceId, options)
  for (const lane of options.lanes ?? [0]) await verifier.positions(lane)
  await verifier.subjectBySubject()
  verifier.lostHeads()
  const { first, faults, events, subjects, texts } = verifier
  if (first) return { ok: false, fault: first, faults }
  return { ok: true, events, subjects, ...(texts && { texts: texts.counts }) }
}
