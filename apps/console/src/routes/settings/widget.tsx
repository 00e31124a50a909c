import type { ResponseOf, SettingsView } from '@warmline/contracts'
import { Button, TextArea } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, orTellUnsaved } from '../../live/client.ts'
import { parseOrigins } from '../../model/origins.ts'
import { CopyBox, WarnBox } from '../../parts/parts.tsx'
import { w } from '../../words/words.ts'
import { saved } from './saved.ts'

export function WidgetCard({ s, may }: { s: SettingsView; may: boolean }) {
  const [text, setText] = useState(s.origins.join('\n'))
  const [busy, setBusy] = useState(false)
  const { origins, refused } = parseOrigins(text)
  const save = async () => {
    setBusy(true)
    if (await saved(await orTellUnsaved(call('setOrigins', { body: { origins } }))))
      setText(origins.join('\n'))
    setBusy(false)
  }
  return (
    <section class="card">
      <h2>{w().settings.widget}</h2>
      <p class="ui mut">{w().settings.widgetLead}</p>
      <CopyBox label={w().settings.snippet} text={s.snippet} />
      <TextArea
        label={w().settings.origins}
        hint={w().settings.originsHint}
        value={text}
        onInput={setText}
        rows={3}
        disabled={!may}
        error={refused.length > 0 ? w().settings.badOrigins(refused.join(', ')) : null}
      />
      {may && (
        <div>
          <Button kind="primary" busy={busy} disabled={refused.length > 0} onClick={() => void save()}>
            {w().common.save}
          </Button>
        </div>
      )}
    </section>
  )
}

export function IdentityCard() {
  const [made, setMade] = useState<ResponseOf<'identityKey'> | null>(null)
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    const v = await orTellUnsaved(call('identityKey'))
    setBusy(false)
    if (v !== null) setMade(v)
  }
  return (
    <section class="card">
      <h2>{w().settings.identity}</h2>
      <p class="ui mut">{w().settings.identityLead}</p>
      {made === null ? (
        <div>
          <Button busy={busy} onClick={() => void make()}>
            {w().settings.newKey}
          </Button>
        </div>
      ) : (
        <>
          <WarnBox title={w().settings.keyOnce} />
          <CopyBox label={w().settings.kid} text={made.kid} />
          <CopyBox label={w().settings.secret} text={made.secret} />
        </>
      )}
    </section>
  )
}
