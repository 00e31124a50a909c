import { hearsHumanRequest } from '@warmline/ai'
import type { IncomingMessage, WorkItem } from '@warmline/core'
import type { Services } from '../services.ts'

/** A message that asks for a code, an amount or a count: there `0` may be the answer and not a wish. */
const asksForNumber =
  /\b(number|code|digits?|amount|how (many|much)|pin|nummer|kod|siffror|belopp|hur (många|mycket)|anzahl|betrag|wie viele?|ziffern?|numer|kwot\w+|ile|cyfr\w+|n[úu]mero|c[óo]digo|cu[áa]nt\w+|importe|d[íi]gitos?)\b|رقم|كم|رمز|مبلغ/iu

/** Heard by code, before and outside any AI. */
export async function hear(
  services: Services,
  workspaceId: string,
  message: { messageId: string; text: string; attachments: string[] },
  /** the conversation so far, or how to get it: it is only looked at when a number may be meant */
  item: WorkItem | null | (() => Promise<WorkItem | undefined>),
  language: string,
): Promise<IncomingMessage> {
  const heard = hearsHumanRequest(message.text, language)
  if (!heard) return { ...message, asks: null }
  if (heard.how !== 'zero') return { ...message, asks: { how: heard.how, sure: true } }
  const known = typeof item === 'function' ? await item() : item
  const sure = !(await wasAskedForNumber(services, workspaceId, known ?? null))
  return { ...message, asks: { how: heard.how, sure } }
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
