// A process of its own that owns an embedded server: the tests kill it. Arguments: data directory, package, `write`.
import { Client } from 'pg'
import { StartProblem } from './problem.ts'
import { startEmbedded } from './supervisor.ts'

const [dataDir = '', packageName = '', mode = ''] = process.argv.slice(2)
const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

try {
  const server = await startEmbedded({ dataDir, log: quiet, ...(packageName === '' ? {} : { packageName }) })
  process.on('SIGTERM', () => {
    server.stop().then(() => process.exit(0))
  })
  say({
    ready: true,
    postmasterPid: server.postmasterPid(),
    adopted: server.adopted,
    host: server.ownerConfig.host,
  })
  if (mode === 'write') await write(server.ownerConfig)
} catch (error) {
  if (!(error instanceof StartProblem)) throw error
  say({ problem: error.code, message: error.message, remedy: error.remedy })
}

/** Says every row only after it was committed. */
async function write(config: ConstructorParameters<typeof Client>[0]): Promise<void> {
  const client = new Client(config)
  await client.connect()
  await client.query('create table if not exists acknowledged (n int primary key)')
  for (let n = 0; ; n++) {
    await client.query('insert into acknowledged values ($1)', [n])
    say({ acknowledged: n })
  }
}
