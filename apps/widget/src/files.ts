import type { AttachmentView } from '@warmline/contracts'
import { attachmentTypes, limits } from '@warmline/contracts/words'
import { newId } from './ids.ts'
import type { Format } from './locale.ts'
import { type PendingFile, shownItem } from './model.ts'
import type { Session } from './session.ts'
import type { Words } from './words/words.ts'

type Refusal = { why: 'type' | 'size' | 'count' }

/** Looked at before a byte is sent; the server checks again. */
export function refusalOf(file: { type: string; size: number }, already: number): Refusal | null {
  if (already >= limits.attachmentsPerMessage) return { why: 'count' }
  if (!(attachmentTypes as readonly string[]).includes(file.type)) return { why: 'type' }
  return file.size > limits.attachmentBytes || file.size === 0 ? { why: 'size' } : null
}

export function createFiles(session: Session, words: Words, format: Format) {
  const { store, client } = session
  const tell = (notice: string | null) => store.update({ notice })
  const change = (localId: string, to: (file: PendingFile) => PendingFile[]) =>
    store.update(({ files }) => ({ files: files.flatMap((file) => (file.localId === localId ? to(file) : [file])) }))

  const save = (body: Blob | string, name: string) => {
    const url = URL.createObjectURL(typeof body === 'string' ? new Blob([body], { type: 'text/plain' }) : body)
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  }

  const upload = async (file: File) => {
    const localId = newId('evt')
    const { name, size, type } = file
    store.update(({ files }) => ({ files: [...files, { localId, name, bytes: size, attachment: null }], notice: null }))
    const failed = () => {
      change(localId, () => [])
      tell(words.fileFailed(name))
    }
    if (!(await session.ensureToken())) return failed()
    const itemId = shownItem(store.get())
    const query = { name: name.slice(0, 200), ...(itemId?.startsWith('wi_') ? { itemId } : {}) }
    const answer = await client.call('attach', { query, body: file, contentType: type, timeoutMs: 120_000, retries: 1 })
    if (answer.ok) change(localId, (pending) => [{ ...pending, attachment: answer.value }])
    else failed()
  }

  return {
    tell,
    keepDraft: (text: string) => session.memory.setDraft(text),

    add(list: FileList | undefined): void {
      for (const file of list ?? []) {
        const refusal = refusalOf(file, store.get().files.length)
        if (refusal === null && !navigator.onLine) return tell(words.fileOffline)
        if (refusal?.why === 'count') return tell(words.fileCount(limits.attachmentsPerMessage))
        if (refusal?.why === 'size') tell(words.fileTooLarge(file.name, format.bytes(limits.attachmentBytes)))
        else if (refusal?.why === 'type') tell(words.fileType(file.name))
        else void upload(file)
      }
    },
    remove: (localId: string) => change(localId, () => []),

    async download({ attachmentId, name }: AttachmentView): Promise<void> {
      const answer = await client.call('download', { params: { attachmentId } })
      if (answer.ok) save(answer.value, name)
      else tell(words.failed)
    },

    async transcript(language: string): Promise<void> {
      const itemId = shownItem(store.get())
      if (itemId === null) return
      const answer = await client.call('transcript', { params: { itemId }, query: { language } })
      if (answer.ok) save(answer.value, 'conversation.txt')
      else tell(words.transcriptFailed)
    },

    async caseKey(): Promise<void> {
      const itemId = shownItem(store.get())
      if (itemId === null) return
      const answer = await client.call('caseKey', { params: { itemId } })
      if (answer.ok) store.update({ caseKey: answer.value.caseKey, sheet: 'key' })
      else tell(words.failed)
    },
  }
}
export type Files = ReturnType<typeof createFiles>
