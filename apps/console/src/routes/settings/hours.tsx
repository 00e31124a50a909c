import type { StaffedHours } from '@warmline/contracts'
import { Button, Combobox, Field, type Option } from '@warmline/ui'
import { useState } from 'preact/hooks'
import {
  copyMonday,
  type HoursFault,
  type HoursForm,
  hoursAWeek,
  hoursOf,
  isAllDay,
  presets,
  type SpanRow,
} from '../../model/hours.ts'
import { parseLanguages } from '../../model/slug.ts'
import { comboboxWords, zones } from '../../parts/parts.tsx'
import { languageName, w } from '../../words/words.ts'

interface Props {
  start: HoursForm
  languages: readonly string[]
  saveLabel: string
  /** true when it was saved */
  save: (hours: StaffedHours) => Promise<boolean>
  disabled?: boolean
}

/** A week of staffed hours with its zone and holidays; an end before the start runs over midnight. */
export function HoursEditor({ start, languages, saveLabel, save, disabled }: Props) {
  const [form, setForm] = useState(start)
  const [busy, setBusy] = useState(false)
  const [isZone, setIsZone] = useState(true)
  const result = hoursOf(form)
  const faults = result.ok ? [] : result.faults
  const set = (part: Partial<HoursForm>) => setForm({ ...form, ...part })
  const setDay = (weekday: number, rows: SpanRow[]) =>
    set({ days: form.days.map((d, n) => (n === weekday ? rows : d)) })
  const go = async () => {
    if (!result.ok) return
    setBusy(true)
    await save(result.hours)
    setBusy(false)
  }
  return (
    <fieldset class="hours" disabled={disabled ?? false}>
      <div class="actions">
        <Button size="small" onClick={() => set({ days: presets.office() })}>
          {w().settings.office}
        </Button>
        <Button size="small" onClick={() => set({ days: presets.always() })}>
          {w().settings.always}
        </Button>
        <Button size="small" onClick={() => set({ days: copyMonday(form.days) })}>
          {w().settings.monday}
        </Button>
      </div>
      <ul class="week">
        {form.days.map((rows, weekday) => (
          <Day
            key={weekday}
            weekday={weekday}
            rows={rows}
            languages={languages}
            faults={faults}
            setRows={(r) => setDay(weekday, r)}
          />
        ))}
      </ul>
      <div class="two">
        <Zone
          start={start.zone}
          disabled={disabled ?? false}
          set={(zone) => {
            setIsZone(zone !== null)
            if (zone !== null) set({ zone })
          }}
        />
        <Holidays days={form.holidays} set={(holidays) => set({ holidays })} />
      </div>
      <div class="actions">
        <Button kind="primary" busy={busy} disabled={!result.ok || !isZone} onClick={() => void go()}>
          {saveLabel}
        </Button>
        <p class="sm mut">
          {result.ok &&
            (result.hours.week.length === 0
              ? w().settings.hoursNone
              : w().settings.hoursTotal(hoursAWeek(result.hours)))}
        </p>
      </div>
    </fieldset>
  )
}

/** Hundreds of zones, found by typing; null while what is typed is none. */
function Zone(props: { start: string; disabled: boolean; set: (zone: string | null) => void }) {
  const { start, disabled, set } = props
  const [zone, setZone] = useState<Option<string> | null>({ value: start, label: start })
  return (
    <Combobox
      label={w().settings.zone}
      value={zone}
      options={[...new Set([start, ...zones()])].map((z) => ({ value: z, label: z }))}
      words={comboboxWords()}
      disabled={disabled}
      onChange={(to) => {
        setZone(to)
        set(to?.value ?? null)
      }}
    />
  )
}

interface DayProps {
  weekday: number
  rows: SpanRow[]
  languages: readonly string[]
  faults: readonly HoursFault[]
  setRows: (rows: SpanRow[]) => void
}
function Day({ weekday, rows, languages, faults, setRows }: DayProps) {
  const day = w().settings.days[weekday] ?? ''
  const change = (index: number, part: Partial<SpanRow>) =>
    setRows(rows.map((r, n) => (n === index ? { ...r, ...part } : r)))
  const last = rows[rows.length - 1]
  const add = () =>
    setRows([
      ...rows,
      last === undefined
        ? { from: '09:00', to: '17:00', languages: [] }
        : { from: last.to, to: '00:00', languages: [] },
    ])
  return (
    <li>
      <span class="ui b">{day}</span>
      <div class="spans">
        {rows.length === 0 && <span class="ui mut closed">{w().settings.closedDay}</span>}
        {rows.map((row, n) => (
          <SpanLine
            key={n}
            day={day}
            row={row}
            languages={languages}
            fault={faults.find((f) => f.weekday === weekday && f.index === n)}
            change={(part) => change(n, part)}
            remove={() => setRows(rows.filter((_, m) => m !== n))}
          />
        ))}
      </div>
      <Button kind="quiet" size="small" icon="plus" label={w().settings.addSpan(day)} onClick={add} />
    </li>
  )
}

