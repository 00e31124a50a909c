import { signal } from '@preact/signals'
import type { SuggestionView, ThreadView } from '@warmline/contracts'
import { announce, Button, Icon, scrollable } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { fenced } from '../../live/actions.ts'
import { draftOf, setDraft } from '../../live/drafts.ts'
import { take } from '../../model/composer.ts'
import { w } from '../../words/words.ts'

const putAway = signal<ReadonlySet<string>>(new Set())

/** The suggestion that is on screen now, or null. */
export function offered(thread: ThreadView): (SuggestionView & { text: string }) | null {
  const s = thread.suggestion
  if (
    s === null ||
    s.text === null ||
    putAway.value.has(s.draftId) ||
    draftOf(thread.head.itemId).draftId === s.draftId
  )
    return null
  return { ...s, text: s.text }
}

/** Use it: into the field as it is, one key from being sent. Edit: into the field with the cursor at its end. */
export function takeSuggestion(
  itemId: string,
  s: { draftId: string; text: string },
  then: 'send' | 'edit',
): void {
  setDraft(itemId, take(draftOf(itemId), s))
  announce(w().suggest.taken)
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLTextAreaElement>('[data-composer]')
    if (then === 'send') document.querySelector<HTMLElement>('[data-send]')?.focus()
    else if (field !== null) {
      field.focus()
      field.setSelectionRange(field.value.length, field.value.length)
    }
  })
}

export function Suggestion({ thread }: { thread: ThreadView }) {
  const s = offered(thread)
  if (s === null) return null
  const source = s.sources[0]?.title
  return (
    <section class="draft">
      <h2 class="h3 row">
        <Icon name="spark" />
        <span class="el">{source === undefined ? w().suggest.titlePlain : w().suggest.title(source)}</span>
      </h2>
      <p class="ui pre words" dir="auto" {...scrollable}>
        {s.text}
      </p>
      {s.check !== null && <p class="xs mut">{w().suggest.held(w().checks[s.check] ?? s.check)}</p>}
      <div class="row">
        <Button
          kind="primary"
          size="small"
          hotkey="Tab"
          onClick={() => takeSuggestion(thread.head.itemId, s, 'send')}
        >
          {w().suggest.use}
        </Button>
        <Button size="small" onClick={() => takeSuggestion(thread.head.itemId, s, 'edit')}>
          {w().suggest.edit}
        </Button>
        <Button
          kind="quiet"
          size="small"
          onClick={() => {
            putAway.value = new Set([...putAway.value, s.draftId])
          }}
        >
          {w().suggest.no}
        </Button>
      </div>
    </section>
  )
}

export function AskForDraft({ itemId }: { itemId: string }) {
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    await fenced('suggest', itemId, {}, w().suggest.asked)
    setBusy(false)
  }
  return (
    <Button
      kind="quiet"
      size="small"
      icon="spark"
      label={w().suggest.ask}
      busy={busy}
      onClick={() => void ask()}
    />
  )
}
