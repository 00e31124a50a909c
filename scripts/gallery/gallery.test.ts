import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../apps/console/harness/pages.ts'
import { matchPath, pages as routes } from '../../apps/console/src/model/place.ts'
import { states } from '../../apps/widget/harness/states.ts'
import { launchBrowser } from '../../packages/testkit/src/browser.ts'
import { lookAt } from '../../packages/testkit/src/gallery.ts'
import { surfaces } from './surfaces.ts'

const viewsOf = (name: string) => Object.entries(surfaces.find((s) => s.name === name)!.views)

describe('the gallery has every view', () => {
  it('every page of the console, and a lost one', () => {
    const shown = Object.values(pages).map(({ path }) => matchPath(`/console/${path.split(/[?#]/)[0]}`).name)
    expect(new Set(shown)).toEqual(new Set([...routes, 'lost']))
  })
  it('every state of the widget, and of the page without JavaScript', () => {
    for (const surface of ['widget', 'page']) {
      const shown = viewsOf(surface).flatMap(([, { path }]) => /state=([\w-]+)/.exec(path)?.[1] ?? [])
      // the page alone has a thread of many pages
      const wanted = [...Object.keys(states), ...(surface === 'page' ? ['long'] : [])]
      expect(new Set(shown), surface).toEqual(new Set(wanted))
    }
  })
  it('every primitive: a file of packages/ui/harness/views has a view, and every component a file', () => {
    const ui = join(import.meta.dirname, '..', '..', 'packages', 'ui')
    const files = readdirSync(join(ui, 'harness', 'views')).map((file) => file.replace('.tsx', ''))
    const shown = viewsOf('ui').map(([, { path }]) => path.replace('?view=', ''))
    expect(new Set(shown)).toEqual(new Set(files))
    const unseen = ['announcer', 'icon']
    const components = readdirSync(join(ui, 'src'))
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => file.replace('.tsx', ''))
    expect(components.filter((name) => !unseen.includes(name) && !files.includes(name))).toEqual([])
  })
  it('names no view twice in the folder of pictures', () => {
    const names = surfaces.flatMap((s) => Object.keys(s.views).map((view) => `${s.name}-${view}`))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([])
  })
})

describe('whoever looks can find something', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  const look = async (body: string, script = '') => {
    const page = await browser.newPage({ viewport: { width: 360, height: 600 } })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.setContent(
      `<!doctype html><html lang="en"><head><title>t</title></head><body><main><h1>A page</h1>${body}</main><script>${script}</script></body></html>`,
    )
    const sight = await lookAt(page, errors)
    await page.close()
    return sight
  }

  it('finds nothing on a page that is right', async () => {
    expect(await look('<p>Words</p>')).toEqual({ errors: [], violations: [], overflow: [] })
  })
  it('finds a picture without words, pale text and a nameless button in a shadow root', async () => {
    const { violations } = await look(
      '<img src="data:,"><p style="color:#bbb">Pale</p><div id="host"></div>',
      'host.attachShadow({mode:"open"}).innerHTML="<button></button>"',
    )
    expect(violations.map((v) => v.split(' ')[0])).toEqual(['button-name', 'color-contrast', 'image-alt'])
  })
  it('finds a page wider than its window, and cut words', async () => {
    const { overflow } = await look(
      '<div style="width:500px">x</div><div class="cut" style="width:100px;overflow:hidden"><div style="width:200px">y</div></div>',
    )
    expect(overflow).toEqual(['page: 508 px in 360 px', 'div.cut: 200 px in 100 px'])
  })
  it('finds a script that broke', async () => {
    expect((await look('', 'throw new Error("broken")')).errors).toEqual(['broken'])
  })
})
