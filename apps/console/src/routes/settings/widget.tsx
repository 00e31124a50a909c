import type { SettingsView } from '@warmline/contracts'
import { Button, Tabs, TextArea } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, orTellUnsaved } from '../../live/client.ts'
import { parseOrigins } from '../../model/origins.ts'
import { CopyBox } from '../../parts/parts.tsx'
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
      <Snippets snippets={s.snippets} />
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

const ways = ['script', 'element', 'iframe', 'selfHosted', 'link'] as const

/** The same conversation in five ways; which one fits depends on what the host page allows. */
function Snippets({ snippets }: Pick<SettingsView, 'snippets'>) {
  const [way, setWay] = useState<(typeof ways)[number]>('script')
  return (
    <div class="ways">
      <Tabs
        label={w().settings.snippet}
        tabs={ways.map((value) => ({ value, label: w().settings.ways[value][0] }))}
        value={way}
        onChange={setWay}
        panel="snippet"
      />
      <div id="snippet" role="tabpanel" aria-label={w().settings.ways[way][0]}>
        <CopyBox label={w().settings.ways[way][1]} text={snippets[way]} />
      </div>
    </div>
  )
}
