import { isDeepStrictEqual } from 'node:util'
import { deciders, type WorkItem } from '@warmline/core'
import { logViolations, restViolations } from '@warmline/testkit'
import type { StoredEntry } from '../../apps/server/src/platform/ports.ts'
import { createStore } from '../../apps/server/src/platform/store.ts'
import { openDatabase } from '../../apps/server/src/platform/store-connection.ts'
import { verifyWorkspace } from '../../apps/server/src/platform/verify.ts'
import { wait } from '../replay/network.ts'
import type { ChaosContact, Sent } from './contact.ts'
import type { Ground } from './ground.ts'
import type { Phone } from './phone.ts'
import type { Shot } from './probe.ts'
import { alarmsOf, databaseNow, placesOf, progressOf } from './store.ts'

/** The harness's own record, which the log is held against. */
export interface Witnesses {
  /** of the company with workers, and of the one that only probes write to */
  workspaceId: string
  probedWorkspaceId: string
  contacts: readonly ChaosContact[]
  phones: readonly Phone[]
  shots: readonly Shot[]
}

export interface Judged {
  violations: string[]
  events: number
  acknowledged: number
  unknown: number
  /** ms from the end of the last fault until everything had come to rest */
  restedAfterMs: number | null
}

type Store = ReturnType<typeof createStore>

async function wholeLog(store: Store, workspaceId: string): Promise<StoredEntry[]> {
  const log: StoredEntry[] = []
  for (;;) {
    const page = await store.read(workspaceId, 0, log.at(-1)?.position ?? 0, 1_000)
    log.push(...page)
    if (page.length < 1_000) return log
  }
}

async function itemsOf(store: Store, workspaceId: string): Promise<WorkItem[]> {
  const items: WorkItem[] = []
  for (let after = ''; ; ) {
    const page = await store.subjects(workspaceId, after, 500)
    for (const { subjectKind, state } of page) if (subjectKind === 'work-item') items.push(state as WorkItem)
    after = page.at(-1)?.subjectId ?? after
    if (page.length < 500) return items
  }
}

/** What still moves: empty when everything that was asked for has happened. */
async function unfinished(ground: Ground, store: Store, { workspaceId }: Witnesses): Promise<string[]> {
  const now = await databaseNow(ground.owner)
  const { head, cursor } = await progressOf(ground.owner, workspaceId)
  const items = await itemsOf(store, workspaceId)
  const due = (await alarmsOf(ground.owner, workspaceId)).filter(
    ({ next_at }) => Number(next_at) < now - 1_500,
  )
  return [
    ...(cursor < head ? [`L3 reactions are at ${cursor} of ${head}`] : []),
    ...due.map(({ key }) => `L3 the alarm ${key} is due and does not fire`),
    ...items.flatMap(({ itemId, promise, callback, draft, holder }) => [
      ...(promise && !callback ? [`L1 ${itemId} (${holder.at}) still waits for a person`] : []),
      ...(draft ? [`L3 ${itemId} still waits for a draft`] : []),
      ...(holder.at === 'worker' && holder.lostAt !== null ? [`L2 ${itemId} is held by a silent phone`] : []),
    ]),
  ]
}

/** S2, S3: what was acknowledged stands in the log, once. */
function standsOnce(log: readonly StoredEntry[], acknowledged: readonly string[]): string[] {
  const times = new Map<string, number>()
  for (const { event } of log)
    if (event.type === 'message.appended') times.set(event.messageId, (times.get(event.messageId) ?? 0) + 1)
  const lost = acknowledged.filter((messageId) => !times.has(messageId))
  const twice = [...times].filter(([, n]) => n > 1)
  return [
    ...lost.map((messageId) => `S2 ${messageId} was acknowledged and is not there`),
    ...twice.map(([messageId, n]) => `S3 ${messageId} stands in the log ${n} times`),
  ]
}

/** S4: what was acknowledged before the next was begun stands before it. */
function inOrder(log: readonly StoredEntry[], sent: readonly Sent[]): string[] {
  const seq = new Map<string, number>()
  for (const { event } of log) if (event.type === 'message.appended') seq.set(event.messageId, event.seq)
  const done = sent.filter(({ state, messageId }) => state === 'acknowledged' && seq.has(messageId))
  return done.flatMap((one) =>
    done
      .filter((other) => (one.doneAt ?? 0) <= other.at && seq.get(one.messageId)! > seq.get(other.messageId)!)
      .map((other) => `S4 ${one.messageId} was acknowledged before ${other.messageId} and stands after it`),
  )
}

