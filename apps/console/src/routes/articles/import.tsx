import type { ResponseOf } from '@warmline/contracts'
import { Button, Check, Dialog, dropTarget, Icon } from '@warmline/ui'
import { useRef, useState } from 'preact/hooks'
import { call, orTell } from '../../live/client.ts'
import { pathTo } from '../../model/place.ts'
import { w } from '../../words/words.ts'

type Outcome = ResponseOf<'importArticles'>

/** What one request may carry: files, and characters of them. */
const filesMost = 20
const charactersMost = 2_000_000

/** Old spreadsheets and pages are not UTF-8; what is no UTF-8 is read as they mostly are. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** One request after another, each with as many files as it may carry. */
async function importFiles(
  files: readonly File[],
  publish: boolean,
  onPart: (o: Outcome) => void,
): Promise<void> {
  let group: { name: string; source: string }[] = []
  let characters = 0
  const send = async () => {
    const part =
      group.length === 0
        ? null
        : await orTell(call('importArticles', { body: { files: group, publish }, timeoutMs: 60_000 }))
    group = []
    characters = 0
    if (part !== null) onPart(part)
    return part !== null
  }
  for (const file of files) {
    const name = file.name.slice(-200)
    if (file.size > charactersMost) {
      onPart({ saved: [], refused: [{ name, line: 1, problem: w().articles.tooLarge }] })
      continue
    }
    const source = await textOf(file)
    const isFull = group.length === filesMost || characters + source.length > charactersMost
    if (isFull && !(await send())) return
    group.push({ name, source })
    characters += source.length
  }
  await send()
}

export function ImportDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [publish, setPublish] = useState(true)
  const [busy, setBusy] = useState(false)
  const [over, setOver] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>({ saved: [], refused: [] })
  const go = async (files: readonly File[]) => {
    if (files.length === 0) return
    setBusy(true)
    setOutcome({ saved: [], refused: [] })
    await importFiles(files, publish, (o) =>
      setOutcome((old) => ({ saved: [...old.saved, ...o.saved], refused: [...old.refused, ...o.refused] })),
    )
    setBusy(false)
    onDone()
  }
  return (
    <Dialog title={w().articles.import} closeLabel={w().common.close} onClose={onClose} wide>
      <div class={over ? 'dropzone over' : 'dropzone'} {...dropTarget((files) => void go(files), setOver)}>
        <p class="b">{busy ? w().articles.importing : w().articles.drop}</p>
        <p class="sm mut">{w().articles.importHint}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept=".md,.markdown,.csv,.html,.htm,text/markdown,text/csv,text/html,text/plain"
          onChange={(e) => void go([...(e.currentTarget.files ?? [])])}
        />
        <Button busy={busy} onClick={() => input.current?.click()}>
          {w().articles.choose}
        </Button>
      </div>
      <Check label={w().articles.publishNow} checked={publish} onChange={setPublish} />
      <Results outcome={outcome} />
    </Dialog>
  )
}

function Results({ outcome }: { outcome: Outcome }) {
  if (outcome.saved.length + outcome.refused.length === 0) return null
  return (
    <div class="stack" role="status">
      <p class="ui b">
        {w().articles.saved(outcome.saved.length)}
        {outcome.refused.length > 0 && `, ${w().articles.refused(outcome.refused.length)}`}
      </p>
      <ul class="results">
        {outcome.refused.map((r) => (
          <li key={`${r.name}-${r.line}-${r.problem}`} class="ui">
            <span class="err">
              <Icon name="warn" />
            </span>
            <span>
              <b>{r.name}</b>, {w().articles.line(r.line)}: {r.problem}
            </span>
          </li>
        ))}
        {outcome.saved.map((s) => (
          <li key={s.articleId} class="ui">
            <span class="ok">
              <Icon name="check" />
            </span>
            <a href={pathTo('articles', s.articleId)}>{s.name}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
