import { livingContact } from '../kinds/merging.ts'
import { derivedId } from '../platform/derived-id.ts'
import { type ContactCaller, type PersonCaller, type Refused, refuse } from '../platform/http/caller.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { isLead, isRefused, ownItem, seenItem } from './answers.ts'
import { disposition, isOfType, safeName } from './attachments.ts'
import { transcriptOf, transcriptPolicy } from './transcript.ts'

export function fileRoutes(services: Services): Pick<Implementations, 'attach' | 'download' | 'transcript'> {
  return {
    async attach({ caller, query, bytes, mediaType, idempotency }) {
      const place = await placeOf(services, caller, query.itemId)
      if (isRefused(place) || !idempotency)
        return isRefused(place) ? place : refuse('idempotency-key-missing')
      if (services.storage.isFull()) return refuse('storage-full')
      if (bytes.length === 0)
        return {
          ok: false,
          problem: { code: 'bad-request', errors: [{ path: 'body', message: 'the file is empty' }] },
        }
      if (!isOfType(bytes, mediaType))
        return refuse('type-refused', 'The file is not of the type that it is said to be.')
      const attachmentId = derivedId(
        'att',
        services.secret,
        caller.workspaceId,
        idempotency.scope,
        idempotency.key,
      )
      const name = safeName(query.name)
      const saved = await services.attachments.save(caller.workspaceId, {
        attachmentId,
        ...place,
        mediaType,
        name,
        bytes,
      })
      return saved === 'taken'
        ? refuse('idempotency-key-reused')
        : answer({ attachmentId, name, mediaType, bytes: bytes.length })
    },
    async download({ caller, params }) {
      const { workspaceId } = caller
      const [row] = await services.attachments.rows(workspaceId, [params.attachmentId])
      if (!row || !(await maySee(services, caller, row.owner_id))) return refuse('not-found')
      const [bytes, views] = await Promise.all([
        services.attachments.read(workspaceId, row),
        services.attachments.views(workspaceId, [params.attachmentId]),
      ])
      const view = views.get(params.attachmentId)
      if (!bytes || !view) return refuse('not-found')
      const headers = {
        'content-type': view.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : view.mediaType,
        'content-disposition': disposition(view.name),
        'content-security-policy': "default-src 'none'; sandbox",
      }
      return { ok: true, value: bytes as unknown as string, headers }
    },
    async transcript({ caller, params, query }) {
      const item =
        caller.kind === 'contact'
          ? await ownItem(services, caller, params.itemId)
          : await seenItem(services, caller, params.itemId)
      if (isRefused(item)) return item
      const as = query.as ?? 'text'
      const language = query.language ?? item.language
      const name = `conversation-${item.itemId}.${as === 'html' ? 'html' : 'txt'}`
      return {
        ok: true,
        value: await transcriptOf(services, caller.workspaceId, item, { language, as, zone: query.zone }),
        headers: {
          'content-disposition': disposition(name),
          'content-type': `text/${as === 'html' ? 'html' : 'plain'}; charset=utf-8`,
          'content-security-policy': transcriptPolicy,
        },
      }
    },
  }
}

/** Whose key encrypts the file and what it belongs to. */
async function placeOf(
  services: Services,
  caller: ContactCaller | PersonCaller,
  itemId: string | undefined,
): Promise<{ ownerId: string; subjectId: string } | Refused> {
  if (caller.kind === 'contact') {
    if (itemId === undefined) return { ownerId: caller.contactId, subjectId: caller.contactId }
    const item = await ownItem(services, caller, itemId)
    return isRefused(item) ? item : { ownerId: caller.contactId, subjectId: itemId }
  }
  if (itemId === undefined)
    return {
      ok: false,
      problem: {
        code: 'bad-request',
        errors: [{ path: 'itemId', message: 'say which conversation it is for' }],
      },
    }
  const item = await seenItem(services, caller, itemId)
  return isRefused(item) ? item : { ownerId: item.contactId, subjectId: itemId }
}

/** A contact sees its own files; people see those of contacts whose conversations they hold or held. */
async function maySee(
  services: Services,
  caller: ContactCaller | PersonCaller,
  ownerId: string,
): Promise<boolean> {
  /** a file stays under the key of who stored it, also after that contact became part of another */
  const ownerNow = async () =>
    (await livingContact(services, caller.workspaceId, ownerId))?.contactId ?? ownerId
  if (caller.kind === 'contact')
    return caller.contactId === ownerId || (await ownerNow()) === caller.contactId
  if (isLead(caller)) return true
  const contactId = await ownerNow()
  const query = { subjectKind: 'work-item' as const, contactId, workerId: caller.workerId, limit: 1 }
  return (await services.store.find(caller.workspaceId, query)).length > 0
}
