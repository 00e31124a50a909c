import type { IncomingMessage } from 'node:http'
import type { Auth } from '../auth/auth.ts'
import type { Caller } from '../http/caller.ts'
import type { Origins } from '../http/origins.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import type { Hub } from './hub.ts'
import type { Viewer } from './presenter.ts'

export interface SocketOptions {
  hub: Hub
  auth: Auth
  origins: Origins
  /** null = this caller sees no events */
  viewerOf: (caller: Caller) => Viewer | null
  addressOf: (request: IncomingMessage) => string
  limits: Pick<RateLimits, 'byAddress' | 'byName'>
  secure: boolean
  now: () => number
  /** a client's heartbeat; true = its list is wanted */
  onBeat?: (caller: Caller, hash: string) => Promise<boolean>
  /** `caller`: whose socket it was, once that is known */
  onError: (error: unknown, caller?: Caller) => void
  perAddress?: number
  perAddressUnnamed?: number
  perViewer?: number
  /** connections that have not said who they are, of all addresses */
  mostWaiting?: number
  heartbeatMs?: number
  /** this node can tell nobody anything: none are taken */
  isCutOff?: () => boolean
}

/** Close codes beside those of RFC 6455; the client knows them by number. */
export const closeCodes = {
  refused: 4001,
  notHere: 4002,
  originRefused: 4003,
  authLate: 4008,
  tooSlow: 4009,
  changed: 4010,
} as const
