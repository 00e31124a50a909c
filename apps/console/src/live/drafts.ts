import { effect, signal } from '@preact/signals'
import { toast } from '@warmline/ui'
import { type Draft, emptyDraft, isEmpty, type Kept, meets } from '../model/composer.ts'
import { w } from '../words/words.ts'
import { session } from './session.ts'
import { load, save, storedKeys } from './storage.ts'

/** What is being written, as this tab shows it. */
const open = signal<ReadonlyMap<string, Draft>>(new Map())
/** What another tab wrote into the same field while this one wrote too; nothing of it is lost. */
const rivals = signal<ReadonlyMap<string, Draft>>(new Map())
/** the mark of the stored draft that this tab saw or wrote last, and the last one of another tab that it saw */
const seen = new Map<string, string>()
const foreign = new Map<string, string>()
const tab = Math.random().toString(36).slice(2, 8)
let count = 0
let owner: string | null = null
let warned = false

const prefix = 'draft.'
const key = (itemId: string) => `${prefix}${owner}.${itemId}`
const put = (map: typeof open, itemId: string, draft: Draft | null) => {
  const next = new Map(map.value)
  if (draft === null) next.delete(itemId)
  else next.set(itemId, draft)
  map.value = next
}

/**
 * Drafts belong to one person: after somebody else has signed in on this device, what others began is removed. A
 * session that ran out keeps them for the same person.
 */
function openDrafts(workerId: string): void {
  if (workerId === owner) return
  owner = workerId
  open.value = new Map()
  rivals.value = new Map()
  seen.clear()
  foreign.clear()
  for (const stored of storedKeys(prefix)) if (!stored.startsWith(`${prefix}${workerId}.`)) save(stored, null)
}

effect(() => {
  const s = session.value
  const who = s.at === 'in' ? s.who.workerId : s.at === 'away' ? load<string>('last-person') : null
  if (who !== null) openDrafts(who)
  else if (s.at === 'out') owner = null
})

function look(itemId: string, kept: Kept): void {
  seen.set(itemId, kept.mark)
  if (!kept.mark.startsWith(tab)) foreign.set(itemId, kept.mark)
}

export function draftOf(itemId: string): Draft {
  const shown = open.value.get(itemId)
  if (shown !== undefined || owner === null) return shown ?? emptyDraft
  const kept = load<Kept>(key(itemId))
  if (kept === null) return emptyDraft
  look(itemId, kept)
  return kept.draft
}
export const rivalOf = (itemId: string): Draft | null => rivals.value.get(itemId) ?? null

/** Kept at every letter: storage writes of this size take far less than a frame. */
export function setDraft(itemId: string, draft: Draft): void {
  if (owner === null) return
  const before = draftOf(itemId)
  const stored = load<Kept>(key(itemId))
  // somebody else wrote since we looked, and our storage event has not come (a tab that slept)
  if (stored !== null && stored.mark !== seen.get(itemId) && !meets(stored.draft, before))
    put(rivals, itemId, stored.draft)
  put(open, itemId, draft)
  if (isEmpty(draft)) {
    seen.delete(itemId)
    save(key(itemId), null)
    return
  }
  const mark = `${tab}${++count}`
  seen.set(itemId, mark)
  const kept: Kept = { draft, mark, over: foreign.get(itemId) ?? null }
  if (!save(key(itemId), kept) && !warned) {
    warned = true
    toast({ text: w().drafts.full, bad: true })
  }
}
export const clearDraft = (itemId: string): void => setDraft(itemId, emptyDraft)

/** Takes the other tab's text and keeps ours as the other one: the choice can be turned round. */
export function swapRival(itemId: string): void {
  const other = rivalOf(itemId)
  if (other === null) return
  put(rivals, itemId, draftOf(itemId))
  setDraft(itemId, other)
}
export const dropRival = (itemId: string): void => put(rivals, itemId, null)

/** What is unfinished, for the page that shows what this device keeps. */
export const keptDrafts = (): { itemId: string; draft: Draft }[] =>
  storedKeys(`${prefix}${owner}.`).flatMap((stored) => {
    const kept = load<Kept>(stored)
    return kept === null ? [] : [{ itemId: stored.slice(`${prefix}${owner}.`.length), draft: kept.draft }]
  })

/**
 * Another tab wrote: its text is shown here too. When it wrote without having seen this tab's last words, and they are
 * not in its text, they are offered as the other text.
 */
function onOther(stored: string): void {
  if (owner === null || !stored.startsWith(`${prefix}${owner}.`)) return
  const itemId = stored.slice(`${prefix}${owner}.`.length)
  const mine = open.value.get(itemId)
  if (mine === undefined) return
  const kept = load<Kept>(stored)
  const last = seen.get(itemId)
  if (kept?.mark === last) return
  const knewMine = last === undefined || !last.startsWith(tab) || kept?.over === last
  if (kept !== null && !knewMine && !meets(kept.draft, mine)) put(rivals, itemId, mine)
  if (kept === null) seen.delete(itemId)
  else look(itemId, kept)
  put(open, itemId, kept?.draft ?? emptyDraft)
}
addEventListener('storage', (e) => {
  if (e.key?.startsWith('warmline.')) onOther(e.key.slice('warmline.'.length))
})
// a tab that slept has missed the events
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) for (const itemId of open.value.keys()) onOther(key(itemId))
})
