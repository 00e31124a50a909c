import '../styles/floor.css'
import type { FloorState, ItemCard } from '@warmline/contracts'
import { Avatar, Empty, Icon, List, Pill } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { board, frames, loadSettings, settings, syncFloor } from '../live/store.ts'
import { now } from '../live/time.ts'
import { activeRows, peopleRows, recentHandoffs } from '../model/floor.ts'
import { pathTo } from '../model/place.ts'
import { Pending } from '../parts/parts.tsx'
import { formatNumber, formatShare, formatTime, languageName, w } from '../words/words.ts'
import { OnlineCard } from './floor/online.tsx'
import { PromiseCard } from './floor/promise.tsx'
import { WaitingCard } from './floor/waiting.tsx'

/** Rows move with the events; the figures of the ledger are fetched again shortly after anything happened. */
function useFloor(): { failed: boolean; again: () => void } {
  const [failed, setFailed] = useState(false)
  const load = () =>
    void syncFloor().then((cursor) => setFailed(cursor === null && board.value.floor === null))
  useEffect(() => {
    load()
    if (settings.value === null) void loadSettings()
    let seen = frames.peek()
    let fetchedAt = Date.now()
    const timer = setInterval(() => {
      if (document.hidden) return
      const changed = frames.peek() !== seen
      if (!changed && Date.now() - fetchedAt < 15_000) return
      seen = frames.peek()
      fetchedAt = Date.now()
      load()
    }, 2_000)
    return () => clearInterval(timer)
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
        <span class="sm mut tn">{w().floor.at(formatTime(now.value))}</span>
      </div>
      {floor === null ? (
        <Pending failed={failed ? w().floor.failed : null} again={again} />
      ) : (
        <>
          <Alarms floor={floor} />
          <div class="hero">
            <div class="stack">
              <PromiseCard floor={floor} />
              <Handoffs />
              <Active />
            </div>
            <div class="stack">
              <WaitingCard />
              <OnlineCard people={floor.people} />
              <Answered floor={floor} />
              <People floor={floor} />
            </div>
          </div>
        </>
      )}
    </div>
  )
}

function Alarms({ floor }: { floor: FloorState }) {
  const alarms = [...floor.alarms].sort((a, b) => b.at - a.at).slice(0, 4)
  if (alarms.length === 0) return null
  return (
    <ul class="alarms" aria-label={w().floor.alarm}>
      {alarms.map((a) => (
        <li key={`${a.code}-${a.itemId}-${a.at}`} class="warnbox">
          <Icon name="warn" />
          <p class="ui grow">
            <b>{w().floor.alarms[a.code] ?? w().floor.alarmOther(a.code)}</b>{' '}
            <span class="mut nw">{formatTime(a.at)}</span>
          </p>
          {a.itemId !== null && (
            <a class="btn s" href={pathTo('inbox', a.itemId)}>
              {w().floor.look}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

const nameOf = (card: ItemCard) => card.contactName ?? w().inbox.nobody

function Handoffs() {
  const rows = recentHandoffs(board.value, 8)
  return (
    <section class="card o4">
      <h2>{w().floor.handoffs}</h2>
      {rows.length === 0 && <Empty title={w().floor.handoffsNone} />}
      <List label={w().floor.handoffs}>
        {rows.map((card) => (
          <li key={card.head.itemId}>
            <a class="grow held" href={pathTo('inbox', card.head.itemId)}>
              <span class="ui b el" dir="auto">
                {nameOf(card)}
              </span>
              <span class="sm mut el" dir="auto">
                {card.preview}
              </span>
            </a>
            <span class="why">
              <Pill tone={card.handoff!.reason === 'asked' ? 'human' : 'ai'}>
                {w().reasons[card.handoff!.reason] ?? card.handoff!.reason}
              </Pill>
              <span class="xs mut">
                {card.handoff!.check !== null &&
                  `${w().checks[card.handoff!.check] ?? card.handoff!.check}, `}
                {formatTime(card.handoff!.at)}
              </span>
            </span>
          </li>
        ))}
      </List>
    </section>
  )
}

function Active() {
  const rows = activeRows(board.value)
  return (
    <section class="card o3">
      <div class="row sp">
        <h2>{w().floor.active}</h2>
        <span class="num">{rows.length}</span>
      </div>
      <List label={w().floor.active}>
        {rows.slice(0, 12).map((card) => (
          <li key={card.head.itemId}>
            <Avatar name={card.head.holder?.name ?? null} />
            <a class="grow held" href={pathTo('inbox', card.head.itemId)}>
              <span class="ui b el" dir="auto">
                {nameOf(card)}
              </span>
              <span class="sm mut el" dir="auto">
                {card.preview}
              </span>
            </a>
            <span class="sm mut">{card.head.holder?.name ?? w().inbox.someone}</span>
          </li>
        ))}
      </List>
    </section>
  )
}

/** Who answered, counted; never a target. */
function Answered({ floor }: { floor: FloorState }) {
  const { answeredByAi: ai, answeredByPeople: people } = floor
  const all = ai + people
  return (
    <section class="card o4">
      <div class="row sp">
        <h2>{w().floor.who}</h2>
        <span class="xs mut">{w().floor.day}</span>
      </div>
      {all === 0 ? (
        <p class="ui mut">{w().floor.whoNone}</p>
      ) : (
        <>
          <div class="split" aria-hidden="true">
            <i class="ai" style={{ flexGrow: ai }} />
            <i class="people" style={{ flexGrow: people }} />
          </div>
          <dl class="splitwords ui">
            <div>
              <dt>
                <Pill tone="ai">{w().floor.whoAi}</Pill>
              </dt>
              <dd class="num">
                {formatNumber(ai)} <span class="mut sm">{formatShare(ai / all)}</span>
              </dd>
            </div>
            <div>
              <dt>
                <Pill tone="human">{w().floor.whoPeople}</Pill>
              </dt>
              <dd class="num">
                {formatNumber(people)} <span class="mut sm">{formatShare(people / all)}</span>
              </dd>
            </div>
          </dl>
        </>
      )}
    </section>
  )
}

function People({ floor }: { floor: FloorState }) {
  const rows = peopleRows(floor.people)
  return (
    <section class="card o3">
      <h2>{w().floor.people}</h2>
      {rows.length === 0 && <Empty title={w().floor.nobodyOn}>{w().floor.nobodyOnHint}</Empty>}
      <List label={w().floor.people}>
        {rows.slice(0, 20).map((p) => (
          <li key={p.workerId}>
            <Avatar name={p.name} on={p.connected && p.availability === 'available'} />
            <span class="grow">
              <span class="ui b">{p.name ?? w().inbox.someone}</span>
              <br />
              <span class="sm mut">
                {p.languages.map(languageName).join(', ')}
                {p.simulated && ` · ${w().people.simulated}`}
              </span>
            </span>
            <span class="sm tn">{w().floor.holds(p.holding, p.capacity)}</span>
            {!p.connected ? (
              <Pill tone="warn">{w().floor.gone}</Pill>
            ) : (
              <Pill tone={p.availability === 'available' ? 'good' : 'plain'}>
                {w().floor.availability[p.availability]}
              </Pill>
            )}
          </li>
        ))}
      </List>
    </section>
  )
}
