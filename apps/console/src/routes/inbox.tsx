import '../styles/inbox.css'
import '../styles/answer.css'
import '../styles/inbox-narrow.css'
import '../styles/print.css'
import type { ThreadHead } from '@warmline/contracts'
import { Empty } from '@warmline/ui'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { finish } from '../live/actions.ts'
import { useKeyboardRoom } from '../live/keyboard-room.ts'
import { singleKey } from '../live/keys.ts'
import { navigate, place } from '../live/router.ts'
import { rows } from '../live/rows.ts'
import { sheet } from '../live/sheets.ts'
import { board, status, syncThread } from '../live/store.ts'
import { neighbour } from '../model/inbox.ts'
import { pathTo } from '../model/place.ts'
import { standing } from '../model/thread.ts'
import { LineBanner } from '../shell.tsx'
import { w } from '../words/words.ts'
import { Chat } from './inbox/chat.tsx'
import { ItemList } from './inbox/list.tsx'
import { passOn } from './inbox/pass.tsx'

const mineHere = (): ThreadHead | null => {
  const head = place.value.id === null ? undefined : board.value.cards.get(place.value.id)?.head
  return head !== undefined && standing(head, board.value.me?.workerId ?? null) === 'mine' ? head : null
}

function move(step: 1 | -1): void {
  const { open, done } = rows.value
  const next = neighbour([...open, ...done], place.value.id, step)
  // one step of "back" leads to the list, however far one walked with the keys
  if (next !== null) navigate(pathTo('inbox', next), place.value.id === null ? 'push' : 'replace')
}

const onMine: Record<string, (head: ThreadHead) => void> = {
  e: (head) => finish(head.itemId),
  r: () => document.querySelector<HTMLElement>('[data-composer]')?.focus(),
  h: ({ itemId }) => {
    sheet.value = { itemId, kind: 'transfer' }
  },
  b: ({ itemId }) => {
    sheet.value = { itemId, kind: 'release' }
  },
  p: (head) => passOn(head),
}

/** J and K move; E, R, H, B and P act on the open conversation when it is mine. */
function onKey(e: KeyboardEvent): void {
  const key = singleKey(e)
  if (key === null) return
  const act = onMine[key]
  const head = act === undefined ? null : mineHere()
  if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1)
  else if (act !== undefined && head !== null) act(head)
  else return
  e.preventDefault()
}

/** What I hold is here before I go there: J and K paint from what is known, with the line down too. */
function useThreadsReady(): void {
  const live = status.value === 'live'
  const missing = rows.value.open.find((card) => !board.value.threads.has(card.head.itemId))?.head.itemId
  const asked = useRef(new Set<string>())
  useEffect(() => {
    if (!live) asked.current.clear()
    if (!live || missing === undefined || asked.current.has(missing) || asked.current.size >= readyAtMost)
      return
    asked.current.add(missing)
    void syncThread(missing)
  }, [live, missing])
}
const readyAtMost = 12

export default function Inbox() {
  const id = place.value.id
  useThreadsReady()
  useKeyboardRoom()
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <div class={id === null ? 'desk' : 'desk reading'}>
      <ItemList current={id} />
      {id === null ? (
        <section class="chat none">
          <LineBanner />
          <Empty title={w().inbox.choose}>{w().inbox.chooseHint}</Empty>
        </section>
      ) : (
        <Chat itemId={id} />
      )}
    </div>
  )
}
