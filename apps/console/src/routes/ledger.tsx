import '../styles/ledger.css'
import type { LedgerRow, QueryInputOf } from '@warmline/contracts'
import { Button, clockOf, Empty, Icon, Pill, Segments, Select, scrollable } from '@warmline/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call, showProblem } from '../live/client.ts'
import { navigate, place } from '../live/router.ts'
import { frames, loadSettings, settings } from '../live/store.ts'
import { serverNow } from '../live/time.ts'
import {
  filterFrom,
  type LedgerFilter,
  ledgerRanges,
  queryOf,
  type StandingFilter,
  searchOf,
  standings,
} from '../model/ledger.ts'
import { pathTo } from '../model/place.ts'
import { localZone, Pending } from '../parts/parts.tsx'
import { formatNumber, formatTime, w } from '../words/words.ts'
import { DayField, StretchChip } from './ledger/day.tsx'

function useLedger(filter: LedgerFilter) {
  const key = searchOf(filter)
  const [read, setRead] = useState<{ of: string; rows: LedgerRow[]; after: string | null } | null>(null)
  const [failed, setFailed] = useState(false)
  const paged = useRef('')
  const current = useRef(key)
  current.current = key
  const load = async (cursor: string | null) => {
    if (cursor !== null) paged.current = key
    const r = await call('promises', {
      query: { ...queryOf(filter, serverNow()), ...(cursor === null ? {} : { after: cursor }), limit: 50 },
    })
    // another filter was chosen while this was on its way
    if (current.current !== key) return
    setFailed(!r.ok)
    if (!r.ok) return
    const { rows, after } = r.value
    setRead((old) => ({ of: key, after, rows: cursor === null ? rows : [...(old?.rows ?? []), ...rows] }))
  }
  useEffect(() => {
    paged.current = ''
    void load(null)
    // What is on screen follows what happens, as long as nobody has paged on. Once more in any case: the server reads
    // the log at most once a second, so the first answer may lack the last event.
    let seen = -1
    const timer = setInterval(() => {
      if (document.hidden || frames.peek() === seen || paged.current === key) return
      seen = frames.peek()
      void load(null)
    }, 2_000)
    return () => clearInterval(timer)
  }, [key])
  return { read: read?.of === key ? read : null, failed, load }
}

export default function Ledger() {
  // the address holds the filter: a point of the floor's curve leads here, and Back leads back
  void place.value
  const filter = filterFrom(location.search)
  const { read, failed, load } = useLedger(filter)
  useEffect(() => {
    if (settings.value === null) void loadSettings()
  }, [])
  return (
    <div class="page">
      <div class="page-h">
        <h1>{w().ledger.title}</h1>
        <Downloads filter={filter} />
        <p class="ui mut">{w().ledger.lead}</p>
      </div>
      <Filters filter={filter} />
      {read === null ? (
        <Pending failed={failed ? w().ledger.failed : null} again={() => void load(null)} />
      ) : read.rows.length === 0 ? (
        <Nothing filter={filter} />
      ) : (
        <>
          <Sums rows={read.rows} />
          <Table rows={read.rows} />
          <More after={read.after} load={load} />
        </>
      )}
    </div>
  )
}

const go = (filter: LedgerFilter) => navigate(`${pathTo('ledger')}${searchOf(filter)}`)

function Filters({ filter }: { filter: LedgerFilter }) {
  const zone = settings.value?.hours?.zone ?? localZone()
  const ranges = ledgerRanges.map((value) => ({ value, label: w().ledger.ranges[value] }))
  const outcomes = standings.map((value) => ({ value, label: w().lead.ledger.standings[value] }))
  return (
    <div class="filters">
      {filter.stretch === null ? (
        <Segments
          label={w().ledger.range}
          value={filter.range}
          options={ranges}
          onChange={(range) => go({ ...filter, range })}
        />
      ) : (
        <StretchChip stretch={filter.stretch} zone={zone} onClear={() => go({ ...filter, stretch: null })} />
      )}
      <DayField stretch={filter.stretch} zone={zone} onChange={(stretch) => go({ ...filter, stretch })} />
      <Select<StandingFilter>
        label={w().lead.ledger.standing}
        bare
        value={filter.standing}
        options={outcomes}
        onChange={(standing) => go({ ...filter, standing })}
      />
    </div>
  )
}

function Nothing({ filter }: { filter: LedgerFilter }) {
  const isFiltered = filter.stretch !== null || filter.standing !== 'all'
  return isFiltered ? (
    <Empty title={w().lead.ledger.noneFiltered}>{w().lead.ledger.noneFilteredHint}</Empty>
  ) : (
    <Empty title={w().ledger.empty}>{w().ledger.emptyHint}</Empty>
  )
}

