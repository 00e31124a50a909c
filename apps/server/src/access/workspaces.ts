import type { StaffedHours } from '@warmline/contracts'
import type { WorkspaceCommand } from '@warmline/core'
import type { HandleResult } from '../platform/handle.ts'
import { type Refused, refuse } from '../platform/http/caller.ts'
import type { Services } from '../services.ts'
import { systemAccess } from './accounts.ts'

export interface NewWorkspace {
  workspaceId: string
  slug: string
  name: string
  demo: boolean
}

/** Registers the slug and opens the subject. Refusals: `already-exists` (the slug is taken). */
export async function openWorkspace(
  services: Services,
  { workspaceId, slug, name, demo }: NewWorkspace,
): Promise<{ ok: true } | Refused> {
  const isNew = await services.authStore.addWorkspace(
    { workspace_id: workspaceId, slug, name, demo },
    services.clock.now(),
  )
  if (!isNew) return refuse('already-exists', 'This short name is taken.')
  const result = await setWorkspace(services, workspaceId, { type: 'open-workspace', name, slug, demo })
  if (result.ok) return { ok: true }
  await services.authStore.removeWorkspace(workspaceId)
  return result
}

export async function setWorkspace(
  services: Services,
  workspaceId: string,
  command: WorkspaceCommand,
): Promise<HandleResult> {
  const result = await services.handle({
    workspaceId,
    subjectKind: 'workspace',
    subjectId: workspaceId,
    command,
    actor: systemAccess,
  })
  services.workspaces.forget(workspaceId)
  return result
}

/** Every hour of the week, every language. */
export const roundTheClock = (zone: string): StaffedHours => ({
  zone,
  week: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 0, to: 24 * 60, languages: [] })),
  holidays: [],
})

export const officeHours = (zone: string): StaffedHours => ({
  zone,
  week: [0, 1, 2, 3, 4].map((weekday) => ({ weekday, from: 9 * 60, to: 17 * 60, languages: [] })),
  holidays: [],
})
