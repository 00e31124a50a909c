import type { ResponseOf } from '@warmline/contracts'
import { Button, Dialog, Empty } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { call, orTell, orTellUnsaved } from '../../live/client.ts'
import { CopyBox, WarnBox } from '../../parts/parts.tsx'
import { formatFull, w } from '../../words/words.ts'

type Key = ResponseOf<'identityKeys'>['keys'][number]

/** Keys of signed identities: made here, shown once, used side by side while one is rotated, then retired. */
export function IdentityCard() {
  const [keys, setKeys] = useState<Key[]>([])
  const [made, setMade] = useState<ResponseOf<'identityKey'> | null>(null)
  const [leaving, setLeaving] = useState<Key | null>(null)
  const [busy, setBusy] = useState(false)
  const load = async () => setKeys((await orTell(call('identityKeys')))?.keys ?? [])
  useEffect(() => void load(), [])
  const make = async () => {
    setBusy(true)
    const fresh = await orTellUnsaved(call('identityKey'))
    setBusy(false)
    if (fresh === null) return
    setMade(fresh)
    await load()
  }
  const retire = async ({ kid }: Key) => {
    setLeaving(null)
    if ((await orTellUnsaved(call('retireIdentityKey', { params: { kid } }))) !== null) await load()
  }
  return (
    <section class="card">
      <h2>{w().settings.identity}</h2>
      <p class="ui mut">{w().settings.identityLead}</p>
      <KeyList keys={keys} retire={setLeaving} />
      {made !== null && (
        <>
          <WarnBox title={w().settings.keyOnce} />
          <CopyBox label={w().settings.kid} text={made.kid} />
          <CopyBox label={w().settings.secret} text={made.secret} />
        </>
      )}
      <div>
        <Button busy={busy} onClick={() => void make()}>
          {w().settings.newKey}
        </Button>
      </div>
      {leaving !== null && (
        <Dialog
          title={w().settings.retireKeyNamed(leaving.kid)}
          closeLabel={w().common.close}
          onClose={() => setLeaving(null)}
          footer={
            <Button kind="danger" onClick={() => void retire(leaving)}>
              {w().settings.retireKey}
            </Button>
          }
        >
          <p class="ui">{w().settings.retireKeyHint}</p>
        </Dialog>
      )}
    </section>
  )
}

function KeyList({ keys, retire }: { keys: readonly Key[]; retire: (key: Key) => void }) {
  if (keys.length === 0) return <Empty title={w().settings.noKeys} />
  return (
    <ul class="keys">
      {keys.map((key) => (
        <li key={key.kid}>
          <code>{key.kid}</code>
          <span class="ui mut grow">
            {key.retiredAt === null
              ? w().settings.keyMade(formatFull(key.createdAt))
              : w().settings.keyRetired(formatFull(key.retiredAt))}
          </span>
          {key.retiredAt === null && (
            <Button size="small" label={w().settings.retireKeyNamed(key.kid)} onClick={() => retire(key)}>
              {w().settings.retireKey}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
