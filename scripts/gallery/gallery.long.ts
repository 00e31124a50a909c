import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../packages/testkit/src/browser.ts'
import { addressOf, complaints, lookEverywhere } from '../../packages/testkit/src/gallery.ts'
import { surfaces } from './surfaces.ts'

/**
 * Every view × light/dark × 360/1440: a picture in dist/gallery, no axe violation, no script error, nothing sideways
 * (also at 320 px). One surface: `npm run test:long -- gallery -t "widget"`.
 */
const folder = join(import.meta.dirname, '..', '..', 'dist', 'gallery')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  console.log(`Pictures of every view: ${folder}`)
})

describe.each(surfaces)('$name', (surface) => {
  let running: Awaited<ReturnType<typeof surface.start>>
  beforeAll(async () => {
    running = await surface.start()
  })
  afterAll(() => running?.stop())

  it.concurrent.each(Object.entries(surface.views))(
    '%s',
    async (name, view) => {
      const sights = await lookEverywhere(
        browser,
        addressOf(surface, running.urlOf, view),
        (width, scheme) => join(folder, `${surface.name}-${name}-${width}-${scheme}.png`),
        view,
      )
      expect(complaints(sights)).toEqual([])
    },
    240_000,
  )
})
