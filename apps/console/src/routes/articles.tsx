import '../styles/articles.css'
import type { ArticleView, ResponseOf } from '@warmline/contracts'
import { Button, Empty, Field, Pill } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { call } from '../live/client.ts'
import { navigate, place } from '../live/router.ts'
import { hasRole } from '../live/session.ts'
import { board } from '../live/store.ts'
import { pathTo } from '../model/place.ts'
import { Pending } from '../parts/parts.tsx'
import { languageName, w } from '../words/words.ts'
import { ArticleEditor } from './articles/editor.tsx'
import { ImportDialog } from './articles/import.tsx'
import { Marked } from './articles/marked.tsx'

export default function Articles() {
  const { id } = place.value
  return id === null ? <ArticleList /> : <ArticlePage key={id} id={id} />
}

type Found = ResponseOf<'articles'>['found'][number]

function useArticles(q: string) {
  const [articles, setArticles] = useState<ArticleView[] | null>(null)
  const [found, setFound] = useState<Found[]>([])
  const [after, setAfter] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const load = async (cursor: string | null, signal?: AbortSignal) => {
    const query = { limit: 50, ...(q === '' ? {} : { q }), ...(cursor === null ? {} : { after: cursor }) }
    const r = await call('articles', { query, ...(signal === undefined ? {} : { signal }) })
    if (signal?.aborted) return
    setFailed(!r.ok)
    if (!r.ok) return
    setArticles((old) => (cursor === null ? r.value.articles : [...(old ?? []), ...r.value.articles]))
    setFound((old) => (cursor === null ? r.value.found : [...old, ...r.value.found]))
    setAfter(r.value.after)
  }
  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(() => void load(null, abort.signal), q === '' ? 0 : 220)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q])
  return { articles, found, after, failed, load }
}

function ArticleList() {
  const [q, setQ] = useState('')
  const [importing, setImporting] = useState(false)
  const { articles, found, after, failed, load } = useArticles(q.trim())
  const may = hasRole('lead', 'admin')
  return (
    <div class="page">
      <div class="page-h">
        <h1>{w().articles.title}</h1>
        {may && (
          <div class="actions">
            <Button onClick={() => setImporting(true)}>{w().articles.import}</Button>
            <Button kind="primary" icon="plus" onClick={() => navigate(pathTo('articles', 'new'))}>
              {w().articles.fresh}
            </Button>
          </div>
        )}
        <p class="ui mut">{w().articles.lead}</p>
      </div>
      <Field
        label={w().articles.search}
        placeholder={w().articles.search}
        bare
        type="search"
        value={q}
        onInput={setQ}
      />
      {articles === null ? (
        <Pending failed={failed ? w().articles.failed : null} again={() => void load(null)} />
      ) : articles.length === 0 ? (
        <Empty title={q === '' ? w().articles.none : w().articles.noneFound}>
          {q === '' && w().articles.noneHint}
        </Empty>
      ) : (
        <section class="card">
          <ul class="list">
            {articles.map((a) => (
              <Row
                key={a.articleId}
                article={a}
                found={found.find(({ articleId }) => articleId === a.articleId)}
              />
            ))}
          </ul>
          {after !== null && <Button onClick={() => void load(after)}>{w().common.more}</Button>}
        </section>
      )}
      {importing && <ImportDialog onClose={() => setImporting(false)} onDone={() => void load(null)} />}
    </div>
  )
}

const tones = { draft: 'warn', published: 'good', retired: 'plain' } as const

function Row({ article: a, found }: { article: ArticleView; found: Found | undefined }) {
  const topic = board.value.workspace?.topics.find((t) => t.topic === a.topic)?.label ?? a.topic
  return (
    <li>
      <a class="grow article" href={pathTo('articles', a.articleId)}>
        <span class="ui b">{a.title}</span>
        <span class="sm mut">
          {topic} · {languageName(a.language)}
        </span>
        {found !== undefined && (
          <span class="sm" dir="auto">
            <Marked text={found.excerpt} marks={found.marks} />
          </span>
        )}
      </a>
      {a.audience === 'workers' && <Pill>{w().articles.forWorkers}</Pill>}
      <Pill tone={tones[a.status]}>{w().articles.status[a.status]}</Pill>
    </li>
  )
}

async function findArticle(articleId: string): Promise<ArticleView | null | 'failed'> {
  const r = await call('article', { params: { articleId } })
  if (r.ok) return r.value
  return r.problem.status === 404 || r.problem.status === 400 ? null : 'failed'
}

function ArticlePage({ id }: { id: string }) {
  const [article, setArticle] = useState<ArticleView | null | 'failed' | 'loading'>(
    id === 'new' ? null : 'loading',
  )
  const load = () => {
    if (id !== 'new') void findArticle(id).then(setArticle)
  }
  useEffect(load, [id])
  if (article === 'loading' || article === 'failed')
    return (
      <div class="page">
        <Pending failed={article === 'failed' ? w().articles.failed : null} again={load} />
      </div>
    )
  if (article === null && id !== 'new') return <Empty title={w().nav.lost} />
  return <ArticleEditor key={article?.version ?? 0} article={article} onSaved={load} />
}
