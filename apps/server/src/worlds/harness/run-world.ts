import { createHash } from 'node:crypto'
import type { EventType } from '@warmline/contracts'
import { canonicalJson } from '../../platform/hash-chain.ts'
import type { StoredEntry } from '../../platform/ports.ts'
import { tell } from './story.ts'
import { minute, type WorldOptions } from './world.ts'

export interface WorldResult {
  seed: number
  theme: string
  violations: readonly string[]
  /** what happened, for people */
  lines: readonly string[]
  entries: number
  /** ms of the world's own time */
  lived: number
  /** of the whole log with its hashes: the same seed gives the same one */
  digest: string
  events: ReadonlyMap<EventType, number>
  /** power cuts by the moment at which they struck */
  cuts: ReadonlyMap<string, number>
}

const short = (id: string) =>
  id.replace(/^(\w+)_01900000-0000-7000-8000-0*/, '$1·').replace(/^(\w+)_.*(.{5})$/, '$1·$2')

function entryLine({ position, subjectId, version, actor, event, at }: StoredEntry, start: number): string {
  const { type, about: _about, contentHashes: _hashes, ...rest } = event
  const who = actor.kind === 'system' ? actor.name : actor.kind === 'ai' ? 'ai' : short(actor.id)
  const said = JSON.stringify(rest, (_, value) => (typeof value === 'string' ? short(value) : value))
  return `${String(position).padStart(4)} ${((at - start) / 1000).toFixed(3)} s ${short(subjectId)} v${version} ${type} by ${who} ${said}`
}

export async function runWorld(options: WorldOptions): Promise<WorldResult> {
  const world = await tell(options)
  const log = world.audit?.log ?? []
  const hash = createHash('sha256')
  for (const { position, at, event, hash: link } of log)
    hash.update(canonicalJson([position, at, event])).update(link)
  const events = new Map<EventType, number>()
  for (const { event } of log) events.set(event.type, (events.get(event.type) ?? 0) + 1)
  const lines =
    world.violations.length === 0
      ? world.lines
      : [...world.lines, '── the log', ...log.map((entry) => entryLine(entry, world.start))]
  for (const node of world.nodes) node.cut()
  return {
    seed: world.seed,
    theme: world.theme,
    violations: [...new Set(world.violations)],
    lines,
    entries: log.length,
    lived: world.clock.now() - world.start,
    digest: hash.digest('hex').slice(0, 16),
    events,
    cuts: world.cuts,
  }
}

/** What to type to see it again. */
export function replayLine({ seed }: { seed: number }, without: readonly string[] = []): string {
  return `SEED=${seed} npm run simulate:worlds${without.length > 0 ? ` -- --without ${without.join(',')}` : ''}`
}

/** A violation as it is printed: what, how to replay it, and what happened. */
export function report(result: WorldResult, without: readonly string[] = []): string {
  const lived = (result.lived / minute).toFixed(1)
  return [
    `Seed ${result.seed} (${result.theme}), after ${lived} minutes and ${result.entries} entries:`,
    ...result.violations.map((one) => `  ✗ ${one}`),
    `Replay: ${replayLine(result, without)}`,
    ...result.lines.map((line) => `    ${line}`),
  ].join('\n')
}
