import { startEmbedded } from '../../apps/server/src/platform/embedded/supervisor.ts'

/** A database of its own for `--nodes 2`: prints its URL, stops on SIGTERM. */
const folder = process.argv[2]
if (!folder) throw new Error('usage: database.ts DIR')
const log = {
  info: (fields: object, message: string) => {
    if (process.env['WARMLINE_TEST_LOG'] !== undefined)
      process.stderr.write(`${message} ${JSON.stringify(fields)}\n`)
  },
  warn: () => {},
  error: (_: object, message: string) => process.stderr.write(`${message}\n`),
}
const server = await startEmbedded({ dataDir: folder, log })
const { host, user, database } = server.ownerConfig
process.stdout.write(`postgresql://${user}@/${database}?host=${encodeURIComponent(String(host))}\n`)
const stop = () => void server.stop().then(() => process.exit(0))
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
// The replay was killed: nothing of ours stays behind.
process.stdin.on('end', stop).resume()
