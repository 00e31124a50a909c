import { openEnglishEncoder } from '../../apps/server/src/understanding/encoder.ts'
import { readSet, type Source } from './data.ts'
import { measureSet, type SetFigures } from './measure.ts'

/** One data set in a process of its own: what it is told comes from main.ts, and the figures go back there. */
export interface Job {
  source: Source
  seed: number
  who: 'warmline' | 'warmline with encoder' | 'nlp.js'
}

const say = (text: string) => process.stderr.write(`${text}\n`)

async function work({ source, seed, who }: Job): Promise<Partial<SetFigures> | null> {
  const data = await readSet(source)
  // Loaded here only: its memory is not ours.
  if (who === 'nlp.js') return (await import('./peers.ts')).measurePeer(data)
  const encoder = who === 'warmline' ? null : await openEnglishEncoder()
  if (who !== 'warmline' && encoder === null) return null
  return measureSet(data, encoder, { seed, fewShots: source.name !== 'clinc150', say })
}

process.once('message', async (job: Job) => {
  const figures = await work(job)
  process.send!({ figures }, () => process.exit(0))
})
