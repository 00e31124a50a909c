import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { ownNames } from '../build/names.ts'

const packages = join(import.meta.dirname, '..', '..', '..', 'packages')
const wordsIn = (text: string) => new Set(text.match(/[A-Za-z_$][\w$]*/g))
const textOf = (folder: string, filter: (file: string) => boolean) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(filter)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')

/** The compiler's own libraries, wherever its package for this machine lies. */
function platformText(): string {
  const require = createRequire(import.meta.url)
  const typescript = dirname(require.resolve('typescript/package.json'))
  const folders = [join(typescript, 'lib'), join(typescript, '..', '@typescript')]
  const isLibrary = (file: string) => /(^|\/)lib\.(dom|es)[^/]*\.d\.ts$/.test(file)
  return folders.map((folder) => textOf(folder, isLibrary)).join('\n')
}

/** The build renames these properties: a name that somebody else reads as well would break in the browser only. */
it('no renamed property is known to the platform, the server, the client library or the host page', () => {
  const platform = platformText()
  expect(platform).toContain('querySelector')
  const others = [
    textOf(join(packages, 'contracts/src'), (file) => /^[\w-]+\.ts$/.test(file)),
    textOf(join(packages, 'core/src/work'), (file) => /(^|\/)(view|patches)\.ts$/.test(file)),
    textOf(join(packages, 'client/src'), (file) => /^\w+\.ts$/.test(file)),
    readFileSync(join(import.meta.dirname, 'launcher.ts'), 'utf8'),
    readFileSync(join(import.meta.dirname, 'outbox.ts'), 'utf8'),
  ]
  const known = new Set([platform, ...others].flatMap((text) => [...wordsIn(text)]))
  expect(ownNames.filter((name) => known.has(name))).toEqual([])
  expect(new Set(ownNames).size).toBe(ownNames.length)
})
