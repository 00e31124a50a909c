import { Worker } from 'node:worker_threads'
import { type EncodeAnswer, type EncodeQuestion, encoderDimensions, encoderName } from './encoder-words.ts'

/** Turns texts into vectors of meaning, off the main thread. */
export interface Encoder {
  readonly name: string
  readonly dimensions: number
  /**
   * `dimensions` numbers a text, one text after another; zeros for a text without content. Rejects with
   * `EncoderBusy` when too much is waiting, and when the encoder died or takes longer than `withinMs`.
   */
  encode(texts: readonly string[], withinMs?: number): Promise<Float32Array>
  close(): Promise<void>
}

export class EncoderBusy extends Error {
  override name = 'EncoderBusy'
}

export interface EncoderOptions {
  /** texts that may wait at once */
  mostWaiting?: number
  startWithinMs?: number
}

interface Waiting {
  texts: number
  timer: NodeJS.Timeout
  done(values: Float32Array): void
  fail(error: Error): void
}

/**
 * Starts the English encoder in a thread of its own. Null where its npm packages are not installed (they are
 * optional) or cannot run here: everything works without it, a little less well.
 */
export async function openEnglishEncoder(options: EncoderOptions = {}): Promise<Encoder | null> {
  const { mostWaiting = 20_000, startWithinMs = 60_000 } = options
  const worker = new Worker(new URL('./encoder-worker.ts', import.meta.url))
  worker.unref()
  const waiting = new Map<number, Waiting>()
  let next = 1
  let inLine = 0
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    if (one === undefined) return undefined
    waiting.delete(id)
    clearTimeout(one.timer)
    inLine -= one.texts
    return one
  }
  const failAll = (error: Error) => {
    for (const id of [...waiting.keys()]) settle(id)?.fail(error)
  }
  const wait = (id: number, texts: number, withinMs: number) =>
    new Promise<Float32Array>((done, fail) => {
      const timer = setTimeout(
        () => settle(id)?.fail(new Error(`the encoder gave no answer within ${withinMs} ms`)),
        withinMs,
      )
      waiting.set(id, { texts, timer, done, fail })
      inLine += texts
    })
  let dead: Error | null = null
  worker.on('message', (answer: EncodeAnswer) => {
    const one = settle(answer.id)
    if ('problem' in answer) one?.fail(new Error(answer.problem))
    else one?.done(answer.values)
  })
  worker.on('error', (error) => {
    dead = error instanceof Error ? error : new Error(String(error))
    failAll(dead)
  })
  worker.on('exit', () => {
    dead ??= new Error('the encoder has ended')
    failAll(dead)
  })
  try {
    await wait(0, 0, startWithinMs)
  } catch {
    await worker.terminate()
    return null
  }
  return {
    name: encoderName,
    dimensions: encoderDimensions,
    async encode(texts, withinMs = 10_000) {
      if (dead !== null) throw dead
      if (inLine + texts.length > mostWaiting) throw new EncoderBusy(`${inLine} texts are waiting already`)
      const id = next++
      const answer = wait(id, texts.length, withinMs)
      worker.postMessage({ id, texts } satisfies EncodeQuestion)
      return answer
    },
    async close() {
      await worker.terminate()
    },
  }
}
