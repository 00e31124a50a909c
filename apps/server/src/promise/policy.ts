import type { StaffedHours } from '@warmline/contracts'
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
  const openings = createOpenings()
  return async (workspaceId, language) => {
    const found = await workspaces.get(workspaceId)
    if (!found) throw new Error(`workspace ${workspaceId} has no settings`)
    const { aiOn, promiseDueMs, hours, callbacks, demo } = found.state
    return { aiOn, promiseDueMs, callbacks, mail: mail(demo), ...openings(hours, language, now()) }
  }
}

type Openings = Pick<PolicyNow, 'staffed' | 'opensAt'>

/** The calendar has whole minutes, so it is asked once a minute for each table of hours and language. */
function createOpenings(): (hours: StaffedHours | null, language: string, at: number) => Openings {
  const known = new WeakMap<StaffedHours, Map<string, { minute: number; found: Openings }>>()
  return (hours, language, at) => {
    if (!hours) return { staffed: false, opensAt: null }
    const minute = Math.floor(at / 60_000)
    const ofHours = known.get(hours) ?? new Map<string, { minute: number; found: Openings }>()
    known.set(hours, ofHours)
    const entry = ofHours.get(language)
    // While closed, the next opening stands; while staffed it is this very instant and must be asked anew.
    if (entry?.minute === minute) return entry.found.staffed ? { staffed: true, opensAt: at } : entry.found
    const found = { staffed: isStaffed(hours, language, at), opensAt: nextOpening(hours, language, at) }
    if (ofHours.size > 100) ofHours.clear()
    ofHours.set(language, { minute, found })
    return found
  }
}

/**
 * Commands of reactions and alarms, and of routes, are written without policy: it is stamped here, in the instant in
 * which the command is handled, for the language of the conversation.
 */
export function stampingHandle(handle: Handle, policyOf: PolicyOf, store: Pick<Store, 'load'>): Handle {
  return async (input) => {
    const command = input.command as UnstampedWorkCommand
    if (input.subjectKind !== 'work-item' || 'policy' in command || !needsPolicy(command))
      return handle(input)
    const language =
      'language' in command ? command.language : await languageOf(input.workspaceId, input.subjectId)
    return handle({ ...input, command: stampPolicy(command, await policyOf(input.workspaceId, language)) })
  }
  async function languageOf(workspaceId: string, itemId: string): Promise<string> {
    const stored = await store.load(workspaceId, itemId)
    return (stored?.state as WorkItem | undefined)?.language ?? 'en'
  }
}
