/** One catalogue of refusals (RFC 9457). `docs/problems.md` is held against it by a test. */
export const problems = {
  'bad-request': {
    status: 400,
    title: 'The request is not valid',
    remedy: 'Correct the fields named in `errors` and send it again.',
  },
  'bad-json': {
    status: 400,
    title: 'The body is not valid JSON in UTF-8',
    remedy: 'Send JSON encoded as UTF-8.',
  },
  'idempotency-key-missing': {
    status: 400,
    title: 'Idempotency-Key is missing',
    remedy:
      'Send a fresh Idempotency-Key (8–128 visible characters) with every POST and the same one when you repeat it.',
  },
  'not-signed-in': {
    status: 401,
    title: 'Not signed in',
    remedy: 'Sign in, or open a contact token, and send it again.',
  },
  'token-expired': { status: 401, title: 'The token has expired or was used', remedy: 'Ask for a new one.' },
  'identity-refused': {
    status: 401,
    title: 'The identity token was refused',
    remedy: 'The detail says what is wrong. Sign a fresh one with HS256, a `kid` in use, `sub` and `exp`.',
  },
  'not-allowed': {
    status: 403,
    title: 'Your role does not allow this',
    remedy: 'Ask somebody with the role that is named in the detail.',
  },
  'origin-refused': {
    status: 403,
    title: 'This web origin may not embed the widget',
    remedy: 'Add the origin under Settings → Widget.',
  },
  'csrf-refused': {
    status: 403,
    title: 'The request did not come from our own pages',
    remedy: 'Reload the page and try again.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing here',
    remedy: 'Check the id; it may belong to another workspace.',
  },
  'method-refused': {
    status: 405,
    title: 'This path does not take that method',
    remedy: 'See /v1/openapi.json.',
  },
  'stale-version': {
    status: 409,
    title: 'Something changed meanwhile',
    remedy: 'Read the fresh state and decide again.',
  },
  'stale-epoch': {
    status: 409,
    title: 'The work has moved on to another holder',
    remedy: 'Read the fresh state; what you wrote was not sent.',
  },
  'already-exists': { status: 409, title: 'It exists already', remedy: 'Use another name or id.' },
  'not-holder': {
    status: 409,
    title: 'You do not hold this work',
    remedy: 'Only the person who holds it may do this.',
  },
  'wrong-state': {
    status: 409,
    title: 'It is not possible in this state',
    remedy: 'Read the fresh state; the detail says what stands in the way.',
  },
  'pass-too-late': {
    status: 409,
    title: 'The free pass is over',
    remedy: 'Release it instead; that is free too.',
  },
  'slot-taken': { status: 409, title: 'This place is taken', remedy: 'Choose another one.' },
  'reservation-taken': {
    status: 409,
    title: 'Somebody else was faster',
    remedy: 'Read the fresh state and choose again.',
  },
  'reservation-missing': {
    status: 409,
    title: 'The worker is not available any more',
    remedy: 'Choose another worker.',
  },
  'no-human-capacity': {
    status: 409,
    title: 'The AI cannot be on without people behind it',
    remedy: 'Set staffed hours and name a backstop or turn on callbacks first.',
  },
  'last-admin': {
    status: 409,
    title: 'The last admin cannot be removed',
    remedy: 'Make somebody else admin first.',
  },
  'no-mail': {
    status: 409,
    title: 'E-mail is not set up here',
    remedy: 'Set SMTP_URL, or choose another way.',
  },
  'code-refused': {
    status: 409,
    title: 'This key and code do not go together',
    remedy: 'Check both. After ten minutes or five tries a code is void: ask for a new one.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    remedy: 'Keep it under the limit named in the detail.',
  },
  'type-refused': {
    status: 415,
    title: 'This type is not taken',
    remedy: 'Send one of the types named in the detail.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used with another body',
    remedy: 'Use a fresh key for a new request.',
  },
  'out-of-limits': {
    status: 422,
    title: 'A value is outside its limits',
    remedy: 'Keep to the limits named in the detail.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    remedy: 'Wait for the seconds in Retry-After.',
  },
  bug: {
    status: 500,
    title: 'Something broke on our side',
    remedy: 'Try again; if it stays, report the incident id.',
  },
  overloaded: {
    status: 503,
    title: 'The server is full at the moment',
    remedy: 'Try again after Retry-After; your message was not lost, only not taken.',
  },
  'not-ready': { status: 503, title: 'The server is not ready', remedy: 'Try again after Retry-After.' },
  'storage-full': {
    status: 503,
    title: 'The disk is nearly full; nothing more is written',
    remedy: 'Make room on the disk of the server; it goes on by itself. Reading still works.',
  },
  'database-away': {
    status: 503,
    title: 'The database cannot be reached',
    remedy: 'Try again after Retry-After with the same Idempotency-Key.',
  },
} as const
export type ProblemCode = keyof typeof problems

export interface Problem {
  type: string
  code: ProblemCode
  title: string
  status: number
  remedy: string
  detail?: string
  errors?: { path: string; message: string }[]
  incident?: string
}
