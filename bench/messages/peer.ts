import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Adapter, Connect } from './adapter.ts'
import { figuresOf, type LoadFigures } from './figures.ts'
import { type Loaded, measured, saturate, steady } from './loops.ts'
import { cpuMsOf } from './processes.ts'
import { cell, markdown } from './table.ts'
import { markOf, noCounts, Talk } from './talk.ts'
import { begin, progress, say } from './terminal.ts'

/** A process of the other desk, counted with all that it ever started: web server, job worker, database, cache … */
export interface Counted {
  name: string
  pid: number
}

export interface PeerOptions {
  /** the adapter file */
  file: string
  counted: readonly Counted[]
  conversations: number
  rate: number
  inFlight: number
  seconds: number
}

/** CPU ms a message, by process. */
export type ByProcess = Record<string, number>

export interface PeerReport {
  steady: (LoadFigures & { byProcess: ByProcess }) | null
  saturation: (LoadFigures & { byProcess: ByProcess }) | null
}

/** Loads an adapter file: its export `connect`. */
export async function loadAdapter(file: string): Promise<Adapter> {
  const { connect } = (await import(pathToFileURL(resolve(file)).href)) as { connect?: Connect }
  if (typeof connect !== 'function') throw new Error(`${file} has no export \`connect\``)
  return connect()
}

async function openTalks(adapter: Adapter, conversations: number): Promise<Loaded> {
  const desk = { talks: [] as Talk[], counts: noCounts() }
  begin('conversations opened')
  for (let n = 0; n < conversations; n++) {
    const peer = await adapter.open((heardBy, text) => {
      const mark = markOf(text)
      if (mark !== null && mark.side !== heardBy)
        desk.talks[mark.talk]?.received(mark.side, mark.seq, performance.now())
    })
    const post: ConstructorParameters<typeof Talk>[1] = (side, text, done) =>
      void peer.send(side, text).then(
        () => done(true),
        (error: unknown) => {
          if (desk.counts.failed === 0)
            say(`refused: ${error instanceof Error ? error.message : String(error)}`)
          done(false)
        },
      )
    desk.talks.push(new Talk(n, post, () => desk.counts))
    progress(n + 1)
  }
  return desk
}

/** The two load phases against another desk. Its CPU is the sum over the counted processes, the generator's is apart. */
export async function measurePeer(adapter: Adapter, options: PeerOptions): Promise<PeerReport> {
  const { counted, conversations, rate, inFlight, seconds } = options
  const desk = await openTalks(adapter, conversations)
  const cpu = () => counted.map(({ pid }) => cpuMsOf(pid))
  const phase = async (isSteady: boolean) => {
    let before = cpu()
    let after = before
    const run = isSteady ? steady(desk.talks, rate) : saturate(desk.talks, inFlight)
    const times = { seconds, warmUpSeconds: Math.ceil(seconds / 10) }
    begin(isSteady ? `${rate} messages/s` : `as many as it takes, ${inFlight} on their way`)
    const result = await measured(desk, times, run, (said) => {
      if ('progress' in said) progress(said.progress)
      else if (said.mark === 'begin') before = cpu()
      else after = cpu()
    })
    const spent = after.map((ms, n) => ms - (before[n] ?? 0))
    const all = { server: spent.reduce((sum, ms) => sum + ms, 0), database: 0 }
    const of = { conversations, rate: isSteady ? rate : null, inFlight: isSteady ? null : inFlight }
    const figures = figuresOf(result, { server: 0, database: 0 }, all, of)
    const each = (ms: number) => Number((ms / Math.max(1, result.acknowledged)).toFixed(3))
    const byProcess = Object.fromEntries(counted.map(({ name }, n) => [name, each(spent[n] ?? 0)]))
    return { ...figures, byProcess }
  }
  return { steady: await phase(true), saturation: await phase(false) }
}

export function peerTable(report: PeerReport): string {
  const rows = (['steady', 'saturation'] as const).flatMap((name) => {
    const one = report[name]
    return one === null ? [] : [{ name, one }]
  })
  const processes = Object.keys(rows[0]?.one.byProcess ?? {})
  return markdown([
    [
      'phase',
      'open',
      'messages/s',
      'CPU-ms a message',
      ...processes,
      'generator',
      'p50 ms',
      'p95 ms',
      'p99 ms',
      'lost, doubled, out of order, failed',
    ],
    ...rows.map(({ name, one }) => [
      name,
      cell(one.conversations),
      cell(one.messagesPerSecond),
      cell(one.cpuMsPerMessage, 3),
      ...processes.map((process) => cell(one.byProcess[process], 3)),
      cell(one.generatorCpuMsPerMessage, 3),
      cell(one.deliveredP50Ms, 1),
      cell(one.deliveredP95Ms, 1),
      cell(one.deliveredP99Ms, 1),
      [one.lost, one.doubled, one.outOfOrder, one.failed].join(', '),
    ]),
  ]).join('\n')
}
