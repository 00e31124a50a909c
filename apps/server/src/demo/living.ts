import type { Services } from '../services.ts'
import { createDemoContacts } from './contacts.ts'
import type { OpenedDemo } from './opening.ts'
import { createDemoWorkers } from './workers.ts'

export interface LivingDemo {
  stop(): Promise<void>
}

const stepEveryMs = 1_000

/** Keeps the demo company alive on this node: contacts write, workers answer. An error ends a step, never the demo. */
export function startLiving(services: Services, demo: OpenedDemo, dice: () => number): LivingDemo {
  const contacts = createDemoContacts(services, demo.workspaceId, dice)
  const workers = createDemoWorkers(services, demo.workspaceId, demo.simulatedWorkers, dice)
  let isRunning = true
  let cancel = () => {}
  let step: Promise<void> = Promise.resolve()

  async function once(): Promise<void> {
    try {
      if (!services.pressure.isShed('heavy')) {
        const { standAside } = await workers.step()
        await contacts.step(standAside)
      }
    } catch (error) {
      services.log.warn({ err: error, workspaceId: demo.workspaceId }, 'a step of the demo failed')
    }
    if (isRunning) schedule()
  }
  function schedule(): void {
    cancel = services.clock.after(stepEveryMs, () => {
      step = once()
    })
  }
  schedule()
  return {
    async stop() {
      isRunning = false
      cancel()
      await step
    },
  }
}
