import type { FastifyInstance } from 'fastify'
import { problemOf } from './problem.ts'

/** null = well; otherwise what is wrong, in words without secrets; a note is said and keeps nobody from being ready. */
export type Check = () => Promise<string | { note: string } | null>

/** `/healthz`: the process answers. `/readyz`: it can do its work; each check has two seconds. */
export function registerHealth(
  app: FastifyInstance,
  checks: Record<string, Check>,
  isClosing: () => boolean,
): void {
  app.get('/healthz', async () => ({ alive: true }))
  app.get('/readyz', async (_request, reply) => {
    const { found, isReady } = await readinessOf(checks)
    if (isReady && !isClosing()) return { ready: true, checks: found }
    reply
      .code(503)
      .header('retry-after', '2')
      .header('content-type', 'application/problem+json; charset=utf-8')
    return JSON.stringify({ ...problemOf({ code: 'not-ready' }), ready: false, checks: found })
  })
}

/** `found`: 'ok' or what is wrong, by check. */
export async function readinessOf(checks: Record<string, Check>) {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await within(check)] as const),
  )
  return {
    found: Object.fromEntries(
      results.map(([name, wrong]) => [name, isNote(wrong) ? wrong.note : (wrong ?? 'ok')]),
    ),
    isReady: results.every(([, wrong]) => wrong === null || isNote(wrong)),
  }
}

const isNote = (wrong: Awaited<ReturnType<Check>>) => typeof wrong === 'object' && wrong !== null

async function within(check: Check): ReturnType<Check> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer within 2 s'), 2_000)
  })
  try {
    return await Promise.race([check(), late])
  } catch (error) {
    return error instanceof Error ? error.name : 'failed'
  } finally {
    clearTimeout(timer)
  }
}
