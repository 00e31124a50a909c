import type { ArticleView, Audience } from '@warmline/contracts'
import { slugOf } from './slug.ts'

export interface ArticleForm {
  title: string
  body: string
  language: string
  topic: string
  audience: Audience
  questions: string
  /** `2026-12-31` or empty */
  expires: string
}

export const formOfArticle = (a: ArticleView | null, language: string): ArticleForm => ({
  title: a?.title ?? '',
  body: a?.body ?? '',
  language: a?.language ?? language,
  topic: a?.topic ?? '',
  audience: a?.audience === 'workers' ? 'workers' : 'public',
  questions: (a?.questions ?? []).join('\n'),
  expires: a?.expiresAt == null ? '' : dayOf(a.expiresAt),
})

const dayOf = (at: number): string => {
  const d = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`
}

/** Good until the end of that day in the writer's zone. */
export function expiresAt(day: string): number | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  return m === null ? null : new Date(Number(m[1]), Number(m[2]) - 1, Number(m[3]), 23, 59, 59, 999).getTime()
}

export const questionsOf = (text: string): string[] =>
  [
    ...new Set(
      text
        .split('\n')
        .map((l) => l.trim())
        .filter((l) => l !== ''),
    ),
  ].slice(0, 30)

export const isComplete = (f: ArticleForm): boolean =>
  f.title.trim() !== '' && f.body.trim() !== '' && f.language !== '' && slugOf(f.topic) !== ''
