import type { Actor, SubjectKind } from '@warmline/contracts'
import { createDice, idOf } from '@warmline/testkit'
import { chainHash, chainStart } from '../../platform/hash-chain.ts'
import { deciders, workspaceId } from '../../worlds/harness/world-database.ts'
import type { Recording } from './recording.ts'

interface Row {
  version: number
  hash: Uint8Array
  state: unknown
  kind: SubjectKind
}

/** A log by hand: commands, one after another, of whoever. */
function createPen() {
  const dice = createDice(1)
  const rows = new Map<string, Row>()
  const entries: Recording['entries'] = []
  let ids = 0
  let at = Date.UTC(2027, 2, 1, 12)
  const of = (kind: SubjectKind) => {
    const decider = deciders[kind]
    if (!decider) throw new Error(`nobody decides for a ${kind}`)
    return decider
  }
  return {
    rows,
    entries,
    now: () => at,
    wait(ms: number) {
      at += ms
    },
    issue(
      kind: SubjectKind,
      subjectId: string,
      command: { type: string } & Record<string, unknown>,
      by?: Actor,
    ) {
      at += 1_000
      const actor = by ?? { kind: 'system', name: 'office' }
      const row = rows.get(subjectId)
      const nextId = (prefix: Parameters<typeof idOf>[0]) => idOf(prefix, 0x7000 + ++ids)
      const context = { now: at, actor, dice: dice.roll, ids: nextId }
      const decision = of(kind).decide(command, row?.state ?? null, context)
      if (!decision.ok) throw new Error(`${command.type}: ${decision.code} ${decision.detail ?? ''}`)
      let { version, hash, state } = row ?? { version: 0, hash: chainStart, state: null }
      for (const event of decision.events) {
        version += 1
        hash = chainHash(hash, { workspaceId, subjectId, subjectKind: kind, version, actor, at, event })
        state = of(kind).evolve(state, { event, at, actor, subjectId })
        entries.push([subjectId, kind, version, at, actor, event])
      }
      rows.set(subjectId, { version, hash, state, kind })
    },
  }
}
type Pen = ReturnType<typeof createPen>

function setsUp({ issue }: Pen) {
  const week = [0, 1, 2, 3, 4].map((weekday) => ({ weekday, from: 480, to: 1080, languages: ['en'] }))
  const hours = { zone: 'Europe/Berlin', week, holidays: ['2027-12-24'] }
  const topics = ['cards', 'due-date'].map((topic) => ({ topic, name: topic }))
  const dispositions = ['solved', 'other'].map((id) => ({ id, name: id }))
  const names = { name: 'The office', languages: ['en', 'sv', 'de'], topics, dispositions }
  issue('workspace', workspaceId, { type: 'open-workspace', name: 'Office', slug: 'office', demo: false })
  issue('workspace', workspaceId, { type: 'set-names', ...names })
  issue('workspace', workspaceId, { type: 'set-hours', hours })
  issue('workspace', workspaceId, { type: 'set-promise-policy', dueMs: 60_000 })
  issue('workspace', workspaceId, { type: 'set-origins', origins: ['https://shop.example'] })
  issue('workspace', workspaceId, { type: 'set-callbacks', on: true, backstops: 1 })
  for (const on of [true, false]) issue('workspace', workspaceId, { type: 'switch-ai', on, backstops: 1 })
}

