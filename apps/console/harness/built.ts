import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** Builds the console into a folder of its own, so that tests never depend on a stale `dist`. */
export async function builtConsole(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-console-'))
  const root = new URL('../', import.meta.url).pathname
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: folder, emptyOutDir: true },
  })
  return { folder: `${folder}/`, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
