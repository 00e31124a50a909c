import type { FloorState } from '@warmline/contracts'
import { announce, clockOf, Icon } from '@warmline/ui'
import { useEffect, useRef } from 'preact/hooks'
import { board } from '../../live/store.ts'
import { now } from '../../live/time.ts'
import { type PromiseState, promiseState } from '../../model/floor.ts'
import { type InLine, lineOf, owedRows } from '../../model/floor-line.ts'
import { pathTo } from '../../model/place.ts'
import { formatNumber, formatTime, w } from '../../words/words.ts'

type Waits = Pick<InLine, 'card' | 'overdue'>

function sentence(state: PromiseState): string {
  const h = w().lead.head
  switch (state.kind) {
    case 'late-now':
      return h.lateNow(state.n)
    case 'nobody':
      return h.nobody
    case 'taken-back':
      return h.takenBack
    case 'waiting':
      return h.waiting(state.n)
    case 'all-kept':
      return (state.waiting > 0 ? h.allKeptWaiting : h.allKept)(formatNumber(state.kept))
    case 'some-late':
      return h.someLate(formatNumber(state.kept), formatNumber(state.of))
  }
}

/** The one sentence that most people read, and what else needs a lead. */
export function Head({ floor }: { floor: FloorState }) {
  const line = lineOf(board.value, now.value)
  // a promise is kept by a person's words: who is with somebody that has not written yet still waits
  const waiting = [
    ...line.filter((row) => row.place !== null || row.overdue),
    ...owedRows(board.value, now.value),
  ]
  return (
    <>
      <Headline floor={floor} waiting={waiting} />
      <Alarms floor={floor} waiting={waiting} />
    </>
  )
}

/** Said aloud when what it says turns, not with every number. */
function Headline({ floor, waiting }: { floor: FloorState; waiting: readonly Waits[] }) {
  const late = waiting.filter((row) => row.overdue)
  const state = promiseState(floor.promises, late.length, waiting.length)
  const text = sentence(state)
  const turn = state.kind === 'late-now' ? `late ${state.n}` : state.kind
  const told = useRef(turn)
  useEffect(() => {
    if (told.current !== turn) announce(text)
    told.current = turn
  }, [turn, text])
  const bad = state.kind === 'late-now'
  const tone = bad
    ? 'bad'
    : state.kind === 'some-late'
      ? 'warn'
      : state.kind === 'all-kept'
        ? 'good'
        : 'plain'
  const next = waiting
    .flatMap(({ card }) => card.head.promise?.dueAt ?? [])
    .filter((at) => at > now.value)
    .sort((a, b) => a - b)[0]
  return (
    <section class={`headline ${tone}`} aria-label={w().floor.title}>
      <Icon name={bad ? 'warn' : tone === 'good' ? 'check' : 'clock'} />
      <div class="grow">
        <p class="say">{text}</p>
        <p class="ui mut">
          {!bad && state.kind !== 'waiting' && w().lead.head.now(waiting.length)}{' '}
          {next !== undefined && <span class="tn">{w().lead.head.nextDue(clockOf(next - now.value))}</span>}
        </p>
      </div>
      {bad && late[0] !== undefined && (
        <a class="btn s" href={late.length > 1 ? '#waiting-h' : pathTo('inbox', late[0].card.head.itemId)}>
          {w().lead.head.look}
        </a>
      )}
    </section>
  )
}

/** What else needs a lead; whoever waits past their time stands in the headline and first in the line. */
function Alarms({ floor, waiting }: { floor: FloorState; waiting: readonly Waits[] }) {
  const inHead = new Set(waiting.filter((row) => row.overdue).map((row) => row.card.head.itemId))
  const alarms = floor.alarms
    .filter((a) => a.itemId === null || !inHead.has(a.itemId))
    .sort((a, b) => b.at - a.at)
  if (alarms.length === 0) return null
  return (
    <ul class="alarms" aria-label={w().floor.alarm}>
      {alarms.slice(0, 4).map((a) => (
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
