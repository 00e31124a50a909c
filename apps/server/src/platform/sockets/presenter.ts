import type { Frame } from '@warmline/contracts'
import type { LogEntry } from '@warmline/core'

/** Who listens. `audiences` are opaque words of the domain; an entry reaches a viewer that shares one with it. */
export interface Viewer {
  workspaceId: string
  role: 'contact' | 'worker' | 'lead'
  id: string
  audiences: readonly string[]
}

export type EventFrame = Omit<Extract<Frame, { t: 'event' }>, 't' | 'cursor'>
export type EphemeralFrame = Extract<Frame, { t: 'typing' | 'presence' }>

/** Entries whose contents are loaded. */
export interface Prepared {
  audiencesOf(entry: LogEntry): readonly string[]
  /** null = nothing to see for this viewer; `resync` = its picture cannot be mended by one frame */
  present(
    entry: LogEntry,
    viewer: Viewer,
  ): EventFrame | 'resync' | null | Promise<EventFrame | 'resync' | null>
}

/** Given by the domains: the sockets know no domain word. */
export interface Presenter {
  prepare(workspaceId: string, entries: readonly LogEntry[]): Promise<Prepared>
}

/** Topic of ephemerals on the bus: `view` and an audience. The payload is a frame. */
export const ephemeralTopic = (audience: string) => `view ${audience}`
export const audienceOfTopic = (topic: string): string | null =>
  topic.startsWith('view ') ? topic.slice(5) : null
