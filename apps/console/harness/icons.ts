import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../../../packages/testkit/src/browser.ts'

/** `node icons.ts`: draws the installable console's icons from the mark. Run it when the mark changes. */
const folder = new URL('../public/', import.meta.url).pathname
const mark = readFileSync(join(folder, 'icon.svg'), 'utf8')
const square = mark.replace(/rx="\d+"/, 'rx="0"')
/** Android masks up to 20 % away on each side: the mark keeps to the inner part. */
const maskable = square.replace(/(<path.*)(<\/svg>)/, '<g transform="translate(9.6 9.6) scale(.7)">$1</g>$2')
/** The status bar shows only the shape. */
const badge = mark.replace(/<rect[^>]*>/, '').replaceAll(/stroke="#\w+"/g, 'stroke="#fff"')

const drawings: [name: string, size: number, svg: string][] = [
  ['icon-192.png', 192, mark],
  ['icon-512.png', 512, mark],
  ['icon-maskable-512.png', 512, maskable],
  ['icon-badge.png', 96, badge],
  ['apple-touch-icon.png', 180, square],
]
const browser = await launchBrowser()
const page = await browser.newPage()
for (const [name, size, svg] of drawings) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>html,body{margin:0;background:none}svg{display:block;width:100vw}</style>${svg}`,
  )
  await page.screenshot({ path: join(folder, name), omitBackground: true })
}
await browser.close()
