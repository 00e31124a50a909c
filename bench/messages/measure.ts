import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { figuresOf, type LoadFigures } from './figures.ts'
import { type Generator, startGenerator } from './generator.ts'
import { connectProfiler, type Profiler } from './profile.ts'
import { type MeasuredServer, startServer } from './server.ts'
import { readTimes, type StageFigures, stageFiguresOf, timesBetween } from './stages.ts'
import { begin, progress, say } from './terminal.ts'

export const bundle = fileURLToPath(new URL('../../dist/server.mjs', import.meta.url))

/** A server with the load generator before it. */
export interface Bench {
  server: MeasuredServer
  generator: Generator
  profiler: Profiler | null
  close(): Promise<void>
}

export interface BenchPlace {
  data: string
  port: number
  seed: number
  isProfiled: boolean
}

export async function openBench({ data, port, seed, isProfiled }: BenchPlace): Promise<Bench> {
  const server = await startServer({ bundle, data, port, isProfiled })
  try {
    const profiler = server.inspector === null ? null : await connectProfiler(server.inspector)
    const generator = await startGenerator(port, data, seed, progress)
    const close = async () => {
      await generator.stop()
      await server.stop()
    }
    return { server, generator, profiler, close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

export interface Load {
  conversations: number
  /** messages a second offered; null = as many as it takes, `inFlight` on their way at any time */
  rate: number | null
  inFlight: number | null
  seconds: number
  /** where CPU profiles go; null = nowhere */
  profiles: string | null
}

export interface Loaded {
  figures: LoadFigures
  /** where a message's time went; null when that was not asked for */
  stages: StageFigures | null
}

export async function runLoad({ server, generator, profiler }: Bench, load: Load): Promise<Loaded> {
  const { conversations, rate, inFlight, seconds } = load
  const open = `${conversations.toLocaleString('en')} conversations`
  begin(
    rate === null
      ? `as many as it takes in ${open}, ${inFlight ?? 0} on their way, for ${seconds} s`
      : `${rate.toLocaleString('en')} messages/s in ${open} for ${seconds} s`,
  )
  let before = server.cpu()
  let after = before
  let timesBefore = readTimes('')
  const times = { seconds, warmUpSeconds: Math.ceil(seconds / 10) }
  if (profiler) timesBefore = readTimes(await server.metrics())
  const result = await generator.run(
    rate === null ? { do: 'saturate', inFlight: inFlight ?? 1, ...times } : { do: 'steady', rate, ...times },
    (mark) => {
      if (mark === 'end') after = server.cpu()
      else {
        before = server.cpu()
        void profiler?.begin()
      }
    },
  )
  const figures = figuresOf(result, before, after, { conversations, rate, inFlight })
  const { messagesPerSecond, cpuMsPerMessage, deliveredP95Ms } = figures
  say(
    `  ${messagesPerSecond} messages/s, ${cpuMsPerMessage} CPU-ms a message, 95 % delivered within ${deliveredP95Ms} ms`,
  )
  if (!profiler) return { figures, stages: null }
  const profile = await profiler.end()
  const spent = timesBetween(timesBefore, readTimes(await server.metrics()))
  if (load.profiles !== null) {
    await mkdir(load.profiles, { recursive: true })
    const name = `${rate === null ? 'saturation' : 'steady'}-${conversations}.cpuprofile`
    await writeFile(join(load.profiles, name), JSON.stringify(profile))
  }
  return { figures, stages: stageFiguresOf(profile, spent, figures) }
}
