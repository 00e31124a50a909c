import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createHearing, type Hearing, learnWishes, nameOfLearned, packed, unpacked } from '@warmline/ai'

/** Beside the builds: what was learned is made from the sources and can be made again. */
const folder = join(import.meta.dirname, '..', '..', 'dist')
const prefix = 'wishes-'

let hearing: Promise<Hearing> | undefined

/**
 * The detector of wishes for a person. What it learned is kept in a file under the name of what it learned from, so that
 * only the first start after a change takes the second that learning takes. Without a folder that can be written to, each
 * start learns.
 */
export function readHearing(): Promise<Hearing> {
  hearing ??= read()
  return hearing
}

/** The first message is not to wait for the words that it is corrected by. */
function warm(hearing: Hearing): Hearing {
  hearing.hears('is anybody there')
  return hearing
}

async function read(): Promise<Hearing> {
  const name = `${prefix}${nameOfLearned()}.bin`
  const kept = await readFile(join(folder, name)).catch(() => null)
  const known = kept && unpacked(kept)
  if (known) return warm(createHearing(known))
  const learned = learnWishes()
  await keep(name, packed(learned)).catch(() => undefined)
  return warm(createHearing(learned))
}

/** Other processes may start at the same time: a file is there in one piece or not at all. */
async function keep(name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `${name}.${process.pid}`)
  await writeFile(unfinished, bytes)
  await rename(unfinished, join(folder, name))
  for (const other of await readdir(folder))
    if (other.startsWith(prefix) && other.endsWith('.bin') && other !== name)
      await rm(join(folder, other), { force: true })
}
