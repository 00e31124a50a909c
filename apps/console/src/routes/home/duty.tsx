import { signal } from '@preact/signals'
import type { WorkerView } from '@warmline/contracts'
import { Button, Field, List, toast } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, orTell, orTellUnsaved } from '../../live/client.ts'
import { serverNow } from '../../live/time.ts'
import { withUndo } from '../../live/undo.ts'
import { isoLocal, nextSlot } from '../../model/duty.ts'
import { formatTime, w } from '../../words/words.ts'

/** Slots that end when undo is over; on screen they are gone. */
const ending = signal<ReadonlySet<string>>(new Set())
const mark = (dutyId: string, on: boolean) => {
  ending.value = new Set([...ending.value].filter((id) => id !== dutyId).concat(on ? [dutyId] : []))
}

/** Slots that this person has agreed to; they come with the worker's own view, now and after a reload. */
const slotsOf = (me: WorkerView): WorkerView['duties'] =>
  me.duties.filter((d) => d.to > serverNow() && !ending.value.has(d.dutyId)).sort((a, b) => a.from - b.from)

export function Duty({ me }: { me: WorkerView }) {
  if (!me.mayBackstop) return null
  const slots = slotsOf(me)
  const end = (dutyId: string) => {
    mark(dutyId, true)
    withUndo({
      text: w().home.dutyEnded,
      run: () => void orTellUnsaved(call('endDuty', { params: { dutyId } })).then(() => mark(dutyId, false)),
      undo: () => mark(dutyId, false),
    })
  }
  return (
    <section class="card stack">
      <h2>{w().home.duty}</h2>
      <p class="ui mut">{w().home.dutyLead}</p>
      {slots.length === 0 && <p class="ui">{w().home.dutyNone}</p>}
      <List label={w().home.duty}>
        {slots.map((d) => (
          <li key={d.dutyId}>
            <span class="grow ui b tn">
              {formatTime(d.from)} – {formatTime(d.to)}
            </span>
            <Button size="small" onClick={() => end(d.dutyId)}>
              {w().home.dutyEnd}
            </Button>
          </li>
        ))}
      </List>
      <Agree />
    </section>
  )
}

function Agree() {
  const start = nextSlot(serverNow())
  const [from, setFrom] = useState(isoLocal(start.from))
  const [to, setTo] = useState(isoLocal(start.to))
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const agree = async () => {
    const slot = { from: new Date(from).getTime(), to: new Date(to).getTime() }
    if (!(slot.to > slot.from && slot.to > serverNow())) return setError(w().home.dutyWrong)
    setError(null)
    setBusy(true)
    const done = await orTell(call('agreeDuty', { body: slot }))
    setBusy(false)
    if (done !== null) toast({ text: w().home.dutyAgreed, ms: 4_000 })
  }
  return (
    <div class="stack">
      <div class="two">
        <Field label={w().home.dutyFrom} type="datetime-local" value={from} onInput={setFrom} step={900} />
        <Field
          label={w().home.dutyTo}
          type="datetime-local"
          value={to}
          onInput={setTo}
          step={900}
          error={error}
        />
      </div>
      <div>
        <Button kind="human-outline" busy={busy} onClick={() => void agree()}>
          {w().home.dutyAgree}
        </Button>
      </div>
    </div>
  )
}
