import type { ThreadHead } from '@warmline/contracts'
import { Button, clockOf, Select, TextArea } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { wrapUp } from '../../live/actions.ts'
import { navigate } from '../../live/router.ts'
import { rows } from '../../live/rows.ts'
import { board } from '../../live/store.ts'
import { now } from '../../live/time.ts'
import { pathTo } from '../../model/place.ts'
import { w } from '../../words/words.ts'

/** How it ended in two taps; what the topic was, and a note, if that helps the next one. */
export function WrapUp({ head }: { head: ThreadHead }) {
  const { topics = [] } = board.value.workspace ?? {}
  const [end, setEnd] = useState('')
  const [topic, setTopic] = useState(head.topic ?? '')
  const [note, setNote] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const left = head.wrapUpUntil === null ? null : head.wrapUpUntil - now.value
  const save = async () => {
    if (end === '') return setError(w().wrap.need)
    setBusy(true)
    const extra = { ...(topic === '' ? {} : { topic }), ...(note.trim() === '' ? {} : { note: note.trim() }) }
    const done = await wrapUp(head.itemId, { disposition: end, ...extra })
    setBusy(false)
    if (!done) return
    const next = rows.value.open.find((c) => c.head.itemId !== head.itemId)
    navigate(next === undefined ? pathTo('inbox') : pathTo('inbox', next.head.itemId))
  }
  return (
    <form
      class="wrapup"
      aria-label={w().wrap.title}
      onSubmit={(e) => {
        e.preventDefault()
        void save()
      }}
    >
      <div class="row sp">
        <h2 class="h3">{w().wrap.title}</h2>
        {left !== null && left > 0 && <span class="sm mut tn">{w().wrap.left(clockOf(left))}</span>}
      </div>
      <Ends
        value={end}
        set={(value) => {
          setEnd(value)
          setError(null)
        }}
      />
      {error !== null && (
        <p class="sm err" role="alert">
          {error}
        </p>
      )}
      <div class="two">
        <Select
          label={w().wrap.topic}
          value={topic}
          options={[
            { value: '', label: w().wrap.topicNone },
            ...topics.map((t) => ({ value: t.topic, label: t.label })),
          ]}
          onChange={setTopic}
        />
        <TextArea
          label={`${w().wrap.note} (${w().common.optional})`}
          value={note}
          onInput={setNote}
          rows={1}
          maxLength={2000}
        />
      </div>
      <div class="row sp">
        <span class="sm mut">{w().wrap.lead}</span>
        <Button kind="primary" type="submit" busy={busy}>
          {w().wrap.save}
        </Button>
      </div>
    </form>
  )
}

function Ends({ value, set }: { value: string; set: (value: string) => void }) {
  const { dispositions = [] } = board.value.workspace ?? {}
  return (
    <fieldset class="ends">
      <legend class="vh">{w().wrap.outcome}</legend>
      {dispositions.map((d) => (
        <label key={d.id} class="end-choice">
          <input
            type="radio"
            name="disposition"
            value={d.id}
            checked={value === d.id}
            onChange={() => set(d.id)}
          />
          {d.label}
        </label>
      ))}
    </fieldset>
  )
}
