import '../styles/settings.css'
import type { SettingsView } from '@warmline/contracts'
import { Button, Field, TextArea } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { call, orTellUnsaved } from '../live/client.ts'
import { hasRole } from '../live/session.ts'
import { loadSettings, settings } from '../live/store.ts'
import { formOf } from '../model/hours.ts'
import { parseLabelled, parseLanguages, printLabelled } from '../model/slug.ts'
import { localZone, Pending } from '../parts/parts.tsx'
import { w } from '../words/words.ts'
import { HoursEditor } from './settings/hours.tsx'
import { IdentityCard } from './settings/identity.tsx'
import { AiCard, PromiseSetting } from './settings/promise.tsx'
import { saved } from './settings/saved.ts'
import { WidgetCard } from './settings/widget.tsx'

export default function Settings() {
  const [failed, setFailed] = useState(false)
  const load = () => void loadSettings().then(() => setFailed(settings.value === null))
  useEffect(load, [])
  const s = settings.value
  const may = hasRole('admin')
  return (
    <div class="page">
      <div class="page-h">
        <h1>{w().settings.title}</h1>
        {!may && <p class="ui mut">{w().settings.onlyAdmin}</p>}
      </div>
      {s === null ? (
        <Pending failed={failed ? w().settings.failed : null} again={load} />
      ) : (
        <div class="cards cols">
          <div>
            <HoursCard s={s} may={may} />
            <CompanyCard key={s.version} s={s} may={may} />
          </div>
          <div>
            <PromiseSetting s={s} may={may} />
            <AiCard s={s} may={may} />
            <WidgetCard s={s} may={may} />
            {may && <IdentityCard />}
          </div>
        </div>
      )}
    </div>
  )
}

function HoursCard({ s, may }: { s: SettingsView; may: boolean }) {
  return (
    <section class="card">
      <h2>{w().settings.hours}</h2>
      <p class="ui mut">{w().settings.hoursHint}</p>
      <HoursEditor
        start={formOf(s.hours, localZone())}
        languages={s.languages}
        saveLabel={w().common.save}
        disabled={!may}
        save={async (hours) => saved(await orTellUnsaved(call('setHours', { body: { hours } })))}
      />
    </section>
  )
}

function CompanyCard({ s, may }: { s: SettingsView; may: boolean }) {
  const [name, setName] = useState(s.name)
  const [languages, setLanguages] = useState(s.languages.join(', '))
  const [topics, setTopics] = useState(printLabelled(s.topics.map((t) => ({ id: t.topic, label: t.label }))))
  const [ends, setEnds] = useState(printLabelled(s.dispositions))
  const [busy, setBusy] = useState(false)
  const parsed = parseLanguages(languages)
  const save = async () => {
    if (parsed.refused.length > 0) return
    setBusy(true)
    const body = {
      name: name.trim(),
      languages: parsed.languages,
      topics: parseLabelled(topics).map((t) => ({ topic: t.id, label: t.label })),
      dispositions: parseLabelled(ends),
    }
    await saved(await orTellUnsaved(call('setNames', { body })))
    setBusy(false)
  }
  return (
    <form
      class="card"
      onSubmit={(e) => {
        e.preventDefault()
        void save()
      }}
    >
      <h2>{w().settings.company}</h2>
      <div class="two">
        <Field
          label={w().settings.name}
          value={name}
          onInput={setName}
          required
          disabled={!may}
          maxLength={120}
        />
        <Field
          label={w().settings.languages}
          hint={w().settings.languagesHint}
          value={languages}
          onInput={setLanguages}
          disabled={!may}
          error={parsed.refused.length > 0 ? w().setUp.badLanguages(parsed.refused.join(', ')) : null}
        />
        <TextArea
          label={w().settings.topics}
          hint={w().settings.topicsHint}
          value={topics}
          onInput={setTopics}
          rows={8}
          disabled={!may}
        />
        <TextArea
          label={w().settings.dispositions}
          hint={w().settings.dispositionsHint}
          value={ends}
          onInput={setEnds}
          rows={8}
          disabled={!may}
        />
      </div>
      {may && (
        <div>
          <Button kind="primary" type="submit" busy={busy}>
            {w().common.save}
          </Button>
        </div>
      )}
    </form>
  )
}
