import { writeFile } from 'node:fs/promises'
import { eventTypes } from '@warmline/contracts'
import { tell } from '../../worlds/harness/story.ts'
import { workspaceId } from '../../worlds/harness/world-database.ts'
import { office } from './office.ts'
import { packed, type Recording } from './recording.ts'

/**
 * At a release: `node apps/server/src/released/harness/record.ts apps/server/src/released/VERSION.log.jsonl.gz` keeps what that
 * version's worlds and office wrote. Never record an earlier version again.
 */
const worlds = 80
/** so many worlds in any case; of the others, those with events that no world before had */
const atLeast = 12

async function worldOf(seed: number): Promise<Recording> {
  const world = await tell({ seed })
  if (world.violations.length > 0) throw new Error(`seed ${seed}: ${world.violations.join('; ')}`)
  for (const node of world.nodes) node.cut()
  const log = world.audit?.log ?? []
  return {
    name: `${world.theme}, seed ${seed}`,
    workspaceId,
    entries: log.map((e) => [e.subjectId, e.subjectKind, e.version, e.at, e.actor, e.event]),
    subjects: [...world.database.rows().subjects.values()].map((row) => [
      ...([row.subjectId, row.version, Buffer.from(row.hash).toString('hex')] as const),
      ...([row.state, row.index] as const),
    ]),
  }
}

const [, , path] = process.argv
if (path === undefined) throw new Error('where to? Name the file.')
const recordings: Recording[] = [office()]
const seen = new Set<string>()
const typesOf = ({ entries }: Recording) => entries.map((entry) => entry[5].type)
for (const type of recordings.flatMap(typesOf)) seen.add(type)
for (let seed = 1; seed <= worlds; seed++) {
  const world = await worldOf(seed)
  const isNews = typesOf(world).some((type) => !seen.has(type))
  if (seed > atLeast && !isNews) continue
  recordings.push(world)
  for (const type of typesOf(world)) seen.add(type)
}
const bytes = packed(recordings)
await writeFile(path, bytes)
const entries = recordings.flatMap((one) => one.entries)
const never = Object.values(eventTypes)
  .flat()
  .filter((type) => !seen.has(type))
console.log(`${recordings.length} records, ${entries.length} entries, ${bytes.length} bytes`)
console.log(`in no record: ${never.join(', ') || 'nothing'}`)
