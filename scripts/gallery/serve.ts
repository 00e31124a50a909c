import { createServer } from 'node:http'
import { addressOf, type Surface, type View } from '../../packages/testkit/src/gallery.ts'
import { indexPage, indexScript, indexStyle } from './index-page.ts'
import { surfaces } from './surfaces.ts'

/** `npm run gallery [surface …]`: every view of every surface on one page, on fake data, with switches. */
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !surfaces.some((s) => s.name === name))
if (unknown.length > 0) {
  console.error(`There is no surface "${unknown[0]}". There are: ${surfaces.map((s) => s.name).join(', ')}.`)
  process.exit(1)
}
const shown = surfaces.filter((s) => wanted.length === 0 || wanted.includes(s.name))
console.log('Building what people see …')
const running = await Promise.all(
  shown.map(async (surface: Surface) => {
    const { urlOf } = await surface.start()
    const entry = ([name, view]: [string, View]) => ({ name, address: addressOf(surface, urlOf, view) })
    return {
      name: surface.name,
      languages: surface.languages,
      views: Object.entries(surface.views).map(entry),
    }
  }),
)
const files: Record<string, [type: string, text: string]> = {
  '/': ['text/html; charset=utf-8', indexPage(running)],
  '/gallery.css': ['text/css', indexStyle],
  '/gallery.js': ['text/javascript', indexScript],
}
const server = createServer((request, response) => {
  const [type, text] = files[new URL(request.url ?? '/', 'http://localhost').pathname] ?? []
  if (type === undefined) return void response.writeHead(404).end()
  response.setHeader('content-type', type).end(text)
})
const port = Number(process.env['PORT'] ?? 4700)
server.listen(port, '127.0.0.1', () => {
  const views = running.reduce((sum, s) => sum + s.views.length, 0)
  console.log(`${views} views: http://127.0.0.1:${port}/  (Ctrl-C ends it)`)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0))
process.once('disconnect', () => process.exit(0))
