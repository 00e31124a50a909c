import type { Audience } from '@warmline/contracts'

export interface Article {
  articleId: string
  title: string
  body: string
  language: string
  audience: Audience
  topic: string
  questions: string[]
  expiresAt: number | null
  status: 'draft' | 'published' | 'retired'
  /** counts saves; spans cite it */
  version: number
  /** absent until somebody owns it */
  ownerId?: string | null
  /** authors of the newest `authorsKept` versions that have one; absent where no version has */
  authors?: { version: number; authorId: string }[]
  /** how often the AI answered from it; absent until it did */
  quoted?: Quoted
}

export interface Quoted {
  answers: number
  /** by the author of the version that was quoted; at most `creditedKept` of them */
  by: { authorId: string; answers: number }[]
}

export type ArticleCommand =
  | {
      type: 'save-article'
      title: string
      body: string
      language: string
      audience: Audience
      topic: string
      questions: string[]
      expiresAt: number | null
      publish: boolean
      /** refuse when somebody saved meanwhile; null = do not care */
      expectedVersion: number | null
    }
  | { type: 'retire-article' }
  | { type: 'own-article'; ownerId: string | null }
  /** a message of the AI cites this version */
  | { type: 'credit-answer'; articleVersion: number; messageId: string }
