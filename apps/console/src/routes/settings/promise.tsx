import type { SettingsView } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { Button, Field, Switch } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, orTellUnsaved } from '../../live/client.ts'
import { WarnBox } from '../../parts/parts.tsx'
import { formatSpan, w } from '../../words/words.ts'
import { saved } from './saved.ts'

const span = (ms: number) =>
  ms % 60_000 === 0 || ms < 60_000
    ? formatSpan(ms)
    : `${Math.floor(ms / 60_000)}:${String((ms % 60_000) / 1000).padStart(2, '0')} min`

/** The due time moves within limits that code owns; there is no off. */
export function PromiseSetting({ s, may }: { s: SettingsView; may: boolean }) {
  const [due, setDue] = useState(s.promiseDueMs)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await saved(await orTellUnsaved(call('setPromise', { body: { dueMs: due } })))
    setBusy(false)
  }
  return (
    <section class="card">
      <h2>{w().settings.promise}</h2>
      <p class="ui mut">{w().settings.promiseLead}</p>
      <p class="due">
        <span class="ui">{w().settings.promiseDue}</span> <span class="num">{span(due)}</span>
      </p>
      <div>
        <Field
          label={w().settings.promiseDue}
          bare
          type="range"
          min={limits.promiseMinMs}
          max={limits.promiseMaxMs}
          step={15_000}
          value={String(due)}
          disabled={!may}
          onInput={(v) => setDue(Number(v))}
        />
        <div class="ends-row xs mut" aria-hidden="true">
          <span>{formatSpan(limits.promiseMinMs)}</span>
          <span>{formatSpan(limits.promiseMaxMs)}</span>
        </div>
      </div>
      {may && (
        <div class="actions">
          <Button kind="primary" busy={busy} disabled={due === s.promiseDueMs} onClick={() => void save()}>
            {w().common.save}
          </Button>
          <span class="sm mut">{due !== s.promiseDueMs && w().common.changed}</span>
        </div>
      )}
    </section>
  )
}

/** The AI needs people behind it: when the server says so, the page says what to do, in place. */
export function AiCard({ s, may }: { s: SettingsView; may: boolean }) {
  const [refused, setRefused] = useState(false)
  const switchAi = async (on: boolean) => {
    const r = await call('switchAi', { body: { on } })
    setRefused(!r.ok && r.problem.code === 'no-human-capacity')
    if (r.ok) await saved(r.value)
    else if (r.problem.code !== 'no-human-capacity') await orTellUnsaved(Promise.resolve(r))
  }
  const callbacks = async (on: boolean) => {
    await saved(await orTellUnsaved(call('setCallbacks', { body: { on } })))
    setRefused(false)
  }
  return (
    <section class="card">
      <div>
        <Switch
          label={w().settings.ai}
          checked={s.aiOn}
          disabled={!may}
          onChange={(on) => void switchAi(on)}
        />
        <p class="sm mut">{s.aiOn ? w().settings.aiOn : w().settings.aiOff}</p>
      </div>
      {refused && <WarnBox title={`${w().settings.noCapacity}.`}>{w().settings.noCapacityHint}</WarnBox>}
      <div>
        <Switch
          label={w().settings.callbacks}
          checked={s.callbacks}
          disabled={!may}
          onChange={(on) => void callbacks(on)}
        />
        <p class="sm mut">{w().settings.callbacksHint}</p>
      </div>
    </section>
  )
}
