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
