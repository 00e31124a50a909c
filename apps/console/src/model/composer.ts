import type { AttachmentView } from '@warmline/contracts'

/** What is being written to one item; kept in storage until it is sent or put away. */
export interface Draft {
  text: string
  /** set when the text began as a suggestion of the assistant: the message then carries that mark */
  draftId: string | null
  attachments: AttachmentView[]
}
export const emptyDraft: Draft = { text: '', draftId: null, attachments: [] }
export const isEmpty = (d: Draft): boolean => d.text.trim() === '' && d.attachments.length === 0

/** As it stands in storage. */
export interface Kept {
  draft: Draft
  /** which writing of which tab this is */
  mark: string
  /** the last writing of another tab that the writer had seen */
  over: string | null
}
/** Nothing that `mine` says is missing from `theirs`: it may be shown in its place without losing a word. */
export const meets = (theirs: Draft, mine: Draft): boolean =>
  (mine.text.trim() === '' || theirs.text.includes(mine.text.trim())) &&
  mine.attachments.every((a) => theirs.attachments.some((b) => b.attachmentId === a.attachmentId))

/** An emptied field is a person's own start: the mark of the assistant goes with the last letter. */
export const typed = (d: Draft, text: string): Draft => ({
  ...d,
  text,
  draftId: text.trim() === '' ? null : d.draftId,
})

export const take = (d: Draft, suggestion: { draftId: string; text: string }): Draft => ({
  ...d,
  text: d.text.trim() === '' ? suggestion.text : `${d.text.trimEnd()}\n\n${suggestion.text}`,
  draftId: suggestion.draftId,
})

export const insert = (d: Draft, text: string): Draft => ({
  ...d,
  text: d.text.trim() === '' ? text : `${d.text.trimEnd()}\n\n${text}`,
})

/** What came back refused returns to the field, above what was written since. */
export const putBack = (
  d: Draft,
  old: { text: string; draftId: string | null; attachments: AttachmentView[] },
): Draft => ({
  text: d.text.trim() === '' ? old.text : `${old.text}\n\n${d.text}`,
  draftId: old.draftId ?? d.draftId,
  attachments: [...old.attachments, ...d.attachments],
})
