import type { AttachmentView } from '@warmline/contracts'
import type { Words } from '@warmline/contracts/contact-words/words'
import { attachmentTypes, limits } from '@warmline/contracts/words'
import { newId } from '../ids.ts'
import type { LastingLine } from '../line/line.ts'
import { type PendingFile, shownItem } from '../model.ts'
import type { Session } from '../session.ts'
import type { Talk } from '../talk/talk.ts'
import { bytesIn } from './bytes.ts'

type Refusal = 'type' | 'size' | 'count'

/** Looked at before a byte is sent; the server checks again. */
export function refusalOf(file: { type: string; size: number }, already: number): Refusal | null {
  if (already >= limits.attachmentsPerMessage) return 'count'
  if (!(attachmentTypes as readonly string[]).includes(file.type)) return 'type'
  return file.size > limits.attachmentBytes || file.size === 0 ? 'size' : null
}

/** Files up and down, and what a contact takes along. */
export class Files {
  readonly #session: Session
  readonly #words: () => Words
  readonly #talk: Talk
  readonly #line: LastingLine

  constructor(session: Session, words: () => Words, talk: Talk, line: LastingLine) {
    this.#session = session
    this.#words = words
    this.#talk = talk
    this.#line = line
  }

  #tell(notice: string): void {
    this.#session.store.update({ notice })
  }

  /** Chosen, pasted or dropped: each becomes an attachment of the next message, or says why not. */
  add(list: readonly File[]): void {
    const words = this.#words()
    for (const file of list) {
      const refusal = refusalOf(file, this.#session.store.get().files.length)
      const { name } = file
      if (refusal === 'count') this.#tell(words.fileCount(limits.attachmentsPerMessage))
      else if (refusal === 'size') this.#tell(words.fileTooLarge(name, this.size(limits.attachmentBytes)))
      else if (refusal === 'type') this.#tell(words.fileType(name))
      else if (!navigator.onLine) this.#tell(words.fileOffline)
      else void this.#upload(file)
    }
  }

  size(bytes: number): string {
    return bytesIn(this.#talk.format.locale, bytes)
  }

  remove(localId: string): void {
    this.#change(localId, () => [])
  }

  async download({ attachmentId, name }: AttachmentView): Promise<void> {
    const answer = await this.#line.client.call('download', { params: { attachmentId } })
    if (answer.ok) save(answer.value, name)
    else this.#tell(this.#words().failed)
  }

  /** To keep as text, or as a page to print; times in the reader's zone. */
  async transcript(language: string, as: 'text' | 'html'): Promise<void> {
    const itemId = shownItem(this.#session.store.get())
    if (itemId === null) return
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const answer = await this.#line.client.call('transcript', {
      params: { itemId },
      query: { language, as, ...(zone ? { zone } : {}) },
    })
    if (!answer.ok) this.#tell(this.#words().transcriptFailed)
    else if (as === 'text') save(answer.value, 'conversation.txt')
    else save(new Blob([answer.value], { type: 'text/html' }), 'conversation.html')
  }

  #change(localId: string, to: (file: PendingFile) => PendingFile[]): void {
    this.#session.store.update(({ files }) => ({
      files: files.flatMap((file) => (file.localId === localId ? to(file) : [file])),
    }))
  }

  async #upload(file: File): Promise<void> {
    const localId = newId('evt')
    const { name, size, type } = file
    const { store } = this.#session
    const line = this.#line
    store.update(({ files }) => ({
      files: [...files, { localId, name, bytes: size, attachment: null }],
      notice: null,
    }))
    const itemId = shownItem(store.get())
    const query = { name: name.slice(0, 200), ...(itemId?.startsWith('wi_') ? { itemId } : {}) }
    const input = { query, body: file, contentType: type, timeoutMs: 120_000, retries: 1 }
    const answer = (await line.ensureToken()) ? await line.client.call('attach', input) : null
    if (answer?.ok) return this.#change(localId, (pending) => [{ ...pending, attachment: answer.value }])
    this.remove(localId)
    this.#tell(this.#words().fileFailed(name))
  }
}

function save(body: Blob | string, name: string): void {
  const url = URL.createObjectURL(typeof body === 'string' ? new Blob([body], { type: 'text/plain' }) : body)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
