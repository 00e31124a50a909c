import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** Comments and spaces out; declarations stay in the order in which they were written, which packs better. */
export const tight = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/(?<=[{;][\w-]+): /g, ':')
    .replace(/;\}/g, '}')
    .replace(/\b0\.(?=\d)/g, '.')
    .replace(/"(Segoe UI|Noto Sans)"/g, '$1')
    .replace(/::(before|after)/g, ':$1')
    .trim()

/** Style sheets as strings, for constructable sheets: no policy of a host page forbids those. */
export function cssStrings(): Plugin {
  return {
    name: 'css-strings',
    enforce: 'pre',
    // a name of our own: everything that ends like a style sheet is taken by Vite
    resolveId: (source, importer) =>
      source.endsWith('.css?inline') && importer
        ? join(dirname(importer), source.replace('?inline', '.string'))
        : null,
    load: {
      filter: { id: /\.css\.string$/ },
      handler: (id) => ({
        code: `export default ${JSON.stringify(tight(readFileSync(id.replace(/\.string$/, ''), 'utf8')))}`,
        moduleType: 'js',
      }),
    },
  }
}
