import type { StaffedHours } from '@warmline/contracts'

export interface Workspace {
  workspaceId: string
  name: string
  slug: string
  demo: boolean
  hours: StaffedHours | null
  promiseDueMs: number
  languages: string[]
  topics: { topic: string; label: string }[]
  dispositions: { id: string; label: string }[]
  origins: string[]
  callbacks: boolean
  aiOn: boolean
}

export type WorkspaceCommand =
  | { type: 'open-workspace'; name: string; slug: string; demo: boolean }
  | {
      type: 'set-names'
      name: string | null
      languages: string[] | null
      topics: { topic: string; label: string }[] | null
      dispositions: { id: string; label: string }[] | null
    }
  | { type: 'set-hours'; hours: StaffedHours }
  | { type: 'set-promise-policy'; dueMs: number }
  | { type: 'set-origins'; origins: string[] }
  /** `backstops` is counted by the shell: enabled people with mayBackstop */
  | { type: 'set-callbacks'; on: boolean; backstops: number }
  | { type: 'switch-ai'; on: boolean; backstops: number }
