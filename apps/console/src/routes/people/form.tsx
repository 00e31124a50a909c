import type { Proficiency, Role } from '@warmline/contracts'
import { proficiencies, roles } from '@warmline/contracts/words'
import { Button, Check, Dialog, Field, Select, toast } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, orTell } from '../../live/client.ts'
import { settings } from '../../live/store.ts'
import { parseLanguages } from '../../model/slug.ts'
import { w } from '../../words/words.ts'
import type { Person } from '../people.tsx'

interface Form {
  name: string
  email: string
  roles: Role[]
  languages: string
  skills: Record<string, Proficiency>
  mayBackstop: boolean
}
const startOf = (p: Person | null): Form => ({
  name: p?.name ?? '',
  email: p?.email ?? '',
  roles: p?.roles ?? ['worker'],
  languages: (p?.languages ?? settings.value?.languages ?? ['en']).join(', '),
  skills: Object.fromEntries((p?.skills ?? []).map((s) => [s.topic, s.proficiency])),
  mayBackstop: p?.mayBackstop ?? false,
})

/** Sends the invitation or the change; null = it was refused and shown. The link, where there is one. */
async function submit(person: Person | null, form: Form): Promise<{ link: string | null } | null> {
  const shared = {
    name: form.name.trim(),
    roles: form.roles,
    languages: parseLanguages(form.languages).languages,
    skills: Object.entries(form.skills).map(([topic, proficiency]) => ({ topic, proficiency })),
    mayBackstop: form.mayBackstop,
  }
  if (person === null) return orTell(call('invite', { body: { ...shared, email: form.email.trim() } }))
  const done = await orTell(call('changePerson', { params: { workerId: person.workerId }, body: shared }))
  return done === null ? null : { link: null }
}

export function PersonForm({
  person,
  onClose,
  onDone,
}: {
  person: Person | null
  onClose: () => void
  onDone: (link: string | null) => void
}) {
  const [form, setForm] = useState(() => startOf(person))
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<Form>) => setForm({ ...form, ...part })
  const { languages, refused } = parseLanguages(form.languages)
  const go = async () => {
    const short =
      form.name.trim() === '' ||
      form.roles.length === 0 ||
      languages.length === 0 ||
      (person === null && form.email.trim() === '')
    if (short || refused.length > 0) return setError(w().people.need)
    setBusy(true)
    const done = await submit(person, form)
    setBusy(false)
    if (done === null) return
    toast({
      text: person === null && done.link === null ? w().people.linkMailed : w().common.saved,
      ms: 3_000,
    })
    onDone(done.link)
  }
  return (
    <Dialog
      title={person === null ? w().people.invite : w().people.change}
      closeLabel={w().common.close}
      onClose={onClose}
      wide
      footer={
        <>
          <Button onClick={onClose}>{w().common.cancel}</Button>
          <Button kind="primary" busy={busy} onClick={() => void go()}>
            {person === null ? w().people.sendInvite : w().common.save}
          </Button>
        </>
      }
    >
      <div class="two">
        <Field
          label={w().people.name}
          hint={w().people.nameHint}
          value={form.name}
          onInput={(name) => set({ name })}
          required
          maxLength={120}
        />
        {person === null && (
          <Field
            label={w().people.email}
            type="email"
            value={form.email}
            onInput={(email) => set({ email })}
            required
          />
        )}
        <Field
          label={w().people.languages}
          hint={w().settings.languagesHint}
          value={form.languages}
          onInput={(l) => set({ languages: l })}
          error={refused.length > 0 ? w().setUp.badLanguages(refused.join(', ')) : null}
        />
      </div>
      <RoleChoice value={form.roles} set={(r) => set({ roles: r })} />
      <Check
        label={
          <>
            <b>{w().people.backstop}</b>
            <br />
            <span class="sm mut">{w().people.backstopHint}</span>
          </>
        }
        checked={form.mayBackstop}
        onChange={(mayBackstop) => set({ mayBackstop })}
      />
      <Skills value={form.skills} set={(skills) => set({ skills })} />
      {error !== null && (
        <p class="sm err" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  )
}

function RoleChoice({ value, set }: { value: Role[]; set: (roles: Role[]) => void }) {
  return (
    <fieldset class="stack">
      <legend class="ui b">{w().people.roles}</legend>
      {roles.map((r) => (
        <Check
          key={r}
          label={
            <>
              {w().people.roleNames[r]} <span class="sm mut">{w().people.roleHints[r]}</span>
            </>
          }
          checked={value.includes(r)}
          onChange={(on) => set(on ? [...value, r] : value.filter((x) => x !== r))}
        />
      ))}
    </fieldset>
  )
}

function Skills({
  value,
  set,
}: {
  value: Record<string, Proficiency>
  set: (skills: Record<string, Proficiency>) => void
}) {
  const topics = settings.value?.topics ?? []
  const options = proficiencies.map((p) => ({ value: String(p), label: w().people.level[p] ?? String(p) }))
  return (
    <fieldset class="stack">
      <legend class="ui b">{w().people.skills}</legend>
      {topics.length === 0 && <p class="ui mut">{w().people.skillsNone}</p>}
      <div class="two">
        {topics.map((t) => (
          <Select
            key={t.topic}
            label={t.label}
            value={String(value[t.topic] ?? 0)}
            options={options}
            onChange={(v) => {
              const proficiency = proficiencies.find((p) => String(p) === v) ?? 0
              set({ ...value, [t.topic]: proficiency })
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}
