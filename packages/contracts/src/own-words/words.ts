export type FactKey = 'name' | 'email' | 'phone' | 'about'

/** The words of a contact's own affairs; they come with the part that needs them. Missing keys are type errors. */
export interface OwnWords {
  again: (name: string) => string
  now: Record<'free' | 'busy' | 'away', (name: string) => string>
  saved: string
  tooMany: string
  know: string
  knowNote: string
  /** a date and a language as the reader says them */
  base: (since: string, language: string) => string
  knowNothing: string
  fields: Record<FactKey, string>
  by: Record<'contact' | 'host' | 'worker', string>
  save: string
  dispute: string
  undispute: string
  disputed: string
  keyNote: string
  keyAddress: string
  keyMake: string
  keyOnce: string
  keyVoid: string
  keyVoided: string
  join: string
  joinNote: string
  joinKey: string
  joinAsk: string
  joinSent: string
  joinCode: string
  joinGo: string
  joinWrong: string
  joinNoMail: string
  joinOther: string
  joinDone: string
  /** how many messages the joined conversation holds */
  joinCount: (count: number) => string
}