function hires({ issue, now, wait, rows }: Pen) {
  const workerId = idOf('wkr', 1)
  const self: Actor = { kind: 'worker', id: workerId }
  const skills = [{ topic: 'cards', proficiency: 3 }]
  const profile = { roles: ['worker', 'lead'], languages: ['en', 'sv'], skills, mayBackstop: true }
  const available = (isOn: boolean) => ({
    ...{ type: 'set-availability', available: isOn, capacity: isOn ? 3 : null },
    reason: isOn ? 'self' : 'signed-out',
  })
  const as = (command: { type: string } & Record<string, unknown>, by?: Actor) =>
    issue('worker', workerId, command, by)
  as({ type: 'register-worker', workerId, name: 'Kim', simulated: false, ...profile })
  as({ type: 'change-worker', name: 'Kim K.', ...profile, languages: ['de'], otherAdmins: 1 })
  as(available(true), self)
  as({ type: 'agree-duty', from: now() + 60_000, to: now() + 8 * 3_600_000 }, self)
  const [duty] = (rows.get(workerId)!.state as { duties: { dutyId: string }[] }).duties
  wait(70_000)
  as({ type: 'start-duty', dutyId: duty?.dutyId })
  as({ type: 'end-duty', dutyId: duty?.dutyId }, self)
  as(available(false))
  as({ type: 'disable-worker', otherAdmins: 1 })
  as({ type: 'enable-worker' })
}

function writesArticles({ issue }: Pen) {
  const articleId = idOf('art', 1)
  const about = { title: 'Fees', language: 'en', audience: 'public', topic: 'cards' }
  const saved = { ...about, questions: ['What does it cost?'], expiresAt: null, expectedVersion: null }
  issue('article', articleId, { type: 'save-article', ...saved, body: 'It costs nothing.', publish: false })
  issue('article', articleId, { type: 'save-article', ...saved, body: 'Nothing at all.', publish: true })
  issue('article', articleId, { type: 'own-article', ownerId: idOf('wkr', 1) })
  issue('article', articleId, { type: 'credit-answer', articleVersion: 2, messageId: idOf('msg', 1) })
  issue('article', articleId, { type: 'retire-article' })
}

function meetsContacts({ issue }: Pen) {
  const [one, two, three] = [idOf('ctc', 1), idOf('ctc', 2), idOf('ctc', 3)]
  const fact = (key: string, value: string, by: string) => ({ type: 'record-fact', key, value, by })
  for (const contactId of [one, two, three])
    issue('contact', contactId, { type: 'open-contact', language: 'en', simulated: false })
  issue('contact', one, { type: 'identify-contact', subHash: 'b64:abc' })
  issue('contact', one, fact('plan', 'gold', 'host'))
  issue('contact', one, fact('plan', 'silver', 'contact'))
  issue('contact', one, fact('note', 'tall', 'worker'))
  issue('contact', one, { type: 'dispute-fact', key: 'plan', by: 'host', disputed: true })
  issue('contact', one, { type: 'remove-fact', key: 'note', by: 'worker' })
  issue('contact', two, { type: 'merge-contact', intoContactId: one })
  issue('contact', three, { type: 'erase-contact' })
  const itemId = idOf('wi', 1)
  const first = { messageId: idOf('msg', 1), text: 'hello', attachments: [idOf('att', 1)], asks: null }
  const policy = { aiOn: true, promiseDueMs: 60_000, staffed: true, opensAt: null, callbacks: true }
  const opened = { itemId, contactId: two, channel: 'widget', language: 'en', wants: 'person', first }
  issue(
    'work-item',
    itemId,
    { type: 'open-conversation', ...opened, previous: null, policy: { ...policy, mail: true } },
    { kind: 'contact', id: two },
  )
  issue('work-item', itemId, { type: 'repoint-contact', contactId: one })
}

/** What small worlds do not do: settings, people and contacts change, in every way there is. */
export function office(): Recording {
  const pen = createPen()
  for (const act of [setsUp, hires, writesArticles, meetsContacts]) act(pen)
  const subjects = [...pen.rows].map(([subjectId, { version, hash, state, kind }]) => {
    const index = deciders[kind]!.index(state)
    return [
      ...([subjectId, version, Buffer.from(hash).toString('hex')] as const),
      ...([state, index] as const),
    ] satisfies Recording['subjects'][number]
  })
  return { name: 'an office', workspaceId, entries: pen.entries, subjects }
}
