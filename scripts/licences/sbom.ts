import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inside } from './allowed.ts'

interface Bill {
  metadata: { component: { name: string } }
  components: object[]
}

/**
 * `npm run sbom [-- --out FILE]`: what runs, as CycloneDX 1.5, from the lockfile; npm's own bill with the programs and
 * libraries that come inside packages added.
 */
const { values } = parseArgs({ options: { out: { type: 'string' } } })
const root = join(import.meta.dirname, '..', '..')
const { npm_execpath: script, npm_node_execpath: node } = process.env
const [file, first] = script ? [node ?? process.execPath, [script]] : ['npm', []]
const args = [
  'sbom',
  '--package-lock-only',
  '--omit=dev',
  '--sbom-format=cyclonedx',
  '--sbom-type=application',
]
const bill = JSON.parse(
  execFileSync(file, [...first, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 }),
) as Bill
bill.metadata.component.name = 'warmline'
for (const { where, what, licence } of inside)
  bill.components.push({
    type: 'library',
    name: what,
    description: `inside ${where}`,
    licenses: [{ license: { name: licence } }],
  })
const text = `${JSON.stringify(bill, null, 2)}\n`
if (values.out === undefined) process.stdout.write(text)
else {
  writeFileSync(values.out, text)
  console.log(`${bill.components.length} components in ${values.out}`)
}
