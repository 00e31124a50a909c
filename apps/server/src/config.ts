import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** A wrong option: one line that says what to do. */
export class ConfigProblem extends Error {
  override name = 'ConfigProblem'
}

interface Option {
  flag?: string
  env?: string
  /** what it is when it is not given, in words */
  fallback: string
  help: string
  isSwitch?: true
}

/** Every option of the server in one table; the docs page is held against it. */
export const options = {
  port: { flag: 'port', env: 'PORT', fallback: '8080', help: 'Port to listen on; 0 = any free one.' },
  host: {
    flag: 'host',
    env: 'HOST',
    fallback: '127.0.0.1',
    help: 'Address to listen on. Anything but loopback never loads the demo.',
  },
  data: {
    flag: 'data',
    env: 'WARMLINE_DATA',
    fallback: '.warmline',
    help: 'Directory for the database, keys and mails.',
  },
  empty: {
    flag: 'empty',
    fallback: 'off',
    help: 'Start without the demo company; prints a set-up link.',
    isSwitch: true,
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    fallback: 'the embedded PostgreSQL',
    help: 'An outside PostgreSQL 15 or newer; the role must own the database.',
  },
  masterKey: {
    env: 'WARMLINE_KEY',
    fallback: '<data>/master.key',
    help: 'The master key: 32 bytes in base64.',
  },
  oldMasterKeys: {
    env: 'WARMLINE_KEY_OLD',
    fallback: 'none',
    help: 'Earlier master keys, comma between, until everything is wrapped anew.',
  },
  smtpUrl: {
    env: 'SMTP_URL',
    fallback: '.eml files in <data>/mail',
    help: 'Where letters are sent: smtp://user:password@host:port.',
  },
  mailFrom: { env: 'MAIL_FROM', fallback: 'warmline@localhost', help: 'Sender of letters.' },
  publicUrl: {
    env: 'PUBLIC_URL',
    fallback: 'http://<host>:<port>',
    help: 'How the outside calls this server; https turns on secure cookies.',
  },
  trustProxy: {
    env: 'TRUST_PROXY',
    fallback: 'none',
    help: 'Addresses of proxies in front, comma between, whose X-Forwarded-For is believed.',
  },
  operatorToken: {
    env: 'WARMLINE_OPERATOR_TOKEN',
    fallback: '<data>/operator.token on loopback',
    help: 'The operator token, at least 16 characters.',
  },
  metricsToken: {
    env: 'WARMLINE_METRICS_TOKEN',
    fallback: 'none',
    help: 'A token that may read /metrics and nothing else, at least 16 characters.',
  },
  tracesUrl: {
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    fallback: 'no traces',
    help: 'Collector for OpenTelemetry traces (OTLP over HTTP, JSON), such as http://127.0.0.1:4318.',
  },
  tracesHeaders: {
    env: 'OTEL_EXPORTER_OTLP_HEADERS',
    fallback: 'none',
    help: 'Headers for the collector: name=value, comma between.',
  },
  tracesName: { env: 'OTEL_SERVICE_NAME', fallback: 'warmline', help: 'Name of this service in traces.' },
  tracesShare: {
    env: 'OTEL_TRACES_SAMPLER_ARG',
    fallback: '1',
    help: 'Share of traces that is kept, 0 to 1.',
  },
  drainWait: {
    env: 'WARMLINE_DRAIN',
    fallback: '2; 0 on loopback',
    help: 'Seconds from "not ready" to not listening when it is told to stop: what a balancer needs to notice, 0 to 5.',
  },
  memory: {
    env: 'WARMLINE_MEMORY',
    fallback: 'the limit of the control group, else none',
    help: 'MiB that the server process may use; near it what can wait is refused, chats with people last.',
  },
  logLevel: { env: 'WARMLINE_LOG', fallback: 'info', help: 'trace, debug, info, warn, error or silent.' },
  maxConnections: {
    env: 'WARMLINE_CONNECTIONS',
    fallback: '20000',
    help: 'How many connections are held at once.',
  },
} as const satisfies Record<string, Option>

/** What `--help` prints: the flags, and where the rest is. */
export function usage(): string {
  const flags = Object.values<Option>(options).flatMap(({ flag, isSwitch, fallback, help }) =>
    flag === undefined
      ? []
      : [`  ${`--${flag}${isSwitch ? '' : ' X'}`.padEnd(10)} ${help} Default: ${fallback}.`],
  )
  return `Usage: npm start -- [options]
${flags.join('\n')}
Settings in the environment: docs/guides/settings.md.`
}

export interface Config {
  port: number
  host: string
  /** absolute */
  data: string
  empty: boolean
  databaseUrl: string | null
  smtpUrl: string | null
  mailFrom: string
  publicUrl: string | null
  trustProxy: string[] | false
  operatorToken: string | null
  metricsToken: string | null
  /** null = traces are off */
  traces: { url: string; headers: Record<string, string>; serviceName: string; share: number } | null
  drainWaitMs: number
  /** null = whatever the control group allows */
  memoryBytes: number | null
  logLevel: string
  maxConnections: number
  /** reached over https: cookies are Secure and carry `__Host-` */
  secure: boolean
  /** nobody but this machine reaches it */
  onLoopback: boolean
  environment: Readonly<Record<string, string | undefined>>
}

