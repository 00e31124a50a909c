import type { ArticleView, Audience } from '@warmline/contracts'
import { Button, deferWithUndo, Field, Pill, Select, TextArea, toast } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, orTell, showProblem } from '../../live/client.ts'
import { navigate } from '../../live/router.ts'
import { hasRole } from '../../live/session.ts'
import { board } from '../../live/store.ts'
import { type ArticleForm, expiresAt, formOfArticle, isComplete, questionsOf } from '../../model/article.ts'
import { pathTo } from '../../model/place.ts'
import { slugOf } from '../../model/slug.ts'
import { WarnBox } from '../../parts/parts.tsx'
import { languageName, w } from '../../words/words.ts'
import { Care } from './care.tsx'

/** Saves under the version that was opened: somebody else's save in between is never written over. */
export function ArticleEditor({ article, onSaved }: { article: ArticleView | null; onSaved: () => void }) {
  const [form, setForm] = useState(() => formOfArticle(article, board.value.workspace?.languages[0] ?? 'en'))
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const may = hasRole('lead', 'admin')
  const save = async (publish: boolean) => {
    if (!isComplete(form)) return setProblem(w().articles.need)
    setProblem(null)
    setBusy(true)
    const r = await call('saveArticle', { body: bodyOf(article, form, publish) })
    setBusy(false)
    if (!r.ok)
      return r.problem.code === 'stale-version' ? setProblem(w().articles.stale) : showProblem(r.problem)
    toast({ text: publish ? w().articles.published : w().common.saved, ms: 3_000 })
    if (article === null) navigate(pathTo('articles', r.value.articleId), 'replace')
    else onSaved()
  }
  return (
    <div class="page narrow">
      <div class="page-h">
        <h1>{article === null ? w().articles.newTitle : w().articles.editTitle}</h1>
        {article !== null && (
          <span class="row">
            <span class="sm mut">{w().articles.version(article.version)}</span>
            <Pill tone={article.status === 'published' ? 'good' : 'plain'}>
              {w().articles.status[article.status]}
            </Pill>
          </span>
        )}
      </div>
      {problem !== null && <WarnBox title={problem} />}
      <form
        class="card form"
        onSubmit={(e) => {
          e.preventDefault()
          void save(true)
        }}
      >
        <fieldset class="form" disabled={!may}>
          <Fields form={form} set={(part) => setForm({ ...form, ...part })} />
        </fieldset>
        {may && (
          <div class="actions">
            <Button kind="primary" type="submit" busy={busy}>
              {w().articles.publish}
            </Button>
            <Button busy={busy} onClick={() => void save(false)}>
              {w().articles.draft}
            </Button>
            {article !== null && article.status !== 'retired' && (
              <span class="end">
                <Button kind="quiet" onClick={() => retire(article.articleId)}>
                  {w().articles.retire}
                </Button>
              </span>
            )}
          </div>
        )}
      </form>
      {article !== null && <Care article={article} />}
    </div>
  )
}

const bodyOf = (article: ArticleView | null, form: ArticleForm, publish: boolean) => ({
  ...(article === null ? {} : { articleId: article.articleId, expectedVersion: article.version }),
  title: form.title.trim(),
  body: form.body,
  language: form.language,
  audience: form.audience,
  topic: slugOf(form.topic, 60),
  questions: questionsOf(form.questions),
  expiresAt: expiresAt(form.expires),
  publish,
})

function retire(articleId: string): void {
  navigate(pathTo('articles'))
  deferWithUndo({
    text: w().articles.retired,
    undoLabel: w().common.undo,
    run: () => void orTell(call('retireArticle', { params: { articleId } })),
    undo: () => navigate(pathTo('articles', articleId)),
  })
}

function Fields({ form, set }: { form: ArticleForm; set: (part: Partial<ArticleForm>) => void }) {
  const f = w().articles.fields
  return (
    <>
      <Field
        label={f.title}
        value={form.title}
        onInput={(title) => set({ title })}
        required
        maxLength={120}
      />
      <TextArea
        label={f.body}
        hint={f.bodyHint}
        value={form.body}
        onInput={(body) => set({ body })}
        rows={12}
        required
        maxLength={40_000}
      />
      <Placing form={form} set={set} />
      <TextArea
        label={f.questions}
        hint={f.questionsHint}
        value={form.questions}
        onInput={(questions) => set({ questions })}
        rows={4}
      />
    </>
  )
}

/** Where an article belongs: language, topic, readers, and until when. */
function Placing({ form, set }: { form: ArticleForm; set: (part: Partial<ArticleForm>) => void }) {
  const f = w().articles.fields
  const ws = board.value.workspace
  const languages = [...new Set([...(ws?.languages ?? []), form.language])].map((l) => ({
    value: l,
    label: languageName(l),
  }))
  return (
    <div class="two">
      <Select
        label={f.language}
        value={form.language}
        options={languages}
        onChange={(language) => set({ language })}
      />
      <Topic value={form.topic} set={(topic) => set({ topic })} />
      <Select<Audience>
        label={f.audience}
        value={form.audience}
        options={[
          { value: 'public', label: f.public },
          { value: 'workers', label: f.workers },
        ]}
        onChange={(audience) => set({ audience })}
      />
      <Field
        label={f.expires}
        hint={f.expiresHint}
        type="date"
        value={form.expires}
        onInput={(expires) => set({ expires })}
      />
    </div>
  )
}

/** One of the company's topics, or a new one in the writer's words: a young company has none yet. */
function Topic({ value, set }: { value: string; set: (topic: string) => void }) {
  const f = w().articles.fields
  const topics = (board.value.workspace?.topics ?? []).map((t) => ({ value: t.topic, label: t.label }))
  const [wantsNew, setWantsNew] = useState(false)
  const isKnown = value === '' || topics.some((t) => t.value === value)
  if (wantsNew || topics.length === 0)
    return <Field label={f.topic} hint={f.topicHint} value={value} onInput={set} required maxLength={60} />
  const fresh = '+'
  return (
    <Select
      label={f.topic}
      placeholder="…"
      value={value}
      options={[
        ...(isKnown ? [] : [{ value, label: value }]),
        ...topics,
        { value: fresh, label: f.topicNew },
      ]}
      onChange={(topic) => {
        setWantsNew(topic === fresh)
        set(topic === fresh ? '' : topic)
      }}
    />
  )
}
