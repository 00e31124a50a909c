import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const hashed = /-([\w-]{8,12})\.(js|css|woff2)$/

/**
 * The same pages as another build makes them: every file whose name holds a hash has another name, and whatever names
 * it says the new one. Nothing has the old names any more.
 */
export function anotherBuild(built: string): string {
  const folder = `${built}-anew`
  if (existsSync(folder)) return folder
  cpSync(built, folder, { recursive: true })
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ folder: entry.parentPath, name: entry.name }))
  const hashes = new Set(files.flatMap(({ name }) => hashed.exec(name)?.[1] ?? []))
  const withNewNames = (text: string) =>
    [...hashes].reduce((changed, hash) => changed.replaceAll(`-${hash}`, `-${turned(hash)}`), text)
  for (const { folder: at, name } of files) {
    const path = join(at, name)
    if (/\.(gz|br)$/.test(name)) {
      rmSync(path)
      continue
    }
    if (/\.(js|css|html|json|webmanifest)$/.test(name))
      writeFileSync(path, withNewNames(readFileSync(path, 'utf8')))
    if (hashed.test(name)) renameSync(path, join(at, withNewNames(name)))
  }
  return folder
}

/** Another name of the same form. */
const turned = (hash: string) => `N${[...hash].reverse().join('').slice(1)}`