export function readConfig(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const flags = readFlags(argv)
  const value = (name: keyof typeof options): string | null => {
    const option: Option = options[name]
    const given =
      (option.flag === undefined ? undefined : flags[option.flag]) ??
      (option.env === undefined ? undefined : environment[option.env])
    return typeof given === 'string' && given !== '' ? given : null
  }
  const host = readHost(value('host') ?? '127.0.0.1')
  const publicUrl = readUrl(value('publicUrl'), 'PUBLIC_URL', /^https?:$/)
  const onLoopback = isLoopback(host) && publicUrl === null
  return {
    port: readNumber(value('port') ?? '8080', '--port', 0, 65_535),
    host,
    data: resolve(value('data') ?? '.warmline'),
    empty: flags['empty'] === true,
    databaseUrl: value('databaseUrl') === null ? null : readDatabaseUrl(value('databaseUrl') ?? ''),
    smtpUrl: readUrl(value('smtpUrl'), 'SMTP_URL', /^smtps?:$/),
    mailFrom: value('mailFrom') ?? 'warmline@localhost',
    publicUrl: publicUrl === null ? null : new URL(publicUrl).origin,
    trustProxy:
      value('trustProxy')
        ?.split(',')
        .map((one) => one.trim()) ?? false,
    operatorToken: readToken(value('operatorToken'), 'WARMLINE_OPERATOR_TOKEN'),
    metricsToken: readToken(value('metricsToken'), 'WARMLINE_METRICS_TOKEN'),
    traces: readTraces(value),
    drainWaitMs: readNumber(value('drainWait') ?? (onLoopback ? '0' : '2'), 'WARMLINE_DRAIN', 0, 5) * 1_000,
    memoryBytes: readMebibytes(value('memory')),
    logLevel: readLevel(value('logLevel') ?? 'info'),
    maxConnections: readNumber(value('maxConnections') ?? '20000', 'WARMLINE_CONNECTIONS', 10, 1_000_000),
    secure: publicUrl?.startsWith('https:') ?? !isLoopback(host),
    onLoopback,
    environment,
  }
}

const readMebibytes = (text: string | null): number | null =>
  text === null ? null : readNumber(text, 'WARMLINE_MEMORY', 128, 1_000_000) * 2 ** 20

function readToken(token: string | null, name: string): string | null {
  if (token !== null && !/^[\w-]{16,200}$/.test(token))
    throw new ConfigProblem(`${name} needs 16 to 200 letters, digits, - or _.`)
  return token
}

/** As the OpenTelemetry specification says: the path of traces is put behind the endpoint. */
function readTraces(value: (name: keyof typeof options) => string | null): Config['traces'] {
  const endpoint = readUrl(value('tracesUrl'), 'OTEL_EXPORTER_OTLP_ENDPOINT', /^https?:$/)
  if (endpoint === null) return null
  const share = Number(value('tracesShare') ?? '1')
  if (!(share >= 0 && share <= 1)) throw new ConfigProblem('OTEL_TRACES_SAMPLER_ARG is a number from 0 to 1.')
  return {
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    headers: readHeaders(value('tracesHeaders') ?? ''),
    serviceName: value('tracesName') ?? 'warmline',
    share,
  }
}

function readHeaders(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '')
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, given] = /^\s*([\w-]+)\s*=\s*([\x20-\x7e]*?)\s*$/.exec(pair) ?? []
      if (name === undefined || given === undefined)
        throw new ConfigProblem('OTEL_EXPORTER_OTLP_HEADERS must look like name=value,name=value.')
      return [name, decoded(given)]
    }),
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

function readFlags(argv: readonly string[]): Record<string, string | boolean | undefined> {
  const table: [string, Option][] = Object.entries(options)
  const known = table.flatMap(([, option]) =>
    option.flag === undefined
      ? []
      : [[option.flag, { type: option.isSwitch ? ('boolean' as const) : ('string' as const) }] as const],
  )
  try {
    return parseArgs({
      args: [...argv],
      options: Object.fromEntries(known),
      strict: true,
      allowPositionals: false,
    }).values
  } catch (error) {
    const flags = known.map(([flag]) => `--${flag}`).join(', ')
    throw new ConfigProblem(
      `${error instanceof Error ? `${error.message.split('\n')[0]?.replace(/\.?$/, '.')}` : 'Wrong options.'} The options are ${flags}.`,
    )
  }
}

function readNumber(text: string, name: string, min: number, max: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new ConfigProblem(`${name} must be a whole number from ${min} to ${max}, not "${text}".`)
  return value
}

/** What looks like an IPv4 address must be one; names are looked up when listening. */
function readHost(text: string): string {
  const isWrong = /\s/.test(text) || (/^[\d.]+$/.test(text) && isIP(text) === 0)
  if (isWrong) throw new ConfigProblem(`--host must be an address of this machine, not "${text}".`)
  return text
}

function readUrl(text: string | null, name: string, protocol: RegExp): string | null {
  if (text === null) return null
  if (!URL.canParse(text) || !protocol.test(new URL(text).protocol))
    throw new ConfigProblem(`${name} is not a usable address.`)
  return text
}

/** `postgres://user@/database?host=/socket/directory` is as good as an address: the host is put in for the parser. */
function readDatabaseUrl(text: string): string {
  const withHost = text.replace(/^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)(?=\/)/, '$1localhost')
  if (!/^postgres(ql)?:\/\//.test(withHost) || !URL.canParse(withHost))
    throw new ConfigProblem('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  return withHost
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent']
function readLevel(text: string): string {
  if (!levels.includes(text)) throw new ConfigProblem(`WARMLINE_LOG is one of ${levels.join(', ')}.`)
  return text
}
