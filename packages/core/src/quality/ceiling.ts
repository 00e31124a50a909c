import type { AutonomyLevel } from '@warmline/contracts'
import type { Workspace } from '../kinds/workspace.ts'

export interface Slice {
  topic: string
  language: string
  channel: string
}

/**
 * The share of a slice's drafts that may reach a contact, 0…1, asked on every send. Until the governor exists it is a
 * constant: everything in a demo workspace; elsewhere drafts only reach workers as suggestions.
 */
export const ceilingOf = (workspace: Pick<Workspace, 'demo'>, _slice: Slice): number =>
  workspace.demo ? 1 : 0

/** The level that stands behind the ceiling, for people to read. */
export const levelOf = (workspace: Pick<Workspace, 'demo'>): AutonomyLevel =>
  workspace.demo ? 'autonomous' : 'suggest'
