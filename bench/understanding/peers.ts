import { dockStart } from '@nlpjs/basic'
import type { DataSet } from './data.ts'
import { figuresOf, type Judged } from './figures.ts'
import type { SetFigures } from './measure.ts'

/** nlp.js with its defaults, on the same training and test messages. */
export async function measurePeer(data: DataSet): Promise<Partial<SetFigures>> {
  const dock = await dockStart({ use: ['Basic'], settings: { nlp: { autoSave: false, log: false } } })
  const nlp = dock.get('nlp')
  nlp.addLanguage('en')
  for (const { text, topic } of data.train) nlp.addDocument('en', text, topic)
  const before = process.cpuUsage()
  await nlp.train()
  const spent = process.cpuUsage(before)
  const answers: Judged[] = []
  const times: number[] = []
  for (const { text, topic } of data.test) {
    const from = performance.now()
    const { intent, score } = await nlp.process('en', text)
    times.push(performance.now() - from)
    answers.push({ right: intent === topic, truth: topic, said: intent, probability: score })
  }
  return {
    ...figuresOf(answers, times),
    trainCpuSeconds: (spent.user + spent.system) / 1e6,
    memoryMb: process.resourceUsage().maxRSS / 1024,
  }
}
