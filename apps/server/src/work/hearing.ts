import { isNeed, listedSignals, soundsFailed, troubleIn } from '@warmline/ai'
import type { IncomingMessage, WorkItem } from '@warmline/core'
import type { Services } from '../services.ts'
import { recentTurns } from './turns.ts'

/** A message that asks for a code, an amount or a count: there `0` may be the answer and not a wish. */
const asksForNumber =
  /\b(number|code|digits?|amount|how (many|much)|pin|nummer|kod|siffror|belopp|hur (många|mycket)|anzahl|betrag|wie viele?|ziffern?|numer|kwot\w+|ile|cyfr\w+|n[úu]mero|c[óo]digo|cu[áa]nt\w+|importe|d[íi]gitos?)\b|رقم|كم|رمز|مبلغ/iu

/**
 * Heard by code, before and outside any AI: a wish for a person, and signs that the contact is in need. Only ever given
 * what contacts write; signs are looked for in reviewed phrases, and all they do is bring a person sooner.
 */
export async function hear(
  services: Services,
  workspaceId: string,
  message: { messageId: string; text: string; attachments: string[] },
  /** the conversation so far, or how to get it: it is only looked at when a number may be meant or an answer failed */
  item: WorkItem | null | (() => Promise<WorkItem | undefined>),
  language: string,
): Promise<IncomingMessage> {
  const { text } = message
  const inNeed = [...listedSignals(text)].some(isNeed)
  const known = async () => (typeof item === 'function' ? await item() : item) ?? null
  const trouble = soundsFailed(text) ? await troubleOf(services, workspaceId, await known(), text) : 0
  const { says, because } = services.hearing.hears(text, { language, trouble })
  const heard = inNeed ? { ...message, inNeed } : message
  if (says === 'no') return { ...heard, asks: null }
  if (because !== 'zero') return { ...heard, asks: { how: wayOf[because], sure: says === 'act' } }
  const sure = !(await wasAskedForNumber(services, workspaceId, await known()))
  return { ...heard, asks: { how: 'zero', sure } }
}

/** What the log calls it: whatever was said in words is a phrase. */
const wayOf = {
  command: 'command',
  phrase: 'phrase',
  words: 'phrase',
  declined: 'phrase',
  trouble: 'phrase',
  nothing: 'phrase',
} as const

/** How often the assistant has failed this contact, this message included. */
async function troubleOf(
  { store, contents }: Services,
  workspaceId: string,
  item: WorkItem | null,
  text: string,
): Promise<number> {
  if (item?.holder.at !== 'ai' || !item.answeredByAi) return 0
  const turns = await recentTurns({ store, texts: contents.texts }, workspaceId, item.itemId)
  return troubleIn([...turns, { from: 'contact', text }])
}

async function wasAskedForNumber(
  services: Services,
  workspaceId: string,
  item: WorkItem | null,
): Promise<boolean> {
  if (!item?.previewContentId || item.lastFrom === 'contact') return false
  const text = await services.contents.text(workspaceId, item.previewContentId)
  return text !== null && asksForNumber.test(text)
}
