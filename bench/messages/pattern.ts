import { createHash } from 'node:crypto'
import type { ContentDraft } from '@warmline/core'
import type { Crypto } from '../../apps/server/src/platform/crypto.ts'
import { canonicalJson, chainStart, sameBytes } from '../../apps/server/src/platform/hash-chain.ts'
import type { Commit } from '../../apps/server/src/platform/ports.ts'
import type { Recorded } from './conversation.ts'
import { Cutter, mark, type Stencil } from './stencil.ts'
import { type BulkLine, type BulkTable, bytesField, commitLines, promiseLines, subjectLine } from './store.ts'

/** Commits that are stamped again and again: other ids, instants and keys, everything else the same. */
export interface Pattern {
  readonly events: number
  /** Rows of one more of it, in the order of their positions; the first one gets `firstPosition`. */
  stamp(of: Stamped): Promise<BulkLine[]>
}

export interface Stamped {
  firstPosition: number
  /** epoch ms of its first command */
  began: number
  contactId: string
  workerId: string
  /** a new id with this prefix */
  newId(prefix: string): string
  /** repeated requests of then are not known any more */
  isForgotten: boolean
}

interface Link {
  subjectId: string
  said: Stencil
  number: number
}
interface Sealing {
  draft: ContentDraft
  id: number
  hash: number
  nonce: number
  ciphertext: number
}

const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
const isId = /^[a-z]+_[0-9a-f]{8}-/
const isInstant = /^\d{13}$/

/**
 * Cut from commits that the server's own handler made. The chain of a stamped subject is hashed over its own words, its
 * texts are sealed with their owner's key: a log of it verifies as one that was written by commands.
 */
export function patternOf(commits: readonly Commit[], recorded: Recorded, crypto: Crypto): Pattern {
  const workspaceId = commits[0]?.workspaceId ?? ''
  const cutter = new Cutter((token) => token !== workspaceId)
  const hashes = new Map(commits.flatMap(({ contents }) => contents.map((one) => [one.contentId, one.hash])))
  /** keyed by the owner's key, so another one each time */
  const cut = (text: string): Stencil => {
    let marked = text
    for (const [contentId, hash] of hashes) marked = marked.replaceAll(hash, mark(`hash ${contentId}`))
    return cutter.cut(marked)
  }
  const links: Link[] = []
  const lines: { table: BulkTable; stencil: Stencil; isForgotten: boolean }[] = []
  let before = 0
  for (const commit of commits) {
    const first = before
    before += commit.entries.length
    const chainMark = (n: number) => mark(`chain ${first + n}`)
    commit.entries.forEach(({ event, actor, at }, n) => {
      const { subjectId, subjectKind } = commit
      const version = commit.expectedVersion + n + 1
      const said = canonicalJson([workspaceId, subjectId, subjectKind, version, at, actor, event])
      links.push({ subjectId, said: cut(said), number: cutter.number(chainMark(n)) })
    })
    const marks = {
      position: (n: number) => mark(`position ${first + n}`),
      chain: chainMark,
      nonce: (contentId: string) => mark(`nonce ${contentId}`),
      ciphertext: (contentId: string) => mark(`ciphertext ${contentId}`),
    }
    for (const { table, line, isForgotten } of commitLines(commit, marks))
      lines.push({ table, stencil: cut(line), isForgotten })
    if (commits.findLast(({ subjectId }) => subjectId === commit.subjectId) !== commit) continue
    const { table, line } = subjectLine(commit, chainMark(commit.entries.length - 1))
    lines.push({ table, stencil: cut(line), isForgotten: false })
  }
  const entries = commits.flatMap(({ subjectId, entries }) =>
    entries.map(({ event, at }) => ({ subjectId, event, at })),
  )
  const placed = entries.map((entry, n) => ({ ...entry, position: mark(`position ${n}`) }))
  for (const { table, line } of promiseLines(workspaceId, placed))
    lines.push({ table, stencil: cut(line), isForgotten: false })
  const sealings = recorded.drafts
    .filter(({ contentId }) => hashes.has(contentId))
    .map((draft) => ({
      draft,
      id: cutter.number(draft.contentId),
      hash: cutter.number(mark(`hash ${draft.contentId}`)),
      nonce: cutter.number(mark(`nonce ${draft.contentId}`)),
      ciphertext: cutter.number(mark(`ciphertext ${draft.contentId}`)),
    }))
  checkChain(commits, links, cutter, hashes)
  return new Stamp({ workspaceId, recorded, crypto, cutter, links, lines, sealings, events: before })
}

