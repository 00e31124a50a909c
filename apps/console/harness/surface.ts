import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Surface, View } from '../../../packages/testkit/src/gallery.ts'
import { frameScript, withFrame } from '../../../packages/testkit/src/gallery-frame.ts'
import { builtConsole } from './built.ts'
import { pages } from './pages.ts'

const moodOf = (page: (typeof pages)[string]): string => JSON.stringify(page.mood ?? {})

/** The console in every state that the fake server can be in: a view is a line of pages.ts. */
export const consoleSurface: Surface = {
  name: 'console',
  views: Object.fromEntries(
    Object.entries(pages).map(([name, { mood: _, ...view }]): [string, View] => [
      name,
      { ...view, server: moodOf(pages[name]!), fixed: view.path.startsWith('inbox') },
    ]),
  ),
  ready: ['h1'],
  gone: ['.skel'],
  languages: ['en', 'sv', 'de', 'pl', 'es', 'ar'],
  async start() {
    const built = await builtConsole()
    const index = join(built.folder, 'index.html')
    writeFileSync(index, withFrame(readFileSync(index, 'utf8'), '/console/gallery-frame.js'))
    writeFileSync(join(built.folder, 'gallery-frame.js'), frameScript)
    const moods = [...new Set(Object.values(pages).map(moodOf))]
    const threads = moods.map(
      (mood) =>
        new Worker(new URL('./fake-thread.ts', import.meta.url), {
          workerData: { folder: built.folder, wanted: JSON.parse(mood) },
        }),
    )
    const urls = new Map(
      await Promise.all(
        threads.map(
          (thread, i) =>
            new Promise<[string, string]>((resolve, reject) => {
              thread.once('message', (url: string) => resolve([moods[i]!, url]))
              thread.once('error', reject)
            }),
        ),
      ),
    )
    return {
      urlOf: (view) => `${urls.get(view.server ?? '{}')}/console/${view.path}`,
      stop: async () => {
        await Promise.all(threads.map((thread) => thread.terminate()))
        built.remove()
      },
    }
  },
}
