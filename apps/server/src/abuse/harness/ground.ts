import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { NodeOptions } from '../../context.ts'
import {
  type Answered,
  type Sending,
  send,
  startTestServer,
  type TestServer,
} from '../../harness/test-server.ts'
import { createLog } from '../../log.ts'
import { createRateLimits } from '../../platform/http/rate-limits.ts'

/** A real server with the limits of production, whose every log line and every answer is kept and looked through. */
export interface Ground {
  server: TestServer
  base: string
  port: number
  /** one request, from an address of one's own when wished (the test is the trusted proxy) */
  from(address: string | null, method: string, path: string, sending?: Sending): Promise<Answered>
  /** Must never stand in a log line; `answers` = in no answer either, but to whom it belongs. */
  plant(secret: string, answers?: boolean): string
  heard(text: string): void
  lines: string[]
  /** fails when a planted secret stands where it must not */
  expectNoLeak(): void
  /** what was kept of lines and answers until now */
  forget(): void
  close(): Promise<void>
}

export async function startGround(
  options: { environment?: Record<string, string> } & NodeOptions = {},
): Promise<Ground> {
  const lines: string[] = []
  const answers: string[] = []
  const log = createLog('trace', { write: (line: string) => void lines.push(line) })
  const password = `pw-${randomBytes(12).toString('hex')}`
  const operator = `operator-${randomBytes(12).toString('hex')}`
  const key = randomBytes(32).toString('base64')
  const server = await startTestServer({
    log,
    limits: createRateLimits(),
    ...options,
    environment: {
      TRUST_PROXY: '127.0.0.1',
      SMTP_URL: `smtp://post:${password}@127.0.0.1:9`,
      WARMLINE_OPERATOR_TOKEN: operator,
      WARMLINE_KEY: key,
      ...options.environment,
    },
  })
  const base = server.bases[0]!
  const inLogs = [password, operator, key]
  const anywhere = [password, operator, key]
  const databasePassword = String(server.database.password ?? '')
  if (databasePassword.length >= 8) {
    inLogs.push(databasePassword)
    anywhere.push(databasePassword)
  }
  const heard = (text: string) => void answers.push(text)
  return {
    server,
    base,
    port: Number(new URL(base).port),
    lines,
    heard,
    async from(address, method, path, sending = {}) {
      const headers = { ...(address === null ? {} : { 'x-forwarded-for': address }), ...sending.headers }
      const answer = await send(base, method, path, { ...sending, headers })
      heard(`${[...answer.headers].join('\n')}\n${answer.text}`)
      return answer
    },
    plant(secret, alsoInAnswers = false) {
      inLogs.push(secret)
      if (alsoInAnswers) anywhere.push(secret)
      return secret
    },
    expectNoLeak() {
      expect(lines.filter((line) => inLogs.some((secret) => line.includes(secret)))).toEqual([])
      expect(answers.filter((text) => anywhere.some((secret) => text.includes(secret)))).toEqual([])
      expect(answers.filter((text) => /node_modules|\.ts:\d+:\d+|at async /.test(text))).toEqual([])
    },
    forget() {
      lines.length = 0
      answers.length = 0
    },
    close: () => server.close(),
  }
}

/** A problem document with a time to come back at. */
export function expectTooMany(answer: Answered): void {
  expect([answer.status, answer.problem.code], answer.text).toEqual([429, 'too-many-requests'])
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
}
