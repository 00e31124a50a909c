import type { IncomingMessage } from 'node:http'
import type { Caller } from '../http/caller.ts'
import { contactReserve } from '../http/reserve.ts'
import { createCaps } from './caps.ts'
import type { Viewer } from './presenter.ts'
import type { SocketOptions } from './socket-options.ts'

/** Sockets that one address may hold, of them such as have not said who they are, and that one contact or person may. */
const most = { perAddress: 500, unnamed: 500, perViewer: 50 }

/** Whom a connection belongs to is not known yet, so one over a limit may still ask: it ends if it may not stay. */
export interface Place {
  /** It has said who it is. */
  named(): void
  leave(): void
  /** null = it may stay; otherwise why not */
  refusalFor(caller: Caller, viewer: Viewer): Promise<string | null>
}

export interface Places {
  /** null = too many of this address have not said who they are */
  arrive(request: IncomingMessage, isNamed: boolean): Promise<Place | null>
}

export function createPlaces(options: SocketOptions): Places {
  const { auth, limits } = options
  const ofAddress = createCaps(options.perAddress ?? most.perAddress)
  const unnamed = createCaps(options.perAddressUnnamed ?? most.unnamed)
  const ofViewer = createCaps(options.perViewer ?? most.perViewer)
  const nothing = () => undefined
  return {
    async arrive(request, isNamed) {
      const isFree = auth.isOperator(request.headers)
      const address = options.addressOf(request)
      const wait = isFree ? null : await limits.byAddress('every', address)
      const unname = isNamed || isFree ? nothing : unnamed.take(address)
      if (unname === null) return null
      const held = isFree ? nothing : ofAddress.take(address)
      let viewers: (() => void) | null = null
      let isGone = false
      return {
        named: unname,
        leave() {
          isGone = true
          unname()
          held?.()
          viewers?.()
        },
        async refusalFor(caller, viewer) {
          if (isFree || (await auth.isUnlimited(viewer.workspaceId))) return null
          if (held === null || isGone) return 'too many connections'
          viewers = ofViewer.take(`${viewer.workspaceId} ${viewer.id}`)
          if (viewers === null) return 'too many connections'
          if (wait === null) return null
          const over =
            caller.kind !== 'contact' || (await contactReserve(limits, caller.contactId, false, wait))
          return over ? 'too many requests' : null
        },
      }
    },
  }
}
