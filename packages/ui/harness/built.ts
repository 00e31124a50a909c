import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** Builds the page of primitives into a folder of its own. */
export async function builtPrimitives(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-ui-'))
  await build({
    root: import.meta.dirname,
    base: '/',
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    build: { target: 'es2024', outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
