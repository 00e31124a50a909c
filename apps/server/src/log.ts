import { type DestinationStream, type Logger, pino } from 'pino'
import { isOutage } from './platform/outage.ts'

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

/**
 * JSON lines on stderr; tokens, addresses and texts of people are taken out. That the database is away is told by
 * `createOutage` alone: what fails meanwhile for no other reason would be a line for every try.
 */
export function createLog(
  level: string,
  to: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { err: plainError },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretPaths, censor: '…' },
      hooks: {
        logMethod(args, method) {
          const [fields] = args as unknown[]
          const error =
            typeof fields === 'object' && fields !== null && 'err' in fields ? fields.err : undefined
          if (!isOutage(error)) method.apply(this, args)
        },
        streamWrite: (line) => line.replace(tokens, 'wl…').replace(addresses, '…@…'),
      },
    },
    to,
  )
}
