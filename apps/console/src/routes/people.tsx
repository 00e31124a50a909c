import '../styles/settings.css'
import type { ResponseOf } from '@warmline/contracts'
import { Avatar, Button, Dialog, deferWithUndo, Empty, List, Menu, Pill, toast } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { call, orTell } from '../live/client.ts'
import { hasRole } from '../live/session.ts'
import { frames, settings } from '../live/store.ts'
import { CopyBox, Pending } from '../parts/parts.tsx'
import { formatList, languageName, w } from '../words/words.ts'
import { PersonForm } from './people/form.tsx'

export type Person = ResponseOf<'people'>['people'][number]

async function everybody(): Promise<Person[] | null> {
  const all: Person[] = []
  for (let after: string | null = ''; after !== null; ) {
    const query: { limit: number; after?: string } = after === '' ? { limit: 200 } : { limit: 200, after }
    const r = await call('people', { query })
    if (!r.ok) return null
    all.push(...r.value.people)
    after = r.value.after
  }
  return all
}

function usePeople() {
  const [people, setPeople] = useState<Person[] | null>(null)
  const [failed, setFailed] = useState(false)
  const load = async () => {
    const all = await everybody()
    setFailed(all === null)
    if (all !== null) setPeople(all)
  }
  useEffect(() => {
    void load()
    let seen = frames.peek()
    const timer = setInterval(() => {
      if (document.hidden || frames.peek() === seen) return
      seen = frames.peek()
      void load()
    }, 5_000)
    return () => clearInterval(timer)
  }, [])
  return { people, failed, load }
}

type Opened = { what: 'form'; person: Person | null } | { what: 'link'; link: string } | null

export default function People() {
  const { people, failed, load } = usePeople()
  const [opened, setOpened] = useState<Opened>(null)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const may = hasRole('admin')
  const disable = (p: Person) => {
    setHidden(new Set([...hidden, p.workerId]))
    const show = () => setHidden(new Set([...hidden].filter((id) => id !== p.workerId)))
    deferWithUndo({
      text: w().people.disabled(p.name ?? w().inbox.someone),
      undoLabel: w().common.undo,
      run: () =>
        void orTell(call('disablePerson', { params: { workerId: p.workerId } }))
          .then(load)
          .then(show),
      undo: show,
    })
  }
  const enable = async (p: Person) => {
    if ((await orTell(call('enablePerson', { params: { workerId: p.workerId } }))) === null) return
    toast({ text: w().people.enabled(p.name ?? w().inbox.someone), ms: 4_000 })
    await load()
  }
  const link = async (p: Person) => {
    const v = await orTell(call('signInLinkFor', { params: { workerId: p.workerId } }))
    if (v !== null) setOpened({ what: 'link', link: v.link })
  }
  return (
    <div class="page">
      <div class="page-h">
        <h1>{w().people.title}</h1>
        {may && (
          <Button kind="primary" icon="plus" onClick={() => setOpened({ what: 'form', person: null })}>
            {w().people.invite}
          </Button>
        )}
        <p class="ui mut">{may ? w().people.lead : w().people.onlyAdmin}</p>
      </div>
      {people === null ? (
        <Pending failed={failed ? w().people.failed : null} again={() => void load()} />
      ) : people.length === 0 ? (
        <Empty title={w().people.none} />
      ) : (
        <section class="card">
          <List label={w().people.title}>
            {people.map((p) => (
              <Row
                key={p.workerId}
                person={hidden.has(p.workerId) ? { ...p, availability: 'disabled' } : p}
                may={may}
                open={() => setOpened({ what: 'form', person: p })}
                link={() => void link(p)}
                disable={() => disable(p)}
                enable={() => void enable(p)}
              />
            ))}
          </List>
        </section>
      )}
      {opened?.what === 'form' && (
        <PersonForm
          person={opened.person}
          onClose={() => setOpened(null)}
          onDone={(l) => {
            setOpened(l === null ? null : { what: 'link', link: l })
            void load()
          }}
        />
      )}
      {opened?.what === 'link' && (
        <Dialog title={w().people.link} closeLabel={w().common.close} onClose={() => setOpened(null)}>
          <p class="ui">{w().people.linkLead}</p>
          <CopyBox label={w().people.link} text={opened.link} />
        </Dialog>
      )}
    </div>
  )
}

const topicsShown = 4
/** The first few; the rest as a number, and by name in the form. */
function topicsOf({ skills }: Person): string {
  const known = skills.filter((s) => s.proficiency > 0).map((s) => topicName(s.topic))
  if (known.length === 0) return ''
  const more = known.length - topicsShown
  return ` · ${known.slice(0, topicsShown).join(', ')}${more > 0 ? `, ${w().people.moreTopics(more)}` : ''}`
}
const topicName = (topic: string) => settings.value?.topics.find((t) => t.topic === topic)?.label ?? topic

function Row({
  person: p,
  may,
  open,
  link,
  disable,
  enable,
}: {
  person: Person
  may: boolean
  open: () => void
  link: () => void
  disable: () => void
  enable: () => void
}) {
  const off = p.availability === 'disabled'
  const name = p.name ?? w().inbox.someone
  return (
    <li class="person">
      <Avatar
        name={p.name}
        on={p.connected && p.availability === 'available'}
        kind={off ? 'contact' : 'person'}
      />
      <span class="grow">
        <span class="row wrap">
          <span class={off ? 'ui b mut' : 'ui b'}>{name}</span>
          {p.roles.map((r) => (
            <Pill key={r}>{w().people.roleNames[r]}</Pill>
          ))}
          {p.mayBackstop && <Pill tone="human">{w().people.backstopMark}</Pill>}
          {p.simulated && <Pill tone="ai">{w().people.simulated}</Pill>}
        </span>
        <span class="sm mut meta">
          {p.email !== null && `${p.email} · `}
          {formatList(p.languages.map(languageName))}
          {topicsOf(p)}
        </span>
      </span>
      <span class="state">
        <Pill tone={off ? 'bad' : p.availability === 'available' ? 'good' : 'plain'}>
          {w().floor.availability[p.availability]}
        </Pill>
      </span>
      {may && off && !p.simulated && (
        <Button size="small" onClick={enable}>
          {w().people.enable}
        </Button>
      )}
      {may && !off && !p.simulated && (
        <Menu
          label={w().people.actions(name)}
          button={{ kind: 'quiet', size: 'small', icon: 'more', label: w().people.actions(name) }}
          items={[
            { label: w().people.change, onPick: open },
            { label: w().people.newLink, onPick: link },
            { label: w().people.disable, onPick: disable },
          ]}
        />
      )}
    </li>
  )
}
