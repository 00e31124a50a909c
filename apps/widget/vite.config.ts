import { basename, join } from 'node:path'
import { defineConfig } from 'vite'
import { precompress } from '../../scripts/precompress.ts'
import { cssStrings } from './build/css.ts'
import { keepParts } from './build/keep.ts'
import { shortNames } from './build/names.ts'
import { parts, stamp, wordEntries } from './build/parts.ts'

/** not modules: the host page writes plain script tags */
const classic = new Set(['loader', 'element'])
/** files whose names stay; the panel and its parts hold the build's stamp in theirs */
const alone = new Set([...classic, 'frame'])
const renderer = JSON.stringify(join(import.meta.dirname, 'src/view/dom.ts'))
export const contactRoutes = new Set(
  'front openContact identify forgetContact openConversation sendMessage askForHuman withdrawAsk letAiTry callbackSlots chooseWait readByContact contactTyping rate answerSolved closeByContact attach download transcript caseKey revokeCaseKeys join confirmJoin knownFacts correctFact disputeFact lastPerson sync events'.split(
    ' ',
  ),
)
/** by part; '' = the shell */
export const contactLimits: Record<string, readonly string[]> = {
  '': ['messageCharacters'],
  talk: ['draftDeadlineMs'],
  later: ['attachmentBytes', 'attachmentsPerMessage'],
  own: ['joinDigits'],
}

/**
 * `loader.js` is a classic script that imports nothing but, at the first need, the panel: the shell, a module whose
 * words, line and rare things are files of their own (build/parts.ts). Library mode, because it leaves `import()` alone:
 * the preload helper would make the loader a module and costs 0.9 KB. `esnext` for CSS too: lowering light-dark() would
 * double the style sheet.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  // the widget's own small renderer; types are Preact's
  oxc: {
    jsx: { runtime: 'classic', pragma: 'jsxH', pragmaFrag: 'JsxFragment', pure: false, development: false },
  },
  plugins: [
    cssStrings(),
    parts(),
    shortNames(),
    precompress(),
    keepParts(),
    {
      // loader, element and frame stand alone: each gets a launcher of its own instead of a shared chunk
      name: 'own-launcher',
      enforce: 'pre',
      resolveId: (source, importer) =>
        source === './launcher.ts' && importer !== undefined
          ? join(import.meta.dirname, `src/launcher.ts?${basename(importer)}`)
          : null,
    },
    {
      // the route table has every surface's paths; a contact may call these only
      name: 'contact-paths',
      enforce: 'pre',
      transform: {
        filter: { id: /contracts\/src\/paths\.ts$/ },
        handler: (code) =>
          code.replace(/^ {2}(\w+): \[.*\],\n/gm, (line, name) => (contactRoutes.has(name) ? line : '')),
      },
    },
    {
      // each part has its own copy of the tables, and keeps of it what it reads: a shared one would be the shell's whole
      name: 'own-tables',
      enforce: 'pre',
      async resolveId(source, importer) {
        const part = /widget\/src\/(talk|line|later|own)\//.exec(importer ?? '')?.[1]
        if (source !== '@warmline/contracts/words' || part === undefined) return null
        return `${(await this.resolve(source, undefined))?.id}?${part}`
      },
    },
    {
      // of the numbers that code owns, those that the widget reads
      name: 'contact-limits',
      enforce: 'pre',
      transform: {
        filter: { id: /contracts\/src\/words\.ts(\?\w+)?$/ },
        handler: (code, id) => {
          const read = contactLimits[id.split('?')[1] ?? ''] ?? []
          return code.replace(/^ {2}(\w+): [\d_* ]+,\n/gm, (line, name) => (read.includes(name) ? line : ''))
        },
      },
    },
    {
      name: 'jsx-import',
      enforce: 'pre',
      transform: {
        filter: { id: /\.tsx$/ },
        handler: (code) =>
          `import { h as jsxH } from ${renderer};const JsxFragment = ({ children }) => children;${code}`,
      },
    },
  ],
  build: {
    target: 'esnext',
    cssTarget: 'esnext',
    outDir: 'dist',
    emptyOutDir: true,
    lib: {
      entry: {
        loader: 'src/loader.ts',
        element: 'src/element.ts',
        frame: 'src/frame.ts',
        panel: 'src/panel.ts',
        ...wordEntries(join(import.meta.dirname, '../../packages/contracts/src')),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      // lets the chunks import from the panel instead of a shared chunk that would be one more request
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        // a classic script's top-level names would be globals of the host page
        banner: ({ name }) => (classic.has(name) ? '(()=>{' : ''),
        footer: ({ name }) => (classic.has(name) ? '})()' : ''),
        entryFileNames: ({ name }) => (alone.has(name) ? '[name].js' : `parts/[name]-${stamp}.js`),
        chunkFileNames: `parts/[name]-${stamp}.js`,
      },
    },
  },
})
