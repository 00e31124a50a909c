import '../styles/ledger.css'
import type { LedgerRow } from '@warmline/contracts'
import { Button, clockOf, Empty, Icon, Pill, Segments, scrollable } from '@warmline/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call, showProblem } from '../live/client.ts'
import { frames } from '../live/store.ts'
import { serverNow } from '../live/time.ts'
import { pathTo } from '../model/place.ts'
import { Pending } from '../parts/parts.tsx'
import { formatTime, w } from '../words/words.ts'

type Range = 'day' | 'week' | 'month' | 'all'
const spans: Record<Range, number | null> = { day: 1, week: 7, month: 30, all: null }
const fromOf = (range: Range): { from?: number } => {
  const days = spans[range]
  return days === null ? {} : { from: serverNow() - days * 86_400_000 }
}

function useLedger(range: Range) {
  const [rows, setRows] = useState<LedgerRow[] | null>(null)
  const [after, setAfter] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const paged = useRef(false)
  const load = async (cursor: string | null) => {
    paged.current = cursor !== null
    const r = await call('promises', {
      query: { ...fromOf(range), ...(cursor === null ? {} : { after: cursor }), limit: 50 },
    })
    setFailed(!r.ok)
    if (!r.ok) return
    setRows((old) => (cursor === null ? r.value.rows : [...(old ?? []), ...r.value.rows]))
    setAfter(r.value.after)
  }
  useEffect(() => {
    setRows(null)
    void load(null)
    // What is on screen follows what happens, as long as nobody has paged on. Once more in any case: the server folds
    // the ledger at most once a second, so the first answer may lack the last event.
    let seen = -1
    const timer = setInterval(() => {
      if (document.hidden || frames.peek() === seen || paged.current) return
      seen = frames.peek()
      void load(null)
    }, 2_000)
    return () => clearInterval(timer)
  }, [range])
  return { rows, after, failed, load }
}

export default function Ledger() {
  const [range, setRange] = useState<Range>('day')
  const { rows, after, failed, load } = useLedger(range)
  const ranges = (['day', 'week', 'month', 'all'] as const).map((value) => ({
    value,
    label: w().ledger.ranges[value],
  }))
  return (
    <div class="page">
      <div class="page-h">
        <h1>{w().ledger.title}</h1>
        <Downloads range={range} />
        <p class="ui mut">{w().ledger.lead}</p>
      </div>
      <Segments label={w().ledger.range} value={range} options={ranges} onChange={setRange} />
      {rows === null ? (
        <Pending failed={failed ? w().ledger.failed : null} again={() => void load(null)} />
      ) : rows.length === 0 ? (
        <Empty title={w().ledger.empty}>{w().ledger.emptyHint}</Empty>
      ) : (
        <Table rows={rows} />
      )}
      {after !== null && rows !== null && (
        <div>
          <Button onClick={() => void load(after)}>{w().common.more}</Button>
        </div>
      )}
    </div>
  )
}

function Downloads({ range }: { range: Range }) {
  const [busy, setBusy] = useState(false)
  const { from } = fromOf(range)
  const json = async () => {
    setBusy(true)
    const rows = await everyRow(range)
    setBusy(false)
    if (rows === null) return
    const url = URL.createObjectURL(new Blob([JSON.stringify(rows, null, 2)], { type: 'application/json' }))
    Object.assign(document.createElement('a'), { href: url, download: 'promises.json' }).click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }
  return (
    <div class="actions">
      <a
        class="btn s"
        href={`/v1/promises.csv${from === undefined ? '' : `?from=${Math.round(from)}`}`}
        download="promises.csv"
      >
        <Icon name="down" />
        {w().ledger.csv}
      </a>
      <Button size="small" icon="down" busy={busy} onClick={() => void json()}>
        {w().ledger.json}
      </Button>
    </div>
  )
}

async function everyRow(range: Range): Promise<LedgerRow[] | null> {
  const rows: LedgerRow[] = []
  for (let after: string | null = ''; after !== null; ) {
    const query: { from?: number; limit: number; after?: string } = {
      ...fromOf(range),
      limit: 200,
      ...(after === '' ? {} : { after }),
    }
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
            <tr key={r.promiseId}>
              <th scope="row" data-label={c.asked}>
                <a href={pathTo('inbox', r.itemId)}>{formatTime(r.askedAt)}</a>
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
              <td data-label={c.answered}>
                <span>
                  {r.answeredAt === null ? '–' : formatTime(r.answeredAt)}{' '}
                  {r.how !== null && <span class="xs mut">{w().ledger.hows[r.how] ?? r.how}</span>}
                </span>
              </td>
              <td data-label={c.wait} class="tn">
                {r.answeredAt === null ? '–' : clockOf(r.answeredAt - r.askedAt)}
              </td>
              <td data-label={c.misses} class="tn">
                {r.misses}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Outcome({ row }: { row: LedgerRow }) {
  if (row.outcome === 'open')
    return (
      <Pill tone={row.misses > 0 ? 'bad' : 'warn'} icon="clock">
        {w().ledger.open}
      </Pill>
    )
  if (row.outcome === 'withdrawn') return <Pill>{w().ledger.withdrawn}</Pill>
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
