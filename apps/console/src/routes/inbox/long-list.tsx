import { computed } from '@preact/signals'
import type { ItemCard } from '@warmline/contracts'
import { type WindowedHandle, WindowedList } from '@warmline/ui'
import { useEffect, useRef } from 'preact/hooks'
import { navigate } from '../../live/router.ts'
import { rows } from '../../live/rows.ts'
import { pathTo } from '../../model/place.ts'
import { w } from '../../words/words.ts'
import { nameOf, Row } from './row.tsx'

/** null = the heading between what is open and what is done */
const all = computed<(ItemCard | null)[]>(() => {
  const { open, done } = rows.value
  return done.length === 0 ? open : [...open, null, ...done]
})
const keyOf = (card: ItemCard | null) => card?.head.itemId ?? 'done'

/** The same rows as ever, with as many of them in the page as fit in sight. */
export default function LongList({ current }: { current: string | null }) {
  const handle = useRef<WindowedHandle>(null)
  useEffect(() => {
    const at = all.value.findIndex((card) => keyOf(card) === current)
    if (at >= 0) handle.current?.scrollTo(at)
  }, [current])
  return (
    <WindowedList
      label={w().inbox.list}
      rows={all.value}
      keyOf={keyOf}
      estimate={66}
      handle={handle}
      onOpen={(card) => card !== null && navigate(pathTo('inbox', card.head.itemId))}
      textOf={(card) => (card === null ? '' : nameOf(card))}
      render={(card) =>
        card === null ? (
          <h2 class="xs mut b donehead">{w().inbox.done}</h2>
        ) : (
          <Row card={card} current={card.head.itemId === current} />
        )
      }
    />
  )
}
