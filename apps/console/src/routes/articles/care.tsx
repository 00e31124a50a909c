import type { ArticleView } from '@warmline/contracts'
import { Select } from '@warmline/ui'
import { useEffect, useState } from 'preact/hooks'
import { call, orTell } from '../../live/client.ts'
import { hasRole } from '../../live/session.ts'
import { w } from '../../words/words.ts'

type Person = NonNullable<ArticleView['owner']>

/** Who looks after an article, who wrote it, and whose words reached contacts. */
export function Care({ article }: { article: ArticleView }) {
  const words = w().articles
  return (
    <section class="card form">
      {hasRole('lead', 'admin') ? (
        <Owner articleId={article.articleId} owner={article.owner} />
      ) : (
        <p class="ui">
          {words.owner}: {article.owner === null ? words.ownerNone : nameOf(article.owner)}
        </p>
      )}
      {article.author !== null && (
        <p class="ui">
          {words.author}: {nameOf(article.author)}
        </p>
      )}
      <p class="ui">
        {words.quoted}: <b>{article.quoted}</b>
      </p>
      {article.credits.length > 0 && (
        <ul class="list">
          {article.credits.map((credit) => (
            <li key={credit.workerId} class="ui">
              <span class="grow">{nameOf(credit)}</span>
              <b>{credit.quoted}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const nameOf = ({ name }: Person): string => name ?? w().inbox.someone

function Owner({ articleId, owner }: { articleId: string; owner: Person | null }) {
  const [people, setPeople] = useState<readonly Person[]>(owner === null ? [] : [owner])
  const [ownerId, setOwnerId] = useState(owner?.workerId ?? '')
  useEffect(() => {
    void call('people', { query: { limit: 200 } }).then((r) => {
      if (!r.ok) return
      const here = r.value.people.filter((one) => one.availability !== 'disabled')
      const known = owner === null || here.some((one) => one.workerId === owner.workerId)
      setPeople(known ? here : [owner, ...here])
    })
  }, [articleId])
  const change = async (next: string) => {
    setOwnerId(next)
    const body = { workerId: next === '' ? null : next }
    if ((await orTell(call('ownArticle', { params: { articleId }, body }))) === null) setOwnerId(ownerId)
  }
  return (
    <Select
      label={w().articles.owner}
      value={ownerId}
      options={[
        { value: '', label: w().articles.ownerNone },
        ...people.map((one) => ({ value: one.workerId, label: nameOf(one) })),
      ]}
      onChange={(next) => void change(next)}
    />
  )
}
