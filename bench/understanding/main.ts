import { fork } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { readNlupp, readSet, readWishes, type Source } from './data.ts'
import { type HandoffFigures, measureHandoff } from './handoff.ts'
import type { SetFigures } from './measure.ts'
import { type EvalOptions, readOptions, UsageProblem, usage } from './options.ts'
import { type Column, handoffTable, setTable } from './report.ts'
import type { Job } from './set-process.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

/** As the server's training thread has it: what is young is soon thrown away, and memory is counted. */
const smallNursery = '--max-semi-space-size=4'

/** Null where the encoder's packages are not installed. */
function measureInProcess(job: Job): Promise<SetFigures | null> {
  say(`${job.source.name}: ${job.who} …`)
  const child = fork(new URL('./set-process.ts', import.meta.url), { execArgv: [smallNursery] })
  return new Promise((done, fail) => {
    child.once('message', (answer: { figures: SetFigures | null }) => done(answer.figures))
    child.once('error', fail)
    child.once('exit', (code) => fail(new Error(`${job.source.name}: ${job.who} ended with ${code}`)))
    child.send(job)
  })
}

interface Measured {
  plain: Partial<Record<string, SetFigures>>
  withEncoder: Partial<Record<string, SetFigures>>
  peers: Partial<Record<string, Partial<SetFigures>>>
}

async function measureSets(sources: readonly Source[], options: EvalOptions): Promise<Measured> {
  const measured: Measured = { plain: {}, withEncoder: {}, peers: {} }
  for (const source of sources) {
    const job = { source, seed: options.seed }
    const { name } = source
    const columns: Column[] = []
    const plain = await measureInProcess({ ...job, who: 'warmline' })
    if (plain) columns.push({ who: 'warmline', figures: plain })
    if (plain) measured.plain[name] = plain
    const encoded = options.encoder ? await measureInProcess({ ...job, who: 'warmline with encoder' }) : null
    if (options.encoder && encoded === null) say('  the encoder is not installed here: left out')
    if (encoded) columns.push({ who: 'with encoder', figures: encoded })
    if (encoded) measured.withEncoder[name] = encoded
    const peer = options.peers ? await measureInProcess({ ...job, who: 'nlp.js' }) : null
    if (peer) columns.push({ who: 'nlp.js 4', figures: peer })
    if (peer) measured.peers[name] = peer
    process.stdout.write(`\n${setTable(name, columns)}\n`)
  }
  return measured
}

/** The figures under the names that others read them by; shares are 0…1. */
function asJson(
  options: EvalOptions,
  { plain, withEncoder, peers }: Measured,
  handoff: HandoffFigures | null,
) {
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
  const sources: Source[] = [
    ...(data !== null && only.has('banking77') ? [{ name: 'banking77' as const, folder: data }] : []),
    ...(data !== null && only.has('clinc150') ? [{ name: 'clinc150' as const, folder: data }] : []),
    ...(options.custom === null ? [] : [{ name: 'custom' as const, ...options.custom }]),
  ]
  // Wrong files are told of before anything is measured.
  for (const source of sources) await readSet(source)
  const wishes =
    options.handoff !== null
      ? await readWishes(options.handoff)
      : data !== null && only.has('handoff')
        ? await readNlupp(data)
        : null
  say(`seed ${options.seed}`)
  const measured = await measureSets(sources, options)
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
