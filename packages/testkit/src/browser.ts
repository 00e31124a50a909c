import { execFile, spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

/** A browser found on this machine: the program and what its process needs in the environment. */
export interface FoundBrowser {
  executablePath: string
  env: Record<string, string>
  from: 'WARMLINE_CHROMIUM' | 'installed' | 'npm'
}

const installedNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const installedPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const remedies = `No browser for the browser tests. One of these helps:
  · set WARMLINE_CHROMIUM to a Chromium or Chrome program
  · install Chromium or Chrome (Debian: apt-get install chromium)
  · npm install, which brings @sparticuz/chromium (Linux x64 and arm64)`

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function installed(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const named = folders.flatMap((folder) => installedNames.map((name) => join(folder, name)))
  return [...named, ...installedPaths].find(isProgram) ?? null
}

/**
 * Unpacks the npm binary into a folder of its own per version and user. It happens in a child process with TMPDIR
 * moved: the package writes to the temp folder and reuses whatever stale file it finds there. The rename at the end
 * makes two test files that start together safe.
 */
async function unpack(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const packageFolder = join(dirname(entry), '..')
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(tmpdir(), `warmline-chromium-${version}-${userInfo().uid}`)
  if (existsSync(join(folder, 'chromium'))) return folder
  const staging = mkdtempSync(`${folder}-`)
  const script = `import(${JSON.stringify(entry)}).then(async (m) => {
    await m.default.executablePath()
    await m.inflate(${JSON.stringify(join(packageFolder, 'bin', 'al2023.tar.br'))})
  })`
  await promisify(execFile)(process.execPath, ['-e', script], { env: { ...process.env, TMPDIR: staging } })
  try {
    renameSync(staging, folder)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(join(folder, 'chromium'))) throw error
  }
  return folder
}

function lacksLibrary(program: string): boolean {
  const ldd = spawnSync('ldd', [program], { encoding: 'utf8' })
  return ldd.status !== 0 || ldd.stdout.includes('not found')
}

async function fromNpm(): Promise<FoundBrowser> {
  const folder = await unpack()
  const executablePath = join(folder, 'chromium')
  const env: Record<string, string> = {}
  if (lacksLibrary(executablePath)) {
    const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
    env['LD_LIBRARY_PATH'] = libraries.filter(Boolean).join(':')
  }
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = join(folder, 'fonts')
  return { executablePath, env, from: 'npm' }
}

/** $WARMLINE_CHROMIUM → installed Chromium or Chrome → the npm binary; throws with the remedies when there is none. */
export async function findBrowser(): Promise<FoundBrowser> {
  const chosen = process.env['WARMLINE_CHROMIUM']
  if (chosen !== undefined && chosen !== '') {
    if (isProgram(chosen)) return { executablePath: chosen, env: {}, from: 'WARMLINE_CHROMIUM' }
    throw new Error(`WARMLINE_CHROMIUM is ${chosen}, which is not a program.\n${remedies}`)
  }
  const found = installed()
  if (found !== null) return { executablePath: found, env: {}, from: 'installed' }
  try {
    return await fromNpm()
  } catch (error) {
    throw new Error(remedies, { cause: error })
  }
}

export interface LaunchOptions {
  /** words before the program, such as `ip netns exec NAME` */
  inside?: readonly string[]
  /** further options of Chromium */
  args?: readonly string[]
}

/** A program that starts the browser with these words in front of it. */
function wrapped(executablePath: string, inside: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-chromium-inside-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const program = join(folder, 'chromium')
  const quoted = [...inside, executablePath].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  writeFileSync(program, `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o700 })
  return program
}

/**
 * A headless browser for a test; the caller closes it. Never skips: without a browser it throws.
 * Under LANG=C its navigator.language is `en-US@posix`, which makes `Intl` throw: a case the product must bear.
 * Pass `locale` to `newContext` for anything else.
 */
export async function launchBrowser({ inside = [], args = [] }: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, env } = await findBrowser()
  return chromium.launch({
    executablePath: inside.length === 0 ? executablePath : wrapped(executablePath, inside),
    headless: true,
    env: { ...(process.env as Record<string, string>), ...env },
    args: ['--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none', ...args],
  })
}
