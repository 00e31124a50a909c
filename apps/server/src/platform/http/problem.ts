import { type Problem, type ProblemCode, problems } from '@warmline/contracts'
import type { FastifyReply } from 'fastify'
import type { Refusal } from './caller.ts'

const retryAfter: Partial<Record<ProblemCode, number>> = {
  'too-many-requests': 10,
  overloaded: 2,
  'not-ready': 2,
  'database-away': 2,
  'storage-full': 10,
}

/** RFC 9457. `type` points at the page that explains it. */
export function problemOf(refusal: Refusal, incident?: string): Problem {
  const { status, title, remedy } = problems[refusal.code]
  return {
    type: `https://warmline.dev/problems#${refusal.code}`,
    code: refusal.code,
    title,
    status,
    remedy,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
    ...(incident === undefined ? {} : { incident }),
  }
}

export function sendProblem(reply: FastifyReply, refusal: Refusal, incident?: string): FastifyReply {
  const problem = problemOf(refusal, incident)
  const seconds = refusal.retryAfterS ?? retryAfter[refusal.code]
  if (seconds !== undefined) reply.header('retry-after', String(Math.max(1, Math.ceil(seconds))))
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem))
}
