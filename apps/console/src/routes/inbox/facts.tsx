import { signal } from '@preact/signals'
import type { ContextPack, ResponseOf, ThreadHead } from '@warmline/contracts'
import { announce, Button, Field, Skeleton } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { call } from '../../live/client.ts'
import { draftOf, setDraft } from '../../live/drafts.ts'
import { board } from '../../live/store.ts'
import { insert } from '../../model/composer.ts'
import { pathTo } from '../../model/place.ts'
import { formatFull, formatList, formatTime, languageName, w } from '../../words/words.ts'

const packs = signal<ReadonlyMap<string, ContextPack | 'failed'>>(new Map())

/** The first minute of a handover: what they want, what was tried, who they are, what came before. */
export function Facts({ head, canInsert }: { head: ThreadHead; canInsert: boolean }) {
  const { itemId } = head
  const load = () =>
    void call('context', { params: { itemId }, retries: 1 }).then((r) => {
      packs.value = new Map([...packs.value, [itemId, r.ok ? r.value : 'failed']])
    })
  // a new holder may have brought new facts
  useEffect(load, [itemId, head.epoch])
  const pack = packs.value.get(itemId)
  return (
    <div class="facts">
      {pack === undefined && <Skeleton label={w().common.loading} lines={8} />}
      {pack === 'failed' && (
        <p class="ui mut">
          {w().facts.failed}{' '}
          <Button size="small" onClick={load}>
            {w().common.again}
          </Button>
        </p>
      )}
      {typeof pack === 'object' && <Wants pack={pack} />}
      {typeof pack === 'object' && <Who pack={pack} head={head} />}
      <Knowledge key={itemId} head={head} canInsert={canInsert} />
      {typeof pack === 'object' && <Before pack={pack} />}
    </div>
  )
}

function Wants({ pack }: { pack: ContextPack }) {
  return (
    <>
      <section>
        <h2 class="h3">{w().facts.wants}</h2>
        <p class={pack.wants === null ? 'ui mut' : 'ui'} dir="auto">
          {pack.wants ?? w().facts.wantsNone}
        </p>
        {pack.handoff !== null && (
          <p class="xs mut gap">
            {w().facts.handoff}:{' '}
            {formatList([
              w().reasons[pack.handoff.reason] ?? pack.handoff.reason,
              pack.handoff.check !== null && (w().checks[pack.handoff.check] ?? pack.handoff.check),
              formatTime(pack.handoff.at),
            ])}
          </p>
        )}
      </section>
      <section>
        <h2 class="h3">{w().facts.tried}</h2>
        {pack.tried.length === 0 && <p class="ui mut">{w().facts.triedNone}</p>}
        <ul class="tried">
          {pack.tried.map((t, n) => (
            <li key={n} class="ui">
              <span dir="auto">{t.text ?? w().chat.erased}</span>
              {t.source !== null && (
                <span class="xs mut">
                  {' '}
                  {w().chat.source} {t.source.title}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Who({ pack, head }: { pack: ContextPack; head: ThreadHead }) {
  const by = w().facts.by as Record<string, string>
  const rows: [string, string, string | null][] = [
    [w().facts.name, pack.contact.name ?? w().inbox.nobody, null],
    [w().facts.identified, pack.contact.identified ? w().facts.identifiedYes : w().facts.identifiedNo, null],
    [w().facts.known, formatFull(pack.contact.firstSeenAt), null],
    [w().facts.channel, w().channels[head.channel], null],
    [w().facts.language, languageName(head.language), null],
    // what counts first; what the contact corrected or objects to stays beside it
    ...pack.contact.facts
      .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : Number(b.counts) - Number(a.counts)))
      .map((f): [string, string, string | null] => [
        w().facts.keys[f.key] ?? f.key,
        f.value ?? w().chat.erased,
        f.disputed ? `${by[f.by] ?? f.by}; ${w().facts.disputed}` : (by[f.by] ?? f.by),
      ]),
  ]
  return (
    <section>
      <h2 class="h3">{w().facts.contact}</h2>
      <dl class="kv">
        {rows.map(([key, value, from], n) => (
          <div key={n}>
            <dt>{key}</dt>
            <dd>
              <span dir="auto">{value}</span>
              {from !== null && <span class="xs mut from">{from}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Before({ pack }: { pack: ContextPack }) {
  const topics = board.value.workspace?.topics ?? []
  const ends = board.value.workspace?.dispositions ?? []
  return (
    <section>
      <h2 class="h3">{w().facts.previous}</h2>
      {pack.previous.length === 0 && <p class="ui mut">{w().facts.previousNone}</p>}
      <ul class="before">
        {pack.previous.map((p) => (
          <li key={p.itemId}>
            <a class="ui" href={pathTo('inbox', p.itemId)}>
              <span class="b el">
                {topics.find((t) => t.topic === p.topic)?.label ?? p.topic ?? formatTime(p.openedAt)}
              </span>
              <span class="xs mut">
                {formatList([
                  formatTime(p.openedAt),
                  p.disposition !== null &&
                    (ends.find((d) => d.id === p.disposition)?.label ?? p.disposition),
                ])}
              </span>
              <span class="sm mut el" dir="auto">
                {p.preview}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Hits = ResponseOf<'knowledge'>['hits']

/** Searches as one types; an insert goes into the answer field and never out by itself. */
function Knowledge({ head, canInsert }: { head: ThreadHead; canInsert: boolean }) {
  const [q, setQ] = useState('')
  const [hits, setHits] = useState<Hits | null>(null)
  useEffect(() => {
    if (q.trim().length < 2) return setHits(null)
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const r = await call('knowledge', {
        query: { q: q.trim(), language: head.language },
        signal: abort.signal,
        retries: 1,
      })
      if (!abort.signal.aborted && r.ok) setHits(r.value.hits)
    }, 220)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q, head.language])
  const put = (text: string) => {
    setDraft(head.itemId, insert(draftOf(head.itemId), text))
    announce(w().facts.inserted)
    document.querySelector<HTMLElement>('[data-composer]')?.focus()
  }
  return (
    <section data-knowledge>
      <h2 class="h3">{w().facts.knowledge}</h2>
      <div class="gap">
        <Field
          label={w().facts.knowledgeHint}
          placeholder={w().facts.knowledgeHint}
          bare
          type="search"
          value={q}
          onInput={setQ}
        />
      </div>
      {hits !== null && hits.length === 0 && <p class="ui mut gap">{w().facts.knowledgeNone}</p>}
      <ul class="hits">
        {hits?.slice(0, 6).map((h) => (
          <li key={h.article.articleId}>
            <p class="ui b">{h.article.title}</p>
            <p class="sm mut" dir="auto">
              {h.excerpt}
            </p>
            {canInsert && (
              <Button
                size="small"
                label={w().facts.insertLabel(h.article.title)}
                onClick={() => put(h.excerpt)}
              >
                {w().facts.insert}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
