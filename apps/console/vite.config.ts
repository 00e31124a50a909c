import { defineConfig } from 'vite'
import { precompress } from '../../scripts/precompress.ts'
import { serviceWorker } from './build/service-worker.ts'

const here = (path: string) => new URL(path, import.meta.url).pathname

/** Served by the server under /console/; every path below it answers with index.html. */
export default defineConfig({
  base: '/console/',
  plugins: [serviceWorker(), precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  build: {
    target: 'es2024',
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // fonts stay files: inlined they would block the first paint and break a strict font-src
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rolldownOptions: {
      input: { index: here('./index.html'), sw: here('./src/sw/worker.ts') },
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    proxy: { '/v1': { target: process.env['WARMLINE_SERVER'] ?? 'http://127.0.0.1:4600', ws: true } },
  },
})
