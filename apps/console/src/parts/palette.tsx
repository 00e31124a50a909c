import '../styles/palette.css'
import { announce, Icon } from '@warmline/ui'
import { Fragment } from 'preact'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { commandsNow, heldHere } from '../commands.ts'
import { call } from '../live/client.ts'
import { draftOf, setDraft } from '../live/drafts.ts'
import { insert } from '../model/composer.ts'
import { type Command, grouped, ranked } from '../model/palette.ts'
import { w } from '../words/words.ts'

const shownAtMost = 60

/** Go, do, insert: one field, one list, everything by keyboard. Esc closes; focus goes back to where it was. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const box = useRef<HTMLDialogElement>(null)
  const list = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  // what can be done is decided when it opens: rows do not jump under the finger
  const all = useMemo(commandsNow, [])
  const articles = useArticles(query)
  const found = useMemo(
    () => grouped([...ranked(query, all), ...articles]).slice(0, shownAtMost),
    [query, articles, all],
  )
  const current = Math.min(at, found.length - 1)
  useLayoutEffect(() => {
    const before = document.activeElement
    box.current?.showModal()
    return () => {
      box.current?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useEffect(() => {
    if (query !== '') announce(found.length === 0 ? w().palette.none : w().palette.found(found.length))
  }, [query, found.length])
  const pick = (command: Command | undefined) => {
    if (command === undefined) return
    onClose()
    // once this is closed and focus is back, so that the command may move it
    setTimeout(command.run)
  }
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.isComposing) return
    const to = steps(current, found.length)[e.key]
    if (to !== undefined || e.key === 'Enter' || e.key === 'Tab') e.preventDefault()
    if (to !== undefined) setAt(to)
    else if (e.key === 'Enter') pick(found[current])
  }
  return (
    <dialog
      ref={box}
      class="palette"
      aria-label={w().palette.title}
      onCancel={(e) => {
        e.preventDefault()
        onClose()
      }}
      onPointerDown={(e) => {
        if (e.target === box.current) onClose()
      }}
    >
      <div class="palette-in">
        <Question
          list={list}
          current={current}
          query={query}
          ask={(words) => {
            setQuery(words)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Choices id={list} found={found} current={current} pick={pick} />
        {found.length === 0 && <p class="ui mut none">{w().palette.none}</p>}
      </div>
    </dialog>
  )
}

const steps = (at: number, n: number): Record<string, number> =>
  n === 0 ? {} : { ArrowDown: (at + 1) % n, ArrowUp: (at - 1 + n) % n, PageDown: n - 1, PageUp: 0 }

interface QuestionProps {
  list: string
  current: number
  query: string
  ask: (words: string) => void
  onKeyDown: (e: KeyboardEvent) => void
}
function Question({ list, current, query, ask, onKeyDown }: QuestionProps) {
  return (
    <label class="palette-field">
      <Icon name="search" />
      <input
        autofocus
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-label={w().palette.hint}
        {...(current >= 0 ? { 'aria-activedescendant': `${list}-${current}` } : {})}
        placeholder={w().palette.hint}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="go"
        value={query}
        onInput={(e) => ask(e.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="kbd" aria-hidden="true">
        Esc
      </span>
    </label>
  )
}

interface ChoicesProps {
  id: string
  found: readonly Command[]
  current: number
  pick: (command: Command) => void
}
function Choices({ id, found, current, pick }: ChoicesProps) {
  const chosen = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [current, found])
  return (
    <div class="palette-list" id={id} role="listbox" aria-label={w().palette.title}>
      {found.map((c, n) => (
        <Fragment key={`${c.group}-${c.id}`}>
          {c.group !== found[n - 1]?.group && (
            <p class="xs mut b" aria-hidden="true">
              {w().palette.groups[c.group]}
            </p>
          )}
          <button
            type="button"
            id={`${id}-${n}`}
            ref={n === current ? chosen : null}
            class="palette-row"
            role="option"
            tabIndex={-1}
            aria-selected={n === current}
            onClick={() => pick(c)}
          >
            <span class="grow el">
              <span dir="auto">{c.label}</span>
              {c.hint !== undefined && (
                <span class="sm mut" dir="auto">
                  {' '}
                  {c.hint}
                </span>
              )}
            </span>
            {c.checked && <Icon name="check" />}
            {c.hotkey !== undefined && <span class="kbd">{c.hotkey}</span>}
          </button>
        </Fragment>
      ))}
    </div>
  )
}

/** Articles that fit the words, while an answer is open into which they can be put. */
function useArticles(query: string): Command[] {
  const [hits, setHits] = useState<Command[]>([])
  const q = query.trim()
  useEffect(() => {
    const here = heldHere()
    if (here === null || q.length < 3) return setHits([])
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const r = await call('knowledge', {
        query: { q, language: here.language },
        signal: abort.signal,
        retries: 0,
      })
      if (abort.signal.aborted || !r.ok) return
      setHits(
        r.value.hits.slice(0, 4).map(({ article, excerpt }) => ({
          id: article.articleId,
          group: 'articles',
          label: article.title,
          hint: excerpt,
          run: () => {
            setDraft(here.itemId, insert(draftOf(here.itemId), excerpt))
            announce(w().facts.inserted)
            document.querySelector<HTMLElement>('[data-composer]')?.focus()
          },
        })),
      )
    }, 200)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q])
  return hits
}
