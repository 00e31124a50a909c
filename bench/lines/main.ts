import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type LineName, shapes } from './shapes.ts'
import type { StoryReport } from './story.ts'

const usage = `npm run lines -- --line edge|slow3g [--minutes M] [--seed S] [--json OUT]
  --line L      edge: 60/30 kbit/s, 600 ms, 2 % loss · slow3g: 400/200 kbit/s, 300 ms, 1 % loss; both with 8 s of nothing in
                every 40 s
  --minutes M   how long both sides write (2)
  --seed S      of the line and of who writes when (1)
  --json OUT    writes the report to OUT
Server and browser each get a network namespace of their own: Linux, root, iproute2, /dev/net/tun and Python 3 are needed.
Ends with 0 when nothing was lost, doubled or out of order and each word was acknowledged within 12 s, with 1 when not, with
2 for wrong options, with 3 when this machine cannot make the namespaces.`

const bar = { worstMs: 12_000 }
const notPossible = 3

interface Options {
  line: LineName
  minutes: number
  seed: number
  json: string | undefined
}

function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        line: { type: 'string' },
        minutes: { type: 'string', default: '2' },
        seed: { type: 'string', default: '1' },
        json: { type: 'string' },
      },
    })
    const { line, json } = values
    if (line !== 'edge' && line !== 'slow3g') return '--line is edge or slow3g.'
    const minutes = Number(values.minutes)
    const seed = Number(values.seed)
    if (!(minutes > 0 && minutes <= 120)) return '--minutes is a number from 0 to 120.'
    if (!Number.isInteger(seed) || seed < 0) return '--seed is a whole number.'
    return { line, minutes, seed, json }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Why this machine cannot do it; null = it can. */
function obstacle(): string | null {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only'
  if (process.getuid?.() !== 0) return 'network namespaces are made by root only'
  for (const [command, what] of [
    [['ip', 'netns', 'list'], 'iproute2'],
    [['python3', '--version'], 'Python 3'],
    [['test', '-c', '/dev/net/tun'], '/dev/net/tun'],
  ] as const)
    if (spawnSync(command[0], command.slice(1), { stdio: 'ignore' }).status !== 0) return `${what} is missing`
  return null
}

interface Link {
  name: string
  address: string
  /** takes the link down; what passed, in bytes and packets */
  stop(): Promise<{ down: number; up: number; drop: number; pk: number; qdrop: number } | null>
}

async function openLink({ line, seed }: Options): Promise<Link | string> {
  const n = 1 + (process.pid % 250)
  const name = `wl${n}`
  const script = fileURLToPath(new URL('./tunem.py', import.meta.url))
  // the script adds the link's number to the seed; the same seed is to lose the same packets
  const child = spawn('python3', [
    script,
    name,
    JSON.stringify({ ...shapes[line], seed: seed - n }),
    String(n),
  ])
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString()
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const isReady = await new Promise<boolean>((resolve) => {
    child.stdout.on('data', () => resolve(said.includes('ready')))
    void gone.then(() => resolve(false))
  })
  if (!isReady) {
    for (const side of ['s', 'c']) spawnSync('ip', ['netns', 'del', `${name}-${side}`], { stdio: 'ignore' })
    return complained.trim().split('\n').at(-1) ?? 'the link did not come up'
  }
  return {
    name,
    address: `10.99.${n}.1`,
    async stop() {
      child.kill('SIGTERM')
      await gone
      const counts = /^\{.*\}$/m.exec(said)?.[0]
      return counts === undefined ? null : JSON.parse(counts)
    },
  }
}

/** The conversation runs in the server's namespace, its browser in the other one. */
function play(link: Link, options: Options): Promise<StoryReport | null> {
  const program = fileURLToPath(new URL('./inside.ts', import.meta.url))
  const words = [link.name, link.address, String(options.minutes), String(options.seed)]
  const child = spawn('ip', ['netns', 'exec', `${link.name}-s`, process.execPath, program, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return reportOf(child)
}

function reportOf(child: ChildProcess): Promise<StoryReport | null> {
  return new Promise((resolve) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.once('close', () => {
      const json = /^\{.*\}$/m.exec(said)?.[0]
      resolve(json === undefined ? null : (JSON.parse(json) as StoryReport))
    })
  })
}

async function run(options: Options): Promise<number> {
  const reason = obstacle()
  const link = reason ?? (await openLink(options))
  if (typeof link === 'string') {
    console.error(`Not measured: ${link}. The same story over a line in user space is in npm run test:long.`)
    return notPossible
  }
  const report = await play(link, options)
  const bytes = await link.stop()
  if (report === null) {
    console.error('The conversation did not come to its end (the reason stands above).')
    return 1
  }
  const { words, answers, lateMs, isSame } = report
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const row = (name: string, { sent, lost, doubled, outOfOrder, p50Ms, p95Ms, worstMs }: typeof words) => {
    const times = `p50 ${seconds(p50Ms)}, p95 ${seconds(p95Ms)}, worst ${seconds(worstMs)}`
    console.log(
      `${name}: ${sent} sent, ${lost} lost, ${doubled} doubled, ${outOfOrder} out of order; ${times}`,
    )
  }
  console.log(`${options.line}, ${options.minutes} min, seed ${options.seed}`)
  row('contact → acknowledged', words)
  row('worker → on the contact’s screen', answers)
  if (bytes !== null)
    console.log(
      `line: ${bytes.down} bytes down, ${bytes.up} up; ${bytes.drop} of ${bytes.pk} packets lost, ${bytes.qdrop} did not fit the queue`,
    )
  if (lateMs > 50)
    console.log(`this machine is busy: timers came ${lateMs} ms late (p95), so the times say little`)
  if (!isSame) console.log('at the end the screen does not show what the server holds')
  const all = { ...options, ...report, bytes }
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(all, null, 2)}\n`)
  const bad = [words, answers].some((way) => way.lost + way.doubled + way.outOfOrder > 0) || !isSame
  return bad || words.worstMs > bar.worstMs ? 1 : 0
}

const options = readOptions()
if (typeof options === 'string') console.error(`${options}\n\n${usage}`)
process.exitCode = typeof options === 'string' ? 2 : await run(options)
