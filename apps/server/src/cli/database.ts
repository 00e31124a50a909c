import { existsSync } from 'node:fs'
import { rm, rmdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { errorCode, errorLine, StartProblem } from '../platform/embedded/problem.ts'
import { connectionToRunning, startEmbedded } from '../platform/embedded/supervisor.ts'

/** Where data are when neither `--data` nor DATABASE_URL says otherwise. */
export const DEFAULT_DATA_DIR = '.warmline'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** What a command-line tool says and how it ends when a person can put it right: one line, no stack. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem'
}

export interface DatabaseChoice {
  readonly data: string
  /** Starts an embedded server on an empty directory too, and never joins one that runs. */
  readonly mayCreate: boolean
}

/** Gives `work` the owner's connection: DATABASE_URL, the server that runs on `data`, or one started for it. */
export async function withOwner<T>(
  choice: DatabaseChoice,
  work: (owner: ClientConfig) => Promise<T>,
): Promise<T> {
  const url = process.env['DATABASE_URL']
  if (url !== undefined && url !== '') return work(await reachable({ connectionString: url }))
  const data = resolve(choice.data)
  if (!choice.mayCreate && !existsSync(join(data, 'postgres', 'PG_VERSION'))) {
    throw new CommandProblem(`There are no Warmline data in ${data}. Give their place with --data DIR.`)
  }
  const leaveAsFound = newIn(data)
  let server: Awaited<ReturnType<typeof startEmbedded>>
  try {
    server = await startEmbedded({ dataDir: data, log: quiet })
  } catch (error) {
    const running = await connectionToRunning(data)
    if (choice.mayCreate || running === undefined || !isInUse(error)) throw error
    return work(running)
  }
  let isDone = false
  try {
    const found = await work(server.ownerConfig)
    isDone = true
    return found
  } finally {
    await server.stop()
    if (!isDone) await leaveAsFound()
  }
}

/** Takes away the cluster that was made for work that failed, and nothing that stood there before. */
function newIn(data: string): () => Promise<void> {
  const made = [join(data, 'postgres'), join(data, 'run')].filter((path) => !existsSync(path))
  const isNewPlace = !existsSync(data)
  return async () => {
    for (const path of made) await rm(path, { recursive: true, force: true })
    if (isNewPlace) await rmdir(data).catch(() => undefined)
  }
}

async function reachable(owner: ClientConfig): Promise<ClientConfig> {
  try {
    const client = new Client(owner)
    await client.connect()
    await client.end()
    return owner
  } catch (error) {
    throw new CommandProblem(
      `DATABASE_URL does not lead to a database (${errorLine(error)}): correct it or unset it.`,
    )
  }
}

function isInUse(error: unknown): boolean {
  return error instanceof StartProblem && error.code === 'data-dir-in-use'
}

/** Runs a command: expected problems become one line on stderr and exit code 1. */
export async function runCommand(
  command: () => void | Promise<void>,
  expected: readonly (new (...args: never[]) => Error)[],
): Promise<void> {
  // `| head` has read enough: the work is finished all the same, so that what it started is stopped
  process.stdout.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error
  })
  try {
    await command()
  } catch (error) {
    process.exitCode = 1
    if (error instanceof StartProblem) console.error(`${error.message} ${error.remedy}`)
    else if (isPlain(error, [CommandProblem, ...expected])) console.error(errorLine(error))
    else throw error
  }
}

/** Wrong arguments and files that cannot be opened say enough in one line. */
function isPlain(error: unknown, expected: readonly (new (...args: never[]) => Error)[]): boolean {
  if (expected.some((kind) => error instanceof kind)) return true
  return /^(ERR_PARSE_ARGS_|ENOENT|EACCES|EEXIST|EISDIR|ENOTDIR|ENOSPC|EROFS)/.test(errorCode(error) ?? '')
}