/** Filled with what it was cut from it must say the same: else something was cut that is no value. */
function checkChain(
  commits: readonly Commit[],
  links: readonly Link[],
  cutter: Cutter,
  hashes: ReadonlyMap<string, string>,
): void {
  const values = cutter.tokens.map((token) => token)
  for (const [contentId, hash] of hashes) values[cutter.number(mark(`hash ${contentId}`))] = hash
  const heads = new Map<string, Uint8Array>()
  const made = commits.flatMap(({ entries }) => entries.map(({ hash }) => hash))
  links.forEach(({ subjectId, said }, n) => {
    const hash = linkHash(heads.get(subjectId) ?? chainStart, said.fill(values))
    heads.set(subjectId, hash)
    if (!sameBytes(hash, made[n] ?? chainStart))
      throw new Error('the pattern does not hash as its commits did')
  })
}

const linkHash = (previous: Uint8Array, said: string): Uint8Array =>
  createHash('sha256').update(previous).update(said).digest()

interface StampParts {
  workspaceId: string
  recorded: Recorded
  crypto: Crypto
  cutter: Cutter
  links: readonly Link[]
  lines: readonly { table: BulkTable; stencil: Stencil; isForgotten: boolean }[]
  sealings: readonly Sealing[]
  events: number
}

class Stamp implements Pattern {
  readonly #parts: StampParts
  readonly #ids: { number: number; prefix: string }[]
  readonly #instants: { number: number; offset: number }[]
  readonly #positions: number[]
  readonly #contact: number
  readonly #worker: number

  constructor(parts: StampParts) {
    this.#parts = parts
    const { cutter, recorded, events } = parts
    this.#contact = cutter.number(recorded.contactId)
    this.#worker = cutter.number(recorded.workerId)
    this.#positions = Array.from({ length: events }, (_, n) => cutter.number(mark(`position ${n}`)))
    const all = cutter.tokens.map((token, number) => ({ token, number }))
    this.#ids = all
      .filter(({ token, number }) => isId.test(token) && number !== this.#contact && number !== this.#worker)
      // In the order in which they were made, so that new ones sort as these did.
      .sort((a, b) => (idWord(a.token) < idWord(b.token) ? -1 : 1))
      .map(({ token, number }) => ({ number, prefix: token.slice(0, token.indexOf('_')) }))
    this.#instants = all
      .filter(({ token }) => isInstant.test(token))
      .map(({ token, number }) => ({ number, offset: Number(token) - recorded.began }))
  }

  get events(): number {
    return this.#parts.events
  }

  async stamp({
    firstPosition,
    began,
    contactId,
    workerId,
    newId,
    isForgotten,
  }: Stamped): Promise<BulkLine[]> {
    const { workspaceId, crypto, links, lines, sealings, cutter } = this.#parts
    const values: string[] = new Array(cutter.tokens.length).fill('')
    for (const { number, prefix } of this.#ids) values[number] = newId(prefix)
    for (const { number, offset } of this.#instants) values[number] = String(began + offset)
    this.#positions.forEach((number, n) => {
      values[number] = String(firstPosition + n)
    })
    values[this.#contact] = contactId
    values[this.#worker] = workerId
    for (const { draft, id, hash, nonce, ciphertext } of sealings) {
      const contentId = values[id] ?? ''
      const sealed = await crypto.sealContent(workspaceId, { ...draft, contentId, ownerId: contactId })
      values[hash] = sealed.hash
      values[nonce] = bytesField(sealed.nonce)
      values[ciphertext] = bytesField(sealed.ciphertext)
    }
    const heads = new Map<string, Uint8Array>()
    for (const { subjectId, said, number } of links) {
      const head = linkHash(heads.get(subjectId) ?? chainStart, said.fill(values))
      heads.set(subjectId, head)
      values[number] = `\\\\x${hex(head)}`
    }
    return lines
      .filter((line) => !(line.isForgotten && isForgotten))
      .map(({ table, stencil }) => ({ table, line: stencil.fill(values) }))
  }
}

const idWord = (id: string) => id.slice(id.indexOf('_') + 1)
