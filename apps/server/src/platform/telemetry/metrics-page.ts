import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hashToken } from '../auth/tokens.ts'
import { sendProblem } from '../http/problem.ts'
import type { RateLimits } from '../http/rate-limits.ts'

export interface MetricsPage {
  render(): Promise<string>
  isOperator(request: FastifyRequest): boolean
  /** may read this page and nothing else */
  token: string | null
  /** nobody but this machine is meant to reach the server: then no token is needed here */
  onLoopback: boolean
  limits: RateLimits
}

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const loopbackName = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i

/** Straight from a process of this machine: a proxy says for whom it asks, and a page elsewhere has another `Host`. */
function isFromHere(request: FastifyRequest): boolean {
  const { headers, raw } = request
  return (
    loopback.test(raw.socket.remoteAddress ?? '') &&
    loopbackName.test(headers.host ?? '') &&
    headers['x-forwarded-for'] === undefined &&
    headers.forwarded === undefined &&
    headers.origin === undefined
  )
}

/** `GET /metrics` in Prometheus' text format; never public. */
export function registerMetrics(app: FastifyInstance, page: MetricsPage): void {
  const own = page.token === null ? null : hashToken(page.token)
  const hasToken = ({ headers }: FastifyRequest) => {
    const given = /^Bearer (\S{1,300})$/i.exec(headers.authorization ?? '')?.[1]
    return own !== null && given !== undefined && timingSafeEqual(hashToken(given), own)
  }
  app.get('/metrics', async (request, reply) => {
    const isAllowed =
      hasToken(request) || page.isOperator(request) || (page.onLoopback && isFromHere(request))
    if (!isAllowed) {
      const wait = await page.limits.byAddress('every', request.ip)
      return wait === null
        ? sendProblem(reply, {
            code: 'not-signed-in',
            detail: 'Needs the metrics token or the operator token.',
          })
        : sendProblem(reply, { code: 'too-many-requests', retryAfterS: wait })
    }
    return reply
      .header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(await page.render())
  })
}
