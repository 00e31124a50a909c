import { randomBytes } from 'node:crypto'
import type { Role } from '@warmline/contracts'
import { addPerson, systemAccess } from '../../apps/server/src/access/accounts.ts'
import { openWorkspace, roundTheClock, setWorkspace } from '../../apps/server/src/access/workspaces.ts'
import { readConfig } from '../../apps/server/src/config.ts'
import { createNode } from '../../apps/server/src/context.ts'
import { importDemoArticles } from '../../apps/server/src/demo/articles.ts'

/**
 * A real server with a quiet company for measurements: the demo's articles, an AI that speaks, two people, nobody
 * simulated. Takes the server's own options; ORIGINS names the pages of others that may carry the widget. Prints one
 * line of JSON when it listens, and ends with its standard input.
 */
const config = readConfig(['--empty', ...process.argv.slice(2)], process.env)
const node = await createNode(config)
const { services } = node

const workspaceId = services.ids.next('ws')
const slug = `company-${randomBytes(3).toString('hex')}`
await openWorkspace(services, { workspaceId, slug, name: 'Ottermark', demo: true })
await setWorkspace(services, workspaceId, { type: 'set-hours', hours: roundTheClock('UTC') })
await setWorkspace(services, workspaceId, { type: 'set-callbacks', on: true, backstops: 0 })
const origins = (process.env['ORIGINS'] ?? '').split(',').filter((origin) => origin !== '')
if (origins.length > 0) await setWorkspace(services, workspaceId, { type: 'set-origins', origins })
await importDemoArticles(services, workspaceId)

async function person(name: string, roles: Role[]) {
  const given = {
    name,
    roles,
    email: null,
    languages: ['en'],
    skills: [],
    mayBackstop: true,
    simulated: false,
  }
  const added = await addPerson(services, workspaceId, given, systemAccess, { scope: 'bench', key: name })
  if (!added.ok) throw new Error(added.problem.code)
  return services.auth.openSession({ workspaceId, accountId: added.accountId })
}
const everything = await person('Robin', ['worker', 'lead', 'admin'])
const worker = await person('Ada', ['worker'])
await setWorkspace(services, workspaceId, { type: 'switch-ai', on: true, backstops: 2 })

console.log(JSON.stringify({ url: await node.listen(), slug, everything, worker }))
process.stdin.resume()
process.stdin.on('end', () => void node.close().then(() => process.exit(0)))
