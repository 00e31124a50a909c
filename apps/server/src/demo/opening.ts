import type { Proficiency, Role } from '@warmline/contracts'
import type { Workspace } from '@warmline/core'
import { addPerson } from '../access/accounts.ts'
import { openWorkspace, roundTheClock, setWorkspace } from '../access/workspaces.ts'
import type { Services } from '../services.ts'
import { systemActor } from '../work/answers.ts'
import { importDemoArticles } from './articles.ts'
import { type DemoWorker, demoCompany, demoWorkers } from './company.ts'

export interface OpenedDemo {
  workspaceId: string
  slug: string
  /** the account of the person who is worker and lead here */
  accountId: string
  simulatedWorkers: { workerId: string; capacity: number }[]
}

const author = systemActor('demo')

/**
 * Opens the demo company, or finds it as an earlier start left it. Null when there are companies here and none of them
 * is the demo: beside a real one nobody is simulated.
 */
export async function openDemo(services: Services): Promise<OpenedDemo | null> {
  const { name, slug } = demoCompany
  const named = await services.authStore.workspaceBySlug(slug)
  const known = named?.demo === true ? named : undefined
  if (!known && (await services.authStore.countWorkspaces()) > 0) return null
  const workspaceId = known?.workspace_id ?? services.ids.next('ws')
  if (!known) {
    const opened = await openWorkspace(services, { workspaceId, slug, name, demo: true })
    if (!opened.ok) throw new Error(`the demo workspace could not be opened: ${opened.problem.code}`)
  }
  await settle(services, workspaceId)
  await importDemoArticles(services, workspaceId)
  const you = await person(services, workspaceId, 'you', {
    name: 'Robin',
    roles: ['worker', 'lead', 'recruiter', 'admin'],
    languages: [...demoCompany.languages],
    skills: demoCompany.topics.map(({ topic }) => ({ topic, proficiency: 3 as Proficiency })),
    mayBackstop: true,
    simulated: false,
  })
  const simulatedWorkers = await Promise.all(
    demoWorkers.map(async (worker) => ({
      workerId: (await person(services, workspaceId, worker.firstName, asPerson(worker))).workerId,
      capacity: worker.capacity,
    })),
  )
  await setWorkspace(services, workspaceId, { type: 'switch-ai', on: true, backstops: 2 })
  return { workspaceId, slug, accountId: you.accountId, simulatedWorkers }
}

/** Settings of the first start; what a person changed afterwards stays. */
async function settle(services: Services, workspaceId: string): Promise<void> {
  const stored = await services.store.load(workspaceId, workspaceId)
  if ((stored?.state as Workspace | undefined)?.hours) return
  const { languages, topics, dispositions, timeZone } = demoCompany
  await setWorkspace(services, workspaceId, {
    type: 'set-names',
    name: null,
    languages: [...languages],
    topics: topics.map((topic) => ({ ...topic })),
    dispositions: dispositions.map((disposition) => ({ ...disposition })),
  })
  await setWorkspace(services, workspaceId, { type: 'set-hours', hours: roundTheClock(timeZone) })
  await setWorkspace(services, workspaceId, { type: 'set-callbacks', on: true, backstops: 0 })
}

const asPerson = (worker: DemoWorker) => ({
  name: worker.firstName,
  roles: ['worker'] as Role[],
  languages: [...worker.languages],
  skills: Object.entries(worker.skills).map(([topic, proficiency]) => ({ topic, proficiency })),
  mayBackstop: worker.mayBackstop,
  simulated: true,
})

async function person(
  services: Services,
  workspaceId: string,
  key: string,
  details: Omit<Parameters<typeof addPerson>[2], 'email'>,
): Promise<{ workerId: string; accountId: string }> {
  const added = await addPerson(services, workspaceId, { ...details, email: null }, author, {
    scope: 'demo',
    key,
  })
  if (!added.ok) throw new Error(`${key} could not be added to the demo: ${added.problem.code}`)
  return added
}
