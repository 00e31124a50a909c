import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { ROOT } from './run.mjs'

const LEFT_OUT = new Set(['node_modules', 'dist', '.git'])

/** One hash over the names and contents of these files and directories, and over where the clone lies. */
export function hashOf(...paths) {
  const hash = createHash('sha256').update(ROOT)
  for (const path of paths) {
    for (const file of filesUnder(join(ROOT, path))) {
      hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !LEFT_OUT.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
}

/** Whether the stamp file says exactly this. */
export function isStamped(file, hash) {
  return existsSync(file) && readFileSync(file, 'utf8') === hash
}

/** Written last and by a rename: a stamp that can be read stands for work that was finished. */
export function stamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.${process.pid}`, hash)
  renameSync(`${file}.${process.pid}`, file)
}
