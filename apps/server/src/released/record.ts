import { writeFile } from 'node:fs/promises'
import { eventTypes } from '@warmline/contracts'
import { tell } from '../worlds/harness/story.ts'
import { workspaceId } from '../worlds/harness/world-database.ts'
import { office } from './office.ts'
import { packed, type Recording } from './recording.ts'

/**
 * At a release: `node apps/server/src/released/record.ts apps/server/src/released/VERSION.log.jsonl.gz` keeps what that
 * version's worlds and office wrote. Never record an earlier version again.
 */
const seeds = [15, 57, 4, 1, 13, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 17]

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
for (const seed of seeds) recordings.push(await worldOf(seed))
const bytes = packed(recordings)
await writeFile(path, bytes)
const entries = recordings.flatMap((one) => one.entries)
const seen = new Set(entries.map((entry) => entry[5].type))
const never = Object.values(eventTypes)
  .flat()
  .filter((type) => !seen.has(type))
console.log(`${recordings.length} records, ${entries.length} entries, ${bytes.length} bytes`)
console.log(`in no record: ${never.join(', ') || 'nothing'}`)
