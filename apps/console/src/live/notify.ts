import { effect, untracked } from '@preact/signals'
import type { ItemCard, ViewEvent } from '@warmline/contracts'
import { toast } from '@warmline/ui'
import { w } from '../words/words.ts'
import { notifying, type Permission, permission, sounding } from './prefs.ts'
import { itemInPath } from './router.ts'
import { session } from './session.ts'
import { board, onFrame } from './store.ts'
import { tellWorker } from './worker.ts'

/** Asks the browser; only ever from a button that says why. */
async function allowNotifications(): Promise<Permission> {
  if (permission.value === 'unsupported') return 'unsupported'
  permission.value = await Notification.requestPermission()
  notifying.value = permission.value === 'granted'
  return permission.value
}

/** The switch in the menu and in the palette: asks the browser when it must, and says when that is in vain. */
export async function switchNotices(): Promise<void> {
  if (notifying.value) {
    notifying.value = false
    return
  }
  const answer = await allowNotifications()
  if (answer === 'granted') toast({ text: w().notify.on, ms: 3_000 })
  else if (answer === 'denied') toast({ text: w().notify.blocked, remedy: w().notify.blockedHint, bad: true })
}

const nameOf = (itemId: string) => board.value.cards.get(itemId)?.contactName ?? w().inbox.nobody

function tell(id: string, itemId: string, title: string, body: string): void {
  if (!document.hidden || !notifying.value || permission.value !== 'granted') return
  const { lang, dir } = document.documentElement
  tellWorker({
    do: 'notify',
    id,
    itemId,
    title,
    body: body.slice(0, 120),
    lang,
    dir: dir === 'rtl' ? 'rtl' : 'ltr',
  })
  if (sounding.value) tone()
}

/** A new message of the contact in something I hold. */
function heard(event: ViewEvent): void {
  if (!board.value.mine.has(event.itemId)) return
  for (const e of event.entries ?? [])
    if (e.entry === 'message' && e.by === 'contact')
      tell(e.messageId, event.itemId, w().notify.wrote(nameOf(event.itemId)), e.text ?? '')
}
onFrame((frame) => {
  if (frame.item !== undefined) heard(frame.item)
})

/** A conversation that became mine while I was not looking. The first list after a start is no news. */
let held: ReadonlySet<string> | null = null
const isHeld = (card: ItemCard | undefined, me: string) =>
  card?.head.status === 'person' && card.head.holder?.workerId === me
effect(() => {
  const { me, mine, cards } = board.value
  if (me === null) {
    held = null
    return
  }
  const now = new Set([...mine].filter((itemId) => isHeld(cards.get(itemId), me.workerId)))
  const before = held
  held = now
  if (before === null) return
  untracked(() => {
    for (const itemId of now) if (!before.has(itemId)) taken(itemId)
    for (const itemId of before) if (!now.has(itemId)) tellWorker({ do: 'quiet', itemId })
  })
})
function taken(itemId: string): void {
  const head = board.value.cards.get(itemId)!.head
  tell(`${itemId}@${head.epoch}`, itemId, w().notify.assigned(nameOf(itemId)), w().notify.isYours)
}

/** Two soft notes, made here: no file to fetch, and none that anybody would have to like. */
let audio: AudioContext | null = null
export function tone(): void {
  audio ??= new AudioContext()
  const at = audio.currentTime
  for (const [n, pitch] of [587, 784].entries()) {
    const note = audio.createOscillator()
    const gain = audio.createGain()
    note.frequency.value = pitch
    gain.gain.setValueAtTime(0, at + n * 0.14)
    gain.gain.linearRampToValueAtTime(0.12, at + n * 0.14 + 0.02)
    gain.gain.exponentialRampToValueAtTime(0.001, at + n * 0.14 + 0.35)
    note.connect(gain).connect(audio.destination)
    note.start(at + n * 0.14)
    note.stop(at + n * 0.14 + 0.4)
  }
}

// what is being read needs no notification any more, and a sign-out leaves none behind
const read = () => {
  const itemId = itemInPath()
  if (!document.hidden && itemId !== null) tellWorker({ do: 'quiet', itemId })
}
effect(read)
document.addEventListener('visibilitychange', read)
effect(() => {
  if (session.value.at === 'out') tellWorker({ do: 'quiet', itemId: null })
})
