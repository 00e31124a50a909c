import type { MessageRow, Row } from '../rows.ts'
import { Icon } from './icon.tsx'
import type { Parts } from './parts.ts'

/** IPTC's words for how a text came to be, for machines that read the page. */
const sourceTypes = {
  ai: 'https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  mixed: 'https://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
}

/** What scrolls must be reachable by keyboard. */
const scrollable = { tabIndex: 0 }

export function Log(parts: Parts) {
  const { screen, words, later } = parts
  const Questions = later?.Questions ?? null
  return (
    <div class="log" role="log" aria-live="off" aria-label={words.conversation} {...scrollable}>
      <div class="rows">
        {screen.rows.map((row) => (
          <OneRow key={row.key} row={row} {...parts} />
        ))}
        {screen.typing !== null && (
          <p key="typing" class={`msg ${screen.typing.by === 'ai' ? 'a' : 'h'} typing sm mut`}>
            {screen.typing.text}
            <i class="dots" aria-hidden="true" />
          </p>
        )}
        {Questions !== null && <Questions key="questions" {...parts} />}
      </div>
    </div>
  )
}

function OneRow({ row, ...parts }: Parts & { row: Row }) {
  switch (row.row) {
    case 'message':
      return <Message row={row} {...parts} />
    case 'hello':
      return (
        <p class={`msg ${row.ai ? 'a' : 'h'} hello`} data-author={row.ai ? 'ai' : 'system'}>
          {row.text}
        </p>
      )
    case 'line':
      return (
        <p class="ev">
          <span dir="auto">
            {row.text}
            {row.time !== null && <time class="nw"> · {row.time}</time>}
          </span>
        </p>
      )
    case 'day':
      return <p class="day">{row.text}</p>
  }
}

function Message({ row, ...parts }: Parts & { row: MessageRow }) {
  const { words } = parts
  const own = row.author === 'contact'
  const machine = row.author === 'ai' ? sourceTypes.ai : row.aiDrafted ? sourceTypes.mixed : null
  return (
    <article
      class={own ? 'me' : `msg ${row.author === 'person' ? 'h' : row.author === 'ai' ? 'a' : 'c'}`}
      data-author={row.author}
      data-ai-drafted={row.aiDrafted || undefined}
      data-message-id={row.key}
      itemscope
    >
      {machine !== null && <meta itemprop="digitalSourceType" content={machine} />}
      {own ? <span class="sr">{row.name}</span> : <Who row={row} {...parts} />}
      <p class="bub" dir="auto">
        {row.text ?? <em class="mut">{words.erased}</em>}
      </p>
      {row.sources.map(({ title, note }) => (
        <details key={title} class="src">
          <summary dir="auto">{title}</summary>
          {note}
        </details>
      ))}
      <Attached row={row} {...parts} />
      {row.mark !== null && <Mark row={row} {...parts} />}
    </article>
  )
}

const Who = ({ row, words }: Parts & { row: MessageRow }) => (
  <p class="who">
    <b>{row.name}</b>
    {row.author === 'person' ? (
      <span class="pill h">{words.person}</span>
    ) : (
      <span class="pill a">{words.ai}</span>
    )}
    <time class="xs mut">{row.time}</time>
    {row.aiDrafted && <span class="xs mut">{words.aiHelped}</span>}
  </p>
)

const Attached = ({ row, words, files, format }: Parts & { row: MessageRow }) => (
  <>
    {row.attachments.map((file) => (
      <button
        type="button"
        key={file.attachmentId}
        class="file"
        aria-label={words.download(`${file.name} ${format.bytes(file.bytes)}`)}
        onClick={() => files.download(file)}
      >
        <Icon name="down" />
        <span class="el" dir="auto">
          {file.name}
        </span>{' '}
        <span class="xs mut nw">{format.bytes(file.bytes)}</span>
      </button>
    ))}
    {row.files.map((name) => (
      <p key={name} class="file sm" dir="auto">
        {name}
      </p>
    ))}
  </>
)

function Mark({ row, words, act, model }: Parts & { row: MessageRow }) {
  const { mark } = row
  if (mark === null) return null
  const entry = model.outbox.find(
    ({ command }) => 'messageId' in command.body && command.body.messageId === row.key,
  )
  return (
    <p class={`mark ${mark.kind}`}>
      {mark.text}
      {mark.kind === 'sent' || mark.kind === 'read' ? <Icon name="check" /> : null}
      {mark.kind === 'read' && <Icon name="check" />}
      {mark.kind === 'refused' && entry !== undefined && (
        <>
          <button type="button" class="link" onClick={() => act.retry(entry.key)}>
            {words.again}
          </button>
          <button type="button" class="link" onClick={() => act.remove(entry.key)}>
            {words.remove}
          </button>
        </>
      )}
    </p>
  )
}
