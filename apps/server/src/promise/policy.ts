import type { PolicyNow, WorkItem } from '@warmline/core'
import { isStaffed, needsPolicy, nextOpening, stampPolicy, type UnstampedWorkCommand } from '@warmline/core'
import type { Workspaces } from '../kinds/workspaces.ts'
import type { Handle } from '../platform/handle.ts'
import type { Store } from '../platform/ports.ts'

export type PolicyOf = (workspaceId: string, language: string) => Promise<PolicyNow>

export interface PolicyOptions {
  workspaces: Workspaces
  now: () => number
  /** letters can be sent, or are shown in the demo's own inbox */
  mail: (isDemo: boolean) => boolean
}

/** The workspace's rules at this instant. A workspace that cannot be read is not guessed at: it throws. */
export function createPolicy({ workspaces, now, mail }: PolicyOptions): PolicyOf {
  return async (workspaceId, language) => {
    const found = await workspaces.get(workspaceId)
    if (!found) throw new Error(`workspace ${workspaceId} has no settings`)
    const { aiOn, promiseDueMs, hours, callbacks, demo } = found.state
    const at = now()
    return {
      aiOn,
      promiseDueMs,
      staffed: isStaffed(hours, language, at),
      opensAt: nextOpening(hours, language, at),
      callbacks,
      mail: mail(demo),
    }
  }
}

/**
 * Commands of reactions and alarms, and of routes, are written without policy: it is stamped here, in the instant in
 * which the command is handled, for the language of the conversation.
 */
export function stampingHandle(handle: Handle, policyOf: PolicyOf, store: Pick<Store, 'load'>): Handle {
  return async (input) => {
    const command = input.command as UnstampedWorkCommand
    if (input.subjectKind !== 'work-item' || !needsPolicy(command)) return handle(input)
    const language = 'language' in command ? command.language : await languageOf(input.workspaceId, input.subjectId)
    return handle({ ...input, command: stampPolicy(command, await policyOf(input.workspaceId, language)) })
  }
  async function languageOf(workspaceId: string, itemId: string): Promise<string> {
    const stored = await store.load(workspaceId, itemId)
    return (stored?.state as WorkItem | undefined)?.language ?? 'en'
  }
}
