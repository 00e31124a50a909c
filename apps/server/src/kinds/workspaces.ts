import type { Workspace } from '@warmline/core'
import type { Store } from '../platform/ports.ts'

export interface KnownWorkspace {
  state: Workspace
  version: number
}

/** Settings as they stood at most a second ago; commands are decided on the stored state, not on this. */
export interface Workspaces {
  get(workspaceId: string): Promise<KnownWorkspace | undefined>
  /** changed on this node: read it again */
  forget(workspaceId: string): void
}

const freshMs = 1_000

export function createWorkspaces(store: Pick<Store, 'load'>, now: () => number): Workspaces {
  const known = new Map<string, { at: number; found: Promise<KnownWorkspace | undefined> }>()
  async function load(workspaceId: string): Promise<KnownWorkspace | undefined> {
    const stored = await store.load(workspaceId, workspaceId)
    return stored && { state: stored.state as Workspace, version: stored.version }
  }
  return {
    get(workspaceId) {
      const entry = known.get(workspaceId)
      if (entry && now() - entry.at < freshMs) return entry.found
      const found = load(workspaceId)
      if (known.size > 5_000) known.clear()
      known.set(workspaceId, { at: now(), found })
      found.catch(() => known.delete(workspaceId))
      return found
    },
    forget: (workspaceId) => void known.delete(workspaceId),
  }
}
