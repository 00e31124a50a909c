import type { Role } from '@warmline/contracts'
import type { UiLanguage } from '@warmline/contracts/words'
import {
  Announcer,
  Avatar,
  Button,
  Icon,
  type IconName,
  Logo,
  Menu,
  type MenuItem,
  Toasts,
  toast,
} from '@warmline/ui'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { outbox } from './live/outbox-runner.ts'
import { chosenLanguage, sayCountdowns, singleKeys, type Theme, theme } from './live/prefs.ts'
import { navigate, place } from './live/router.ts'
import { hasLine, hasRole, session, signOut } from './live/session.ts'
import { board, status, unread } from './live/store.ts'
import { waitingCount } from './model/outbox.ts'
import { type Page, pathTo } from './model/place.ts'
import { languages, w } from './words/words.ts'

interface Entry {
  page: Page
  icon: IconName
  roles: Role[]
  group: 'work' | 'company'
}
/** Every page and who may open it. */
const entries: readonly Entry[] = [
  { page: 'home', icon: 'home', roles: ['worker', 'lead', 'recruiter', 'admin'], group: 'work' },
  { page: 'inbox', icon: 'inbox', roles: ['worker', 'lead'], group: 'work' },
  { page: 'floor', icon: 'floor', roles: ['lead', 'admin'], group: 'work' },
  { page: 'ledger', icon: 'ledger', roles: ['lead', 'admin'], group: 'company' },
  { page: 'articles', icon: 'doc', roles: ['worker', 'lead', 'admin'], group: 'company' },
  { page: 'people', icon: 'people', roles: ['lead', 'admin'], group: 'company' },
  { page: 'contacts', icon: 'id', roles: ['admin'], group: 'company' },
  { page: 'settings', icon: 'lock', roles: ['lead', 'admin'], group: 'company' },
]
export const mayOpen = (page: Page): boolean => {
  const entry = entries.find((e) => e.page === page)
  return entry === undefined || hasRole(...entry.roles)
}

const label = (page: Page): string => w().nav[page as keyof typeof pagesWithNames]
const pagesWithNames = {
  home: '',
  inbox: '',
  floor: '',
  ledger: '',
  articles: '',
  people: '',
  contacts: '',
  settings: '',
}

function Link({ entry }: { entry: Entry }) {
  const current = place.value.name === entry.page
  const count = entry.page === 'inbox' ? unread.value : 0
  return (
    <a
      href={pathTo(entry.page)}
      title={label(entry.page)}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon name={entry.icon} />
      <span>{label(entry.page)}</span>
      {count > 0 && (
        <span class="count tn">
          {count}
          <span class="vh">{w().inbox.unread}</span>
        </span>
      )}
    </a>
  )
}

async function leave(): Promise<void> {
  const n = waitingCount(outbox.value)
  if (n > 0) toast({ text: w().nav.signOutWaiting(n), bad: true })
  else await signOut()
}

/** Each language under its own name, so that whoever landed in a wrong one finds the way back. */
const ownNames: Record<UiLanguage, string> = {
  en: 'English',
  sv: 'Svenska',
  de: 'Deutsch',
  pl: 'Polski',
  es: 'Español',
  ar: 'العربية',
}

/** Looks, keys and the way out: the same list in the side bar and in the phone's menu. */
function personalItems(): (MenuItem | string)[] {
  const themes: Theme[] = ['system', 'light', 'dark']
  return [
    w().nav.theme,
    ...themes.map((t) => ({
      label: w().nav.themes[t],
      checked: theme.value === t,
      onPick: () => {
        theme.value = t
      },
    })),
    w().nav.language,
    ...[null, ...languages].map((l) => ({
      label: l === null ? w().nav.languageAuto : ownNames[l],
      checked: chosenLanguage.value === l,
      onPick: () => {
        chosenLanguage.value = l
      },
    })),
    w().nav.me,
    {
      label: w().nav.keys,
      checked: singleKeys.value,
      onPick: () => {
        singleKeys.value = !singleKeys.value
      },
    },
    {
      label: w().nav.sayCountdowns,
      checked: sayCountdowns.value,
      onPick: () => {
        sayCountdowns.value = !sayCountdowns.value
      },
    },
    { label: w().nav.signOut, onPick: () => void leave() },
  ]
}

