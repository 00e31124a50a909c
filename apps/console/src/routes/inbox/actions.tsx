import type { ThreadView } from '@warmline/contracts'
import { Button, Icon } from '@warmline/ui'
import { sheet } from '../../live/sheets.ts'
import type { Standing } from '../../model/thread.ts'
import { w } from '../../words/words.ts'
import { CallbackPanel } from './callback.tsx'

/** What can be done with the line: give it back, hand it over, call. */
export function Actions({ thread, at }: { thread: ThreadView; at: Standing }) {
  const { itemId } = thread.head
  const open = (kind: 'release' | 'transfer') => {
    sheet.value = { itemId, kind }
  }
  return (
    <div class="acts">
      {thread.head.callback !== null && thread.head.status !== 'closed' && (
        <CallbackPanel key={itemId} head={thread.head} mine={at === 'mine'} />
      )}
      <div class="actions">
        {at === 'mine' && (
          <>
            <Button size="small" icon="swap" hotkey="H" onClick={() => open('transfer')}>
              {w().act.transfer}
            </Button>
            <Button size="small" hotkey="B" onClick={() => open('release')}>
              {w().act.release}
            </Button>
          </>
        )}
        <Button kind="quiet" size="small" onClick={() => window.print()}>
          {w().print.button}
        </Button>
        <a class="btn q s" href={`/v1/conversations/${itemId}/transcript`} download>
          <Icon name="doc" />
          {w().chat.transcript}
        </a>
      </div>
    </div>
  )
}
