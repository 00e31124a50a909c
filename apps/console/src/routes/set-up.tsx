import '../styles/settings.css'
import type { BodyOf, StaffedHours } from '@warmline/contracts'
import { Button, Field, Icon, Logo, Select } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, orTell, showProblem } from '../live/client.ts'
import { openSession, session } from '../live/session.ts'
import { formOf, presets } from '../model/hours.ts'
import { pathTo } from '../model/place.ts'
import { parseLanguages, slugOf } from '../model/slug.ts'
import { localZone, zones } from '../parts/parts.tsx'
import { takeToken } from '../parts/token.ts'
import { w } from '../words/words.ts'
import { HoursEditor } from './settings/hours.tsx'

type Step = 'company' | 'hours' | 'done'

/** First run: from a set-up link to a workspace that can keep its promise. */
export default function SetUp() {
  const [token] = useState(takeToken)
  const [step, setStep] = useState<Step>('company')
  const [zone, setZone] = useState(localZone())
  const [languages, setLanguages] = useState<string[]>([])
  return (
    <main class="center">
      <div class="wide">
        <p class="brand">
          <Logo size={34} /> Warmline
        </p>
        {token === null && step === 'company' ? (
          <section class="card form">
            <h1>{w().setUp.noToken}</h1>
            <p class="ui mut">{w().setUp.noTokenHint}</p>
          </section>
        ) : step === 'company' ? (
          <Company
            token={token ?? ''}
            onDone={(z, l) => {
              setZone(z)
              setLanguages(l)
              setStep('hours')
            }}
          />
        ) : step === 'hours' ? (
          <Hours zone={zone} languages={languages} onDone={() => setStep('done')} />
        ) : (
          <Done />
        )}
      </div>
    </main>
  )
}

interface Form {
  name: string
  slug: string
  adminName: string
  email: string
  languages: string
  zone: string
}

function Company({ token, onDone }: { token: string; onDone: (zone: string, languages: string[]) => void }) {
  const start: Form = { name: '', slug: '', adminName: '', email: '', languages: 'en', zone: localZone() }
  const [form, setForm] = useState(start)
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<Form>) => setForm({ ...form, ...part })
  const { languages, refused } = parseLanguages(form.languages)
  const create = async () => {
    if (refused.length > 0 || languages.length === 0) return
    setBusy(true)
    const body: BodyOf<'setUp'> = {
      ...form,
      token,
      name: form.name.trim(),
      adminName: form.adminName.trim(),
      email: form.email.trim(),
      languages,
    }
    const r = await call('setUp', { body })
    if (r.ok) await openSession()
    setBusy(false)
    if (!r.ok) showProblem(r.problem)
    else onDone(form.zone, languages)
  }
  return (
    <form
      class="card form"
      onSubmit={(e) => {
        e.preventDefault()
        void create()
      }}
    >
      <h1>{w().setUp.title}</h1>
      <p class="ui mut">{w().setUp.lead}</p>
      <CompanyFields form={form} set={set} refused={refused} />
      <Button kind="human" size="big" type="submit" busy={busy}>
        {w().setUp.create}
      </Button>
    </form>
  )
}

/** The short name follows the company's name until somebody writes their own. */
function CompanyFields({
  form,
  set,
  refused,
}: {
  form: Form
  set: (part: Partial<Form>) => void
  refused: string[]
}) {
  const [ownSlug, setOwnSlug] = useState(false)
  return (
    <div class="two">
      <Field
        label={w().setUp.company}
        value={form.name}
        required
        maxLength={120}
        autoComplete="organization"
        onInput={(name) => set(ownSlug ? { name } : { name, slug: slugOf(name) })}
      />
      <Field
        label={w().setUp.slug}
        hint={w().setUp.slugHint}
        value={form.slug}
        required
        onInput={(slug) => {
          setOwnSlug(slug !== '')
          set({ slug: slug.toLowerCase().replace(/[^a-z0-9-]/g, '') })
        }}
      />
      <Field
        label={w().setUp.you}
        hint={w().setUp.youHint}
        value={form.adminName}
        required
        autoComplete="name"
        onInput={(adminName) => set({ adminName })}
      />
      <Field
        label={w().setUp.email}
        type="email"
        value={form.email}
        required
        autoComplete="email"
        onInput={(email) => set({ email })}
      />
      <Field
        label={w().setUp.languages}
        hint={w().setUp.languagesHint}
        value={form.languages}
        required
        error={refused.length > 0 ? w().setUp.badLanguages(refused.join(', ')) : null}
        onInput={(l) => set({ languages: l })}
      />
      <Select
        label={w().setUp.zone}
        value={form.zone}
        options={[...new Set([form.zone, ...zones()])].map((z) => ({ value: z, label: z }))}
        onChange={(z) => set({ zone: z })}
      />
    </div>
  )
}

function Hours({ zone, languages, onDone }: { zone: string; languages: string[]; onDone: () => void }) {
  const save = async (hours: StaffedHours) => {
    const done = await orTell(call('setHours', { body: { hours } }))
    if (done !== null) onDone()
    return done !== null
  }
  return (
    <section class="card form">
      <h1>{w().setUp.hoursTitle}</h1>
      <p class="ui mut">{w().setUp.hoursLead}</p>
      <HoursEditor
        start={{ ...formOf(null, zone), days: presets.office() }}
        languages={languages}
        saveLabel={w().setUp.hoursSave}
        save={save}
      />
      <div>
        <Button kind="quiet" onClick={onDone}>
          {w().setUp.later}
        </Button>
      </div>
    </section>
  )
}

function Done() {
  const signedIn = session.value.at === 'in'
  const next = [
    [w().setUp.next.widget, pathTo('settings')],
    [w().setUp.next.articles, pathTo('articles')],
    [w().setUp.next.people, pathTo('people')],
  ] as const
  return (
    <section class="card form">
      <h1 class="row">
        <Icon name="check" /> {w().setUp.done}
      </h1>
      <p class="ui mut">{w().setUp.doneLead}</p>
      <ul class="list">
        {next.map(([text, href]) => (
          <li key={href}>
            <a class="grow ui" href={signedIn ? href : pathTo('sign-in')}>
              {text}
            </a>
            <Icon name="chev" />
          </li>
        ))}
      </ul>
    </section>
  )
}