function SideBar() {
  const who = session.value.at === 'in' ? session.value.who : null
  const open = entries.filter((e) => mayOpen(e.page))
  const group = (g: Entry['group']) => open.filter((e) => e.group === g)
  return (
    <nav class="nav" aria-label={w().nav.label}>
      <a class="brand" href={pathTo('home')}>
        <Logo />
        <span>Warmline</span>
      </a>
      <ul>
        {group('work').map((e) => (
          <li key={e.page}>
            <Link entry={e} />
          </li>
        ))}
      </ul>
      {group('company').length > 0 && <p class="sec">{board.value.workspace?.name ?? who?.slug}</p>}
      <ul>
        {group('company').map((e) => (
          <li key={e.page}>
            <Link entry={e} />
          </li>
        ))}
      </ul>
      <div class="foot">
        {hasLine() && (
          <p class="line" role="status">
            <span class={`dot ${status.value}`} />
            <span>{lineWord()}</span>
          </p>
        )}
        <div class="me">
          <Menu
            label={w().nav.me}
            button={{
              kind: 'quiet',
              title: w().nav.me,
              children: [
                <Avatar key="a" name={who?.name ?? null} />,
                <span key="n" class="el">
                  {who?.name}
                </span>,
                <span key="w" class="vh">
                  {w().nav.me}
                </span>,
              ],
            }}
            items={personalItems()}
          />
        </div>
      </div>
    </nav>
  )
}

const lineWord = (): string => {
  const s = status.value
  return s === 'idle' ? w().live.connecting : w().live[s]
}

/** Phones: three places and the rest in a menu. */
function BottomBar() {
  const open = entries.filter((e) => mayOpen(e.page))
  const first = open.slice(0, 3)
  const rest = open.slice(3)
  return (
    <nav class="bottom" aria-label={w().nav.label}>
      {first.map((e) => (
        <Link key={e.page} entry={e} />
      ))}
      <Menu
        label={w().nav.more}
        button={{ kind: 'quiet', icon: 'menu', children: <span>{w().nav.more}</span> }}
        items={[
          ...rest.map((e) => ({ label: label(e.page), onPick: () => navigate(pathTo(e.page)) })),
          ...personalItems(),
        ]}
      />
    </nav>
  )
}

/** Says plainly what the line does and what waits. */
export function LineBanner() {
  const waiting = waitingCount(outbox.value)
  const down = status.value === 'offline'
  const stale = status.value === 'stale'
  if (!down && !stale) return null
  const text = waiting > 0 ? w().live.waiting(waiting) : down ? w().live.offlineBanner : w().live.staleBanner
  return (
    <div class={down && waiting === 0 ? 'net off' : 'net'} role="status">
      <Icon name="off" />
      {text}
    </div>
  )
}

export function Shell({ children }: { children: ComponentChildren }) {
  const { name, id } = place.value
  const n = unread.value
  useEffect(() => {
    const page = name in pagesWithNames ? label(name as Page) : 'Warmline'
    document.title = `${n > 0 ? `(${n}) ` : ''}${page} · ${board.value.workspace?.name ?? 'Warmline'}`
  }, [name, n, board.value.workspace?.name])
  const rail = name === 'inbox'
  return (
    <>
      <a class="skip" href="#main">
        {w().nav.skip}
      </a>
      <div class={`shell${rail ? ' rail' : ''}${rail && id !== null ? ' reading' : ''}`}>
        <SideBar />
        <main class="main" id="main" tabIndex={-1}>
          {!rail && <LineBanner />}
          {children}
        </main>
        <BottomBar />
      </div>
      <Overlays />
    </>
  )
}

export function Overlays() {
  return (
    <>
      <Toasts label={w().common.messages} closeLabel={w().common.close} />
      <Announcer />
    </>
  )
}

export function Gone({ title, hint }: { title: string; hint?: string }) {
  return (
    <div class="page narrow">
      <div class="empty">
        <h1>{title}</h1>
        {hint !== undefined && <p>{hint}</p>}
        <Button kind="primary" onClick={() => navigate(pathTo('home'))}>
          {w().nav.toHome}
        </Button>
      </div>
    </div>
  )
}
