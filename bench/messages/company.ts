import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addPerson, systemAccess } from '../../apps/server/src/access/accounts.ts'
import { openWorkspace, roundTheClock, setWorkspace } from '../../apps/server/src/access/workspaces.ts'
import { readConfig } from '../../apps/server/src/config.ts'
import { createNode } from '../../apps/server/src/context.ts'
import { importDemoArticles } from '../../apps/server/src/demo/articles.ts'
import { startEmbedded } from '../../apps/server/src/platform/embedded/supervisor.ts'
import { loadMasterKeys } from '../../apps/server/src/platform/master-key.ts'
import type { Services } from '../../apps/server/src/services.ts'
import { fillLog } from './fill.ts'
import { type Company, companyFile } from './prepared.ts'
import { headOf, withClient } from './store.ts'

/**
 * Prepares what is measured, in a process of its own: `company.ts DIR WORKERS EVENTS SEED`. A company with people and a
 * log of so many events stands in DIR afterwards; what stands there already is only added to.
 */
const [folder, workersText, eventsText, seedText] = process.argv.slice(2)
if (!folder || !workersText || !eventsText || !seedText)
  throw new Error('usage: company.ts DIR WORKERS EVENTS SEED')
const say = (text: string) => process.stderr.write(`${text}\n`)
await mkdir(folder, { recursive: true, mode: 0o700 })
const config = readConfig(['--empty', '--port', '0', '--data', folder], {
  ...process.env,
  WARMLINE_LOG: 'error',
})
const file = join(folder, companyFile)
const known = await readFile(file, 'utf8').then(
  (text) => JSON.parse(text) as Company,
  () => null,
)

async function found(services: Services): Promise<Company> {
  const workspaceId = services.ids.next('ws')
  const slug = `bench-${workspaceId.slice(-8)}`
  await openWorkspace(services, { workspaceId, slug, name: 'Bench', demo: false })
  await setWorkspace(services, workspaceId, {
    type: 'set-names',
    name: null,
    languages: ['en'],
    topics: null,
    dispositions: [{ id: 'answered', label: 'Answered' }],
  })
  await setWorkspace(services, workspaceId, { type: 'set-hours', hours: roundTheClock('UTC') })
  await setWorkspace(services, workspaceId, { type: 'set-callbacks', on: true, backstops: 0 })
  await importDemoArticles(services, workspaceId)
  return { workspaceId, slug, workers: [], events: 0 }
}

async function hire(services: Services, { workspaceId }: Company, n: number) {
  const person = {
    name: `Worker ${n}`,
    email: null,
    roles: ['worker' as const],
    languages: ['en'],
    skills: [],
    mayBackstop: true,
    simulated: true,
  }
  const named = { scope: 'bench', key: String(n) }
  const added = await addPerson(services, workspaceId, person, systemAccess, named)
  if (!added.ok) throw new Error(added.problem.code)
  const token = await services.auth.openSession({ workspaceId, accountId: added.accountId })
  return { workerId: added.workerId, token }
}

const wanted = Number(workersText)
const events = Number(eventsText)
let company: Company
if (known && known.workers.length >= wanted) company = known
else {
  const node = await createNode(config)
  company = known ?? (await found(node.services))
  while (company.workers.length < wanted)
    company.workers.push(await hire(node.services, company, company.workers.length + 1))
  await setWorkspace(node.services, company.workspaceId, { type: 'switch-ai', on: true, backstops: 2 })
  await node.close()
  say(`${company.workers.length} people work here`)
}

if (company.events < events) {
  const began = Date.now()
  const server = await startEmbedded({
    dataDir: folder,
    log: { info: () => undefined, warn: () => undefined, error: (_, message) => say(message) },
  })
  try {
    const { workspaceId } = company
    company.events = await withClient(server.ownerConfig, async (client) =>
      fillLog({
        client,
        masters: await loadMasterKeys(folder, process.env),
        workspaceId,
        workerIds: company.workers.map((one) => one.workerId),
        events,
        // Another seed each time, so that an added part is not the first one again.
        seed: Number(seedText) + (await headOf(client, workspaceId)),
        until: Date.now(),
        onProgress: (done) =>
          say(
            `${done.toLocaleString('en')} events in the log, ${((Date.now() - began) / 1000).toFixed(0)} s`,
          ),
      }),
    )
  } finally {
    await server.stop()
  }
}
await writeFile(file, JSON.stringify(company), { mode: 0o600 })
