import '../styles/floor.css'
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { board, loadSettings, settings, status, syncFloor } from '../live/store.ts'
import { now } from '../live/time.ts'
import { onFloor } from '../model/floor.ts'
import { Pending } from '../parts/parts.tsx'
import { formatTime, w } from '../words/words.ts'
import { ActiveCard, AnsweredCard } from './floor/active.tsx'
import { Head } from './floor/head.tsx'
import { OnlineCard } from './floor/online.tsx'
import { PeopleCard } from './floor/people.tsx'
import { PromiseCard } from './floor/promise.tsx'
import { useRefetch } from './floor/refetch.ts'
import { WaitCard } from './floor/wait.tsx'
import { WaitingCard } from './floor/waiting.tsx'
import { WhyCard } from './floor/why.tsx'

/** Rows move with the events; what is counted is fetched again shortly after anything happened. */
function useFloor(): { failed: boolean; again: () => void } {
  const [failed, setFailed] = useState(false)
  const load = () =>
    void syncFloor().then((cursor) => setFailed(cursor === null && board.value.floor === null))
  useRefetch(load, 'floor')
  useEffect(() => {
    if (settings.value === null) void loadSettings()
  }, [])
  return { failed, again: load }
}

export default function Floor() {
  const { failed, again } = useFloor()
  const { floor } = board.value
  return (
    <div class="page">
      <div class="page-h">
        <h1>{w().floor.title}</h1>
        <AsOf at={floor?.now ?? null} />
      </div>
      {floor === null ? <Pending failed={failed ? w().floor.failed : null} again={again} /> : <Cards />}
    </div>
  )
}

/** The clock while it is live; from when it is, while the line is down. */
function AsOf({ at }: { at: number | null }) {
  const down = status.value === 'offline' || status.value === 'stale'
  return (
    <span class="sm mut tn">
      {down && at !== null ? w().lead.asOf(formatTime(at)) : w().floor.at(formatTime(now.value))}
    </span>
  )
}

function Cards() {
  const { floor } = board.value
  if (floor === null) return null
  const people = onFloor(board.value)
  // one column: what needs hands comes before what explains, for the eye and for the keyboard alike
  const columns = isNarrow.value
    ? ['waiting promise wait online active people why answered']
    : ['promise why active', 'waiting wait online people answered']
  const cards: Record<string, ComponentChildren> = {
    promise: <PromiseCard key="promise" />,
    why: <WhyCard key="why" />,
    active: <ActiveCard key="active" />,
    waiting: <WaitingCard key="waiting" people={people} />,
    wait: <WaitCard key="wait" floor={floor} />,
    online: <OnlineCard key="online" people={people} />,
    people: <PeopleCard key="people" people={people} />,
    answered: <AnsweredCard key="answered" floor={floor} />,
  }
  return (
    <>
      <Head floor={floor} />
      <div class="hero">
        {columns.map((column) => (
          <div key={column} class="stack">
            {column.split(' ').map((name) => cards[name])}
          </div>
        ))}
      </div>
    </>
  )
}

const narrow = matchMedia('(max-width: 980px)')
const isNarrow = signal(narrow.matches)
narrow.addEventListener('change', () => {
  isNarrow.value = narrow.matches
})
