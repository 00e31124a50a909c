import type { ThreadView } from '@warmline/contracts'
import { escapeHtml } from './html.ts'

/** A page that loads itself again: how many entries it has seen, and how often it has looked. */
export interface Watch {
  entries: number
  looks: number
}

const everyS = 30
/** half an hour */
const mostLooks = 60

export function watchOf(text: string): Watch | null {
  const found = /^(\d{1,6})\.(\d{1,3})$/.exec(text)
  return found ? { entries: Number(found[1]), looks: Number(found[2]) } : null
}

/** Null = something new is here, the conversation has ended, or it was looked for long enough. */
export function nextLook({ head, entries }: ThreadView, { entries: seen, looks }: Watch) {
  if (entries.length !== seen || head.status === 'closed' || looks >= mostLooks) return null
  return { itemId: head.itemId, entries: seen, looks: looks + 1 }
}

export const reloading = ({ itemId, entries, looks }: Watch & { itemId: string }): string =>
  `<meta http-equiv="refresh" content="${everyS}; url=${escapeHtml(`?item=${encodeURIComponent(itemId)}&watch=${entries}.${looks}#watch`)}">`
