import { Worker } from 'node:worker_threads'
import type { Example, TrainReport } from '@warmline/ai'
import type { Encoder } from './encoder.ts'
import type { Lesson, LessonAnswer } from './trainer-words.ts'

export interface Trained {
  bundle: Uint8Array
  version: string
  report: TrainReport
}

export interface TrainerOptions {
  /** used where it is there and for workspaces in English only: whether it helps is measured on held-out examples */
  encoder?: Encoder | null
  withinMs?: number
}

/** A small nursery: what is young in training is soon thrown away. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 }

/** Trains in a thread of its own. Rejects when it takes too long, runs out of memory or is aborted. */
export async function trainInThread(
  examples: readonly Example[],
  seed: number,
  signal: AbortSignal,
  options: TrainerOptions = {},
): Promise<Trained> {
  const { encoder = null, withinMs = 300_000 } = options
  signal.throwIfAborted()
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(withinMs)])
  const vectors = encoder && (await vectorsOf(examples, encoder, deadline))
  const lesson: Lesson = { examples, seed, vectors }
  const worker = new Worker(new URL('./trainer-worker.ts', import.meta.url), {
    workerData: lesson,
    transferList: vectors ? [vectors.values.buffer as ArrayBuffer] : [],
    resourceLimits,
  })
  try {
    const answer = await new Promise<LessonAnswer>((done, fail) => {
      worker.once('message', done)
      worker.once('error', fail)
      worker.once('exit', () => fail(new Error('the training thread ended without a model')))
      deadline.addEventListener('abort', () => fail(deadline.reason), { once: true })
    })
    if (!answer.ok) throw new Error(answer.problem)
    const { bundle, version, report } = answer
    return { bundle, version, report }
  } finally {
    await worker.terminate()
  }
}

const atOnce = 64

async function vectorsOf(examples: readonly Example[], encoder: Encoder, signal: AbortSignal) {
  const { name, dimensions } = encoder
  const values = new Float32Array(examples.length * dimensions)
  for (let from = 0; from < examples.length; from += atOnce) {
    signal.throwIfAborted()
    const part = examples.slice(from, from + atOnce).map(({ text }) => text)
    values.set(await encoder.encode(part), from * dimensions)
  }
  return { name, dimensions, values }
}
