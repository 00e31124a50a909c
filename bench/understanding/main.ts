import { fork } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { type DataSet, readBanking, readClinc, readCustom, readNlupp, readWishes } from './data.ts'
import { type HandoffFigures, measureHandoff } from './handoff.ts'
import type { SetFigures } from './measure.ts'
import { type EvalOptions, readOptions, UsageProblem, usage } from './options.ts'
import { type Column, handoffTable, setTable } from './report.ts'
import type { Job } from './set-process.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

/** Null where the encoder's packages are not installed. */
function measureInProcess(job: Job): Promise<SetFigures | null> {
  say(`${job.data.name}: ${job.who} …`)
  const child = fork(new URL('./set-process.ts', import.meta.url), { serialization: 'advanced' })
  return new Promise((done, fail) => {
    child.once('message', (answer: { figures: SetFigures | null }) => done(answer.figures))
    child.once('error', fail)
    child.once('exit', (code) => fail(new Error(`${job.data.name}: ${job.who} ended with ${code}`)))
    child.send(job)
  })
}

interface Measured {
  plain: Partial<Record<string, SetFigures>>
  withEncoder: Partial<Record<string, SetFigures>>
  peers: Partial<Record<string, Partial<SetFigures>>>
}

async function measureSets(data: readonly DataSet[], options: EvalOptions): Promise<Measured> {
  const measured: Measured = { plain: {}, withEncoder: {}, peers: {} }
  for (const one of data) {
    const job = { data: one, seed: options.seed, fewShots: one.name !== 'clinc150' }
    const columns: Column[] = []
    const plain = await measureInProcess({ ...job, who: 'warmline' })
    if (plain) columns.push({ who: 'warmline', figures: plain })
    if (plain) measured.plain[one.name] = plain
    const encoded = options.encoder ? await measureInProcess({ ...job, who: 'warmline with encoder' }) : null
    if (options.encoder && encoded === null) say('  the encoder is not installed here: left out')
    if (encoded) columns.push({ who: 'with encoder', figures: encoded })
    if (encoded) measured.withEncoder[one.name] = encoded
    const peer = options.peers ? await measureInProcess({ ...job, who: 'nlp.js' }) : null
    if (peer) columns.push({ who: 'nlp.js 4', figures: peer })
    if (peer) measured.peers[one.name] = peer
    process.stdout.write(`\n${setTable(one.name, columns)}\n`)
  }
  return measured
}

/** The figures under the names that others read them by; shares are 0…1. */
function asJson(options: EvalOptions, { plain, withEncoder, peers }: Measured, handoff: HandoffFigures | null) {
  const round = (figures: Measured['plain']) => {
    const first = figures['banking77'] ?? figures['custom'] ?? figures['clinc150']
    const near = figures['banking77'] ?? figures['custom']
    return {
      ...figures,
      nearOutOfScope: { auroc: near?.nearOutOfScopeAuroc ?? null },
      trainCpuSeconds: first?.trainCpuSeconds ?? null,
      predictP99Ms: first?.predictP99Ms ?? null,
      memoryMb: Math.max(0, ...Object.values(figures).map((one) => one?.memoryMb ?? 0)) || null,
    }
  }
  return {
    seed: options.seed,
    ...round(plain),
    handoff,
    withEncoder: Object.keys(withEncoder).length === 0 ? null : round(withEncoder),
    peers: options.peers ? { 'nlp.js': peers } : null,
  }
}

async function evaluate(options: EvalOptions): Promise<void> {
  const { data, only } = options
  const sets = [
    ...(data !== null && only.has('banking77') ? [await readBanking(data)] : []),
    ...(data !== null && only.has('clinc150') ? [await readClinc(data)] : []),
    ...(options.custom === null ? [] : [await readCustom(options.custom)]),
  ]
  for (const set of sets) if (set.test.length === 0) throw new UsageProblem(`${set.name}: the test holds no message.`)
  const wishes =
    options.handoff !== null
      ? await readWishes(options.handoff)
      : data !== null && only.has('handoff')
        ? await readNlupp(data)
        : null
  say(`seed ${options.seed}`)
  const measured = await measureSets(sets, options)
  const handoff = wishes && measureHandoff(wishes, options.seed)
  if (handoff) process.stdout.write(`\n${handoffTable(handoff)}\n`)
  if (options.json !== null)
    await writeFile(options.json, `${JSON.stringify(asJson(options, measured, handoff), null, 2)}\n`)
}

try {
  await evaluate(readOptions(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof UsageProblem)) throw error
  console.error(`${error.message}\n\n${usage}`)
  process.exitCode = 2
}
