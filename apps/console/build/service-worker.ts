import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** The pages that a worker needs while the server is away; the others are kept once they were looked at. */
const pages =
  /routes\/(home|inbox)\.tsx$|(palette|key-map|away|give-away)\.tsx$|live\/(notify|worker|kept|toast-place)\.ts$|words\/(en|en-history)\.ts$/

/**
 * `sw.js` is built with the rest, under a name without a hash. What it keeps is written into it here: the entry, the
 * pages of a worker, everything that these import, their styles and the two first fonts.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    // after chunks that held only styles were taken out
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const needed = new Set<string>()
        const add = (fileName: string): void => {
          const chunk = bundle[fileName]
          if (needed.has(fileName) || chunk?.type !== 'chunk') return
          needed.add(fileName)
          chunk.imports.forEach(add)
          for (const css of chunk.viteMetadata?.importedCss ?? []) needed.add(css)
        }
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && chunk.name !== 'sw')
            if (chunk.isEntry || pages.test(chunk.facadeModuleId ?? '')) add(chunk.fileName)
        for (const name of Object.keys(bundle))
          if (/figtree-(basic|latin)-[\w-]{8}\.woff2$/.test(name)) needed.add(name)
        const files = [...needed].sort().map((name) => `/console/${name}`)
        const everything = Object.keys(bundle).sort().join()
        const version = createHash('sha256').update(everything).digest('hex').slice(0, 12)
        const worker = bundle['sw.js']
        if (worker?.type !== 'chunk' || worker.imports.length > 0)
          throw new Error('sw.js must be one file without imports')
        worker.code = worker.code.replaceAll('__SHELL__', JSON.stringify({ version, files }))
      },
    },
  }
}
