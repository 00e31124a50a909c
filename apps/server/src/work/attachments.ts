import { isUtf8 } from 'node:buffer'
import type { AttachmentView } from '@warmline/contracts'
import type { Crypto } from '../platform/crypto.ts'
import type { AttachmentRow, AttachmentStore } from './store.ts'

export interface NewAttachment {
  attachmentId: string
  /** whose key encrypts it: the contact */
  ownerId: string
  /** the conversation, or the contact before there is one */
  subjectId: string
  mediaType: string
  name: string
  bytes: Buffer
}

export interface Attachments {
  views(workspaceId: string, attachmentIds: readonly string[]): Promise<ReadonlyMap<string, AttachmentView>>
  rows(workspaceId: string, attachmentIds: readonly string[]): Promise<AttachmentRow[]>
  ofOwner(workspaceId: string, ownerId: string): Promise<AttachmentRow[]>
  /** `taken` = the id exists with something else in it */
  save(workspaceId: string, file: NewAttachment): Promise<'saved' | 'taken'>
  /** null = erased */
  read(workspaceId: string, row: AttachmentRow): Promise<Buffer | null>
}

const chunkBytes = 256 * 1024
const nameLabel = (attachmentId: string) => `attachment name ${attachmentId}`
const chunkLabel = (attachmentId: string, n: number) => `attachment ${attachmentId} ${n}`

/** Encrypted chunks in the database, so that every node has them; each chunk opens only in its place. */
export function createAttachments(store: AttachmentStore, crypto: Crypto, now: () => number): Attachments {
  async function nameOf(workspaceId: string, row: AttachmentRow): Promise<string | null> {
    const sealed = { nonce: row.name_nonce, ciphertext: row.name_ciphertext }
    const bytes = await crypto.open(workspaceId, row.owner_id, nameLabel(row.attachment_id), sealed)
    return bytes && Buffer.from(bytes).toString('utf8')
  }
  return {
    rows: store.rows,
    ofOwner: store.ofOwner,
    async views(workspaceId, attachmentIds) {
      const views = new Map<string, AttachmentView>()
      if (attachmentIds.length === 0) return views
      for (const row of await store.rows(workspaceId, attachmentIds)) {
        const name = await nameOf(workspaceId, row)
        if (name !== null)
          views.set(row.attachment_id, {
            attachmentId: row.attachment_id,
            name,
            mediaType: row.media_type,
            bytes: row.bytes,
          })
      }
      return views
    },
    async save(workspaceId, file) {
      const { attachmentId, ownerId, bytes } = file
      const [present] = await store.rows(workspaceId, [attachmentId])
      if (present) {
        const isSame =
          present.bytes === bytes.length &&
          present.media_type === file.mediaType &&
          (await nameOf(workspaceId, present)) === file.name
        return isSame ? 'saved' : 'taken'
      }
      const chunks = Math.max(1, Math.ceil(bytes.length / chunkBytes))
      for (let n = 0; n < chunks; n++) {
        const part = bytes.subarray(n * chunkBytes, (n + 1) * chunkBytes)
        const { nonce, ciphertext } = await crypto.seal(
          workspaceId,
          ownerId,
          chunkLabel(attachmentId, n),
          part,
        )
        await store.addChunk(workspaceId, attachmentId, n, nonce, ciphertext)
      }
      const name = await crypto.seal(workspaceId, ownerId, nameLabel(attachmentId), Buffer.from(file.name))
      const row = {
        attachment_id: attachmentId,
        owner_id: ownerId,
        subject_id: file.subjectId,
        media_type: file.mediaType,
        bytes: bytes.length,
        chunks,
        name_nonce: name.nonce,
        name_ciphertext: name.ciphertext,
      }
      await store.add(workspaceId, row, now())
      return 'saved'
    },
    async read(workspaceId, row) {
      const parts: Uint8Array[] = []
      for (let n = 0; n < row.chunks; n++) {
        const sealed = await store.chunk(workspaceId, row.attachment_id, n)
        const part =
          sealed && (await crypto.open(workspaceId, row.owner_id, chunkLabel(row.attachment_id, n), sealed))
        if (!part) return null
        parts.push(part)
      }
      return Buffer.concat(parts)
    },
  }
}

const starts: Record<string, (bytes: Buffer) => boolean> = {
  'image/png': (bytes) =>
    bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  'image/jpeg': (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  'image/gif': (bytes) => /^GIF8[79]a$/.test(bytes.subarray(0, 6).toString('latin1')),
  'image/webp': (bytes) =>
    bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP',
  'application/pdf': (bytes) => bytes.subarray(0, 1024).includes('%PDF-'),
  'text/plain': (bytes) => isUtf8(bytes) && !bytes.includes(0),
}

/** A file is what its first bytes say, not what its sender says. */
export const isOfType = (bytes: Buffer, mediaType: string): boolean =>
  Object.hasOwn(starts, mediaType) && starts[mediaType]?.(bytes) === true

/** Never through the middle of a character. */
const cut = (text: string, most: number) => text.slice(0, most).replace(/[\ud800-\udbff]$/, '')

/** A name that is safe in a header and in a folder, whatever was typed. */
export function safeName(name: string): string {
  const bare = name
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}"<>|:*?\\/]/gu, '')
    .trim()
  return bare === '' || /^\.+$/.test(bare) ? 'file' : cut(bare, 120)
}

/** RFC 6266 with RFC 8187 for names outside ASCII. */
export const disposition = (name: string): string =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`
