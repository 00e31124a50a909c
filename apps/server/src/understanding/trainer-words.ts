import type { Example, TrainReport } from '@warmline/ai'

/** What the training thread is told and answers. */
export interface Lesson {
  examples: readonly Example[]
  seed: number
  /** vectors of the examples, where an encoder made them */
  vectors: { name: string; dimensions: number; values: Float32Array } | null
}

export type LessonAnswer =
  | { ok: true; bundle: Uint8Array; version: string; report: TrainReport }
  | { ok: false; problem: string }
