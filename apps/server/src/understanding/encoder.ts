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
  /** Gives its memory (about 200 MB) back; the next question starts it again, in a second or two. */
  rest(): Promise<void>
}

export class EncoderBusy extends Error {
  override name = 'EncoderBusy'
}

export interface EncoderOptions {
  /** texts that may wait at once */
  mostWaiting?: number
  startWithinMs?: number
}

/** A message leaves a lot of small waste behind: a small nursery is emptied before it grows. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

interface Waiting {
  texts: number
  timer: NodeJS.Timeout
  done(values: Float32Array): void
  fail(error: Error): void
}

/**
 * Starts the English encoder in a thread of its own. Null where its npm packages are not installed (they are
 * optional) or cannot run here: everything works without it, a little less well. A thread that died is started anew.
 */
export async function openEnglishEncoder(options: EncoderOptions = {}): Promise<Encoder | null> {
  let thread: Thread | null = startThread(options)
  if ((await thread.ready) !== null) {
    await thread.end()
    return null
  }
  return {
    name: encoderName,
    dimensions: encoderDimensions,
    async encode(texts, withinMs = 10_000) {
      if (thread?.isDead()) thread = null
      thread ??= startThread(options)
      return thread.ask(texts, withinMs)
    },
    async rest() {
      const resting = thread
      thread = null
      await resting?.end()
    },
  }
}

interface Thread {
  /** the reason why it cannot run, or null */
  ready: Promise<Error | null>
  ask(texts: readonly string[], withinMs: number): Promise<Float32Array>
  isDead(): boolean
  end(): Promise<void>
}

function startThread({ mostWaiting = 20_000, startWithinMs = 60_000 }: EncoderOptions): Thread {
  const worker = new Worker(new URL('./encoder-worker.ts', import.meta.url), { resourceLimits })
  worker.unref()
  const waiting = new Map<number, Waiting>()
  let next = 1
  let inLine = 0
  let dead: Error | null = null
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    if (one === undefined) return undefined
    waiting.delete(id)
    clearTimeout(one.timer)
    inLine -= one.texts
    return one
  }
  const die = (reason: Error) => {
    dead ??= reason
    for (const id of [...waiting.keys()]) settle(id)?.fail(dead)
  }
  const wait = (id: number, texts: number, withinMs: number) =>
    new Promise<Float32Array>((done, fail) => {
      const late = () => settle(id)?.fail(new Error(`the encoder gave no answer within ${withinMs} ms`))
      waiting.set(id, { texts, timer: setTimeout(late, withinMs), done, fail })
      inLine += texts
    })
  worker.on('message', (answer: EncodeAnswer) => {
    const one = settle(answer.id)
    if ('problem' in answer) one?.fail(new Error(answer.problem))
    else one?.done(answer.values)
  })
  worker.on('error', (error) => die(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => die(new Error('the encoder has ended')))
  const ready = wait(0, 0, startWithinMs).then(
    () => null,
    (error: Error) => error,
  )
  return {
    ready,
    async ask(texts, withinMs) {
      const problem = dead ?? (await ready)
      if (problem !== null) throw problem
      if (inLine + texts.length > mostWaiting) throw new EncoderBusy(`${inLine} texts are waiting already`)
      const id = next++
      const answer = wait(id, texts.length, withinMs)
      worker.postMessage({ id, texts } satisfies EncodeQuestion)
      return answer
    },
    isDead: () => dead !== null,
    async end() {
      await worker.terminate()
    },
  }
}
