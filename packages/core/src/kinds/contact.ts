export interface Contact {
  contactId: string
  language: string
  simulated: boolean
  openedAt: number
  identified: boolean
  mergedInto: string | null
  erased: boolean
  facts: Fact[]
}

export interface Fact {
  key: string
  contentId: string
  by: 'contact' | 'host' | 'worker'
  at: number
  /** the contact objects to it; it stays, with the objection beside it */
  disputed?: true
}

export type ContactCommand =
  | { type: 'open-contact'; language: string; simulated: boolean }
  | { type: 'identify-contact'; subHash: string }
  | { type: 'merge-contact'; intoContactId: string }
  | { type: 'record-fact'; key: string; value: string; by: 'contact' | 'host' | 'worker' }
  /** only what the contact said, or what a worker noted; what a signed identity says can be disputed */
  | { type: 'remove-fact'; key: string; by: 'contact' | 'worker' }
  | { type: 'dispute-fact'; key: string; by: 'host' | 'worker'; disputed: boolean }
  | { type: 'erase-contact' }
