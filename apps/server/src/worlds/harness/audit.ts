import { isDeepStrictEqual } from 'node:util'
import type { WorkItem } from '@warmline/core'
import { logViolations, restViolations } from '@warmline/testkit'
import { type ChainHead, chainStep, sameBytes } from '../../platform/hash-chain.ts'
import type { StoredEntry } from '../../platform/ports.ts'
import { type Acknowledged, itemsOf, type World } from './world.ts'
import { deciders, workspaceId } from './world-database.ts'

interface Folded extends ChainHead {
  state: unknown
}

/** Reads the log like anybody else and holds it against the rows and against what clients were told. */
export interface Audit {
  readonly log: StoredEntry[]
  /** `itemId` → when its present epoch began, and when a draft was last asked for; epoch ms */
  readonly epochSince: Map<string, number>
  readonly draftSince: Map<string, number>
  /** what is wrong now; the log is read on from where the last look ended */
  look(world: World): Promise<string[]>
  /** everything that was ever acknowledged */
  everything(world: World): string[]
}

const asStored = (state: unknown): unknown => JSON.parse(JSON.stringify(state ?? null))

class Auditor implements Audit {
  readonly log: StoredEntry[] = []
  readonly epochSince = new Map<string, number>()
  readonly draftSince = new Map<string, number>()
  readonly #folded = new Map<string, Folded>()
  readonly #messages = new Set<string>()
  #acknowledged = 0

  async look(world: World): Promise<string[]> {
    const { store } = world.database
    const found: string[] = []
    const touched = new Set<string>()
    const head = await store.head(workspaceId, 0)
    while (this.log.length < head) {
      const page = await store.read(workspaceId, 0, this.log.length, 500)
      if (page.length === 0) return [`S4 the log ends at ${this.log.length}, the counter says ${head}`]
      for (const entry of page) {
        found.push(...this.#entry(entry))
        touched.add(entry.subjectId)
      }
    }
    for (const subjectId of touched) found.push(...(await this.#row(world, subjectId)))
    for (; this.#acknowledged < world.acknowledged.length; this.#acknowledged++)
      found.push(...this.#stands(world.acknowledged[this.#acknowledged]!))
    if (touched.size > 0) {
      found.push(...logViolations(this.log).filter((one) => !isByHand(one, world)))
      found.push(...itemsOf(world).flatMap(restViolations), ...places(world))
    }
    for (const one of world.database.rows().parked.values())
      found.push(`L3 parked: ${one.reaction} of ${one.subjectId}: ${one.error}`)
    return found
  }

  everything(world: World): string[] {
    return world.acknowledged.flatMap((one) => this.#stands(one))
  }

  #entry(entry: StoredEntry): string[] {
    const { event, subjectId, subjectKind, position } = entry
    if (position !== this.log.length + 1) return [`S4 position ${position} after ${this.log.length}`]
    this.log.push(entry)
    const before = this.#folded.get(subjectId)
    const step = chainStep(before, entry)
    if (!step.ok) return [`S8 the chain of ${subjectId} breaks at ${position}: ${step.broken.reason}`]
    const state = deciders[subjectKind]?.evolve(before?.state ?? null, entry)
    this.#folded.set(subjectId, { ...step.head, state })
    if (subjectKind === 'work-item') {
      const [was, is] = [before?.state, state] as (WorkItem | undefined)[]
      if (was?.epoch !== is?.epoch) this.epochSince.set(subjectId, entry.at)
    }
    if (event.type === 'draft.requested') this.draftSince.set(subjectId, entry.at)
    if (event.type !== 'message.appended') return []
    const isTwice = this.#messages.has(event.messageId)
    this.#messages.add(event.messageId)
    return isTwice ? [`S3 message ${event.messageId} stands in the log twice, again at ${position}`] : []
  }

  /** S8: the row is the folded log. */
  async #row({ database }: World, subjectId: string): Promise<string[]> {
    const row = await database.store.load(workspaceId, subjectId)
    const folded = this.#folded.get(subjectId)
    if (!row || !folded) return [`S8 ${subjectId} has ${row ? 'no log' : 'no row'}`]
    if (row.version !== folded.version || !sameBytes(row.hash, folded.hash))
      return [`S8 ${subjectId}: row ${row.version}, log ${folded.version}`]
    return isDeepStrictEqual(asStored(row.state), asStored(folded.state))
      ? []
      : [`S8 ${subjectId}: the row is not the folded log`]
  }

  /** S2: what was acknowledged is there. */
  #stands({ what, subjectId, version, position, messageId }: Acknowledged): string[] {
    const folded = this.#folded.get(subjectId)
    if (!folded || folded.version < version)
      return [`S2 ${what} was acknowledged with version ${version}; there is ${folded?.version ?? 'nothing'}`]
    if (position > this.log.length)
      return [`S2 ${what} was acknowledged at ${position}; the log ends at ${this.log.length}`]
    return messageId && !this.#messages.has(messageId)
      ? [`S2 ${what} was acknowledged; its message is not there`]
      : []
  }
}

/** A lead may give work to somebody whose phone is gone, in the moment before they are paused: a person's decision. */
const isByHand = (violation: string, { leadId }: World) =>
  violation.startsWith('L2 given') && violation.includes(`by ${leadId}`)

/** S6 in the reservations: who holds work has a place of their own and nobody has a place without work. */
function places(world: World): string[] {
  const { reservations } = world.database.rows()
  const wanted = new Map<string, string>()
  const found: string[] = []
  for (const { itemId, holder } of itemsOf(world)) {
    if (holder.at !== 'worker' && holder.at !== 'wrap-up') continue
    const key = `slot/${holder.workerId}/${holder.slot}`
    if (wanted.has(key)) found.push(`S6 ${key} is held by ${wanted.get(key)} and ${itemId}`)
    wanted.set(key, itemId)
    if (reservations.get(key)?.subjectId !== itemId)
      found.push(`S6 ${itemId} holds ${key} without a reservation`)
  }
  for (const key of reservations.keys())
    if (key.startsWith('slot/') && !wanted.has(key)) found.push(`S6 ${key} is reserved for nothing`)
  return found
}

export const createAudit = (): Audit => new Auditor()
