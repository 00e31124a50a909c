import type { FloorState } from '@warmline/contracts'
import { Avatar, Button, List, Pill } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { board } from '../../live/store.ts'
import { activeRows, shareFrom } from '../../model/floor.ts'
import { pathTo } from '../../model/place.ts'
import { DueClock } from '../../parts/due-clock.tsx'
import { formatNumber, formatShare, w } from '../../words/words.ts'
import { Fresh } from './fresh.tsx'

const step = 8

export function ActiveCard() {
  const [shown, setShown] = useState(step)
  const rows = activeRows(board.value)
  return (
    <section class="card" aria-labelledby="active-h">
      <div class="row sp">
        <h2 id="active-h">{w().floor.active}</h2>
        <span class="num">{rows.length}</span>
      </div>
      <List label={w().floor.active}>
        {rows.slice(0, shown).map((card) => (
          <li key={card.head.itemId}>
            <Avatar name={card.head.holder?.name ?? null} />
            <a class="grow held" href={pathTo('inbox', card.head.itemId)}>
              <span class="row">
                <span class="ui b el" dir="auto">
                  {card.contactName ?? w().inbox.nobody}
                </span>
                {card.simulated && <Pill>{w().lead.people.demo}</Pill>}
              </span>
              <span class="sm mut el" dir="auto">
                {card.preview}
              </span>
            </a>
            <span class="with">
              <span class="sm mut">{card.head.holder?.name ?? w().inbox.someone}</span>
              {/* open until the person has written */}
              <DueClock card={card} />
            </span>
          </li>
        ))}
      </List>
      {rows.length > shown && (
        <Button kind="quiet" size="small" onClick={() => setShown(shown + 5 * step)}>
          {w().lead.line.moreActive(Math.min(rows.length - shown, 5 * step))}
        </Button>
      )}
    </section>
  )
}

/** Who answered, counted; never a target. */
export function AnsweredCard({ floor }: { floor: FloorState }) {
  const { answeredByAi: ai, answeredByPeople: people } = floor
  const all = ai + people
  return (
    <section class="card" aria-labelledby="answered-h">
      <h2 id="answered-h">{w().lead.who.title}</h2>
      <p class="xs mut">{w().lead.who.today}</p>
      {all === 0 ? (
        <p class="ui mut">{w().lead.who.none}</p>
      ) : (
        <>
          <div class="split" aria-hidden="true">
            <i class="ai" style={{ flexGrow: ai }} />
            <i class="people" style={{ flexGrow: people }} />
          </div>
          <dl class="splitwords ui">
            <Part tone="ai" word={w().floor.whoAi} n={ai} all={all} />
            <Part tone="human" word={w().floor.whoPeople} n={people} all={all} />
          </dl>
        </>
      )}
    </section>
  )
}

const Part = ({ tone, word, n, all }: { tone: 'ai' | 'human'; word: string; n: number; all: number }) => (
  <div>
    <dt>
      <Pill tone={tone}>{word}</Pill>
    </dt>
    <dd class="num">
      <Fresh value={n}>
        {formatNumber(n)} {all >= shareFrom && <span class="mut sm">{formatShare(n / all)}</span>}
      </Fresh>
    </dd>
  </div>
)
