import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildSdk, buildStatistics } from './build.ts'

/** `npm run sdk`: builds what is published: the client, and the statistics of core. */
const packages = join(import.meta.dirname, '..', '..', 'packages')
for (const [folder, make] of [
  [join(packages, 'client', 'dist'), buildSdk],
  [join(packages, 'core', 'dist', 'statistics'), buildStatistics],
] as const) {
  await make(folder)
  for (const file of readdirSync(folder))
    console.log(`${relative(process.cwd(), join(folder, file))}  ${statSync(join(folder, file)).size} bytes`)
}
