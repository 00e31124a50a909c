import '../styles/settings.css'
import type { ResponseOf } from '@warmline/contracts'
import { Avatar, Button, Dialog, Empty, Field, List, Pill, toast } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, orTell } from '../live/client.ts'
import { w } from '../words/words.ts'

type Found = ResponseOf<'findContact'>['contacts']

/** Find by an exact identifier, hand out everything, or erase. No browsing of people. */
export default function Contacts() {
  const [identifier, setIdentifier] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [busy, setBusy] = useState(false)
  const [erasing, setErasing] = useState<Found[number] | null>(null)
  const find = async () => {
    setBusy(true)
    const v = await orTell(call('findContact', { query: { identifier: identifier.trim() } }))
    setBusy(false)
    if (v !== null) setFound(v.contacts)
  }
  return (
    <div class="page narrow">
      <div class="page-h">
        <h1>{w().contacts.title}</h1>
        <p class="ui mut">{w().contacts.lead}</p>
      </div>
      <search>
        <form
          class="card form"
          onSubmit={(e) => {
            e.preventDefault()
            if (identifier.trim() !== '') void find()
          }}
        >
          <Field
            label={w().contacts.identifier}
            value={identifier}
            onInput={setIdentifier}
            type="search"
            autoComplete="off"
          />
          <div>
            <Button kind="primary" type="submit" icon="search" busy={busy}>
              {w().contacts.find}
            </Button>
          </div>
        </form>
      </search>
      {found?.length === 0 && <Empty title={w().contacts.none}>{w().contacts.noneHint}</Empty>}
      {found !== null && found.length > 0 && (
        <section class="card">
          <List label={w().contacts.title}>
            {found.map((c) => (
              <Row key={c.contactId} contact={c} onErase={() => setErasing(c)} />
            ))}
          </List>
        </section>
      )}
      {erasing !== null && (
        <Erase
          contact={erasing}
          onClose={() => setErasing(null)}
          onErased={() => {
            setFound(
              (found ?? []).map((c) =>
                c.contactId === erasing.contactId ? { ...c, erased: true, name: null } : c,
              ),
            )
            setErasing(null)
          }}
        />
      )}
    </div>
  )
}

function Row({ contact, onErase }: { contact: Found[number]; onErase: () => void }) {
  return (
    <li class="wrap">
      <Avatar name={contact.name} kind="contact" />
      <span class="grow ui b" dir="auto">
        {contact.name ?? w().contacts.unnamed} {contact.erased && <Pill>{w().contacts.erasedMark}</Pill>}
      </span>
      {!contact.erased && (
        <span class="actions">
          <Button size="small" icon="down" onClick={() => void exportAll(contact.contactId)}>
            {w().contacts.export}
          </Button>
          <Button size="small" kind="danger" onClick={onErase}>
            {w().contacts.erase}
          </Button>
        </span>
      )}
    </li>
  )
}

async function exportAll(contactId: string): Promise<void> {
  const all = await orTell(call('exportContact', { params: { contactId }, timeoutMs: 60_000 }))
  if (all === null) return
  const url = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href: url, download: `${contactId}.json` }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The one command here that cannot be undone; so it asks for a typed word instead of offering an undo. */
function Erase({
  contact,
  onClose,
  onErased,
}: {
  contact: Found[number]
  onClose: () => void
  onErased: () => void
}) {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const word = w().contacts.eraseWord
  const erase = async () => {
    setBusy(true)
    const done = await orTell(call('eraseContact', { params: { contactId: contact.contactId } }))
    setBusy(false)
    if (done === null) return
    toast({ text: w().contacts.erased })
    onErased()
  }
  return (
    <Dialog
      title={w().contacts.eraseTitle}
      closeLabel={w().common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{w().common.cancel}</Button>
          <Button
            kind="danger"
            busy={busy}
            disabled={typed.trim().toLowerCase() !== word}
            onClick={() => void erase()}
          >
            {w().contacts.eraseButton}
          </Button>
        </>
      }
    >
      <p class="b">{contact.name ?? w().contacts.unnamed}</p>
      <p class="ui">{w().contacts.eraseLead}</p>
      <Field label={w().contacts.eraseType(word)} value={typed} onInput={setTyped} autoComplete="off" />
    </Dialog>
  )
}