/** What is on screen, counted, so that it is not taken for the whole. */
function Sums({ rows }: { rows: readonly LedgerRow[] }) {
  const late = rows.filter((r) => r.misses > 0 || r.inTime === false).length
  const kept = rows.filter((r) => r.outcome === 'kept' && r.inTime === true).length
  return (
    <p class="ui mut" role="status">
      {w().lead.ledger.sums(rows.length, formatNumber(kept), formatNumber(late))}
    </p>
  )
}

function More({ after, load }: { after: string | null; load: (after: string) => Promise<void> }) {
  const [busy, setBusy] = useState(false)
  if (after === null) return <p class="sm mut">{w().lead.ledger.end}</p>
  const more = async () => {
    setBusy(true)
    await load(after)
    setBusy(false)
  }
  return (
    <div>
      <Button busy={busy} onClick={() => void more()}>
        {w().common.more}
      </Button>
    </div>
  )
}

function Downloads({ filter }: { filter: LedgerFilter }) {
  const [busy, setBusy] = useState(false)
  const query = queryOf(filter, serverNow())
  const search = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)])).toString()
  const json = async () => {
    setBusy(true)
    const rows = await everyRow(filter)
    setBusy(false)
    if (rows === null) return
    const url = URL.createObjectURL(new Blob([JSON.stringify(rows, null, 2)], { type: 'application/json' }))
    Object.assign(document.createElement('a'), { href: url, download: 'promises.json' }).click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }
  return (
    <div class="actions">
      <a class="btn s" href={`/v1/promises.csv${search === '' ? '' : `?${search}`}`} download="promises.csv">
        <Icon name="down" />
        {w().ledger.csv}
      </a>
      <Button size="small" icon="down" busy={busy} onClick={() => void json()}>
        {w().ledger.json}
      </Button>
    </div>
  )
}

async function everyRow(filter: LedgerFilter): Promise<LedgerRow[] | null> {
  const rows: LedgerRow[] = []
  const asked = queryOf(filter, serverNow())
  for (let after: string | null = ''; after !== null; ) {
    const query: QueryInputOf<'promises'> = { ...asked, limit: 200, ...(after === '' ? {} : { after }) }
    const r = await call('promises', { query })
    if (!r.ok) {
      showProblem(r.problem)
      return null
    }
    rows.push(...r.value.rows)
    after = r.value.after
  }
  return rows
}

function Table({ rows }: { rows: readonly LedgerRow[] }) {
  const c = w().ledger.cols
  return (
    <section class="card tablebox" {...scrollable} aria-label={w().ledger.title}>
      <table class="table">
        <thead>
          <tr>
            {[c.asked, c.why, c.due, c.outcome, c.answered, c.wait, c.misses].map((h) => (
              <th key={h} scope="col">
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <Row key={r.promiseId} row={r} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row: r }: { row: LedgerRow }) {
  const c = w().ledger.cols
  return (
    <tr>
      <th scope="row" data-label={c.asked}>
        <a class="reach" href={pathTo('inbox', r.itemId)}>
          {formatTime(r.askedAt)}
        </a>
      </th>
      <td data-label={c.why}>{w().reasons[r.cause] ?? r.cause}</td>
      <td data-label={c.due}>
        <span>
          {formatTime(r.dueAt)} {!r.staffed && <span class="xs mut">{w().ledger.closedHours}</span>}
        </span>
      </td>
      <td data-label={c.outcome}>
        <Outcome row={r} />
      </td>
      <td data-label={c.answered} {...(r.answeredAt === null ? { class: 'nil' } : {})}>
        <span>
          {r.answeredAt === null ? '–' : formatTime(r.answeredAt)}{' '}
          {r.how !== null && <span class="xs mut">{w().ledger.hows[r.how] ?? r.how}</span>}
        </span>
      </td>
      <td data-label={c.wait} class={r.answeredAt === null ? 'tn nil' : 'tn'}>
        {r.answeredAt === null ? '–' : clockOf(r.answeredAt - r.askedAt)}
      </td>
      <td data-label={c.misses} class={r.misses === 0 ? 'tn nil' : 'tn'}>
        {r.misses}
      </td>
    </tr>
  )
}

function Outcome({ row }: { row: LedgerRow }) {
  const isMissed = row.misses > 0
  if (row.outcome === 'open')
    return (
      <Pill tone={isMissed ? 'bad' : 'warn'} icon="clock">
        {isMissed ? w().lead.ledger.lateOpen : w().ledger.open}
      </Pill>
    )
  if (row.outcome === 'withdrawn')
    return (
      <Pill tone={isMissed ? 'bad' : 'plain'}>
        {isMissed ? w().lead.ledger.lateTakenBack : w().ledger.withdrawn}
      </Pill>
    )
  return row.inTime === false ? (
    <Pill tone="bad" icon="warn">
      {w().ledger.keptLate}
    </Pill>
  ) : (
    <Pill tone="good" icon="check">
      {w().ledger.kept}
    </Pill>
  )
}
