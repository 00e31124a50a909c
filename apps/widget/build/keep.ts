import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Plugin } from 'vite'

const keptMs = 7 * 24 * 3600_000

/**
 * Pages that were open before a deploy, and loaders still in a browser's cache, ask for the parts of the build before:
 * those stay beside the new ones for a week. It works where a build replaces an older one in place; a fresh image has
 * nothing to keep, and there the panel finds the new parts through `panel.js`.
 */
export function keepParts(): Plugin {
  let folder = ''
  let old: { name: string; body: Buffer; at: Date }[] = []
  return {
    name: 'keep-parts',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(isAbsolute(build.outDir) ? build.outDir : join(root, build.outDir), 'parts')
    },
    buildStart() {
      const marker = join(folder, '..', 'panel.js')
      if (!existsSync(folder) || !existsSync(marker)) return
      const current = /panel-(\w+)\.js/.exec(readFileSync(marker, 'utf8'))?.[1] ?? ' '
      old = readdirSync(folder)
        .map((name) => {
          // what is replaced now begins its week now
          const at = name.includes(current) ? new Date() : statSync(join(folder, name)).mtime
          return { name, at, body: readFileSync(join(folder, name)) }
        })
        .filter(({ at }) => Date.now() - at.getTime() < keptMs)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        mkdirSync(folder, { recursive: true })
        for (const { name, body, at } of old) {
          const file = join(folder, name)
          if (existsSync(file)) continue
          writeFileSync(file, body)
          utimesSync(file, at, at)
        }
      },
    },
  }
}
