import { createConnection, isIP } from 'node:net'
import { createTransport } from 'nodemailer'
import { type Config, isLoopback } from '../config.ts'
import { errorLine } from '../platform/embedded/problem.ts'
import { type Finding, note, ok, wrong } from './finding.ts'

/** Do PUBLIC_URL, --host and TRUST_PROXY make sense together? */
export function addresses(config: Config): Finding[] {
  const { publicUrl, trustProxy, host } = config
  const findings: Finding[] = []
  if (publicUrl === null) {
    findings.push(
      isLoopback(host)
        ? ok('public-url', 'Only this machine reaches the server: no PUBLIC_URL is needed.')
        : wrong(
            'public-url',
            `It listens on ${host} for others, and PUBLIC_URL is not set: links in letters are wrong, cookies are Secure and no browser keeps them over plain http.`,
            'Set PUBLIC_URL to how the outside calls this server, such as https://help.example.com.',
          ),
    )
    if (trustProxy !== false)
      findings.push(
        note(
          'trust-proxy',
          'TRUST_PROXY is set without PUBLIC_URL.',
          'With a proxy in front, set PUBLIC_URL too.',
        ),
      )
    return findings
  }
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol === 'http:' && !isLoopback(hostname.replace(/^\[|\]$/g, '')))
    findings.push(
      wrong(
        'public-url',
        `PUBLIC_URL is ${publicUrl}: words and cookies go over the network unencrypted.`,
        'Put a proxy with TLS in front (docs/guides/self-hosting.md) and write https.',
      ),
    )
  else findings.push(ok('public-url', `The outside calls it ${publicUrl}.`))
  findings.push(...proxies(config, protocol))
  return findings
}

function proxies({ trustProxy, host }: Config, protocol: string): Finding[] {
  if (trustProxy === false) {
    if (protocol !== 'https:' || !isLoopback(host)) return []
    const says =
      'A proxy with TLS must be in front, and TRUST_PROXY is not set: all requests seem to come from it.'
    return [wrong('trust-proxy', says, "Set TRUST_PROXY to the proxy's own address, such as 127.0.0.1.")]
  }
  const broken = trustProxy.filter((one) => !isProxy(one))
  if (broken.length > 0)
    return [
      wrong(
        'trust-proxy',
        `TRUST_PROXY names ${broken.join(', ')}, which is no address of a machine.`,
        'List the addresses of the proxies, comma between, such as 127.0.0.1,10.0.0.5.',
      ),
    ]
  const wide = trustProxy.filter((one) => /\/([0-9]|1[0-5])$/.test(one) || one === '0.0.0.0' || one === '::')
  if (wide.length > 0)
    return [
      wrong(
        'trust-proxy',
        `TRUST_PROXY believes ${wide.join(', ')}: anybody there can invent addresses and so get around limits.`,
        'Name the proxies alone.',
      ),
    ]
  return [ok('trust-proxy', `Addresses are believed from ${trustProxy.join(', ')}.`)]
}

const isProxy = (text: string) =>
  ['loopback', 'linklocal', 'uniquelocal'].includes(text) || isIP(text.replace(/\/\d{1,3}$/, '')) !== 0

export function watching(config: Config): Finding[] {
  if (config.onLoopback || config.metricsToken !== null || config.operatorToken !== null) return []
  return [
    note(
      'metrics',
      'Nobody can read /metrics: it needs a token when others reach the server.',
      'Set WARMLINE_METRICS_TOKEN (16 characters or more) and give it to Prometheus.',
    ),
  ]
}

/** Signs in at the mail server as sending would; sends nothing. */
export async function mailServer({ smtpUrl, mailFrom }: Config): Promise<Finding[]> {
  if (smtpUrl === null)
    return [
      note(
        'mail',
        'Letters are written to files (no SMTP_URL).',
        'Set SMTP_URL so that people get them by mail.',
      ),
    ]
  const url = new URL(smtpUrl)
  const transport = createTransport({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 4_000,
    greetingTimeout: 4_000,
    socketTimeout: 4_000,
  })
  try {
    await transport.verify()
    const findings = [ok('mail', `The mail server ${url.hostname} takes letters.`)]
    if (mailFrom.endsWith('@localhost'))
      findings.push(
        wrong(
          'mail-from',
          `Letters are sent from ${mailFrom}; most servers refuse that.`,
          'Set MAIL_FROM to an address of yours.',
        ),
      )
    return findings
  } catch (error) {
    return [
      wrong(
        'mail',
        `The mail server ${url.hostname}:${url.port || 'default port'} does not take letters (${errorLine(error)}).`,
        'Check SMTP_URL: address, port, smtps:// or smtp://, user and password; and that the firewall lets it through.',
      ),
    ]
  } finally {
    transport.close()
  }
}

/** Is somebody there where traces go? */
export async function collector({ traces }: Config): Promise<Finding[]> {
  if (traces === null) return []
  const { hostname, port, protocol } = new URL(traces.url)
  const isThere = await new Promise<boolean>((resolve) => {
    const socket = createConnection({
      host: hostname,
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
      timeout: 3_000,
    })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false))
  })
  if (isThere) return [ok('traces', `Traces go to ${hostname}.`)]
  return [
    wrong(
      'traces',
      `Nobody answers where traces should go (${hostname}): they are dropped.`,
      'Start the collector, or unset OTEL_EXPORTER_OTLP_ENDPOINT.',
    ),
  ]
}
