import { join } from 'node:path'
import { defineConfig } from 'vite'
import { precompress } from '../../scripts/precompress.ts'

const renderer = JSON.stringify(join(import.meta.dirname, 'src/view/dom.ts'))
export const contactRoutes = new Set(
  'front openContact identify forgetContact openConversation sendMessage askForHuman withdrawAsk letAiTry callbackSlots chooseWait readByContact contactTyping rate answerSolved closeByContact attach download transcript caseKey sync events'.split(
    ' ',
  ),
)

/**
 * Two outputs: `loader.js`, a classic script that imports nothing, and `panel.js`, a module whose words and sheets are
 * chunks of their own. Library mode, because it leaves `import()` alone: the preload helper would make the loader a
 * module and costs 0.9 KB. `esnext` for CSS too: lowering light-dark() would double the style sheet.
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
    precompress(),
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
      name: 'jsx-import',
      enforce: 'pre',
      transform: {
        filter: { id: /\.tsx$/ },
        handler: (code) => `import { Fragment as JsxFragment, h as jsxH } from ${renderer};${code}`,
      },
    },
  ],
  build: {
    target: 'esnext',
    cssTarget: 'esnext',
    outDir: 'dist',
    emptyOutDir: true,
    lib: { entry: { loader: 'src/loader.ts', panel: 'src/panel.ts' }, formats: ['es'] },
    rolldownOptions: {
      // lets the chunks import from panel.js instead of a shared chunk that would be one more request
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        // a classic script's top-level names would be globals of the host page
        banner: ({ name }) => (name === 'loader' ? '(()=>{' : ''),
        footer: ({ name }) => (name === 'loader' ? '})()' : ''),
        entryFileNames: '[name].js',
        chunkFileNames: 'parts/[name]-[hash].js',
      },
    },
  },
})
