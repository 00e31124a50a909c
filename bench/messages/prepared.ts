/** Where the prepared company is described, with its tokens, inside its data directory. */
export const companyFile = 'bench.json'

export interface Person {
  workerId: string
  token: string
}

export interface Company {
  workspaceId: string
  slug: string
  workers: Person[]
  /** sees the floor and finds contacts */
  lead: Person
  /** about so many stand in the log */
  events: number
  /** at least so many contacts are known */
  contacts?: number
}

export interface Wanted {
  folder: string
  workers: number
  /** in the log, about */
  events: number
  /** at least */
  contacts: number
  seed: number
}
