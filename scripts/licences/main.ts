import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAllowed, packagesOf, thirdParty } from './packages.ts'

/** `npm run licences [-- --write]`: may everything come in, and does THIRD-PARTY.md say what does? */
const root = join(import.meta.dirname, '..', '..')
const page = join(root, 'THIRD-PARTY.md')
const packages = packagesOf(root)

for (const [licence, list] of Map.groupBy(packages, (one) => one.licence))
  console.log(
    `${licence.padEnd(28)} ${String(list.length).padStart(4)} ${isAllowed(licence) ? 'allowed' : 'REFUSED'}`,
  )

const refused = packages.filter((one) => !isAllowed(one.licence))
for (const one of refused)
  console.error(`${one.name} ${one.version} comes under "${one.licence}", which is not on the list.`)

const wanted = thirdParty(packages)
if (process.argv.includes('--write')) writeFileSync(page, wanted)
const isTold = readFileSync(page, 'utf8') === wanted
if (!isTold) console.error('THIRD-PARTY.md is not what the lockfile says: npm run licences -- --write')
process.exitCode = refused.length === 0 && isTold ? 0 : 1
