import type { FrontView } from '@warmline/contracts'
import type { WorkItem } from '@warmline/core'
import { contactOf } from '../kinds/contact-access.ts'
import type { ContactCaller } from '../platform/http/caller.ts'
import type { Services } from '../services.ts'
import { knownOf } from '../work/context-pack.ts'
import { lastPersonView } from '../work/last-person.ts'
import type { Beside, OwnPage, View } from './page-own-view.ts'
import type { PageOwnWords } from './page-own-words.ts'

/** One request for the page without scripts. */
export interface PageContext {
  services: Services
  front: FrontView
  language: string
  /** how times are written */
  locale: string
  words: PageOwnWords
  caller: ContactCaller | null
  /** of the company, IANA: a page without scripts knows no other */
  zone: string
  /** a fresh key for the forms on it */
  key: string
}

const mostEarlier = 10

export async function besideOf(
  { services, caller }: PageContext,
  item: WorkItem | null,
  joined: boolean,
): Promise<Beside> {
  if (!caller) return { last: null, itemId: null, earlier: [], joined }
  const records = await services.store.find(caller.workspaceId, {
    subjectKind: 'work-item',
    contactId: caller.contactId,
    limit: mostEarlier + 1,
    order: 'newest',
  })
  const isAskable = item?.holder.at !== 'worker' && item?.wish === undefined
  return {
    last: isAskable ? await lastPersonView(services, caller) : null,
    itemId: item?.itemId ?? null,
    earlier: records
      .map((record) => record.state as WorkItem)
      .filter((other) => other.itemId !== item?.itemId)
      .slice(0, mostEarlier),
    joined,
  }
}

export async function ownPageOf(
  { services, caller, words, front, key, language }: PageContext,
  view: View,
  item: WorkItem | null,
): Promise<OwnPage> {
  const contact = caller && (await contactOf(services, caller.workspaceId, caller.contactId))
  const known = contact && caller ? await knownOf(services, caller.workspaceId, contact) : null
  const hasAddress =
    (item !== null && item.emailContentId !== null) ||
    (known?.facts ?? []).some((fact) => fact.key === 'email' && fact.by !== 'worker')
  const itemId = item?.itemId ?? null
  return { view, words, language, key, itemId, mail: front.mail, known, hasAddress, said: '' }
}
