/** Where the prepared company is described, with its tokens, inside its data directory. */
export const companyFile = 'bench.json'

export interface Company {
  workspaceId: string
  slug: string
  workers: { workerId: string; token: string }[]
  /** about so many stand in the log */
  events: number
}
