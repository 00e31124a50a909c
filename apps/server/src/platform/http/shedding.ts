import type { RouteName } from '@warmline/contracts'
import type { Pressure, Shed } from '../pressure.ts'
import type { Refusal } from './caller.ts'

/** Reads and writes that take much at once, and what only machines ask for. */
const heavy: ReadonlySet<RouteName> = new Set<RouteName>([
  'exportContact',
  'promisesCsv',
  'promiseFigures',
  'handoffs',
  'promises',
  'transcript',
  'importArticles',
  'attach',
  'download',
  'operatorWorkspace',
  'operatorReport',
])

/** What people write to each other, and everything on the way to a person. */
const chats: ReadonlySet<RouteName> = new Set<RouteName>([
  'front',
  'openContact',
  'identify',
  'openConversation',
  'sendMessage',
  'askForHuman',
  'withdrawAsk',
  'callbackSlots',
  'chooseWait',
  'readByContact',
  'closeByContact',
  'sync',
  'events',
  'session',
  'setAvailability',
  'heartbeat',
  'sendReply',
  'pass',
  'release',
  'transfer',
  'finish',
  'wrapUp',
  'readByTeam',
  'callbackOutcome',
  'callbackPhone',
  'context',
  'assignByLead',
])

const retryAfterS: Record<Shed, number> = { heavy: 30, ai: 10, rest: 10 }

/** 503 for what is left out while memory is short; null = it may pass. A conversation with the AI is asked of its body. */
export function shedRefusal(
  pressure: Pick<Pressure, 'isShed'>,
  name: RouteName,
  body?: unknown,
): Refusal | null {
  const what = shedOf(name, body)
  if (what === null || !pressure.isShed(what)) return null
  return { code: 'overloaded', detail: 'Memory is short on the server.', retryAfterS: retryAfterS[what] }
}

function shedOf(name: RouteName, body: unknown): Shed | null {
  if (heavy.has(name)) return 'heavy'
  if (name === 'suggest' || name === 'letAiTry') return 'ai'
  const isForAi =
    name === 'openConversation' && (body as { wants?: unknown } | null | undefined)?.wants === 'ai'
  return isForAi || !chats.has(name) ? 'rest' : null
}
