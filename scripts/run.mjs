import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { constants as osConstants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

const WANTED_MAJOR = 24
const OS_NAMES = { linux: 'linux', darwin: 'darwin', win32: 'win' }
/** npm, the terminal and the shell may all send the same signal: one Ctrl-C must stop us once. */
const SAME_PRESS_MS = 2_000

/** An expected failure: printed as one line, without a stack. */
export function plain(message) {
  return Object.assign(new Error(message), { plain: true })
}

/** Node 24: the one npm brought, else the system's if it is new enough. */
function findNode() {
  const name = `node-${OS_NAMES[process.platform] ?? process.platform}-${process.arch}`
  const brought = join(ROOT, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  try {
    accessSync(brought, constants.X_OK)
    return brought
  } catch {
    if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return process.execPath
  }
  throw plain(
    `Warmline runs on Node ${WANTED_MAJOR}, and the package ${name} that brings it is not installed: run "npm install --no-save --include=optional", or install Node ${WANTED_MAJOR}.`,
  )
}

/**
 * Runs Node 24 with these arguments and gives its exit code. The child is in a process group of its own, so
 * that it hears each Ctrl-C exactly once, from us; its IPC channel tells it (`disconnect`) if we are killed.
 */
export function runNode(args, environment = {}) {
  const node = findNode()
  const child = spawn(node, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'node_modules', '.cache', 'node'),
      PATH: [dirname(node), join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      ...environment,
    },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  const release = forwardSignals(child)
  return new Promise((done, fail) => {
    child.once('error', (error) => {
      release()
      fail(plain(`${node} cannot be run: ${error.message}`))
    })
    child.once('exit', (code, signal) => {
      release()
      done(code ?? 128 + (osConstants.signals[signal] ?? 0))
    })
  })
}

function forwardSignals(child) {
  let firstAt
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => {
      const now = performance.now()
      if (firstAt === undefined) {
        firstAt = now
        child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
      } else if (now - firstAt > SAME_PRESS_MS) {
        console.error('Stopping at once.')
        child.kill('SIGKILL')
      }
    }
    process.on(signal, handler)
    return [signal, handler]
  })
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler)
  }
}
