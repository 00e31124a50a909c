import { createServer } from 'node:net'
import { setUpLink, signInLink } from './access/accounts.ts'
import { StartRefused } from './bring-up.ts'
import { type Config, ConfigProblem, readConfig, usage } from './config.ts'
import { createNode, type WarmlineNode } from './context.ts'
import { startLiving } from './demo/living.ts'
import { openDemo } from './demo/opening.ts'
import { MigrationRefused } from './platform/db/migrate.ts'
import { errorCode, errorLine, StartProblem } from './platform/embedded/problem.ts'
import { MasterKeyProblem } from './platform/master-key.ts'
import { StoreUnavailable } from './platform/ports.ts'

/** Only on this machine, on our own database, and not when somebody asked for an empty one. */
const wantsDemo = (config: Config) => !config.empty && config.onLoopback && config.databaseUrl === null

async function start(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env)
  await refuseTakenPort(config)
  const node = await createNode(config)
  let living: { stop(): Promise<void> } | undefined
  let isStopping = false
  const stop = (why: string) => {
    if (isStopping) return
    isStopping = true
    console.log(`\nStopping (${why}) …`)
    const late = setTimeout(() => process.exit(1), 20_000)
    late.unref()
    Promise.resolve(living?.stop())
      .then(() => node.close())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error, config),
      )
  }
  process.on('SIGINT', () => stop('Ctrl-C'))
  process.on('SIGTERM', () => stop('SIGTERM'))
  try {
    const demo = wantsDemo(config) ? await openDemo(node.services) : null
    if (wantsDemo(config) && !demo)
      console.log('There is a company in these data already, so the demo is not loaded.')
    const url = await node.listen()
    if (demo) {
      living = startLiving(node.services, demo, Math.random)
      await sayDemo(node, url, demo)
    } else await sayOwn(node, url, config)
  } catch (error) {
    if (isStopping) return
    await living?.stop()
    await node.close()
    throw error
  }
}

/** Said before the database is started, so that it is said at once. */
function refuseTakenPort({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ port, host }, () => probe.close(() => resolve()))
  })
}

async function sayDemo(
  node: WarmlineNode,
  url: string,
  demo: { workspaceId: string; accountId: string },
): Promise<void> {
  const link = await signInLink(node.services, demo.workspaceId, demo.accountId, null)
  console.log(`Warmline is running.

  A contact's page   ${url}/
  Work and lead      ${link}   (once, within 15 minutes)

Stop with Ctrl-C; everything is kept.`)
}

/**
 * Where others reach the server, the set-up link goes to a terminal only: whoever reads a log must not be able to found
 * the company. On loopback it is of use on this machine alone, so a script may read it.
 */
async function sayOwn(node: WarmlineNode, url: string, config: Config): Promise<void> {
  const workspaces = await node.services.authStore.countWorkspaces()
  if (workspaces > 0) return console.log(`Warmline is running at ${url}. Sign in at ${url}/console/`)
  if (!process.stdout.isTTY && !config.onLoopback)
    return console.log(`Warmline is running at ${url}. Start it in a terminal once to get the set-up link.`)
  console.log(`Warmline is running and empty. Found your company within 30 minutes:

  ${await setUpLink(node.services)}
`)
}

/** One line a problem that a person can put right; anything else is a bug and keeps its stack. */
function fail(error: unknown, config?: Config): never {
  console.error(lineFor(error, config) ?? error)
  process.exit(1)
}

function lineFor(error: unknown, config: Config | undefined): string | null {
  if (error instanceof StartProblem) return `${error.message} ${error.remedy}`
  if (
    error instanceof ConfigProblem ||
    error instanceof StartRefused ||
    error instanceof MigrationRefused ||
    error instanceof MasterKeyProblem
  )
    return error.message
  const code = errorCode(error)
  const port = config?.port ?? 0
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what listens there, or choose another one with --port N.`
  if (code === 'EACCES')
    return `Port ${port} is not allowed for this user. Choose one above 1023 with --port N.`
  if (
    (code === 'ENOTFOUND' || code === 'EAI_AGAIN') &&
    (error as { hostname?: string }).hostname === config?.host
  )
    return `${config?.host} is no address of this machine. Give --host an address or a name that it has.`
  if (code === 'EADDRNOTAVAIL')
    return `This machine has no address ${config?.host}. Choose another one with --host.`
  if (
    config?.databaseUrl &&
    (error instanceof StoreUnavailable || /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|28|3D|08|42501)/.test(code ?? ''))
  )
    return `DATABASE_URL does not work: ${errorLine(error)}. Check the address, user, password and database name in it.`
  return null
}

if (process.argv.includes('--help')) {
  console.log(usage())
  process.exit(0)
}
let known: Config | undefined
try {
  known = readConfig(process.argv.slice(2), process.env)
} catch (error) {
  fail(error)
}
start().catch((error: unknown) => fail(error, known))
