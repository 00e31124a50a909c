import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { plain, ROOT, runNode } from './run.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

const APPS = ['widget', 'console']
const SHARED = [
  'packages',
  'package-lock.json',
  'tsconfig.base.json',
  'scripts/build.mjs',
  'scripts/precompress.ts',
]

/** Builds the browser apps whose sources have changed; one without a Vite config is left out. */
export async function buildApps() {
  const builds = APPS.map(async (app) => {
    if (!existsSync(join(ROOT, 'apps', app, 'vite.config.ts'))) return
    const hash = hashOf(`apps/${app}`, ...SHARED)
    const mark = join(ROOT, 'apps', app, 'dist', '.stamp')
    if (isStamped(mark, hash)) return
    console.error(`Building the ${app} …`)
    const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
    const code = await runNode([vite, 'build', join('apps', app), '--logLevel', 'warn'], {
      NODE_ENV: 'production',
    })
    if (code !== 0) throw plain(`The ${app} could not be built (the reason stands above).`)
    stamp(mark, hash)
  })
  await Promise.all(builds)
}

/** Bundles our own server code into dist/server.mjs when it has changed; gives that path. */
export async function bundleServer() {
  const entry = join(ROOT, 'apps', 'server', 'src', 'main.ts')
  const out = join(ROOT, 'dist', 'server.mjs')
  if (!existsSync(entry)) throw plain('apps/server/src/main.ts does not exist yet.')
  const hash = hashOf('apps/server', ...SHARED)
  const mark = join(ROOT, 'dist', '.server-stamp')
  if (existsSync(out) && isStamped(mark, hash)) return out
  const { build } = await import('esbuild')
  try {
    await build({
      entryPoints: [entry],
      outfile: out,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      sourcemap: true,
      logLevel: 'error',
      plugins: [packagesStayOutside, filesKeepTheirPlace],
    })
  } catch {
    throw plain('The server could not be bundled (the reason stands above).')
  }
  stamp(mark, hash)
  return out
}

/** Ours are bundled, npm's are loaded from node_modules: some of them look for files beside themselves. */
const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || path.startsWith('@warmline/')) return undefined
      return { path, external: true }
    })
  },
}

/** `import.meta.dirname` and its like mean the source file, so that migrations and articles are found there. */
const filesKeepTheirPlace = {
  name: 'files-keep-their-place',
  setup(build) {
    build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.filename', JSON.stringify(path))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}
