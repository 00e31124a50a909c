import type { WorkerView } from '@warmline/contracts'
import { Button, Dialog, Segments, Select, TextArea } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { leave } from '../../live/actions.ts'
import { call } from '../../live/client.ts'
import { sheet } from '../../live/sheets.ts'
import { board } from '../../live/store.ts'
import { formatList, languageName, w } from '../../words/words.ts'

/** The dialogs with which a conversation leaves my hands; they stand beside the panes, whichever pane is shown. */
export default function GiveAway({ itemId }: { itemId: string }) {
  if (sheet.value?.itemId !== itemId) return null
  const close = () => {
    sheet.value = null
  }
  return sheet.value.kind === 'release' ? (
    <Release itemId={itemId} onClose={close} />
  ) : (
    <Transfer itemId={itemId} onClose={close} />
  )
}

/** The note for whoever comes next: its field, and what the command carries of it. */
function useNote() {
  const [text, setText] = useState('')
  const note = text.trim()
  return {
    body: note === '' ? {} : { note },
    field: (
      <TextArea
        label={`${w().act.note} (${w().common.optional})`}
        hint={w().act.noteHint}
        value={text}
        onInput={setText}
        rows={3}
        maxLength={2000}
      />
    ),
  }
}

function Release({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const note = useNote()
  const go = () => {
    onClose()
    leave('release', itemId, note.body, { text: w().act.released })
  }
  return (
    <Dialog
      title={w().act.releaseTitle}
      closeLabel={w().common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{w().common.cancel}</Button>
          <Button kind="primary" onClick={go}>
            {w().act.release}
          </Button>
        </>
      }
    >
      <p class="ui">{w().act.releaseLead}</p>
      {note.field}
    </Dialog>
  )
}

/** Those who can take one more now. */
function useColleagues(): WorkerView[] | null {
  const [people, setPeople] = useState<WorkerView[] | null>(null)
  useEffect(() => {
    void call('colleagues', { retries: 1 }).then((r) =>
      setPeople(
        r.ok
          ? r.value.people.filter((p) => p.workerId !== board.value.me?.workerId && p.holding < p.capacity)
          : [],
      ),
    )
  }, [])
  return people
}

function Transfer({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const [to, setTo] = useState<'person' | 'topic'>('person')
  const [person, setPerson] = useState('')
  const [topic, setTopic] = useState('')
  const note = useNote()
  const target =
    to === 'person' ? (person === '' ? null : { toWorkerId: person }) : topic === '' ? null : { topic }
  const go = () => {
    if (target === null) return
    onClose()
    leave('transfer', itemId, { ...target, ...note.body }, { text: w().act.transferred })
  }
  return (
    <Dialog
      title={w().act.transferTitle}
      closeLabel={w().common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{w().common.cancel}</Button>
          <Button kind="primary" disabled={target === null} onClick={go}>
            {w().act.transferChoose}
          </Button>
        </>
      }
    >
      <Segments
        label={w().act.transferTitle}
        value={to}
        options={[
          { value: 'person', label: w().act.transferPerson },
          { value: 'topic', label: w().act.transferTopic },
        ]}
        onChange={setTo}
      />
      {to === 'person' ? (
        <ToPerson value={person} set={setPerson} />
      ) : (
        <ToTopic value={topic} set={setTopic} />
      )}
      {note.field}
    </Dialog>
  )
}

interface ChoiceProps {
  value: string
  set: (value: string) => void
}
function ToPerson({ value, set }: ChoiceProps) {
  const people = useColleagues()
  if (people === null) return null
  if (people.length === 0) return <p class="ui mut">{w().act.nobodyFree}</p>
  const options = people.map((p) => {
    const free = w().act.free(p.capacity - p.holding)
    return {
      value: p.workerId,
      label: `${p.name ?? w().inbox.someone} · ${formatList(p.languages.map(languageName))} · ${free}`,
    }
  })
  return (
    <Select label={w().act.transferPerson} placeholder="…" value={value} options={options} onChange={set} />
  )
}

function ToTopic({ value, set }: ChoiceProps) {
  const topics = board.value.workspace?.topics ?? []
  if (topics.length === 0) return <p class="ui mut">{w().act.noTopics}</p>
  const options = topics.map((t) => ({ value: t.topic, label: t.label }))
  return (
    <Select label={w().act.transferTopic} placeholder="…" value={value} options={options} onChange={set} />
  )
}
