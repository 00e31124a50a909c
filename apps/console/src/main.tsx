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
import { Away } from './away.tsx'
import { mayOpen } from './live/pages.ts'
import { chosenLanguage } from './live/prefs.ts'
import { place } from './live/router.ts'
import { openSession, session } from './live/session.ts'
import { checkVersion, fresh, reload } from './live/worker.ts'
import type { Page } from './model/place.ts'
import { Gone, Overlays, preloadOverlays, Shell } from './shell.tsx'
import { preferredLanguage, speak, w } from './words/words.ts'

type Route = () => Promise<{ default: ComponentType }>
/** One chunk a page. */
const routes: Record<Page, Route> = {
  home: () => import('./routes/home.tsx'),
  inbox: () => import('./routes/inbox.tsx'),
  floor: () => import('./routes/floor.tsx'),
  ledger: () => import('./routes/ledger.tsx'),
  articles: () => import('./routes/articles.tsx'),
  people: () => import('./routes/people.tsx'),
  settings: () => import('./routes/settings.tsx'),
  contacts: () => import('./routes/contacts.tsx'),
  'sign-in': () => import('./routes/sign-in.tsx'),
  'set-up': () => import('./routes/set-up.tsx'),
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

function App() {
  const { name } = place.value
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
  if (at === 'away') return <Away />
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
// so that a move to another page works with the line down
const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2_000))
idle(() => {
  if (session.value.at !== 'in') return
  preloadOverlays()
  for (const page of ['home', 'inbox', 'floor'] as const)
    if (mayOpen(page) && !loaded.value.has(page)) void routes[page]().catch(() => undefined)
})
