import type { ThreadHead } from '@warmline/contracts'
import { Button, Icon, Pill } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { fenced } from '../../live/actions.ts'
import { call, orTell } from '../../live/client.ts'
import { formatTime, w } from '../../words/words.ts'

/** A booked callback: when, how, the number for whoever holds it, and how the try went. */
export function CallbackPanel({ head, mine }: { head: ThreadHead; mine: boolean }) {
  const callback = head.callback!
  const [phone, setPhone] = useState<string | null | 'hidden'>('hidden')
  const [busy, setBusy] = useState(false)
  // another callback has another number
  useEffect(() => setPhone('hidden'), [callback.callbackId])
  const show = async () => {
    const v = await orTell(call('callbackPhone', { params: { itemId: head.itemId } }))
    if (v !== null) setPhone(v.phone)
  }
  const outcome = async (how: 'reached' | 'no-answer') => {
    setBusy(true)
    await fenced(
      'callbackOutcome',
      head.itemId,
      { outcome: how },
      how === 'reached' ? w().call.reachedDone : w().call.noAnswerDone,
    )
    setBusy(false)
  }
  return (
    <section class="callpanel">
      <h2 class="h3 row">
        <Icon name="phone" /> {w().call.title}
        <Pill tone={callback.ringing ? 'warn' : 'plain'}>
          {callback.ringing ? w().call.ringing : callback.mode === 'phone' ? w().call.phone : w().call.chat}
        </Pill>
      </h2>
      <dl class="kv">
        <div>
          <dt>{w().call.at}</dt>
          <dd>{formatTime(callback.at)}</dd>
        </div>
        <div>
          <dt>{w().call.tries}</dt>
          <dd>{w().call.triesOf(callback.tries)}</dd>
        </div>
      </dl>
      {mine && callback.mode === 'phone' && (
        <div class="actions">
          {phone === 'hidden' && (
            <Button size="small" icon="phone" onClick={() => void show()}>
              {w().call.show}
            </Button>
          )}
          {phone === null && <p class="ui mut">{w().call.noNumber}</p>}
          {phone !== null && phone !== 'hidden' && (
            <a class="btn h s" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
              <Icon name="phone" />
              {w().call.number(phone)}
            </a>
          )}
        </div>
      )}
      {mine && (
        <div class="actions">
          <Button
            size="small"
            kind="primary"
            icon="check"
            busy={busy}
            onClick={() => void outcome('reached')}
          >
            {w().call.reached}
          </Button>
          <Button size="small" busy={busy} onClick={() => void outcome('no-answer')}>
            {w().call.noAnswer}
          </Button>
        </div>
      )}
    </section>
  )
}
