import type { WorkerView } from '@warmline/contracts'
import { Button, Field, List, toast } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, orTell } from '../../live/client.ts'
import { serverNow } from '../../live/time.ts'
import { isoLocal, nextSlot } from '../../model/duty.ts'
import { formatTime, w } from '../../words/words.ts'

/** Slots that this person has agreed to; they come with the worker's own view, now and after a reload. */
const slotsOf = (me: WorkerView): WorkerView['duties'] =>
  me.duties.filter((d) => d.to > serverNow()).sort((a, b) => a.from - b.from)

export function Duty({ me }: { me: WorkerView }) {
  if (!me.mayBackstop) return null
  const slots = slotsOf(me)
  const end = async (dutyId: string) => {
    if ((await orTell(call('endDuty', { params: { dutyId } }))) !== null)
      toast({ text: w().home.dutyEnded, ms: 3_000 })
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
            <Button size="small" onClick={() => void end(d.dutyId)}>
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
