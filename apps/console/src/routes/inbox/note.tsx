import type { ThreadEntry } from '@warmline/contracts'
import { board } from '../../live/store.ts'
import { formatTime, w } from '../../words/words.ts'
import { Stamp } from './stamp.tsx'

type NoteEntry = Extract<ThreadEntry, { entry: 'note' }>

/** What a note says beside its text; null = nothing. */
function sentence({ code, params }: NoteEntry): string | null {
  const n = w().notes
  const word = (key: string) => String(params[key] ?? '')
  switch (code) {
    case 'note':
      return ''
    case 'handed-over': {
      const why = w().reasons[word('reason')] ?? word('reason')
      const check = w().checks[word('check')]
      return n.handedOver(check ? `${why} (${check})` : why)
    }
    case 'draft-dropped':
      return n.dropped[word('reason')] ?? null
    case 'repeat':
      return n.repeat(formatTime(Number(params['previousClosedAt'])))
    case 'solved':
      return word('solved') === 'yes' ? n.solved : n.notSolved
    case 'rated':
      return n.rated(Number(params['score']))
    case 'closing-note': {
      const end = board.value.workspace?.dispositions.find((d) => d.id === word('disposition'))?.label
      return word('disposition') === '' ? '' : n.ended(end ?? word('disposition'))
    }
    default:
      return n.other(code)
  }
}

/** People's own words stand in a box; what the desk noted by itself is one quiet line. */
export function Note({ entry }: { entry: NoteEntry }) {
  const says = sentence(entry)
  if (says === null || (says === '' && entry.text === null)) return null
  if (entry.text === null)
    return (
      <p class="linenote xs mut no-print">
        <span>{says}</span> <Stamp at={entry.at} />
      </p>
    )
  return (
    <div class="note no-print">
      <p class="xs mut b">
        {[w().chat.note, entry.name, formatTime(entry.at)].filter(Boolean).join(' · ')} {says}
      </p>
      <p class="ui pre" dir="auto">
        {entry.text}
      </p>
    </div>
  )
}
