import type { FloorPerson } from '@warmline/contracts'
import { Avatar, Button, clockOf, Empty, List, Pill } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { now } from '../../live/time.ts'
import { backInLineMs, isOn, isOnDutyNow, peopleRows } from '../../model/floor.ts'
import { formatList, formatNumber, languageName, w } from '../../words/words.ts'

const firstShown = 10
const moreShown = 30

/** Who is here (connected), who takes conversations (available), what they hold, and whose phone is gone. */
export function PeopleCard({ people }: { people: readonly FloorPerson[] }) {
  const [shown, setShown] = useState(firstShown)
  const rows = peopleRows(people)
  const hidden = rows.length - shown
  return (
    <section class="card" aria-labelledby="people-h">
      <div class="row sp">
        <h2 id="people-h">{w().lead.people.title}</h2>
        <span class="sm mut tn">{w().lead.people.on(formatNumber(people.filter(isOn).length))}</span>
      </div>
      {rows.length === 0 && <Empty title={w().floor.nobodyOn}>{w().floor.nobodyOnHint}</Empty>}
      <List label={w().lead.people.title}>
        {rows.slice(0, shown).map((p) => (
          <Person key={p.workerId} person={p} />
        ))}
      </List>
      {hidden > 0 && (
        <Button kind="quiet" size="small" onClick={() => setShown(shown + moreShown)}>
          {w().lead.people.more(Math.min(hidden, moreShown))}
        </Button>
      )}
    </section>
  )
}

function Person({ person: p }: { person: FloorPerson }) {
  const marks = [
    formatList(p.languages.map(languageName)),
    isOnDutyNow(p, now.value) ? w().lead.people.duty : p.mayBackstop && w().lead.people.backstop,
  ]
  return (
    <li class="who">
      <Avatar name={p.name} on={p.connected && p.availability === 'available'} />
      <span class="grow">
        <span class="row">
          <span class="ui b el">{p.name ?? w().inbox.someone}</span>
          {p.simulated && <Pill>{w().lead.people.demo}</Pill>}
        </span>
        <span class="sm mut">{marks.filter(Boolean).join(' · ')}</span>
      </span>
      <span class="sm tn nw" title={w().lead.people.places(p.holding, p.capacity)}>
        <span class="vh">{w().lead.people.places(p.holding, p.capacity)}</span>
        <span aria-hidden="true">{w().floor.holds(p.holding, p.capacity)}</span>
      </span>
      <Presence person={p} />
    </li>
  )
}

function Presence({ person: p }: { person: FloorPerson }) {
  const back = backInLineMs(p, now.value)
  if (back !== null)
    return (
      <Pill tone="bad" icon="off">
        <span class="tn">{back > 0 ? w().lead.people.lost(clockOf(back)) : w().lead.people.lostOver}</span>
      </Pill>
    )
  if (!p.connected)
    return (
      <Pill tone="warn" icon="off">
        {w().lead.people.away}
      </Pill>
    )
  return (
    <Pill tone={p.availability === 'available' ? 'good' : 'plain'}>
      {w().floor.availability[p.availability]}
    </Pill>
  )
}
