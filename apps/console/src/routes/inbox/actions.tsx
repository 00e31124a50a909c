import type { ThreadView, WorkerView } from '@warmline/contracts'
import { Button, Dialog, Icon, Segments, Select, TextArea } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { fenced } from '../../live/actions.ts'
import { call } from '../../live/client.ts'
import { navigate } from '../../live/router.ts'
import { board } from '../../live/store.ts'
import { pathTo } from '../../model/place.ts'
import type { Standing } from '../../model/thread.ts'
import { w } from '../../words/words.ts'
import { CallbackPanel } from './callback.tsx'

type Opened = 'release' | 'transfer' | null

/** What can be done with the line: give it back, hand it over, call. */
export function Actions({ thread, at }: { thread: ThreadView; at: Standing }) {
  const [opened, setOpened] = useState<Opened>(null)
  const { itemId } = thread.head
  const close = () => setOpened(null)
  return (
    <div class="acts">
      {thread.head.callback !== null && thread.head.status !== 'closed' && (
        <CallbackPanel head={thread.head} mine={at === 'mine'} />
      )}
      <div class="actions">
        {at === 'mine' && (
          <>
            <Button size="small" icon="swap" onClick={() => setOpened('transfer')}>
              {w().act.transfer}
            </Button>
            <Button size="small" onClick={() => setOpened('release')}>
              {w().act.release}
            </Button>
          </>
        )}
        <a class="btn q s" href={`/v1/conversations/${itemId}/transcript`} download>
          <Icon name="doc" />
          {w().chat.transcript}
        </a>
      </div>
      {opened === 'release' && <Release itemId={itemId} onClose={close} />}
      {opened === 'transfer' && <Transfer itemId={itemId} onClose={close} />}
    </div>
  )
}

function Release({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    const done = await fenced(
      'release',
      itemId,
      note.trim() === '' ? {} : { note: note.trim() },
      w().act.released,
    )
    setBusy(false)
    if (!done) return
    onClose()
    navigate(pathTo('inbox'))
  }
  return (
    <Dialog
      title={w().act.releaseTitle}
      closeLabel={w().common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{w().common.cancel}</Button>
          <Button kind="primary" busy={busy} onClick={() => void go()}>
            {w().act.release}
          </Button>
        </>
      }
    >
      <p class="ui">{w().act.releaseLead}</p>
      <TextArea
        label={`${w().act.note} (${w().common.optional})`}
        hint={w().act.noteHint}
        value={note}
        onInput={setNote}
        rows={3}
        maxLength={2000}
      />
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
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const target =
    to === 'person' ? (person === '' ? null : { toWorkerId: person }) : topic === '' ? null : { topic }
  const go = async () => {
    if (target === null) return
    setBusy(true)
    const done = await fenced(
      'transfer',
      itemId,
      { ...target, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      w().act.transferred,
    )
    setBusy(false)
    if (!done) return
    onClose()
    navigate(pathTo('inbox'))
  }
  return (
    <Dialog
      title={w().act.transferTitle}
      closeLabel={w().common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{w().common.cancel}</Button>
          <Button kind="primary" busy={busy} disabled={target === null} onClick={() => void go()}>
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
      <TextArea
        label={`${w().act.note} (${w().common.optional})`}
        hint={w().act.noteHint}
        value={note}
        onInput={setNote}
        rows={3}
        maxLength={2000}
      />
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
      label: `${p.name ?? w().inbox.someone} · ${p.languages.join(', ')} · ${free}`,
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
