import { Button, Icon, Logo, Skeleton } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { keptDrafts } from './live/drafts.ts'
import { openFromBefore } from './live/kept.ts'
import { outbox } from './live/outbox-runner.ts'
import { openSession } from './live/session.ts'
import { waitingCount } from './model/outbox.ts'
import { formatTime, w } from './words/words.ts'

const everyS = 5

/** The console opened while the server is away: as it last was, when this device keeps that. */
export default function Away() {
  const [isBare, setBare] = useState(false)
  useEffect(() => void openFromBefore().then((is) => setBare(!is)), [])
  if (isBare) return <Bare />
  return (
    <div class="center">
      <Skeleton label={w().common.loading} />
    </div>
  )
}

/**
 * Nobody can be shown a conversation then, but what this device keeps of the last person's own words is here, and it
 * goes out by itself.
 */
function Bare() {
  const left = useTries()
  const waiting = outbox.value.filter((m) => m.state === 'waiting')
  const drafts = keptDrafts()
  return (
    <main class="center">
      <div class="away">
        <p class="brand">
          <Logo />
          <span>Warmline</span>
        </p>
        <header>
          <h1 class="row">
            <Icon name="off" />
            {w().away.title}
          </h1>
          <p class="mut">{w().away.lead}</p>
        </header>
        <section class="card">
          <h2 class="h3">
            {waiting.length === 0 ? w().away.waitsNone : w().away.waits(waitingCount(outbox.value))}
          </h2>
          {waiting.length > 0 && <p class="sm mut">{w().away.waitsHint}</p>}
          <ol class="list">
            {waiting.map((m) => (
              <li key={m.messageId}>
                <span class="grow pre ui" dir="auto">
                  {m.text}
                </span>
                <time class="xs mut nw">{formatTime(m.at)}</time>
              </li>
            ))}
          </ol>
        </section>
        {drafts.length > 0 && (
          <section class="card">
            <h2 class="h3">{w().away.drafts}</h2>
            <p class="sm mut">{w().away.draftsHint}</p>
            <ul class="list">
              {drafts.map((d) => (
                <li key={d.itemId} class="pre ui" dir="auto">
                  {d.draft.text}
                </li>
              ))}
            </ul>
          </section>
        )}
        <div class="row">
          <Button kind="primary" onClick={() => void openSession()}>
            {w().common.again}
          </Button>
          <span class="sm mut tn" aria-hidden="true">
            {w().away.nextTry(left)}
          </span>
        </div>
      </div>
    </main>
  )
}

/** Seconds to the next try; at once when the browser says that there is a line again. */
function useTries(): number {
  const [left, setLeft] = useState(everyS)
  useEffect(() => {
    const timer = setInterval(() => setLeft((n) => (n <= 1 ? everyS : n - 1)), 1_000)
    const now = () => void openSession()
    addEventListener('online', now)
    return () => {
      clearInterval(timer)
      removeEventListener('online', now)
    }
  }, [])
  useEffect(() => {
    if (left === everyS) void openSession()
  }, [left])
  return left
}
