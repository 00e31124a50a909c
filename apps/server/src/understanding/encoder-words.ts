/** What the encoder's thread is asked and answers. Answer 0 says that it is ready. */
export interface EncodeQuestion {
  id: number
  texts: readonly string[]
}

export type EncodeAnswer = { id: number; values: Float32Array } | { id: number; problem: string }

export const encoderName = 'use-lite-en-1'
export const encoderDimensions = 512
