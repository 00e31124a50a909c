import { effect, untracked } from '@preact/signals'
import { openShelf } from '@warmline/client'
import { fromKept, type Kept, keptForMs, nextKept } from '../model/kept.ts'
import { client } from './client.ts'
import { itemInPath } from './router.ts'
import { openSession, session } from './session.ts'
import { load } from './storage.ts'
import { before, board, status } from './store.ts'

/**
 * Keeps on this device what a person last had before them, and shows it when the console is loaded while the server is
 * away. It stands beside the outbox, under a name that begins as all of the console's do: sign-out deletes it with them.
 */
const shelf = openShelf<Kept>('console:read', client.environment.after)
/** as the page's address in this build: another build may know other fields */
const build = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? ''
const stamp = (owner: string) => ({ owner, build, at: Date.now() })
const opened = new Map<string, number>()
/** what changes together is written together; a desk that never rests is written once in so long */
const writeAfterMs = 1_000
const tryEveryMs = 5_000

let timer: ReturnType<typeof setTimeout> | undefined
let written: unknown[] = []

/** What a write would be made of; nothing new in it, nothing to write. */
const parts = () => {
  const { me, workspace, mine, cards, threads } = board.value
  return [me, workspace, ...[...mine].flatMap((itemId) => [cards.get(itemId), threads.get(itemId)])]
}

function write(): void {
  timer = undefined
  const s = session.peek()
  if (s.at !== 'in' || before.peek() !== null || board.peek().me === null) return
  written = untracked(parts)
  const { who } = s
  const change = (found: readonly Kept[]) =>
    session.peek().at === 'in' ? nextKept(found, board.peek(), who, opened, stamp(who.workerId)) : []
  void shelf?.exchange(change).then(({ kept }) => {
    // full or silent: the next change tries again
    if (!kept) written = []
  })
}
function forget(): void {
  clearTimeout(timer)
  timer = undefined
  opened.clear()
  written = []
  void shelf?.exchange(() => [])
}

const isNewest = (itemId: string) => Math.max(0, ...opened.values()) === opened.get(itemId)

effect(() => {
  const { at } = session.value
  // nobody is signed in here: nobody may read it
  if (at === 'out') return forget()
  const itemId = itemInPath()
  const now = parts()
  if (at !== 'in' || before.value !== null) return
  const isLooked = itemId !== null && board.value.threads.has(itemId) && !isNewest(itemId)
  if (isLooked) opened.set(itemId, Date.now())
  if (!isLooked && now.length === written.length && now.every((part, i) => part === written[i])) return
  timer ??= setTimeout(write, writeAfterMs)
})

/** False = nothing of the last person is kept here, or it is too old. */
export async function openFromBefore(): Promise<boolean> {
  const owner = load<string>('last-person')
  const read = owner === null ? undefined : await shelf?.exchange(null)
  const kept = owner === null || !read?.found ? null : fromKept(read.found, stamp(owner))
  // the server may have answered meanwhile
  if (session.peek().at !== 'away') return true
  if (kept === null) {
    void shelf?.exchange((found) => found.filter((one) => Date.now() - one.at < keptForMs))
    return false
  }
  board.value = kept.board
  before.value = { at: kept.at, of: kept.of }
  status.value = 'offline'
  session.value = { at: 'in', who: kept.who }
  addEventListener('online', tryNow)
  void tries()
  return true
}

const tryNow = () => void openSession()
/** One after another, until the server has answered. */
async function tries(): Promise<void> {
  while (before.peek() !== null) {
    await new Promise((resolve) => setTimeout(resolve, tryEveryMs))
    if (status.peek() === 'offline') await openSession()
  }
  removeEventListener('online', tryNow)
}
