import type { HandoffView } from '@warmline/contracts'
import type { HandoffReason } from '@warmline/contracts/words'
import { handoffReasons } from '@warmline/contracts/words'
import { Button, Empty, List, Pill, Select } from '@warmline/ui'
import { useRef, useState } from 'preact/hooks'
import { call } from '../../live/client.ts'
import { board } from '../../live/store.ts'
import { pathTo } from '../../model/place.ts'
import { Pending } from '../../parts/parts.tsx'
import { formatList, formatTime, languageName, w } from '../../words/words.ts'
import { useRefetch } from './refetch.ts'

type Filter = HandoffReason | 'all'
interface Read {
  handoffs: HandoffView[]
  reasons: { reason: string; n: number }[]
  after: string | null
}

/** The newest follow what happens, as long as nobody has paged on. */
function useHandoffs(reason: Filter) {
  const [read, setRead] = useState<(Read & { of: Filter }) | null>(null)
  const [failed, setFailed] = useState(false)
  const paged = useRef<Filter | null>(null)
  const load = async (after: string | null) => {
    if (after === null && paged.current === reason) return
    const r = await call('handoffs', {
      query: { limit: 10, ...(reason === 'all' ? {} : { reason }), ...(after === null ? {} : { after }) },
    })
    setFailed(!r.ok)
    if (!r.ok) return
    if (after !== null) paged.current = reason
    setRead((old) => ({
      ...r.value,
      of: reason,
      handoffs: after === null ? r.value.handoffs : [...(old?.handoffs ?? []), ...r.value.handoffs],
    }))
  }
  useRefetch(() => void load(null), reason)
  return { read, shown: read?.of === reason ? read : null, failed, load }
}

export function WhyCard() {
  const [reason, setReason] = useState<Filter>('all')
  const { read, shown, failed, load } = useHandoffs(reason)
  const counts = new Map(read?.reasons.map((r) => [r.reason, r.n]))
  const options = handoffReasons
    .filter((r) => counts.has(r) || r === reason)
    .map((value) => ({ value, label: `${w().reasons[value] ?? value} (${counts.get(value) ?? 0})` }))
  return (
    <section class="card" aria-labelledby="why-h">
      <div class="row sp wrap">
        <h2 id="why-h">{w().lead.why.title}</h2>
        {options.length > 0 && (
          <Select<Filter>
            label={w().lead.why.filter}
            bare
            value={reason}
            options={[{ value: 'all', label: w().lead.why.all }, ...options]}
            onChange={setReason}
          />
        )}
      </div>
      {options.length > 0 && <p class="xs mut">{w().lead.why.week}</p>}
      {shown === null ? (
        <Pending failed={failed ? w().lead.why.failed : null} again={() => void load(null)} />
      ) : shown.handoffs.length === 0 ? (
        <Empty title={reason === 'all' ? w().lead.why.none : w().lead.why.noneOf}>
          {w().lead.why.noneHint}
        </Empty>
      ) : (
        <List label={w().lead.why.title}>
          {shown.handoffs.map((h) => (
            <Handoff key={`${h.itemId} ${h.at}`} handoff={h} />
          ))}
        </List>
      )}
      {shown?.after != null && (
        <Button kind="quiet" size="small" onClick={() => void load(shown.after)}>
          {w().common.more}
        </Button>
      )}
    </section>
  )
}

function Handoff({ handoff: h }: { handoff: HandoffView }) {
  const card = board.value.cards.get(h.itemId) ?? h.card
  const topic = board.value.workspace?.topics.find((t) => t.topic === h.topic)?.label ?? h.topic
  const about = [topic, card && languageName(card.head.language), stateOf(card)]
  return (
    <li class="whyrow">
      <a class="grow held" href={pathTo('inbox', h.itemId)}>
        <span class="row">
          <span class="ui b el" dir="auto">
            {card === null ? w().lead.why.erased : (card.contactName ?? w().inbox.nobody)}
          </span>
          {card?.simulated && <Pill>{w().lead.people.demo}</Pill>}
        </span>
        {card?.preview != null && (
          <span class="sm el" dir="auto">
            {card.preview}
          </span>
        )}
        <span class="sm mut">{formatList(about)}</span>
      </a>
      <span class="why">
        <Pill tone={['asked', 'person-preferred', 'care'].includes(h.reason) ? 'human' : 'ai'}>
          {w().reasons[h.reason] ?? h.reason}
        </Pill>
        <span class="xs mut">
          {h.check !== null && `${w().checks[h.check] ?? h.check}, `}
          <time class="nw">{formatTime(h.at)}</time>
        </span>
      </span>
    </li>
  )
}

function stateOf(card: HandoffView['card']): string | null {
  if (card === null) return null
  const { status, holder } = card.head
  const now = w().lead.why.now
  const name = holder?.name ?? w().inbox.someone
  if (status === 'person') return now.person(name)
  if (status === 'wrapping-up') return now['wrapping-up'](name)
  return now[status]
}
