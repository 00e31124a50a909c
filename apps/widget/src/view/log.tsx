import type { MessageRow } from '../screen.ts'
import type { Parts } from './parts.ts'

/** What scrolls must be reachable by keyboard. */
const scrollable = { tabIndex: 0 }

export function Log(parts: Parts) {
  const { screen, words, talk, later } = parts
  return (
    <div class="log" role="log" aria-live="off" aria-label={words.conversation} {...scrollable}>
      <div class="rows">
        {screen.rows.map((row) => {
          if (row.row === 'hello')
            return (
              <p key="hello" class={`msg ${row.ai ? 'a' : 'h'} mut`} data-author={row.ai ? 'ai' : 'system'}>
                {row.text}
              </p>
            )
          if (row.row === 'message' && row.author === 'contact')
            return <Own key={row.key} row={row} {...parts} />
          return talk && <talk.Row key={row.key} row={row} {...parts} />
        })}
        {talk && <talk.Typing key="typing" {...parts} />}
        {later && <later.Questions key="questions" {...parts} />}
      </div>
    </div>
  )
}

/** The contact's own words. */
function Own({ row, ...parts }: Parts & { row: MessageRow }) {
  const { words, talk, later } = parts
  const { mark } = row
  return (
    <article class="me" data-author="contact" data-message-id={row.key}>
      <span class="sr">{row.name}</span>
      <p class="bub" dir="auto">
        {row.text ?? <em class="mut">{words.erased}</em>}
      </p>
      {later && <later.Attached row={row} {...parts} />}
      {mark && (
        <p class={`mark ${mark.kind}`}>
          {mark.text}
          {talk?.marks[mark.kind]}
          {mark.kind === 'refused' && later && <later.Refused row={row} {...parts} />}
        </p>
      )}
    </article>
  )
}
