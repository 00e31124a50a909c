import { bundleVersion, encodeBundle, trainUnderstanding } from '@warmline/ai'
import { describe, expect, it } from 'vitest'
import { createModels } from './models.ts'
import { trainInThread } from './trainer.ts'

const lost = ['I lost my card', 'my card is gone', 'card missing since Monday', 'where is my card, I lost it']
const money = ['send me my money back', 'a refund please', 'when do I get the refund', 'I want my money']
const examples = [
  ...lost.map((text) => ({ text, topic: 'lost card' })),
  ...money.map((text) => ({ text, topic: 'refund' })),
]
const bundleOf = (list: typeof examples) => {
  const bundle = encodeBundle(trainUnderstanding(list, { seed: 1 }).model)
  return { bundle, version: bundleVersion(bundle) }
}
const never = new AbortController().signal

describe('training in a thread', () => {
  it('gives the bundle that training here would give', async () => {
    const trained = await trainInThread(examples, 1, never)
    expect(trained.version).toBe(bundleOf(examples).version)
    expect(trained.report).toMatchObject({ examples: 8, topics: 2, encoder: 'none' })
  })

  it('asks the encoder for the examples, in their order', async () => {
    const asked: string[] = []
    const encoder = {
      name: 'pretended',
      dimensions: 4,
      encode: async (texts: readonly string[]) => {
        asked.push(...texts)
        return new Float32Array(texts.length * 4)
      },
      rest: async () => undefined,
    }
    const { report } = await trainInThread(examples, 1, never, { encoder })
    expect(asked).toEqual(examples.map(({ text }) => text))
    expect(report.encoder).toBe('no help')
  })

  it('ends with the reason when it is aborted or takes too long', async () => {
    await expect(trainInThread(examples, 1, AbortSignal.abort(new Error('not wanted')))).rejects.toThrow(
      'not wanted',
    )
    await expect(trainInThread(examples, 1, never, { withinMs: 1 })).rejects.toThrow()
  })
})

describe('models in force', () => {
  it('without one there is none', () => {
    expect(createModels().inForce('w', 'en')).toBeNull()
  })

  it('a new bundle replaces the old one whole; who asked before keeps what they got', () => {
    const models = createModels()
    const first = bundleOf(examples)
    const second = bundleOf(examples.slice(2))
    expect(models.swap('w', 'en', first)).toEqual({ ok: true, replaced: null })
    const before = models.inForce('w', 'en-GB')
    expect(models.swap('w', 'en', second)).toEqual({ ok: true, replaced: first.version })
    expect(models.inForce('w', 'en')?.version).toBe(second.version)
    expect(before?.version).toBe(first.version)
    expect(before?.understanding.understand('a refund, please').topic).toBe('refund')
  })

  it('a damaged bundle changes nothing', () => {
    const models = createModels()
    const whole = bundleOf(examples)
    models.swap('w', 'en', whole)
    expect(models.swap('w', 'en', { ...whole, bundle: whole.bundle.slice(9) })).toMatchObject({ ok: false })
    expect(models.inForce('w', 'en')?.version).toBe(whole.version)
  })

  it('workspaces and languages are apart, and only so many are held', () => {
    const models = createModels(2)
    const whole = bundleOf(examples)
    models.swap('a', 'en', whole)
    models.swap('b', 'en', whole)
    expect(models.inForce('a', 'sv')).toBeNull()
    models.inForce('a', 'en')
    models.swap('c', 'en', whole)
    expect(models.inForce('b', 'en')).toBeNull()
    expect(models.inForce('a', 'en')).not.toBeNull()
    models.drop('a')
    expect(models.inForce('a', 'en')).toBeNull()
  })
})
