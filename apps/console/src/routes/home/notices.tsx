import { signal } from '@preact/signals'
import { Button } from '@warmline/ui'
import { switchNotices } from '../../live/later.ts'
import { notifying, permission } from '../../live/prefs.ts'
import { load, save } from '../../live/storage.ts'
import { board } from '../../live/store.ts'
import { w } from '../../words/words.ts'

/** The offer was answered, one way or the other. */
const offered = signal<boolean>(load<boolean>('notify-offered') ?? false)
const answered = () => {
  offered.value = true
  save('notify-offered', true)
}

/** Offered once, when somebody goes available: that is when it begins to matter. The browser is asked by the button. */
export function Notices() {
  const available = board.value.me?.availability === 'available'
  if (!available || offered.value || notifying.value || permission.value !== 'default') return null
  return (
    <section class="card stack">
      <h2>{w().notify.title}</h2>
      <p class="ui mut">{w().notify.why}</p>
      <div class="actions">
        <Button kind="human-outline" onClick={() => void switchNotices().then(answered)}>
          {w().notify.allow}
        </Button>
        <Button kind="quiet" onClick={answered}>
          {w().notify.later}
        </Button>
      </div>
    </section>
  )
}
