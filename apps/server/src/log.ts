import { type Logger, pino } from 'pino'

/** What must never stand in a log, wherever it turns up. */
const secretPaths = [
  'authorization', 'cookie', 'token', 'link', 'password', 'secret', 'email', 'phone', 'text', 'body', 'name_ciphertext',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.headers["${name}"]`])

const tokens = /\bwl[clsok]_[\w-]{43}/g
const addresses = /[\w.+-]+@[\w-]+\.[\w.-]+/g

/** JSON lines on stderr; tokens, addresses and texts of people are taken out. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretPaths, censor: '…' },
      hooks: {
        streamWrite: (line) => line.replace(tokens, 'wl…').replace(addresses, '…@…'),
      },
    },
    pino.destination({ dest: 2, sync: false }),
  )
}
