import { uiLanguages } from '@warmline/contracts/words'
import { Announcer, Avatar, Button, Icon, Logo, Menu, type MenuItem, Toasts, toast } from '@warmline/ui'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import { onGlobalKey } from './live/keys.ts'
import { reload, sampleTone, switchNotices } from './live/later.ts'
import { lazyPart } from './live/lazy.tsx'
import { outbox } from './live/outbox-runner.ts'
import { openPages, type PageEntry, pageLabel } from './live/pages.ts'
import {
  chosenLanguage,
  notifying,
  permission,
  sayCountdowns,
  singleKeys,
  sounding,
  type Theme,
  theme,
} from './live/prefs.ts'
import { isReading, navigate, pageName, place } from './live/router.ts'
import { unread } from './live/rows.ts'
import { hasLine, session } from './live/session.ts'
import { fresh, overlay } from './live/sheets.ts'
import { leaveConsole } from './live/sign-out.ts'
import { before, board, status } from './live/store.ts'
import { waitingCount } from './model/outbox.ts'
import { pathTo } from './model/place.ts'
import { ownNames } from './words/own-names.ts'
import { formatTime, w } from './words/words.ts'

function Link({ entry }: { entry: PageEntry }) {
  const current = pageName.value === entry.page
  const count = entry.page === 'inbox' ? unread.value : 0
  return (
    <a
      href={pathTo(entry.page)}
      title={pageLabel(entry.page) ?? ''}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon name={entry.icon} />
      <span>{pageLabel(entry.page)}</span>
      {count > 0 && (
        <span class="count tn">
          {count}
          <span class="vh">{w().inbox.unread}</span>
        </span>
      )}
    </a>
  )
}

/** Where notifications can be had; the browser is asked at the moment of the choice and never before. */
const noticeItems = (): MenuItem[] =>
  permission.value === 'unsupported'
    ? []
    : [
        { label: w().notify.menu, checked: notifying.value, onPick: () => void switchNotices() },
        {
          label: w().notify.sound,
          checked: sounding.value,
          onPick: () => {
            sounding.value = !sounding.value
            if (sounding.value) sampleTone()
          },
        },
      ]

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
    ...[null, ...uiLanguages].map((l) => ({
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
    ...noticeItems(),
    {
      label: w().palette.keyMap,
      onPick: () => {
        overlay.value = 'key-map'
      },
    },
    { label: w().nav.signOut, onPick: () => void leaveConsole() },
  ]
}

const Commands = () => (
  <Button
    kind="quiet"
    class="commands"
    icon="search"
    title={`${w().palette.open} (Ctrl K)`}
    aria-keyshortcuts="Control+K Meta+K"
    onClick={() => {
      overlay.value = 'palette'
    }}
  >
    <span class="grow">{w().palette.open}</span>
    <span class="kbd" aria-hidden="true">
      /
    </span>
  </Button>
)

function SideBar() {
  const who = session.value.at === 'in' ? session.value.who : null
  const open = openPages()
  const group = (g: PageEntry['group']) => open.filter((e) => e.group === g)
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
        <Commands />
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
  const open = openPages()
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
          {
            label: w().palette.open,
            onPick: () => {
              overlay.value = 'palette'
            },
          },
          ...rest.map((e) => ({ label: pageLabel(e.page) ?? '', onPick: () => navigate(pathTo(e.page)) })),
          ...personalItems(),
        ]}
      />
    </nav>
  )
}

/** Says plainly what the line does and what waits; while it is well, that a newer version is there. */
export function LineBanner() {
  const waiting = waitingCount(outbox.value)
  const down = status.value === 'offline'
  const stale = status.value === 'stale'
  const old = before.value
  if (!down && !stale && !old) return fresh.value ? <NewVersion /> : null
  const text = waiting > 0 ? w().live.waiting(waiting) : down ? w().live.offlineBanner : w().live.staleBanner
  return (
    <div class={down && waiting === 0 ? 'net off' : 'net'} role="status">
      <Icon name="off" />
      {old && `${w().away.before(formatTime(old.of.get(place.value.id!)?.at ?? old.at))} `}
      {text}
    </div>
  )
}

const NewVersion = () => (
  <div class="net newer" role="status">
    <span class="grow">
      {w().update.ready} {w().update.kept}
    </span>
    <Button size="small" onClick={reload}>
      {w().update.reload}
    </Button>
  </div>
)

const gone = () => {
  overlay.value = null
  toast({ text: w().nav.chunk, remedy: w().nav.chunkHint, bad: true })
}
const palette = lazyPart(() => import('./parts/palette.tsx'), gone)
const keyMap = lazyPart(() => import('./parts/key-map.tsx'), gone)
/** Ready before they are asked for, so that the first letter after `/` lands in the field. */
export const preloadOverlays = (): void => {
  void palette.preload()
  void keyMap.preload()
}

function Over() {
  useLayoutEffect(() => {
    document.addEventListener('keydown', onGlobalKey)
    return () => document.removeEventListener('keydown', onGlobalKey)
  }, [])
  const close = () => {
    overlay.value = null
  }
  return (
    <>
      {overlay.value === 'palette' && <palette.Part onClose={close} />}
      {overlay.value === 'key-map' && <keyMap.Part onClose={close} />}
    </>
  )
}

export function Shell({ children }: { children: ComponentChildren }) {
  const name = pageName.value
  const n = unread.value
  useEffect(() => {
    const page = pageLabel(name) ?? 'Warmline'
    document.title = `${n > 0 ? `(${n}) ` : ''}${page} · ${board.value.workspace?.name ?? 'Warmline'}`
  }, [name, n, board.value.workspace?.name])
  const rail = name === 'inbox'
  return (
    <>
      <a class="skip" href="#main">
        {w().nav.skip}
      </a>
      <div class={`shell${rail ? ' rail' : ''}${isReading.value ? ' reading' : ''}`}>
        <SideBar />
        <main class="main" id="main" tabIndex={-1}>
          {!rail && <LineBanner />}
          {children}
        </main>
        <BottomBar />
      </div>
      <Over />
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
