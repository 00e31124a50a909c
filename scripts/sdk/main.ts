import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildSdk } from './build.ts'

/** `npm run sdk`: builds what is published of the client into packages/client/dist. */
const folder = join(import.meta.dirname, '..', '..', 'packages', 'client', 'dist')
await buildSdk(folder)
for (const file of readdirSync(folder))
  console.log(`${relative(process.cwd(), join(folder, file))}  ${statSync(join(folder, file)).size} bytes`)
