import { formatFull, formatTime } from '../../words/words.ts'

/** When it was said, in the reader's zone: short on screen, with the whole date under the pointer and on paper. */
export function Stamp({ at }: { at: number }) {
  const full = formatFull(at)
  return (
    <time class="xs mut" dateTime={new Date(at).toISOString()} title={full} data-full={full}>
      <span>{formatTime(at)}</span>
    </time>
  )
}
