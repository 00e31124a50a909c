import type { Client, Connection, Submittable } from 'pg'

/** The parts of pg's connection that its types leave out. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const CHUNK_BYTES = 1024 * 1024
/** How much may wait here before the socket is asked to pause. */
const WAITING_LIMIT = 4 * CHUNK_BYTES

/** What both directions share: pg calls these methods on the statement that is running. */
abstract class CopyStatement implements Submittable {
  readonly #sql: string
  readonly finished: Promise<number>
  readonly #settle: { done(rows: number): void; fail(error: unknown): void }
  #rows = 0

  constructor(sql: string) {
    this.#sql = sql
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    this.finished = promise
    this.#settle = { done: resolve, fail: reject }
    // Awaited later than it may fail.
    promise.catch(() => undefined)
  }

  submit(connection: Connection): void {
    connection.query(this.#sql)
  }

  handleCommandComplete(message: { text: string }): void {
    this.#rows = Number(/^COPY (\d+)/.exec(message.text)?.[1] ?? Number.NaN)
  }

  handleReadyForQuery(): void {
    this.#settle.done(this.#rows)
    this.ended(undefined)
  }

  handleError(error: unknown): void {
    this.#settle.fail(error)
    this.ended(error)
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}

  protected abstract ended(error: unknown): void
}

class CopyOut extends CopyStatement {
  #waiting: Buffer[] = []
  #bytes = 0
  #connection: Connection | undefined
  #isOver = false
  #wake: () => void = () => undefined

  override submit(connection: Connection): void {
    this.#connection = connection
    super.submit(connection)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFail('this is an export')
  }

  handleCopyData(message: { chunk: Buffer }): void {
    // The parser uses its buffer again: what waits must be a copy.
    this.#waiting.push(Buffer.from(message.chunk))
    this.#bytes += message.chunk.length
    if (this.#bytes >= CHUNK_BYTES) this.#wake()
    if (this.#bytes >= WAITING_LIMIT) this.#connection?.stream.pause()
  }

  protected override ended(): void {
    this.#isOver = true
    this.#wake()
  }

  /** Chunks of about 1 MiB; when nobody reads on, the server is slowed down. */
  async *chunks(): AsyncGenerator<Buffer, void, void> {
    try {
      for (;;) {
        if (!this.#isOver && this.#bytes < CHUNK_BYTES) {
          await new Promise<void>((wake) => {
            this.#wake = wake
            this.#connection?.stream.resume()
          })
          continue
        }
        if (this.#bytes > 0) {
          const chunk = Buffer.concat(this.#waiting)
          this.#waiting = []
          this.#bytes = 0
          yield chunk
        } else break
      }
      await this.finished
    } finally {
      // Left early: there is no way to end a COPY but to end its connection.
      if (!this.#isOver) this.#connection?.stream.destroy()
      this.#connection?.stream.resume()
    }
  }
}

class CopyIn extends CopyStatement {
  readonly #source: AsyncIterable<Buffer>
  #isOver = false
  #sourceFailure: { readonly error: unknown } | undefined

  constructor(sql: string, source: AsyncIterable<Buffer>) {
    super(sql)
    this.#source = source
  }

  handleCopyData(): void {}

  handleCopyInResponse(connection: CopyConnection): void {
    this.#pump(connection).catch((error: unknown) => {
      this.#sourceFailure = { error }
      connection.sendCopyFail('the source failed')
    })
  }

  override handleError(error: unknown): void {
    super.handleError(this.#sourceFailure === undefined ? error : this.#sourceFailure.error)
  }

  protected override ended(): void {
    this.#isOver = true
  }

  async #pump(connection: CopyConnection): Promise<void> {
    const { stream } = connection
    for await (const chunk of this.#source) {
      if (this.#isOver) return
      connection.sendCopyFromChunk(chunk)
      if (stream.writableNeedDrain) await drained(stream)
    }
    if (!this.#isOver) connection.endCopyFrom()
  }
}

function drained(stream: Connection['stream']): Promise<void> {
  return new Promise((done) => {
    const finish = (): void => {
      stream.off('drain', finish)
      stream.off('close', finish)
      done()
    }
    stream.on('drain', finish)
    stream.on('close', finish)
  })
}

/** Runs `copy … to stdout`. The chunks must be read to their end before `rows` settles. */
export function copyOut(
  client: Client,
  sql: string,
): { chunks: AsyncGenerator<Buffer, void, void>; rows: Promise<number> } {
  const statement = client.query(new CopyOut(sql))
  return { chunks: statement.chunks(), rows: statement.finished }
}

/** Runs `copy … from stdin` with what `source` gives; if it throws, the statement fails with its error. */
export function copyIn(client: Client, sql: string, source: AsyncIterable<Buffer>): Promise<number> {
  return client.query(new CopyIn(sql, source)).finished
}