interface SpanLineProps {
  day: string
  row: SpanRow
  languages: readonly string[]
  fault: HoursFault | undefined
  change: (part: Partial<SpanRow>) => void
  remove: () => void
}
function SpanLine({ day, row, languages, fault, change, remove }: SpanLineProps) {
  // while somebody types a time, 00:00 may be half of one
  const [typing, setTyping] = useState(false)
  const bad = fault !== undefined
  return (
    <div class="span">
      {isAllDay(row) && !typing ? (
        <div class="allday">
          <span class="ui">{w().settings.allDay}</span>
          <Button size="small" onClick={() => change({ from: '09:00', to: '17:00' })}>
            {w().settings.setTimes}
          </Button>
        </div>
      ) : (
        <Times day={day} row={row} bad={bad} change={change} setTyping={setTyping} />
      )}
      {languages.length > 1 && (
        <SpanLanguages
          label={`${day}, ${w().settings.spanLanguages}`}
          value={row.languages}
          all={languages}
          set={(l) => change({ languages: l })}
        />
      )}
      <Button kind="quiet" size="small" icon="x" label={w().settings.removeSpan(day)} onClick={remove} />
      {fault !== undefined && (
        <span class="sm err" role="alert">
          {fault.fault === 'overlap' ? w().settings.overlap : w().settings.notATime}
        </span>
      )}
    </div>
  )
}

interface TimesProps extends Pick<SpanLineProps, 'day' | 'row' | 'change'> {
  bad: boolean
  setTyping: (typing: boolean) => void
}
function Times({ day, row, bad, change, setTyping }: TimesProps) {
  const both = { bad, setTyping }
  return (
    <>
      <Time
        label={`${day}, ${w().settings.from}`}
        value={row.from}
        set={(from) => change({ from })}
        {...both}
      />
      <span aria-hidden="true">–</span>
      <Time label={`${day}, ${w().settings.to}`} value={row.to} set={(to) => change({ to })} {...both} />
    </>
  )
}

function Time({
  label,
  value,
  set,
  bad,
  setTyping,
}: {
  setTyping: (typing: boolean) => void
  label: string
  value: string
  set: (v: string) => void
  bad: boolean
}) {
  return (
    <input
      class="inp time"
      type="time"
      aria-label={label}
      value={value}
      onInput={(e) => set(e.currentTarget.value)}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      {...(bad ? { 'aria-invalid': 'true' as const } : {})}
    />
  )
}

/** Which languages these hours are for; a plain text of tags is quicker to change than boxes on a phone. */
function SpanLanguages({
  label,
  value,
  all,
  set,
}: {
  label: string
  value: string[]
  all: readonly string[]
  set: (l: string[]) => void
}) {
  const [text, setText] = useState(value.join(', '))
  return (
    <input
      class="inp langs"
      aria-label={label}
      title={all.map(languageName).join(', ')}
      placeholder={w().settings.spanAll}
      value={text}
      onInput={(e) => {
        setText(e.currentTarget.value)
        set(parseLanguages(e.currentTarget.value).languages)
      }}
    />
  )
}

function Holidays({ days, set }: { days: string[]; set: (days: string[]) => void }) {
  const [next, setNext] = useState('')
  const add = () => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(next)) set([...new Set([...days, next])].sort())
    setNext('')
  }
  return (
    <div class="stack holidays">
      <div class="row bottoms">
        <div class="grow">
          <Field label={w().settings.holidays} type="date" value={next} onInput={setNext} />
        </div>
        <Button onClick={add} disabled={next === ''}>
          {w().common.add}
        </Button>
      </div>
      <ul class="files">
        {days.map((d) => (
          <li key={d} class="pill tn">
            {d}
            <button
              type="button"
              class="drop"
              aria-label={`${w().common.remove} ${d}`}
              onClick={() => set(days.filter((x) => x !== d))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
