import type {
  AssignWay,
  CallbackMode,
  Channel,
  GateCheck,
  HandoffReason,
  ItemKind,
  Source,
} from '@warmline/contracts'

/** An assignment as its holder knows it: `epoch` is the fence under which the worker may write. */
export interface Held {
  assignmentId: string
  workerId: string
  slot: number
  way: AssignWay
  since: number
  passUntil: number
  /** ms instant when the lease was lost, null while connected */
  lostAt: number | null
}

/** Who holds the item. Impossible combinations cannot be written; every change of holder bumps `epoch`. */
export type Holder =
  | { at: 'nowhere' }
  | { at: 'ai' }
  | { at: 'queue'; since: number; front: boolean; wantedWorkerId: string | null }
  | ({ at: 'worker' } & Held)
  | ({ at: 'wrap-up'; until: number } & Held)
  | { at: 'closed'; closedAt: number }

/** An open promise of a person. Nobody but the contact can end it without a person having spoken. */
export interface OpenPromise {
  promiseId: string
  cause: HandoffReason
  askedAt: number
  /** moves only by the contact's own choice (callback, e-mail) or to the opening time outside staffed hours */
  dueAt: number
  /** when the clock that leads to dueAt started: asking, or the miss or move that set a new due date */
  countedFrom: number
  staffed: boolean
  widened: 0 | 50 | 75 | 90
  misses: number
  way: 'here' | 'callback' | 'email' | 'opening'
}

export interface BookedCallback {
  callbackId: string
  at: number
  workerId: string | null
  mode: CallbackMode
  phoneContentId: string | null
  tries: number
  ringing: boolean
}

export interface PendingDraft {
  draftId: string
  purpose: 'reply' | 'suggestion'
  messageSeq: number
  epoch: number
}

export interface WorkItem {
  itemId: string
  kind: ItemKind
  contactId: string
  channel: Channel
  language: string
  topic: string | null
  openedAt: number
  aiAllowed: boolean
  epoch: number
  holder: Holder
  promise: OpenPromise | null
  callback: BookedCallback | null
  /** once asked for, it sticks for the conversation and its reopenings until the contact releases it */
  personPreferred: boolean
  /** whom the contact would like again; absent when nobody in particular */
  wish?: string | undefined
  aiMayTry: boolean
  /** a one-tap "shall I get a person?" is on screen */
  personOffered: boolean
  /** whose phone was gone when the work was parked: nothing new until they say again that they are there */
  vanished: { workerId: string; at: number } | null
  /** workers who passed; excluded until the pool widens */
  passedBy: string[]
  lastSeq: number
  lastMessageAt: number
  lastFrom: 'contact' | 'ai' | 'worker' | 'system' | null
  /** seq of the contact's newest message */
  lastContactSeq: number
  readByContact: number
  readByTeam: number
  draft: PendingDraft | null
  suggestion: { draftId: string; contentId: string; sources: Source[]; check: GateCheck | null } | null
  /** span keys already sent here by the AI (`articleId@start-end`) */
  sentSpans: string[]
  handoff: { reason: HandoffReason; check: GateCheck | null; at: number } | null
  rating: number | null
  solved: boolean | null
  solvedAsked: 'no' | 'now' | 'later'
  closedAt: number | null
  closedBy: 'contact' | 'worker' | 'system' | null
  disposition: string | null
  previousItemId: string | null
  reopened: number
  /** who last spoke as a person: first choice when the contact comes back */
  lastWorkerId: string | null
  answeredByPerson: boolean
  answeredByAi: boolean
  previewContentId: string | null
  /** where the contact asked to be answered by e-mail; null = not asked, or to the address on file */
  emailContentId: string | null
  answersByEmail: boolean
}
