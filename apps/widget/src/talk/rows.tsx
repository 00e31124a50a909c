import type { ComponentChildren } from 'preact'
import type { MessageRow, Row } from '../screen.ts'
import { Icon } from '../view/icon.tsx'
import type { Parts } from '../view/parts.ts'

/** IPTC's words for how a text came to be, for machines that read the page. */
const sourceType = 'https://cv.iptc.org/newscodes/digitalsourcetype/'

/** A line, a day, or a message of the others; the contact's own words are drawn by the shell. */
export function RowView({ row, ...parts }: Parts & { row: Row }) {
  if (row.row === 'message') return <Message row={row} {...parts} />
  if (row.row !== 'line') return <p class="day">{row.text}</p>
  return (
    row.text && (
      <p class="ev">
        <span dir="auto">
          {row.text}
          {row.time && <time class="nw"> · {row.time}</time>}
        </span>
      </p>
    )
  )
}

function Message({ row, ...parts }: Parts & { row: MessageRow }) {
  const { words, later } = parts
  const { author, aiDrafted, text, sources = [] } = row
  const machine = author === 'ai' ? 'trained' : aiDrafted && 'compositeWithTrained'
  return (
    <article
      class={`msg ${author === 'person' ? 'h' : author === 'ai' ? 'a' : ''}`}
      data-author={author}
      data-ai-drafted={aiDrafted || null}
      data-message-id={row.key}
      itemscope
    >
      {machine && <meta itemprop="digitalSourceType" content={`${sourceType}${machine}AlgorithmicMedia`} />}
      <p class="who">
        <b>{row.name}</b>
        <span class={`pill ${author === 'person' ? 'h' : 'a'}`}>
          {author === 'person' ? words.person : words.ai}
        </span>
        <time class="xs mut">{row.time}</time>
        {aiDrafted && <span class="xs mut">{words.aiHelped}</span>}
      </p>
      <p class="bub" dir="auto">
        {text ?? <em class="mut">{words.erased}</em>}
      </p>
      {sources.map(({ title, note }) => (
        <details key={title} class="src" onToggle={() => parts.use(() => undefined)}>
          <summary dir="auto">{title}</summary>
          {note}
        </details>
      ))}
      {later && <later.Attached row={row} {...parts} />}
    </article>
  )
}

export const Typing = ({ screen: { typing } }: Parts) =>
  typing && (
    <p class={`msg ${typing.by === 'ai' ? 'a' : 'h'} typing sm mut`}>
      {typing.text}
      <i class="dots" aria-hidden="true" />
    </p>
  )

const check = <Icon d="M4 12.5l5 5L20 6.5" />

/** Beside the words under one's own message: one tick for sent, two for read. */
export const marks: { [kind: string]: ComponentChildren } = { sent: check, read: [check, check] }
