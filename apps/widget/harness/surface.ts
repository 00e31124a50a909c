import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Surface, View } from '../../../packages/testkit/src/gallery.ts'
import { frameScript } from '../../../packages/testkit/src/gallery-frame.ts'
import type { SheetName } from '../src/model.ts'
import { startFakeServer } from './fake-server.ts'
import { type StateName, states } from './states.ts'

const token = (state: StateName) => ({ [`warmline:${state}:token`]: 'token' })
/** The panel opened on a state, then whatever `acts` say. */
const opened = (state: StateName, acts: readonly string[] = [], ready: readonly string[] = []): View => ({
  path: `?state=${state}`,
  storage: state === 'new' ? {} : token(state),
  acts: ['.l', ...acts],
  ready: ['textarea[name=text]', ...ready],
  fixed: true,
})

const more = '.hold .icon:has(.i-more)'
/** The types hold that every sheet has its view. */
const sheets: Record<SheetName, View> = {
  menu: opened('person', [more], ['.sheet h3']),
  call: opened('queue', ['.way:nth-child(2)'], ['.slots button']),
  email: opened('queue', ['.way:nth-child(3)'], ['.sheet input']),
  key: opened('person', [more, '.sheet .row:has(.i-key)', '.sheet .btn.h'], ['.secret']),
  know: opened('person', [more, '.sheet .row:has(.i-know)'], ['.sheet .ask-card']),
  join: opened('person', [more, '.sheet .row:has(.i-join)'], ['.sheet input']),
  history: opened('person', [more, '.sheet .row:has(.i-clock)'], ['.sheet .row .el']),
}

/** The widget on a host page: every state of the conversation, every sheet, and the closed button. */
export const widgetSurface: Surface = {
  name: 'widget',
  views: {
    closed: { path: '?state=person', storage: token('person'), ready: ['.l'], fixed: true },
    ...Object.fromEntries((Object.keys(states) as StateName[]).map((state) => [state, opened(state)])),
    ...Object.fromEntries(Object.entries(sheets).map(([name, view]) => [`sheet-${name}`, view])),
    again: opened('ended', [], ['[data-again]']),
    offline: {
      ...opened(
        'person',
        ['write textarea[name=text] := Will it be there on Friday?', '.go'],
        ['.mark.waiting'],
      ),
      path: '?state=person&offline',
    },
    'offline-asked': { ...opened('new', ['.ask'], ['.card.kept']), path: '?state=new&offline' },
    'part-missing': { ...opened('new', [], ['.net.bad']), path: '?state=new&without=talk' },
    arabic: { ...opened('queue'), lang: 'ar' },
    german: { ...opened('queue'), lang: 'de' },
  },
  languages: ['en', 'sv', 'de', 'pl', 'es', 'ar'],
  async start() {
    const dist = mkdtempSync(join(tmpdir(), 'warmline-widget-'))
    await build({
      configFile: join(import.meta.dirname, '..', 'vite.config.ts'),
      mode: 'production',
      build: { outDir: dist },
      logLevel: 'error',
    })
    writeFileSync(join(dist, 'gallery-frame.js'), frameScript)
    const fake = await startFakeServer(dist)
    return {
      urlOf: (view) => `${fake.url}/${view.path}`,
      stop: async () => {
        await fake.close()
        rmSync(dist, { recursive: true, force: true })
      },
    }
  },
}
