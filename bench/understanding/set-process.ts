import type { DataSet } from './data.ts'
import { measureSet } from './measure.ts'
import { measurePeer } from './peers.ts'

/** One data set in a process of its own: what it is told comes from main.ts, and the figures go back there. */
export type Job = { data: DataSet; seed: number; fewShots: boolean; who: 'warmline' | 'warmline with encoder' | 'nlp.js' }

const say = (text: string) => process.stderr.write(`${text}\n`)

process.once('message', async (job: Job) => {
  const { data, seed, fewShots, who } = job
  const figures =
    who === 'nlp.js'
      ? await measurePeer(data)
      : await measureSet(data, { seed, fewShots, encoder: who === 'warmline with encoder', say })
  process.send!({ figures }, () => process.exit(0))
})
