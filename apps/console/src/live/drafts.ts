import { signal } from '@preact/signals'
import { type Draft, emptyDraft, isEmpty } from '../model/composer.ts'
import { load, save } from './storage.ts'

const open = signal<ReadonlyMap<string, Draft>>(new Map())

export const draftOf = (itemId: string): Draft =>
  open.value.get(itemId) ?? load<Draft>(`draft.${itemId}`) ?? emptyDraft

/** Kept at every letter: storage writes of this size take far less than a frame. */
export function setDraft(itemId: string, draft: Draft): void {
  open.value = new Map([...open.value, [itemId, draft]])
  save(`draft.${itemId}`, isEmpty(draft) ? null : draft)
}
export const clearDraft = (itemId: string): void => setDraft(itemId, emptyDraft)
