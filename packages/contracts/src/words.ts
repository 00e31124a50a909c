/** Constant tables: free of zod so that browser code may import them (`@warmline/contracts/words`). */
export const subjectKinds = ['work-item', 'worker', 'contact', 'article', 'workspace'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const itemKinds = ['conversation'] as const
export type ItemKind = (typeof itemKinds)[number]

export const channels = ['widget', 'page', 'api'] as const
export type Channel = (typeof channels)[number]

export const roles = ['worker', 'lead', 'recruiter', 'admin'] as const
export type Role = (typeof roles)[number]

export const proficiencies = [0, 1, 2, 3] as const
export type Proficiency = (typeof proficiencies)[number]

export const autonomyLevels = ['off', 'shadow', 'suggest', 'canary', 'autonomous'] as const
export type AutonomyLevel = (typeof autonomyLevels)[number]

/** Who holds a work item. */
export const holderPlaces = ['nowhere', 'ai', 'queue', 'offered', 'worker', 'wrap-up', 'closed'] as const
export type HolderPlace = (typeof holderPlaces)[number]

/** How a person was asked for; every one of them is code, none is a model. */
export const askWays = ['button', 'zero', 'command', 'phrase', 'confirmed', 'page', 'api'] as const
export type AskWay = (typeof askWays)[number]

export const handoffReasons = [
  'asked',
  'held',
  'no-answer',
  'ai-failed',
  'ai-late',
  'ai-off',
  'not-solved',
  'person-preferred',
  'care',
] as const
export type HandoffReason = (typeof handoffReasons)[number]

/** The checks of the quality gate, in the order in which they are made; the first that fails is stored. */
export const gateChecks = [
  'holder',
  'promise-open',
  'ceiling',
  'verbatim',
  'confidence',
  'commitment',
  'other-identifier',
  'too-long',
  'sent-before',
] as const
export type GateCheck = (typeof gateChecks)[number]

export const endReasons = [
  'passed',
  'released',
  'transferred',
  'vanished',
  'finished',
  'closed-by-contact',
  'silent',
] as const
export type EndReason = (typeof endReasons)[number]

export const assignWays = ['direct', 'backstop', 'transfer', 'callback'] as const
export type AssignWay = (typeof assignWays)[number]

export const callbackModes = ['chat', 'phone'] as const
export type CallbackMode = (typeof callbackModes)[number]

export const waitWays = ['here', 'callback', 'email'] as const
export type WaitWay = (typeof waitWays)[number]

/** Stretches that the promise is shown over: the local day by hour, 7 and 28 local days by day. */
export const figureWindows = ['today', 'week', 'month'] as const
export type FigureWindow = (typeof figureWindows)[number]

/** Where a promise stands; each in exactly one. `late` = missed at least once, or answered after its time. */
export const promiseStandings = ['open', 'in-time', 'late', 'withdrawn'] as const
export type PromiseStanding = (typeof promiseStandings)[number]

export const audiences = ['public', 'workers'] as const
export type Audience = (typeof audiences)[number]

/** Numbers that code owns. Times in ms unless the name says otherwise. */
export const limits = {
  messageCharacters: 8_000,
  aiMessageCharacters: 1_200,
  bodyBytes: 64 * 1024,
  attachmentBytes: 10 * 1024 * 1024,
  attachmentsPerMessage: 5,
  capacityMin: 1,
  capacityMax: 4,
  promiseMinMs: 30_000,
  promiseMaxMs: 10 * 60_000,
  promiseDefaultMs: 3 * 60_000,
  callbackWorkingDays: 2,
  callbackTries: 3,
  callbackRetryMs: 15 * 60_000,
  callbackSlotMs: 15 * 60_000,
  passMs: 8_000,
  silentMs: 15_000,
  heartbeatMs: 25_000,
  leaseMs: 35_000,
  parkMs: 90_000,
  wrapUpMs: 120_000,
  draftDeadlineMs: 20_000,
  solvedLaterMs: 3 * 24 * 3600_000,
  repeatWindowMs: 7 * 24 * 3600_000,
  emailReplyMs: 4 * 3600_000,
  missRetryMaxMs: 30 * 60_000,
  missRetryCalmMs: 6 * 3600_000,
  silentCloseMs: 24 * 3600_000,
  linkMs: 15 * 60_000,
  setupLinkMs: 30 * 60_000,
  /** a code that joins two contacts: how long, how often it may be tried, how many digits */
  joinCodeMs: 10 * 60_000,
  joinTries: 5,
  joinDigits: 8,
  sessionMs: 14 * 24 * 3600_000,
  identityKeys: 5,
  pageSize: 50,
  pageSizeMax: 200,
} as const

/** Media types a contact or worker may attach; always served as downloads. */
export const attachmentTypes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'application/pdf',
  'text/plain',
] as const

export const uiLanguages = ['en', 'sv', 'de', 'pl', 'es', 'ar'] as const
export type UiLanguage = (typeof uiLanguages)[number]

/**
 * The lines a contact sees, one for every state change of a handover. Surfaces hold the words per language;
 * params are numbers, instants and first names only.
 */
export const lineCodes = [
  'asked',
  'wished',
  'asked-closed-hours',
  'handed-over',
  'queued',
  'wider',
  'front-of-queue',
  'backstop-called',
  'nobody-now',
  'assigned',
  'joined',
  'passed-on',
  'transferred',
  'connection-lost',
  'connection-restored',
  'parked',
  'late',
  'callback-booked',
  'callback-now',
  'callback-tried',
  'callback-missed',
  'callback-cancelled',
  'email-chosen',
  'ask-withdrawn',
  'ai-may-try',
  'ai-stopped-trying',
  'person-offered',
  'listening',
  'wrapped-up',
  'closed',
  'reopened',
] as const
export type LineCode = (typeof lineCodes)[number]
