import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addPerson, systemAccess } from '../../apps/server/src/access/accounts.ts'
import { openWorkspace, roundTheClock, setWorkspace } from '../../apps/server/src/access/workspaces.ts'
import { readConfig } from '../../apps/server/src/config.ts'
import { createNode } from '../../apps/server/src/context.ts'
import { importDemoArticles } from '../../apps/server/src/demo/articles.ts'
import { migrate } from '../../apps/server/src/platform/db/migrate.ts'
import { startEmbedded } from '../../apps/server/src/platform/embedded/supervisor.ts'
import { loadMasterKeys } from '../../apps/server/src/platform/master-key.ts'
import type { Services } from '../../apps/server/src/services.ts'
import { fillLog } from './fill.ts'
import { type Company, companyFile, type Wanted } from './prepared.ts'
import { headOf, withClient } from './store.ts'

/**
 * Prepares what is measured, in a process of its own: `company.ts WANTED` as JSON. A company with people and a log of so
 * many events stands in its folder afterwards; what stands there already is only added to.
 */
const { folder, workers: wanted, events, contacts, seed } = JSON.parse(process.argv[2] ?? '') as Wanted
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

async function found(services: Services): Promise<Omit<Company, 'lead'>> {
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

async function hire(services: Services, workspaceId: string, key: string, role: 'worker' | 'admin') {
  const person = {
    name: `Worker ${key}`,
    email: null,
    roles: [role],
    languages: ['en'],
    skills: [],
    mayBackstop: role === 'worker',
    simulated: true,
  }
  const added = await addPerson(services, workspaceId, person, systemAccess, { scope: 'bench', key })
  if (!added.ok) throw new Error(added.problem.code)
  const token = await services.auth.openSession({ workspaceId, accountId: added.accountId })
  return { workerId: added.workerId, token }
}

const hiredAtOnce = 16

async function staffed(services: Services): Promise<Company> {
  const company = known ?? (await found(services))
  const { workspaceId, workers } = company
  const lead = known?.lead ?? (await hire(services, workspaceId, 'lead', 'admin'))
  while (workers.length < wanted) {
    const fresh = Array.from(
      { length: Math.min(hiredAtOnce, wanted - workers.length) },
      (_, n) => workers.length + n + 1,
    )
    workers.push(...(await Promise.all(fresh.map((n) => hire(services, workspaceId, String(n), 'worker')))))
  }
  await setWorkspace(services, workspaceId, { type: 'switch-ai', on: true, backstops: 2 })
  return { ...company, lead }
}

let company: Company
if (known?.lead && known.workers.length >= wanted) company = { ...known, lead: known.lead }
else {
  const node = await createNode(config)
  company = await staffed(node.services)
  await node.close()
  say(`${company.workers.length} people work here`)
}

const isToGrow = company.events < events || (company.contacts ?? contacts) < contacts
if (known || isToGrow) {
  const began = Date.now()
  const server = await startEmbedded({
    dataDir: folder,
    log: { info: () => undefined, warn: () => undefined, error: (_, message) => say(message) },
  })
  try {
    const { workspaceId } = company
    // A log that an earlier version made: a node would back up all of it before.
    await migrate({ owner: server.ownerConfig })
    if (isToGrow)
      company.events = await withClient(server.ownerConfig, async (client) =>
        fillLog({
          client,
          masters: await loadMasterKeys(folder, process.env),
          workspaceId,
          workerIds: company.workers.map((one) => one.workerId),
          events,
          contacts,
          // Another seed each time, so that an added part is not the first one again.
          seed: seed + (await headOf(client, workspaceId)),
          until: Date.now(),
          onProgress: (done) =>
            say(
              `${done.toLocaleString('en')} events in the log, ${((Date.now() - began) / 1000).toFixed(0)} s`,
            ),
        }),
      )
    company.contacts = Math.max(company.contacts ?? 0, contacts)
  } finally {
    await server.stop()
  }
}
await writeFile(file, JSON.stringify(company), { mode: 0o600 })
