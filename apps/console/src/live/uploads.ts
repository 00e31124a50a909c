import { effect, signal, untracked } from '@preact/signals'
import { pathOf } from '@warmline/client'
import type { AttachmentView, Problem } from '@warmline/contracts'
import { attachmentTypes, limits } from '@warmline/contracts/words'
import { announce, toast } from '@warmline/ui'
import { w } from '../words/words.ts'
import { client } from './client.ts'
import { draftOf, setDraft } from './drafts.ts'
import { status } from './store.ts'

/** A file on its way up. It lives in this page only: a browser cannot keep it over a reload without our reading it whole. */
export interface Upload {
  /** also its Idempotency-Key: a repeat makes no second file */
  key: string
  itemId: string
  file: File
  /** 0 to 1 */
  share: number
  state: 'queued' | 'sending' | 'waiting' | 'refused'
  /** why it was refused */
  problem: string | null
}
export const uploads = signal<readonly Upload[]>([])
export const uploadsOf = (itemId: string): Upload[] => uploads.value.filter((u) => u.itemId === itemId)
/** Files that would be lost with the page. */
export const uploading = (): boolean => uploads.value.some((u) => u.state !== 'refused')

const atOnce = 2
const running = new Map<string, XMLHttpRequest>()
const previews = new Map<string, string>()

const change = (key: string, part: Partial<Upload>) => {
  uploads.value = uploads.value.map((u) => (u.key === key ? { ...u, ...part } : u))
}
const remove = (key: string) => {
  uploads.value = uploads.value.filter((u) => u.key !== key)
}

function whyNot(file: File): string | null {
  if (file.size === 0) return w().files.empty(file.name)
  if (file.size > limits.attachmentBytes) return w().files.tooBig(file.name)
  return attachmentTypes.some((t) => t === file.type) ? null : w().chat.attachRefused(file.name)
}

/** Takes what can be taken, says why the rest cannot, and sends two at a time. */
export function attach(itemId: string, files: readonly File[]): void {
  for (const file of files) {
    const there = draftOf(itemId).attachments.length + uploadsOf(itemId).length
    if (there >= limits.attachmentsPerMessage) return void toast({ text: w().chat.attachMany, bad: true })
    const why = whyNot(file)
    if (why !== null) toast({ text: why, bad: true })
    else {
      const one: Upload = {
        key: client.environment.key(),
        itemId,
        file,
        share: 0,
        state: 'queued',
        problem: null,
      }
      uploads.value = [...uploads.value, one]
    }
  }
  pump()
}

export function cancelUpload(key: string): void {
  remove(key)
  running.get(key)?.abort()
  running.delete(key)
  pump()
}
export function retryUpload(key: string): void {
  change(key, { state: 'queued', share: 0, problem: null })
  pump()
}

function pump(): void {
  for (const u of uploads.value) {
    if (running.size >= atOnce) return
    if (u.state === 'queued' && !running.has(u.key)) start(u)
  }
}

/** `fetch` does not tell how far an upload is; XMLHttpRequest does. */
function start(u: Upload): void {
  const request = new XMLHttpRequest()
  running.set(u.key, request)
  change(u.key, { state: 'sending' })
  const query = new URLSearchParams({ name: u.file.name, itemId: u.itemId })
  request.open('POST', `${pathOf('attach', {})}?${query}`)
  request.setRequestHeader('content-type', u.file.type)
  request.setRequestHeader('accept', 'application/json, application/problem+json')
  request.setRequestHeader('idempotency-key', u.key)
  request.upload.onprogress = (e) => {
    if (e.lengthComputable) change(u.key, { share: e.loaded / e.total })
  }
  request.onload = () => over(u, request)
  request.onerror = () => over(u, request)
  request.send(u.file)
}

function over(u: Upload, request: XMLHttpRequest): void {
  if (running.get(u.key) !== request) return
  running.delete(u.key)
  const answer = parsed(request.responseText)
  if (request.status >= 200 && request.status < 300 && answer !== null) {
    remove(u.key)
    const draft = draftOf(u.itemId)
    const view = answer as AttachmentView
    if (u.file.type.startsWith('image/')) previews.set(view.attachmentId, URL.createObjectURL(u.file))
    setDraft(u.itemId, { ...draft, attachments: [...draft.attachments, view] })
    announce(w().files.uploaded(u.file.name))
  } else if (request.status === 0 || request.status === 429 || request.status >= 500) later(u)
  else {
    const { title, remedy } = (answer ?? {}) as Partial<Problem>
    change(u.key, { state: 'refused', problem: [title, remedy].filter(Boolean).join('. ') })
  }
  pump()
}

/** Goes again when the line is back, or in a while when it never went: the server was only busy. */
function later(u: Upload): void {
  change(u.key, { state: 'waiting', share: 0 })
  setTimeout(() => status.value === 'live' && again(), 8_000)
}
function again(): void {
  const waits = uploads.peek().filter((u) => u.state === 'waiting')
  for (const u of waits) change(u.key, { state: 'queued' })
  if (waits.length > 0) pump()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A picture that was attached in this page, to be looked at before it is sent; null = only its name is known. */
export const previewOf = (attachmentId: string): string | null => previews.get(attachmentId) ?? null
export function dropPreview(attachmentId: string): void {
  const url = previews.get(attachmentId)
  if (url !== undefined) URL.revokeObjectURL(url)
  previews.delete(attachmentId)
}

effect(() => {
  if (status.value === 'live') untracked(again)
})
addEventListener('beforeunload', (e) => {
  if (uploading()) e.preventDefault()
})
