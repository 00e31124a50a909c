import { type Logger, pino } from 'pino'

/** What must never stand in a log, wherever it turns up. */
const secretPaths = [
  'authorization',
  'cookie',
  'token',
  'link',
  'password',
  'secret',
  'email',
  'phone',
  'text',
  'body',
  'name_ciphertext',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.headers["${name}"]`])

const tokens = /\bwl[clsok]_[\w-]{43}/g
const addresses = /[\w.+-]+@[\w-]+\.[\w.-]+/g

/** A driver's error carries its whole connection, password and all: only these words of it are written down. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? error.code : undefined
  const cause = error.cause === undefined ? undefined : plainError(error.cause)
  return { name: error.name, message: error.message, code, stack: error.stack, cause }
}

/** JSON lines on stderr; tokens, addresses and texts of people are taken out. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { err: plainError },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretPaths, censor: '…' },
      hooks: {
        streamWrite: (line) => line.replace(tokens, 'wl…').replace(addresses, '…@…'),
      },
    },
    pino.destination({ dest: 2, sync: false }),
  )
}
