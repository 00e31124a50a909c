import type { ItemCard } from '@warmline/contracts'
import { Empty, Pill, Skeleton } from '@warmline/ui'
import { lazyPart } from '../../live/lazy.tsx'
import { rows } from '../../live/rows.ts'
import { board } from '../../live/store.ts'
import { LineBanner } from '../../shell.tsx'
import { w } from '../../words/words.ts'
import { Row } from './row.tsx'

/** From here on only what is in sight is in the page. */
const longFrom = 60
const longList = lazyPart(
  () => import('./long-list.tsx'),
  () => undefined,
)

function Plain({ current }: { current: string | null }) {
  const { open, done } = rows.value
  const list = (cards: readonly ItemCard[]) => (
    <ul>
      {cards.map((card) => (
        <li key={card.head.itemId}>
          <Row card={card} current={card.head.itemId === current} />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {list(open)}
      {done.length > 0 && <h2 class="xs mut b donehead">{w().inbox.done}</h2>}
      {list(done)}
    </>
  )
}

export function ItemList({ current }: { current: string | null }) {
  const { me } = board.value
  const { open, done } = rows.value
  const available = me?.availability === 'available'
  const isLong = open.length + done.length > longFrom
  return (
    <section class="items" aria-label={w().inbox.list}>
      <header class="lh">
        <h1 class="h2">{w().inbox.title}</h1>
        {me !== null && (
          <Pill tone={available ? 'human' : 'plain'}>
            {w().state.availability[me.availability]}{' '}
            {available && <span class="tn">{w().state.holds(open.length, me.capacity)}</span>}
          </Pill>
        )}
      </header>
      <div class="list-line">
        <LineBanner />
      </div>
      <div class={isLong ? 'rows long' : 'rows'}>
        {me === null && (
          <div class="pad">
            <Skeleton label={w().common.loading} lines={6} />
          </div>
        )}
        {me !== null && open.length === 0 && (
          <Empty title={w().inbox.empty}>
            {available ? w().inbox.emptyAvailable : w().inbox.emptyPaused}
          </Empty>
        )}
        {isLong ? <longList.Part current={current} /> : <Plain current={current} />}
      </div>
      <p class="xs mut keyhint" aria-hidden="true">
        <span class="nw">
          <span class="kbd">J</span> <span class="kbd">K</span> {w().inbox.keysMove}
        </span>{' '}
        <span class="nw">
          <span class="kbd">Ctrl Enter</span> {w().inbox.keysSend}
        </span>{' '}
        <span class="nw">
          <span class="kbd">E</span> {w().inbox.keysDone}
        </span>{' '}
        <span class="nw">
          <span class="kbd">/</span> {w().palette.open}
        </span>
      </p>
    </section>
  )
}
