import { WebSocket } from 'ws'
import { errorLine } from '../platform/embedded/problem.ts'
import { type Finding, note, ok, wrong } from './finding.ts'

const withinMs = 5_000

/** What somebody outside finds at this address: the whole way through the proxy. */
export async function serverFindings(url: string): Promise<Finding[]> {
  const base = url.replace(/\/+$/, '')
  const alive = await ask(`${base}/healthz`)
  if ('failure' in alive)
    return [
      wrong(
        'server',
        `${base} does not answer (${alive.failure}).`,
        'Is the server running, the name right, the certificate valid, and does the firewall let it through?',
      ),
    ]
  if (alive.status !== 200 || !alive.text.includes('"alive":true'))
    return [
      wrong(
        'server',
        `${base} answers, but not as Warmline does (status ${alive.status}).`,
        'Does the proxy lead to the right port, and is the server behind it started?',
      ),
    ]
  const findings = [ok('server', `${base} answers.`)]
  findings.push(...(await readiness(base)), await sockets(base), await widget(base))
  findings.push(...(await metricsAreClosed(base)))
  return findings
}

type Asked = { status: number; text: string; headers: Headers } | { failure: string }

async function ask(url: string): Promise<Asked> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(withinMs), redirect: 'manual' })
    return { status: response.status, text: await response.text(), headers: response.headers }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { failure: errorLine(cause) }
  }
}

async function readiness(base: string): Promise<Finding[]> {
  const ready = await ask(`${base}/readyz`)
  if (!('failure' in ready) && ready.status === 200) {
    const notes = Object.entries(checksIn(ready.text)).filter(([, says]) => says !== 'ok')
    const told = notes.map(([name, says]) =>
      note(`ready-${name}`, `It is ready, but ${name} is ${says}.`, 'See docs/guides/operations.md.'),
    )
    return [ok('ready', 'It is ready for work.'), ...told]
  }
  const text = 'failure' in ready ? ready.failure : ready.text
  const checks = checksIn(text)
  const bad = Object.entries(checks).filter(([, says]) => says !== 'ok')
  const says =
    bad.length > 0
      ? `It is not ready: ${bad.map(([name, why]) => `${name} (${why})`).join(', ')}.`
      : 'It is not ready; it may be stopping.'
  return [wrong('ready', says, 'See "NodeIsNotReady" in docs/guides/operations.md.')]
}

function checksIn(text: string): Record<string, string> {
  try {
    return (JSON.parse(text) as { checks?: Record<string, string> }).checks ?? {}
  } catch {
    return {}
  }
}

/** A proxy that does not pass on the upgrade costs every contact a long poll. */
async function sockets(base: string): Promise<Finding> {
  const answer = await new Promise<string>((resolve) => {
    const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/v1/events`, ['warmline.v1'], {
      handshakeTimeout: withinMs,
    })
    socket.once('open', () => {
      socket.close()
      resolve('open')
    })
    socket.once('unexpected-response', (_request, response) => {
      resolve(String(response.statusCode))
      socket.terminate()
    })
    socket.on('error', (error) => resolve(error.message))
  })
  if (answer === 'open') return ok('sockets', 'WebSockets get through.')
  return wrong(
    'sockets',
    `WebSockets do not get through (${answer}): everybody falls back to long polls, which cost more.`,
    'Let the proxy pass on Upgrade and Connection (see the nginx lines in docs/guides/self-hosting.md).',
  )
}

async function widget(base: string): Promise<Finding> {
  const loader = await ask(`${base}/widget/loader.js`)
  const isThere = !('failure' in loader) && loader.status === 200
  if (isThere && (loader.headers.get('content-type') ?? '').includes('javascript'))
    return ok('widget', 'The widget can be loaded.')
  return wrong(
    'widget',
    `The widget cannot be loaded (${'failure' in loader ? loader.failure : `status ${loader.status}`}).`,
    'Start with "npm start", which builds it; and let the proxy pass on every path.',
  )
}

/** From this machine itself it may be open; through a public name never. */
async function metricsAreClosed(base: string): Promise<Finding[]> {
  if (/^https?:\/\/(localhost|127\.|\[::1\])/.test(base)) return []
  const page = await ask(`${base}/metrics`)
  if ('failure' in page || page.status !== 200) return []
  return [
    note('metrics-public', '/metrics is open to whoever knows this address.', 'Close the path in the proxy.'),
  ]
}
