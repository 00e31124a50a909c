import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plain, ROOT } from './run.mjs'
import { isStamped, stamp } from './stamp.mjs'

const LOCK = join(ROOT, 'package-lock.json')
const STAMP = join(ROOT, 'node_modules', '.warmline-installed')

/**
 * `npm install --no-save`, only when the lockfile (or the platform) is not the one installed. Not `npm ci`: where
 * a registry lacks another platform's optional package, npm leaves it out of the lock and `npm ci` then refuses.
 */
export async function installWhatIsMissing() {
  if (!existsSync(LOCK)) throw plain('package-lock.json is missing: this is not a whole clone of Warmline.')
  const lock = readFileSync(LOCK)
  const wanted = createHash('sha256')
    .update(`${process.platform}-${process.arch}\0`)
    .update(lock)
    .digest('hex')
  if (isStamped(STAMP, wanted)) return
  console.error('Installing what is missing (only when the lockfile has changed) …')
  await npmInstall()
  if (!readFileSync(LOCK).equals(lock)) writeFileSync(LOCK, lock)
  stamp(STAMP, wanted)
}

async function npmInstall() {
  const args = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ]
  const [file, first] = npmProgram()
  // npm's own settings of the outer `npm run` would otherwise be taken for those of the inner one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)_/i.test(name)),
  )
  const code = await new Promise((done, fail) => {
    const child = spawn(file, [...first, ...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 2, 2],
      shell: file === 'npm.cmd',
    })
    child.once('error', (error) =>
      fail(plain(`npm cannot be run (${error.message}): Warmline needs npm 10 or newer.`)),
    )
    child.once('exit', done)
  })
  if (code !== 0) {
    throw plain(
      'npm could not install the packages (its reason stands above). Check the network and try again.',
    )
  }
}

/** The npm that runs us, on the Node it runs on: ours in node_modules may be replaced meanwhile. */
function npmProgram() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script !== undefined && /npm-cli\.[cm]?js$/.test(script)) return [node ?? process.execPath, [script]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}
