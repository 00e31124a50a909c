import '@warmline/ui/tokens.css'
import '@warmline/ui/base.css'
import '@warmline/ui/primitives.css'
import '@warmline/ui/surfaces.css'
import './styles/shell.css'
import './styles/line.css'
import './live/prefs.ts'
import './live/habits.ts'
import { effect, signal } from '@preact/signals'
import { Button, Empty, Skeleton } from '@warmline/ui'
import { type ComponentType, render } from 'preact'
import { useEffect } from 'preact/hooks'
import { checkVersion, kept, notices, reload, toastPlace, versions } from './live/later.ts'
import { lazyPart } from './live/lazy.tsx'
import { mayOpen } from './live/pages.ts'
import { chosenLanguage } from './live/prefs.ts'
import { pageName, place } from './live/router.ts'
import { openSession, session } from './live/session.ts'
import { fresh } from './live/sheets.ts'
import type { Page } from './model/place.ts'
import { Gone, Overlays, preloadOverlays, Shell } from './shell.tsx'
import { preferredLanguage, speak, speakAlso, type WordsPart, w } from './words/words.ts'

type Route = () => Promise<{ default: ComponentType }>
/** With the words that only such pages say. */
const saying = (load: Route, ...parts: WordsPart[]): Route => {
  const all = () => Promise.all([load(), ...parts.map(speakAlso)])
  return () => all().then(([page]) => page)
}

/** One chunk a page. */
const routes: Record<Page, Route> = {
  home: () => import('./routes/home.tsx'),
  inbox: saying(() => import('./routes/inbox.tsx'), 'history'),
  floor: saying(() => import('./routes/floor.tsx'), 'lead', 'history'),
  ledger: saying(() => import('./routes/ledger.tsx'), 'lead', 'company', 'history'),
  articles: saying(() => import('./routes/articles.tsx'), 'company'),
  people: saying(() => import('./routes/people.tsx'), 'company', 'lead'),
  settings: saying(() => import('./routes/settings.tsx'), 'company'),
  contacts: saying(() => import('./routes/contacts.tsx'), 'company'),
  'sign-in': saying(() => import('./routes/sign-in.tsx'), 'company'),
  'set-up': saying(() => import('./routes/set-up.tsx'), 'company'),
}

const loaded = signal<ReadonlyMap<Page, ComponentType | 'failed'>>(new Map())
async function fetchPage(page: Page): Promise<void> {
  const found = await routes[page]().then(
    (m) => m.default,
    () => 'failed' as const,
  )
  loaded.value = new Map([...loaded.value, [page, found]])
  // a part that is gone may mean that the server was renewed
  if (found === 'failed') await checkVersion()
}

function View({ page }: { page: Page }) {
  const view = loaded.value.get(page)
  useEffect(() => {
    if (view === undefined) void fetchPage(page)
  }, [page, view])
  if (view === undefined)
    return (
      <div class="page">
        <Skeleton label={w().common.loading} lines={6} />
      </div>
    )
  if (view === 'failed')
    return (
      <Empty title={fresh.value ? w().update.ready : w().nav.chunk}>
        <p>{fresh.value ? `${w().update.chunk} ${w().update.kept}` : w().nav.chunkHint}</p>
        <Button onClick={reload}>{fresh.value ? w().update.reload : w().common.again}</Button>
      </Empty>
    )
  const Found = view
  return <Found />
}

/** Kept by the service worker. Without one the page itself could not have come, but its part may still be missing. */
const away = lazyPart(
  () => import('./away.tsx'),
  () => undefined,
  () => (
    <div class="center">
      <Empty title={w().live.away}>
        <p>{w().live.awayHint}</p>
        <Button onClick={() => void openSession()}>{w().common.again}</Button>
      </Empty>
    </div>
  ),
)

function App() {
  const name = pageName.value
  const at = session.value.at
  if (name === 'set-up' || name === 'sign-in' || at === 'out')
    return (
      <>
        <View page={name === 'set-up' ? 'set-up' : 'sign-in'} />
        <Overlays />
      </>
    )
  if (at === 'asking')
    return (
      <div class="center">
        <Skeleton label={w().common.loading} />
      </div>
    )
  if (at === 'away') return <away.Part />
  return <Shell>{inside(name)}</Shell>
}

function inside(name: Page | 'lost') {
  if (name === 'lost') return <Gone title={w().nav.lost} />
  if (!mayOpen(name)) return <Gone title={w().nav.notForYou} hint={w().nav.notForYouHint} />
  return <View page={name} />
}

const app = document.getElementById('app')!
let isShown = false
/** The words come in parallel with the session; without any there is nothing to show but this. */
effect(() => {
  const language = chosenLanguage.value ?? preferredLanguage()
  speak(language)
    .catch(async () => {
      if (!isShown) await speak('en')
    })
    .then(
      () => {
        if (!isShown) render(<App />, app)
        isShown = true
      },
      () => {
        app.textContent = 'Warmline could not be loaded. Check the connection and load this page again.'
      },
    )
})
if (place.value.name !== 'set-up' && place.value.name !== 'sign-in') void openSession()
const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2_000))
/** So that a move to another page works with the line down, and what no first paint needs is there. */
function prepare(): void {
  preloadOverlays()
  for (const part of [notices, versions, kept, toastPlace]) void part().catch(() => undefined)
  for (const page of ['home', 'inbox', 'floor'] as const)
    if (mayOpen(page) && !loaded.value.has(page)) void routes[page]().catch(() => undefined)
}
let isPrepared = false
effect(() => {
  if (session.value.at !== 'in' || isPrepared) return
  isPrepared = true
  idle(prepare)
})
