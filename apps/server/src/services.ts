import type { Assistant, Hearing } from '@warmline/ai'
import type { Mailer } from './channels/mail.ts'
import type { Config } from './config.ts'
import type { Knowledge } from './kinds/knowledge.ts'
import type { ArticleStore, ContactStore } from './kinds/store.ts'
import type { Workspaces } from './kinds/workspaces.ts'
import type { Auth } from './platform/auth/auth.ts'
import type { AuthStore } from './platform/auth/store.ts'
import type { Crypto } from './platform/crypto.ts'
import type { Handle } from './platform/handle.ts'
import type { Origins } from './platform/http/origins.ts'
import type { RateLimits } from './platform/http/rate-limits.ts'
import type { Bus, Clock, Ids, Store } from './platform/ports.ts'
import type { Pressure } from './platform/pressure.ts'
import type { Scrubber } from './platform/scrubber.ts'
import type { Caps } from './platform/sockets/caps.ts'
import type { Hub } from './platform/sockets/hub.ts'
import type { Storage } from './platform/storage.ts'
import type { Database } from './platform/store-connection.ts'
import type { IdentifierStore } from './platform/store-keys.ts'
import type { Waits } from './promise/front.ts'
import type { Ledgers } from './promise/ledger.ts'
import type { PolicyOf } from './promise/policy.ts'
import type { Attachments } from './work/attachments.ts'
import type { Contents } from './work/contents.ts'
import type { Items } from './work/items.ts'
import type { People } from './workforce/people.ts'
import type { Presence } from './workforce/presence.ts'
import type { WorkforceStore } from './workforce/store.ts'

/** What a node is made of, for routes and presenters; put together in context.ts and nowhere else. */
export interface Services {
  config: Config
  clock: Clock
  ids: Ids
  store: Store
  db: Database
  bus: Bus
  crypto: Crypto
  /** stamps the policy of the instant on commands that need it */
  handle: Handle
  identifiers: IdentifierStore
  scrubber: Scrubber
  storage: Storage
  pressure: Pressure
  auth: Auth
  origins: Origins
  limits: RateLimits
  /** how the outside calls this server */
  baseUrl: () => string
  authStore: AuthStore
  /** makes secrets that a repeated request gets again */
  secret: Uint8Array
  hub: Hub
  /** long polls and streams held at once */
  pollCaps: { ofAddress: Caps; ofViewer: Caps }
  /** ends when the node stops: long polls and streams go elsewhere */
  leaving: AbortSignal
  /** ends when the node stops or is cut off from its database: whoever follows live goes elsewhere */
  elsewhere: () => AbortSignal
  workspaces: Workspaces
  policyOf: PolicyOf
  contents: Contents
  attachments: Attachments
  items: Items
  people: People
  presence: Presence
  knowledge: Knowledge
  /** hears wishes for a person, before and outside the assistant */
  hearing: Hearing
  assistant: Assistant
  mailer: Mailer
  ledgers: Ledgers
  waits: Waits
  contactStore: ContactStore
  articleStore: ArticleStore
  workforceStore: WorkforceStore
  log: { warn(detail: object, message: string): void }
}
