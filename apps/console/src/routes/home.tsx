import '../styles/home.css'
import type { ResponseOf, WorkerView } from '@warmline/contracts'
import { Avatar, Button, Empty, Icon, Pill, Segments, Skeleton } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { setAvailability } from '../live/actions.ts'
import { call } from '../live/client.ts'
import { rows } from '../live/rows.ts'
import { hasLine, hasRole, session } from '../live/session.ts'
import { board, status } from '../live/store.ts'
import { todayCounts } from '../model/inbox.ts'
import { pathTo } from '../model/place.ts'
import { DueClock } from '../parts/due-clock.tsx'
import { formatList, formatTime, languageName, w } from '../words/words.ts'
import { Duty } from './home/duty.tsx'
import { Notices } from './home/notices.tsx'

export default function Home() {
  const { me } = board.value
  const name = me?.name ?? (session.value.at === 'in' ? session.value.who.name : null)
  const first = name?.split(/\s+/)[0]
  return (
    <div class="page home">
      <header class="row top">
        <Avatar name={name} size="large" on={me?.availability === 'available'} />
        <div class="grow">
          <h1>{first === undefined ? w().home.helloNobody : w().home.hello(first)}</h1>
          {me !== null && (
            <p class="sm mut">{w().home.languages(formatList(me.languages.map(languageName)))}</p>
          )}
        </div>
        {hasLine() && <LinePill />}
      </header>
      {!hasRole('worker') ? (
        <Aside />
      ) : me === null ? (
        <Skeleton label={w().common.loading} lines={6} />
      ) : (
        <div class="halves">
          <div class="stack">
            <OnOff me={me} />
            <Notices />
            <Holding />
          </div>
          <div class="stack">
            <Today />
            <Duty me={me} />
          </div>
        </div>
      )}
    </div>
  )
}

/** No conversations come to this person. */
const Aside = () =>
  hasLine() ? (
    <Empty title={w().home.youWork} />
  ) : (
    <Empty title={w().home.recruiting}>
      <p>{w().home.recruitingHint}</p>
    </Empty>
  )

function LinePill() {
  const s = status.value
  if (s === 'live')
    return (
      <Pill tone="good" icon="check">
        {w().live.live}
      </Pill>
    )
  if (s === 'offline')
    return (
      <Pill tone="bad" icon="off">
        {w().live.offline}
      </Pill>
    )
  return (
    <Pill tone="warn" icon="clock">
      {s === 'stale' ? w().live.stale : w().live.connecting}
    </Pill>
  )
}

/** One tap each way, with no persuasion. */
function OnOff({ me }: { me: WorkerView }) {
  const on = me.availability === 'available'
  const sizes = ['1', '2', '3', '4'] as const
  const size = sizes.find((n) => n === String(me.capacity)) ?? '2'
  return (
    <section class={on ? 'card onoff on' : 'card onoff'}>
      <button
        type="button"
        class="slide"
        role="switch"
        aria-checked={on}
        onClick={() => void setAvailability(!on, me.capacity || 2)}
      >
        <i>
          <Icon name={on ? 'check' : 'chev'} />
        </i>
        <span>{on ? w().home.available : w().home.goAvailable}</span>
      </button>
      <p class="sm mut say">
        {on ? w().home.availableHint : me.holding > 0 ? w().home.pausedHint : w().home.freely}
      </p>
      <div class="row sp wrap">
        <div>
          <p class="ui b" id="cap">
            {w().home.capacity}
          </p>
          <p class="xs mut">{w().home.capacityHint}</p>
        </div>
        <Segments
          label={w().home.capacity}
          value={size}
          options={sizes.map((n) => ({ value: n, label: n }))}
          onChange={(n) => void setAvailability(on, Number(n))}
        />
      </div>
      {on && <Button onClick={() => void setAvailability(false, me.capacity)}>{w().home.pause}</Button>}
    </section>
  )
}

function Holding() {
  const { open } = rows.value
  const on = board.value.me?.availability === 'available'
  return (
    <section class="card">
      <div class="row sp">
        <h2>{open.length === 0 ? w().home.nothing : w().home.holding}</h2>
        {open.length > 0 && <span class="num">{open.length}</span>}
      </div>
      {open.length === 0 && <p class="ui mut">{on ? w().home.nothingAvailable : w().home.nothingPaused}</p>}
      <ul class="list">
        {open.map((card) => (
          <li key={card.head.itemId}>
            <a class="grow held" href={pathTo('inbox', card.head.itemId)}>
              <span class="b ui el" dir="auto">
                {card.contactName ?? w().inbox.nobody}
              </span>
              <span class="sm mut el" dir="auto">
                {card.preview}
              </span>
            </a>
            {card.head.status === 'wrapping-up' ? (
              <Pill tone="human">{w().inbox.wrapUp}</Pill>
            ) : (
              <DueClock card={card} />
            )}
            <span class="sm mut nw">{formatTime(card.head.lastMessageAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Today() {
  const counts = todayCounts(rows.value, new Date().setHours(0, 0, 0, 0))
  const front = useFront()
  return (
    <section class="card">
      <h2>{w().home.today}</h2>
      <dl class="counts">
        <Count n={String(counts.holding)} word={w().home.inHand} />
        <Count n={`${counts.done}${counts.doneIsMore ? '+' : ''}`} word={w().home.finished} />
        <Count n={String(counts.solved)} word={w().home.solved} />
        {front !== null && <Count n={String(front.wait.waiting)} word={w().home.waitingNow} />}
        {front !== null && <Count n={String(front.wait.peopleOn)} word={w().home.peopleOn} />}
      </dl>
    </section>
  )
}
const Count = ({ n, word }: { n: string; word: string }) => (
  <div>
    <dt class="sm mut">{word}</dt>
    <dd class="num">{n}</dd>
  </div>
)

const fresh = 30_000
const quiet = 10 * 60_000

/**
 * How the desk stands, from the same public page that contacts see: at most 30 s old while this page is used. A page at
 * which nobody moves a hand asks every ten minutes only.
 */
function useFront(): ResponseOf<'front'> | null {
  const [front, setFront] = useState<ResponseOf<'front'> | null>(null)
  const slug = session.value.at === 'in' ? session.value.who.slug : null
  useEffect(() => {
    if (slug === null) return
    let at = 0
    let isUsed = true
    const turn = () => {
      const age = Date.now() - at
      if (document.hidden || age < (isUsed ? fresh : quiet)) return
      at = Date.now()
      isUsed = false
      void call('front', { params: { slug }, retries: 0 }).then((r) => r.ok && setFront(r.value))
    }
    const used = () => {
      isUsed = true
      turn()
    }
    turn()
    const timer = setInterval(turn, fresh)
    const signs = ['pointermove', 'keydown', 'visibilitychange'] as const
    for (const sign of signs) document.addEventListener(sign, used, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) document.removeEventListener(sign, used)
    }
  }, [slug])
  return front
}
