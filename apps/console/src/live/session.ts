import { signal } from '@preact/signals'
import { createSharedLive, type Live, wakeOnPageEvents } from '@warmline/client'
import type { ResponseOf, Role } from '@warmline/contracts'
import { emptyBoard } from '../model/board.ts'
import { call, client } from './client.ts'
import { heldHash, lineCarriedBy, postHeld, startHeartbeat, stopHeartbeat } from './heartbeat.ts'
import { closeOutbox, forgetOutbox, openOutbox, pendingSince, wakeOutbox } from './outbox-runner.ts'
import { itemInPath } from './router.ts'
import { forgetPerson, save } from './storage.ts'
import {
  before,
  board,
  loadSettings,
  onEvent,
  onPresence,
  onTyping,
  refreshThreads,
  settings,
  status,
  syncFloor,
  syncInbox,
} from './store.ts'

type Session = ResponseOf<'session'>
/** asking: not known yet · out: sign in first · away: the server cannot be reached, so we cannot know */
export type SessionState = { at: 'asking' } | { at: 'out' } | { at: 'away' } | { at: 'in'; who: Session }

export const session = signal<SessionState>({ at: 'asking' })
export const hasRole = (...roles: Role[]): boolean => {
  const s = session.value
  return s.at === 'in' && roles.some((role) => s.who.roles.includes(role))
}

/** The live inbox is for those who answer, lead or administer; nobody else may read it. */
export const hasLine = (): boolean => hasRole('worker', 'lead', 'admin')

let live: Live | null = null
let unhook: (() => void) | null = null

export async function openSession(): Promise<void> {
  const result = await call('session', { retries: 1 })
  if (result.ok) {
    // what is from before may be another person's
    if (board.value.me?.workerId !== result.value.workerId) board.value = emptyBoard
    session.value = { at: 'in', who: result.value }
    save('workspace', result.value.slug)
    goLive(result.value)
  } else if (result.problem.status === 401) {
    stop()
    session.value = { at: 'out' }
  } else if (session.value.at !== 'in') session.value = { at: 'away' }
}

function goLive(who: Session): void {
  unhook?.()
  live?.stop()
  live = null
  if (!hasLine()) return
  openOutbox(who.workerId)
  void loadSettings()
  live = createSharedLive(`console:${who.workerId}`, {
    client,
    sync: async () => {
      const cursor = await syncInbox()
      if (cursor === null) return null
      if (board.value.floor !== null) void syncFloor()
      void refreshThreads(itemInPath())
      return cursor
    },
    onFrame: (frame) => {
      if (frame.t === 'event') onEvent(frame)
      else if (frame.t === 'presence') onPresence(frame)
      else if (frame.by === 'contact') onTyping(frame.itemId)
    },
    onStatus: (next, transport) => {
      status.value = next
      lineCarriedBy(transport)
      if (next === 'live') wakeOutbox()
    },
    onRefused: () => {
      stop()
      session.value = { at: 'out' }
    },
    pendingSince,
    ...(who.roles.includes('worker') ? { beat: heldHash, onListWanted: () => void postHeld() } : {}),
  })
  unhook = wakeOnPageEvents(live, window, document)
  live.start()
  if (who.roles.includes('worker')) startHeartbeat(live)
}

/** What was written stays in storage: a session that ran out must not lose it. */
function stop(): void {
  unhook?.()
  live?.stop()
  live = null
  stopHeartbeat()
  closeOutbox()
  board.value = emptyBoard
  settings.value = null
  before.value = null
  status.value = 'idle'
}

/** One sign-out is for every tab of this browser. */
const tabs = globalThis.BroadcastChannel ? new BroadcastChannel('warmline-session') : null
if (tabs)
  tabs.onmessage = () => {
    if (session.value.at !== 'in') return
    stop()
    forgetPerson()
    session.value = { at: 'out' }
  }

export async function signOut(): Promise<void> {
  await call('signOut', { retries: 0 })
  await forgetOutbox()
  stop()
  forgetPerson()
  tabs?.postMessage('out')
  session.value = { at: 'out' }
}
