import { parentPort, workerData } from 'node:worker_threads'
import { bundleVersion, encodeBundle, trainUnderstanding } from '@warmline/ai'
import type { Lesson, LessonAnswer } from './trainer-words.ts'

/** Learns one workspace's topics and ends: a thread of its own, so that nobody waits for it. */
if (parentPort === null) throw new Error('trainer-worker.ts runs as a worker thread only')

const { examples, seed, vectors } = workerData as Lesson
const { model, report } = trainUnderstanding(examples, { seed, ...(vectors && { vectors }) })
const bundle = encodeBundle(model)
const answer: LessonAnswer = { ok: true, bundle, version: bundleVersion(bundle), report }
parentPort.postMessage(answer, [bundle.buffer as ArrayBuffer])
