import '../styles/inbox.css'
import '../styles/answer.css'
import '../styles/inbox-narrow.css'
import { Empty } from '@warmline/ui'
import { useLayoutEffect } from 'preact/hooks'
import { finish } from '../live/actions.ts'
import { singleKeys } from '../live/prefs.ts'
import { navigate, place } from '../live/router.ts'
import { board } from '../live/store.ts'
import { inboxRows, neighbour } from '../model/inbox.ts'
import { pathTo } from '../model/place.ts'
import { standing } from '../model/thread.ts'
import { LineBanner } from '../shell.tsx'
import { w } from '../words/words.ts'
import { Chat } from './inbox/chat.tsx'
import { ItemList } from './inbox/list.tsx'

const inText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** J and K move, E is done, / searches, R writes; never while a field, a menu or a dialog has the keys. */
function onKey(e: KeyboardEvent): void {
  if (!singleKeys.value || e.metaKey || e.ctrlKey || e.altKey || e.isComposing || inText(e.target)) return
  if (document.querySelector('dialog[open], .menu:popover-open') !== null) return
  const id = place.value.id
  const { open, done } = inboxRows(board.value)
  const step = ({ j: 1, k: -1 } as const)[e.key as 'j']
  if (step !== undefined) {
    const next = neighbour([...open, ...done], id, step)
    if (next === null) return
    e.preventDefault()
    navigate(pathTo('inbox', next), id === null ? 'push' : 'replace')
  } else if (e.key === 'e' && id !== null) {
    const head = board.value.cards.get(id)?.head
    if (head !== undefined && standing(head, board.value.me?.workerId ?? null) === 'mine') finish(id)
  } else if (e.key === '/' || e.key === 'r') {
    const field = document.querySelector<HTMLElement>(
      e.key === '/' ? '[data-knowledge] input' : '[data-composer]',
    )
    if (field === null) return
    e.preventDefault()
    field.focus()
  }
}

export default function Inbox() {
  const id = place.value.id
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
        <Chat key={id} itemId={id} />
      )}
    </div>
  )
}
