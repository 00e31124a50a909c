import { Button } from '@warmline/ui'
import { notifying, offered, permission, switchNotices } from '../../live/notify.ts'
import { board } from '../../live/store.ts'
import { w } from '../../words/words.ts'

/** Offered once, when somebody goes available: that is when it begins to matter. The browser is asked by the button. */
export function Notices() {
  const available = board.value.me?.availability === 'available'
  if (!available || offered.value || notifying.value || permission.value !== 'default') return null
  return (
    <section class="card stack">
      <h2>{w().notify.title}</h2>
      <p class="ui mut">{w().notify.why}</p>
      <div class="actions">
        <Button kind="human-outline" onClick={() => void switchNotices()}>
          {w().notify.allow}
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            offered.value = true
          }}
        >
          {w().notify.later}
        </Button>
      </div>
    </section>
  )
}
