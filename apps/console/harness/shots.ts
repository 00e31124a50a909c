import { mkdirSync } from 'node:fs'
import { launchBrowser } from '../../../packages/testkit/src/browser.ts'
import { mood, startFakeServer } from './fake-server.ts'
import { calm, pages } from './pages.ts'

/** `node shots.ts [folder] [name…]` after `vite build`: every page at 360 and 1440 px, light and dark. */
const [folder = '/tmp/console-shots', ...only] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const server = await startFakeServer()
const browser = await launchBrowser()
for (const [name, page] of Object.entries(pages)) {
  if (only.length > 0 && !only.includes(name)) continue
  for (const width of [360, 1440])
    for (const scheme of ['light', 'dark'] as const) {
      Object.assign(mood, calm, page.mood)
      const context = await browser.newContext({
        viewport: { width, height: width === 360 ? 780 : 900 },
        colorScheme: scheme,
        locale: 'en-GB',
      })
      await context.addInitScript((kept) => {
        for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value)
      }, page.storage ?? {})
      const tab = await context.newPage()
      tab.on('pageerror', (e) => console.log(name, width, e.message))
      await tab.goto(`${server.url}/console/${page.path}`)
      await tab.waitForTimeout(900)
      for (const act of page.acts ?? [])
        if (act.startsWith('press ')) await tab.keyboard.press(act.slice('press '.length))
      await tab.waitForTimeout(300)
      await tab.screenshot({
        path: `${folder}/${name}-${width}-${scheme}.png`,
        fullPage: !page.path.startsWith('inbox'),
      })
      await context.close()
    }
}
await browser.close()
server.stop()
