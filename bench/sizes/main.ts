import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../../packages/testkit/src/browser.ts'
import { askForPerson, available } from '../ground/desk.ts'
import { startCompany, startHostPages } from '../ground/start.ts'
import { type Figure, isOver, kb, markdownTable, textTable } from './budgets.ts'
import { measureSpeed } from './speed.ts'
import { type Ground, measureConsole, measurePublicPage, measureWidget } from './surfaces.ts'

const usage = `npm run sizes [-- --speed] [--json OUT] [--readme] [--files]
  --speed       also times: usable on slow 3G and EDGE, interaction to paint, idle bytes (about 6 minutes)
  --json OUT    writes the figures to OUT
  --readme      puts the table into README.md, between its marks; times that were not measured stay as they are there
  --files       prints every file that counts`

interface Options {
  speed: boolean
  json: string | undefined
  readme: boolean
  files: boolean
}

function readOptions(): Options | null {
  try {
    const { values } = parseArgs({
      options: {
        speed: { type: 'boolean', default: false },
        json: { type: 'string' },
        readme: { type: 'boolean', default: false },
        files: { type: 'boolean', default: false },
      },
    })
    return { ...values, json: values.json }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    return null
  }
}

const say = (text: string) => process.stderr.write(`${text}\n`)

async function sizes(ground: Ground, options: Options): Promise<Figure[]> {
  say('the widget …')
  const widget = await measureWidget(ground)
  say('the console, page by page …')
  const consoleSizes = await measureConsole(ground)
  say('the public page …')
  const publicPage = await measurePublicPage(ground)
  const foreign = [...widget.foreign, ...consoleSizes.foreign, ...publicPage.foreign]
  for (const address of new Set(foreign)) say(`asked somebody else: ${address}`)
  if (options.files) for (const line of [...widget.files, ...consoleSizes.files]) say(line)
  const figure = (
    name: string,
    what: string,
    value: number,
    budget: number,
    unit: Figure['unit'] = 'KB',
  ): Figure => ({ name, what, value: unit === 'KB' ? kb(value) : value, budget, unit })
  const inWords = `(heaviest language: ${widget.heaviest})`
  return [
    figure('loaderKb', 'widget: loader', widget.loader, 1.5),
    figure('shellKb', `widget: until field and human button take input ${inWords}`, widget.shell, 9),
    figure('widgetPanelKb', `widget: until a conversation is live ${inWords}`, widget.panel, 15),
    figure('requests', 'widget: requests for that', widget.requests, 3, 'requests'),
    figure('consoleFirstLoadKb', 'console: first load, fonts included', consoleSizes.firstLoad, 60),
    figure('inboxColdKb', 'console: an inbox that is opened first', consoleSizes.inboxCold, 80),
    figure(
      'routeChunkMaxKb',
      `console: the largest page beyond that (${consoleSizes.routeMaxOf})`,
      consoleSizes.routeMax,
      20,
    ),
    figure('dashboardsKb', 'console: the floor beyond the home page', consoleSizes.dashboards, 40),
    figure('publicPageKb', 'public page with a conversation', publicPage.bytes, 30),
    figure('thirdPartyRequests', 'requests to third parties, all surfaces', foreign.length, 0, 'requests'),
  ]
}

async function prepare(company: Ground['company']): Promise<void> {
  await available(company, company.everything, 4)
  for (const text of ['My card has not arrived', 'I was charged twice', 'Can I move a date?'])
    await askForPerson(company, text)
}

/** A run without times leaves those of the last run that had them. */
async function writeReadme(figures: readonly Figure[], hasTimes: boolean): Promise<void> {
  const file = fileURLToPath(new URL('../../README.md', import.meta.url))
  const text = await readFile(file, 'utf8')
  const marked = /(<!-- sizes -->)[\s\S]*?(<!-- \/sizes -->)/
  const before = marked.exec(text)?.[0]
  if (before === undefined) throw new Error('README.md has no place marked <!-- sizes --> … <!-- /sizes -->')
  const kept = hasTimes ? [] : (before.match(/^\|.* (ms|KB\/h) \|$/gm) ?? [])
  const table = [markdownTable(figures), ...kept].join('\n')
  await writeFile(file, text.replace(marked, `$1\n${table}\n$2`))
}

async function run(options: Options): Promise<number> {
  const company = await startCompany()
  const host = await startHostPages(() => ({ at: company.url, slug: company.slug }))
  const browser = await launchBrowser()
  try {
    await prepare(company)
    const ground = { browser, company, host }
    const figures = await sizes(ground, options)
    const speed = options.speed ? await measureSpeed(ground, say) : { figures: [], more: {} }
    figures.push(...speed.figures)
    console.log(textTable(figures))
    const fields = {
      ...Object.fromEntries(figures.map(({ name, value }) => [name, value])),
      ...speed.more,
    }
    if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(fields, null, 2)}\n`)
    if (options.readme) await writeReadme(figures, options.speed)
    const over = figures.filter(isOver)
    for (const { what, value, budget } of over) say(`over its budget: ${what}, ${value} > ${budget}`)
    return over.length === 0 ? 0 : 1
  } finally {
    await browser.close()
    host.close()
    await company.stop()
  }
}

const options = readOptions()
process.exitCode = options === null ? 2 : await run(options)
