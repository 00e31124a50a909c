export interface Contact {
  contactId: string
  language: string
  simulated: boolean
  openedAt: number
  identified: boolean
  mergedInto: string | null
  erased: boolean
  facts: { key: string; contentId: string; by: 'contact' | 'host' | 'worker'; at: number }[]
}

export type ContactCommand =
  | { type: 'open-contact'; language: string; simulated: boolean }
  | { type: 'identify-contact'; subHash: string }
  | { type: 'merge-contact'; intoContactId: string }
  | { type: 'record-fact'; key: string; value: string; by: 'contact' | 'host' | 'worker' }
  | { type: 'erase-contact' }
