import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Plugin, parseSync } from 'vite'
import { firstKeys, firstLines } from '../src/words/first.ts'

/** Stands for the build in every file name; eight letters, so that the server knows the file as one that never changes. */
export const stamp = 'BUILDSTAMP'
export const languages = ['en', 'sv', 'de', 'pl', 'es', 'ar']

/** Names of the entries besides loader and panel: a language's words of the first look, the others, and of the own part. `told` = the sources of contracts. */
export const wordEntries = (told: string): Record<string, string> =>
  Object.fromEntries(
    languages.flatMap((language) => [
      [`${language}1`, `${join(told, 'contact-words', language)}.ts?first`],
      [`${language}2`, `${join(told, 'contact-words', language)}.ts?later`],
      [`${language}3`, `${join(told, 'own-words', language)}.ts`],
    ]),
  )

interface Property {
  start: number
  end: number
  key: { name?: string; value?: string }
  value: { type: string; properties?: Property[] }
}

/** One language's words cut in two: of the first look, and the others. */
export function halfOf(code: string, half: string): string {
  const { program } = parseSync('words.ts', code)
  const nodes = program.body as unknown as {
    type: string
    declaration?: { declarations: { init: { properties: Property[] } }[] }
  }[]
  const found = nodes.find(({ type, declaration }) => type === 'ExportNamedDeclaration' && declaration)
  const properties = found?.declaration?.declarations[0]?.init.properties ?? []
  const isFirst = half === 'first'
  const drop = (of: Property[], names: readonly string[]) =>
    of.filter(({ key }) => names.includes(key.name ?? key.value ?? '') !== isFirst)
  const lines = properties.find(({ key }) => key.name === 'lines')
  const dropped = [
    ...drop(properties, firstKeys).filter((one) => one !== lines),
    ...drop(lines?.value.properties ?? [], firstLines),
  ].toSorted((a, b) => b.start - a.start)
  return dropped.reduce(
    (text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^,/, ''),
    code,
  )
}

/** Cuts the words in two and gives every file the build's stamp in its name. */
export function parts(): Plugin {
  return {
    name: 'widget-parts',
    enforce: 'pre',
    load(id) {
      const [, file, half] = /^(.*\/contact-words\/\w\w\.ts)\?(first|later)$/.exec(id) ?? []
      return file && half ? { code: halfOf(readFileSync(file, 'utf8'), half), moduleType: 'ts' } : null
    },
    transform: {
      filter: { id: /widget\/src\/fetch\.ts$/ },
      handler: () => `
export const again = { query: '' }
const part = (name) => import(/* @vite-ignore */ './' + name + '-${stamp}.js' + again.query)
export const firstWords = (language) => part(language + 1)
export const laterWords = (language) => part(language + 2)
export const ownWords = (language) => part(language + 3)
export const ownPart = () => again.query ? part('own') : import('./own/own.ts')
export const talkPart = () => again.query ? part('talk') : import('./talk/talk.ts')
export const linePart = () => again.query ? part('line') : import('./line/line.ts')
export const laterPart = () => again.query ? part('later') : import('./later/later.ts')`,
    },
    generateBundle(_options, bundle) {
      const files = Object.values(bundle)
      const hash = createHash('sha256')
      for (const file of files) hash.update(file.type === 'chunk' ? file.code : file.source)
      const real = hash.digest('hex').slice(0, stamp.length)
      for (const file of files) {
        if (file.type !== 'chunk') continue
        file.code = file.code
          .replace(/\bPANEL\b/g, `\`parts/panel-${stamp}.js\``)
          .replace(/\s*\/\* @vite-ignore \*\/\s*/g, '')
          .replaceAll(stamp, real)
        file.fileName = file.fileName.replace(stamp, real)
        const foreign = file.imports.filter((name) => !name.includes('/panel-'))
        if (foreign.length > 0)
          this.error(`${file.fileName} may import the shell only, not ${foreign.join()}`)
      }
      // the address that stays: for pages with an older loader, and for a panel whose parts are gone after a deploy
      this.emitFile({ type: 'asset', fileName: 'panel.js', source: `export*from"./parts/panel-${real}.js"` })
    },
  }
}
