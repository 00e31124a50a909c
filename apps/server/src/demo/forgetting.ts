import type { Contact } from '@warmline/core'
import { eraseSimulated } from '../kinds/erasing.ts'
import type { Services } from '../services.ts'

const page = 200
/** Contacts erased in one run; what is left goes an hour later. */
const mostInOneRun = 2_000

/**
 * Simulated contacts of a demo company whose talks are long over are erased: texts, keys and identifiers go, the log
 * keeps its facts. Whom a person opened in the demo stays.
 */
export function forgetDemoTalks(services: Services, goesOn: () => boolean) {
  const { store } = services
  /** up to where everybody is erased, or will never be: ids are in the order of time */
  const done = new Map<string, string>()

  async function isOver(workspaceId: string, contactId: string): Promise<boolean> {
    const open = await store.find(workspaceId, {
      subjectKind: 'work-item',
      contactId,
      status: ['ai', 'nowhere', 'queue', 'callback', 'worker', 'wrap-up'],
      limit: 1,
    })
    return open.length === 0
  }

  return {
    /** How many were erased of those who came before `before` (epoch ms). */
    async run(workspaceId: string, before: number): Promise<number> {
      let erased = 0
      let hasOpen = false
      for (let after = done.get(workspaceId) ?? 'ctc_'; goesOn() && erased < mostInOneRun; ) {
        const rows = await store.subjects(workspaceId, after, page)
        for (const { subjectId, subjectKind, state } of rows) {
          const contact = state as Contact
          if (subjectKind !== 'contact' || contact.openedAt >= before) return erased
          after = subjectId
          if (contact.simulated && !contact.erased) {
            if (await isOver(workspaceId, subjectId)) {
              await eraseSimulated(services, workspaceId, subjectId)
              erased += 1
            } else hasOpen = true
          }
          if (!hasOpen) done.set(workspaceId, after)
        }
        if (rows.length < page) break
      }
      return erased
    },
  }
}
