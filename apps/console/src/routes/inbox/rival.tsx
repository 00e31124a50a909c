import { Button, scrollable } from '@warmline/ui'
import { dropRival, rivalOf, swapRival } from '../../live/drafts.ts'
import { w } from '../../words/words.ts'

/** Two tabs wrote into the same field: both texts are here, and the person chooses. */
export function Rival({ itemId }: { itemId: string }) {
  const other = rivalOf(itemId)
  if (other === null) return null
  return (
    <section class="rival" role="status">
      <p class="ui">
        <b>{w().drafts.rival}</b> <span class="mut">{w().drafts.otherIs}</span>
      </p>
      <p class="ui pre words" dir="auto" {...scrollable}>
        {other.text}
      </p>
      <div class="row">
        <Button size="small" onClick={() => swapRival(itemId)}>
          {w().drafts.useOther}
        </Button>
        <Button size="small" kind="quiet" onClick={() => dropRival(itemId)}>
          {w().drafts.keepMine}
        </Button>
      </div>
    </section>
  )
}
