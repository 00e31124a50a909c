import type { Event } from '@warmline/contracts'
import { type ContentStand, contentStands, type KeyStore, type WrappedKey } from './crypto.ts'
import type { MasterKeys } from './master-key.ts'
import type { ContentRow, Store, StoredEntry } from './ports.ts'

/** With `masters: null` texts are counted and compared with the hash in the log, not opened. */
export interface TextKeys {
  keys: Pick<KeyStore, 'load'>
  masters: MasterKeys | null
}

export interface TextCounts {
  /** named by an event */
  named: number
  /** opened with their owner's key, and their keyed hash fits */
  opened: number
  /** there, and not opened: the master key is not at hand */
  counted: number
  /** rightly gone: their owner was erased, or no fact says them any more */
  gone: number
}

export interface TextFault {
  lane: number
  position: number
  subjectId: string
  contentId: string
  reason: 'text-missing' | 'text-unreadable' | 'text-hash-differs'
}

interface Named {
  entry: Pick<StoredEntry, 'lane' | 'position' | 'subjectId'>
  contentId: string
  /** as the log says; null in an event that names a text without it */
  hash: string | null
  ownerId: string | null
  isFact: boolean
}

const batch = 500

/** A conversation's texts belong to its contact as it was then, every other text to its own subject. */
const ownerOf = ({ subjectKind, subjectId, event }: StoredEntry): string | null =>
  subjectKind === 'work-item' ? (event.about?.contactId ?? null) : subjectId

const fieldsOfTexts = ['contentId', 'noteContentId', 'phoneContentId', 'emailContentId', 'nameContentId']

function idsIn(event: Event): string[] {
  const fields = event as unknown as Readonly<Record<string, unknown>>
  return fieldsOfTexts.flatMap((field) => {
    const value = fields[field]
    return typeof value === 'string' ? [value] : []
  })
}

function namedBy(entry: StoredEntry): Named[] {
  const { lane, position, subjectId, event } = entry
  const hashes = event.contentHashes ?? {}
  return [...new Set([...idsIn(event), ...Object.keys(hashes)])].map((contentId) => ({
    ...{ entry: { lane, position, subjectId }, contentId, hash: hashes[contentId] ?? null },
    ...{ ownerId: ownerOf(entry), isFact: event.type === 'fact.recorded' },
  }))
}

/** The texts that a log names, some hundred at a time. */
export class TextReader {
  readonly counts: TextCounts = { named: 0, opened: 0, counted: 0, gone: 0 }
  readonly #store: Store
  readonly #workspaceId: string
  readonly #by: TextKeys
  readonly #found: (fault: TextFault) => void
  #waiting: Named[] = []

  constructor(store: Store, workspaceId: string, by: TextKeys, found: (fault: TextFault) => void) {
    this.#store = store
    this.#workspaceId = workspaceId
    this.#by = by
    this.#found = found
  }

  add(entry: StoredEntry): void {
    this.#waiting.push(...namedBy(entry))
  }

  async next(least = batch): Promise<void> {
    while (this.#waiting.length >= least) await this.#check(this.#waiting.splice(0, batch))
  }

  async #check(named: readonly Named[]): Promise<void> {
    const rows = await this.#store.contents(
      this.#workspaceId,
      named.map((one) => one.contentId),
    )
    // After the rows: an erasure takes both at once, so whoever's row it took has no key here.
    const owners = [...named.map((one) => one.ownerId), ...rows.map((row) => row.ownerId)]
    const keys = await this.#by.keys.load(this.#workspaceId, [
      ...new Set(owners.flatMap((owner) => owner ?? [])),
    ])
    const stands = this.#by.masters ? contentStands(this.#by.masters, this.#workspaceId, rows, keys) : []
    const found = new Map(rows.map((row, n) => [row.contentId, { row, stand: stands[n] }]))
    for (const one of named) await this.#judge(one, found.get(one.contentId), keys)
  }

  async #judge(
    one: Named,
    found: { row: ContentRow; stand: ContentStand | undefined } | undefined,
    keys: readonly WrappedKey[],
  ): Promise<void> {
    const { contentId, entry } = one
    this.counts.named += 1
    const fault = (reason: TextFault['reason']) => this.#found({ ...entry, contentId, reason })
    const isErased = keys.some((key) => key.ownerId === one.ownerId && key.wrapped === null)
    if (isErased || (!found && one.isFact && !(await this.#isSaid(one)))) this.counts.gone += 1
    else if (!found) fault('text-missing')
    else if (one.hash !== null && found.row.hash !== one.hash) fault('text-hash-differs')
    else if (found.stand === 'unreadable' || found.stand === 'hash-differs') fault(`text-${found.stand}`)
    else if (found.stand === 'whole') this.counts.opened += 1
    else this.counts.counted += 1
  }

  /** A fact that was corrected or taken back loses its text; one that stands must have it. */
  async #isSaid({ entry, contentId }: Named): Promise<boolean> {
    const row = await this.#store.load(this.#workspaceId, entry.subjectId)
    const { facts } = (row?.state ?? {}) as { facts?: readonly { contentId: string }[] }
    return facts?.some((fact) => fact.contentId === contentId) ?? true
  }
}
