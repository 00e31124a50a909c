import { defineConfig } from 'vitest/config'

/** `npm test` runs every *.test.ts; the long suite (`npm run test:long`) runs *.long.ts. */
export default defineConfig({
  test: {
    include: process.env['WARMLINE_LONG'] === '1' ? ['**/*.long.ts'] : ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['apps/server/src/platform/embedded/test-setup.ts'],
    // These end what hangs. None judges speed: the machine may be busy with anything else.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
})
