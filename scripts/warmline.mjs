// The plain bootstrap: runs on Node 20, installs what is missing, then hands over to the Node 24 that npm brought.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApps, bundleServer } from './build.mjs'
import { installWhatIsMissing } from './install.mjs'
import { plain, ROOT, runNode } from './run.mjs'
import { runTests } from './tests.mjs'

const bin = (...parts) => join(ROOT, 'node_modules', ...parts)
const cli = (name) => (args) => runSource(join('apps', 'server', 'src', 'cli', `${name}.ts`), args)

/** Every command is `(arguments) → exit code`. */
const COMMANDS = {
  start,
  test: (args) => runTests(args),
  'test:long': (args) => runTests(['--passWithNoTests', ...args], { WARMLINE_LONG: '1' }),
  backup: cli('backup'),
  restore: cli('restore'),
  verify: cli('verify'),
  ledger: cli('ledger'),
  doctor: cli('doctor'),
  'rotate-key': cli('rotate-key'),
  openapi: cli('openapi'),
  sdk: (args) => runSource(join('scripts', 'sdk', 'main.ts'), args),
  'simulate:worlds': cli('worlds'),
  chaos: (args) => runSource(join('bench', 'chaos', 'main.ts'), args),
  replay: (args) => runSource(join('bench', 'replay', 'main.ts'), args),
  bench: async (args) => {
    await buildApps()
    await bundleServer()
    return runSource(join('bench', 'messages', 'main.ts'), args)
  },
  'eval:understanding': (args) => runSource(join('bench', 'understanding', 'main.ts'), args),
  search: (args) => runSource(join('bench', 'search', 'main.ts'), args),
  growth: (args) => runSource(join('bench', 'growth', 'main.ts'), args),
  sizes: async (args) => {
    await buildApps()
    return runSource(join('bench', 'sizes', 'main.ts'), args)
  },
  gallery: (args) => runSource(join('scripts', 'gallery', 'serve.ts'), args),
  lines: async (args) => {
    await buildApps()
    return runSource(join('bench', 'lines', 'main.ts'), args)
  },
  licences: (args) => runSource(join('scripts', 'licences', 'main.ts'), args),
  sbom: (args) => runSource(join('scripts', 'licences', 'sbom.ts'), args),
  pictures: (args) => runSource(join('scripts', 'pictures.ts'), args),
  lint: (args) =>
    runNode([bin('@biomejs', 'biome', 'bin', 'biome'), 'check', ...(args.length > 0 ? args : ['.'])]),
  types: (args) => runNode([bin('typescript', 'bin', 'tsc'), '-p', '.', ...args]),
  deadcode: (args) => runNode([bin('knip', 'bin', 'knip.js'), ...args]),
  architecture: (args) => runTests(['architecture.test.ts', ...args]),
}

/** Gives the exit code. */
export async function main([name, ...args]) {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined
  if (command === undefined)
    throw plain(`There is no command "${name ?? ''}". There are: ${Object.keys(COMMANDS).join(', ')}.`)
  process.chdir(ROOT)
  await installWhatIsMissing()
  return command(args)
}

async function start(args) {
  await buildApps()
  const server = await bundleServer()
  return runNode(['--enable-source-maps', ...serverFlags(), server, ...args])
}

/**
 * What lives for one request is gone before it is looked at, so more room for it is less work for the collector: of the
 * server's CPU a message about a tenth. The bench starts the server with the same flags.
 */
const serverFlags = () => JSON.parse(readFileSync(join(ROOT, 'scripts', 'server-flags.json'), 'utf8'))

function runSource(file, args) {
  if (!existsSync(join(ROOT, file))) throw plain(`${file} does not exist yet.`)
  return runNode([file, ...args])
}
