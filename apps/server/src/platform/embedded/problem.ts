/** Why the embedded server could not start. Codes are stable: the docs and the tests name them. */
export type StartProblemCode =
  | 'data-dir-unwritable'
  | 'data-dir-in-use'
  | 'data-dir-damaged'
  | 'postgres-version-mismatch'
  | 'postgres-binaries-missing'
  | 'postgres-binaries-unusable'
  | 'postgres-not-as-root'
  | 'postgres-start-failed'
  | 'socket-path-too-long'

/** An expected reason not to start: one line that says what is wrong, one that says what to do. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
  readonly code: StartProblemCode
  readonly remedy: string

  constructor(code: StartProblemCode, message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.remedy = remedy
  }
}

/** The `code` of a system or PostgreSQL error (`ENOENT`, `57P03`), or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The message of whatever was thrown, on one line. */
export function errorLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ')
}
