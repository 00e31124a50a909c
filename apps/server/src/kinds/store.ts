import type { Article } from '@warmline/core'
import type { Database } from '../platform/store-connection.ts'

export const createContactStore = (db: Database) => ({
  /** Contacts that were joined with this one, on whichever side of the joining they were. */
  async joinedWith(workspaceId: string, contactId: string, mergedInto: string | null): Promise<string[]> {
    const rows = await db.inWorkspace<{ subject_id: string }>(workspaceId, {
      name: 'contacts-joined-with',
      text: `select subject_id from subject where workspace_id = $1 and subject_kind = 'contact' and subject_id <> $2
               and ((status = 'merged' and state->>'mergedInto' = any($3::text[])) or subject_id = $4)`,
      values: [
        workspaceId,
        contactId,
        mergedInto === null ? [contactId] : [contactId, mergedInto],
        mergedInto,
      ],
    })
    return rows.map((row) => row.subject_id)
  },
  /** Ids of a contact's conversations, a page after another. */
  async itemIdsOf(workspaceId: string, contactId: string, after: string, limit: number): Promise<string[]> {
    const rows = await db.inWorkspace<{ subject_id: string }>(workspaceId, {
      name: 'contacts-item-ids',
      text: `select subject_id from subject where workspace_id = $1 and contact_id = $2
               and subject_kind = 'work-item' and subject_id > $3 order by subject_id limit $4`,
      values: [workspaceId, contactId, after, limit],
    })
    return rows.map((row) => row.subject_id)
  },
  /** Whom a reserved key belongs to. */
  async holderOf(workspaceId: string, key: string): Promise<string | undefined> {
    const [row] = await db.inWorkspace<{ subject_id: string }>(workspaceId, {
      name: 'contacts-holder-of',
      text: 'select subject_id from reservation where workspace_id = $1 and key = $2',
      values: [workspaceId, key],
    })
    return row?.subject_id
  },
  /** Of a holder who is gone for ever. */
  async release(workspaceId: string, key: string, holderId: string): Promise<void> {
    await db.inWorkspace(workspaceId, {
      name: 'contacts-release',
      text: 'delete from reservation where workspace_id = $1 and key = $2 and subject_id = $3',
      values: [workspaceId, key, holderId],
    })
  },
  /** A text of this contact that nothing names any more. */
  async deleteContent(workspaceId: string, ownerId: string, contentId: string): Promise<void> {
    await db.inWorkspace(workspaceId, {
      name: 'contacts-delete-content',
      text: 'delete from content where workspace_id = $1 and content_id = $2 and owner_id = $3',
      values: [workspaceId, contentId, ownerId],
    })
  },
})

export interface ArticlePage {
  /** primary subtag, such as `en`; null = every language */
  language: string | null
  /** in lower case; '' = whatever they say */
  words: string
  /** id of the article after which the page begins; null = the first page */
  after: string | null
  limit: number
}

const title = `(state->>'title') collate "und-x-icu"`

export const createArticleStore = (db: Database) => ({
  /** By title, the retired last. Nothing after an article that is not there. */
  async page(workspaceId: string, { language, words, after, limit }: ArticlePage): Promise<Article[]> {
    const rows = await db.inWorkspace<{ state: Article }>(workspaceId, {
      name: after === null ? 'articles' : 'articles-after',
      text: `select state from subject
             where workspace_id = $1 and subject_kind = 'article'
               and ($2::text is null or lower(split_part(language, '-', 1)) = $2)
               and ($3 = '' or position($3 in lower(
                 concat_ws(E'\n', state->>'title', state->>'topic', state->>'body'))) > 0)
               and ${
                 after === null
                   ? '$4::text is null'
                   : `(status = 'retired', ${title}, subject_id) > (
                        select status = 'retired', ${title}, subject_id from subject
                        where workspace_id = $1 and subject_kind = 'article' and subject_id = $4)`
               }
             order by status = 'retired', ${title}, subject_id limit $5`,
      values: [workspaceId, language, words, after, limit],
    })
    return rows.map((row) => row.state)
  },
})
export type ArticleStore = ReturnType<typeof createArticleStore>
export type ContactStore = ReturnType<typeof createContactStore>