/** S6 in the reservations: who holds work has a place of their own, and no place is held for nothing. */
async function places(ground: Ground, workspaceId: string): Promise<string[]> {
  const { reserved, held } = await placesOf(ground.owner, workspaceId)
  const wanted = new Map<string, string>()
  const found: string[] = []
  for (const [key, itemId] of held) {
    if (wanted.has(key)) found.push(`S6 ${key} is held by ${wanted.get(key)} and ${itemId}`)
    wanted.set(key, itemId)
  }
  const rows = new Map(reserved)
  for (const [key, itemId] of wanted)
    if (rows.get(key) !== itemId) found.push(`S6 ${itemId} holds ${key} without a reservation`)
  for (const key of rows.keys()) if (!wanted.has(key)) found.push(`S6 ${key} is reserved for nothing`)
  return found
}

/** The words as they were written, and screens that show what a fresh look shows within five seconds. */
async function converges({ contacts, phones }: Witnesses): Promise<string[]> {
  const look = async (): Promise<string[]> => {
    const found: string[] = []
    for (const contact of contacts) {
      const fresh = await contact.fresh()
      if (contact.itemId === null) continue
      if (!fresh) found.push(`L4 ${contact.itemId} cannot be fetched by its contact`)
      else if (!isDeepStrictEqual(contact.thread, fresh))
        found.push(`L4 the contact's screen of ${contact.itemId} is not what a fresh one shows`)
    }
    for (const phone of phones) {
      const fresh = await phone.fresh()
      const byId = (cards: typeof fresh) =>
        (cards ?? [])
          .filter(({ head }) => head.status === 'person' || head.status === 'wrapping-up')
          .map(({ head }) => `${head.itemId}@${head.epoch} ${head.status} ${head.lastSeq}`)
          .sort()
          .join()
      if (byId(phone.cards()) !== byId(fresh))
        found.push(`L4 the phone of ${phone.workerId}: ${byId(phone.cards())} is not ${byId(fresh)}`)
    }
    return found
  }
  const until = performance.now() + 5_000
  for (;;) {
    const found = await look()
    if (found.length === 0 || performance.now() > until) return found
    await wait(250)
  }
}

async function words({ contacts }: Witnesses): Promise<string[]> {
  const found: string[] = []
  for (const contact of contacts) {
    const shown = new Map(
      ((await contact.fresh())?.entries ?? []).flatMap((entry) =>
        entry.entry === 'message' ? [[entry.messageId, entry.text] as const] : [],
      ),
    )
    for (const { messageId, text, state } of contact.sent)
      if (state === 'acknowledged' && shown.get(messageId) !== text)
        found.push(
          `S2 ${messageId} reads ${JSON.stringify(shown.get(messageId) ?? null)}, not what was written`,
        )
  }
  return found
}

/** Everything the record says against the log, once all faults are over. */
export async function judge(ground: Ground, witnesses: Witnesses, restWithinMs: number): Promise<Judged> {
  const db = openDatabase({ app: ground.owner, runner: ground.owner, poolSize: 2, answerWithinMs: 60_000 })
  const store = createStore(db)
  try {
    const since = performance.now()
    let open = await unfinished(ground, store, witnesses)
    while (open.length > 0 && performance.now() - since < restWithinMs) {
      await wait(300)
      open = await unfinished(ground, store, witnesses)
    }
    const restedAfterMs = open.length === 0 ? performance.now() - since : null
    for (const phone of witnesses.phones) await phone.rest()
    const unsettled = await converges(witnesses)
    const log = await wholeLog(store, witnesses.workspaceId)
    const probed = await wholeLog(store, witnesses.probedWorkspaceId)
    const items = await itemsOf(store, witnesses.workspaceId)
    const sent = witnesses.contacts.flatMap((contact) => contact.sent)
    const ok = sent.filter(({ state }) => state === 'acknowledged').map(({ messageId }) => messageId)
    const replies = witnesses.phones.flatMap(({ records }) => records.flatMap((one) => one.acknowledged))
    const shot = witnesses.shots.filter(({ status }) => status === 201).map(({ messageId }) => messageId)
    const folds: string[] = []
    for (const workspaceId of [witnesses.workspaceId, witnesses.probedWorkspaceId]) {
      const verified = await verifyWorkspace(store, workspaceId, { deciders })
      if (!verified.ok)
        folds.push(`S8 ${verified.fault.reason} at ${verified.fault.position} of ${workspaceId}`)
    }
    const parked = await store.parkedList(witnesses.workspaceId)
    return {
      violations: [
        ...standsOnce(log, [...ok, ...replies.map(({ messageId }) => messageId)]),
        ...standsOnce(probed, shot),
        ...witnesses.contacts.flatMap((contact) => inOrder(log, contact.sent)),
        ...logViolations(log),
        ...items.flatMap(restViolations),
        ...(await places(ground, witnesses.workspaceId)),
        ...folds,
        ...open,
        ...parked.map(({ reaction, subjectId, error }) => `L3 parked: ${reaction} of ${subjectId}: ${error}`),
        ...unsettled,
        ...(await words(witnesses)),
      ],
      events: log.length + probed.length,
      acknowledged: ok.length + replies.length + shot.length,
      unknown: sent.filter(({ state }) => state === 'unknown').length,
      restedAfterMs,
    }
  } finally {
    await db.close()
  }
}
