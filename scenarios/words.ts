import type { LineCode } from '@warmline/contracts'

export type Params = Readonly<Record<string, string | number>>
type Say = (params: Params, clock: (at: number) => string) => string

const name = (params: Params) => String(params['name'] ?? 'Somebody')
const at = (params: Params, key: string, clock: (at: number) => string) => clock(Number(params[key]))

/** What the contact reads for each line: English, for transcripts only; the surfaces have words of their own. */
const words: { [Code in LineCode]: Say } = {
  asked: () => 'You asked for a person.',
  wished: (p) => `You would like ${name(p)} again. If they are not free, whoever is free first comes.`,
  'asked-closed-hours': (p, clock) =>
    `We are closed. We open ${at(p, 'opensAt', clock)}; a person answers by ${at(p, 'dueAt', clock)}.`,
  'handed-over': () => 'A person takes this over.',
  queued: (p, clock) => `A person answers by ${at(p, 'dueAt', clock)}.`,
  wider: () => 'We are asking more colleagues.',
  'front-of-queue': () => 'You are first in line.',
  'backstop-called': () => 'We have called the colleague on duty.',
  'nobody-now': () =>
    'Nobody is free right now. You can keep waiting, book a callback, or be answered by e-mail.',
  assigned: (p) => `${name(p)} is looking at it.`,
  joined: (p) => `${name(p)} is here.`,
  'passed-on': () => 'It goes to another colleague, with everything you wrote.',
  transferred: (p) =>
    p['name']
      ? `It goes to ${name(p)}, with everything you wrote.`
      : 'It goes to a colleague who knows this, with everything you wrote.',
  'connection-lost': (p) => `We have lost the connection to ${name(p)}.`,
  'connection-restored': (p) => `${name(p)} is back.`,
  parked: (p) => `${name(p)} could not be reached; you are first in line for a colleague.`,
  late: (p, clock) =>
    `We are late, and we are sorry. We try again by ${at(p, 'nextDueAt', clock)}. Keep waiting, book a callback, or be answered by e-mail.`,
  'callback-booked': (p, clock) =>
    `${p['name'] ? name(p) : 'We'} will ${p['mode'] === 'phone' ? 'call' : 'write'} ${at(p, 'at', clock)}.`,
  'callback-now': () => 'It is time for your callback.',
  'callback-tried': (p, clock) =>
    p['outcome'] === 'reached'
      ? 'We reached you.'
      : p['nextAt']
        ? `We could not reach you; we try again ${at(p, 'nextAt', clock)}.`
        : 'We could not reach you; we write to you.',
  'callback-missed': () => 'We missed your callback.',
  'callback-cancelled': () => 'The callback is cancelled.',
  'email-chosen': (p, clock) => `We answer by e-mail by ${at(p, 'dueAt', clock)}.`,
  'ask-withdrawn': () => 'You went on without waiting for a person.',
  'ai-may-try': () => 'The assistant tries while you wait.',
  'ai-stopped-trying': () => 'The assistant has no answer; a person comes.',
  'person-offered': () => 'Shall we get a person? One tap.',
  listening: () => 'We are listening.',
  'wrapped-up': () => 'The conversation is over; you can still write.',
  closed: () => 'Closed. Is it solved?',
  reopened: () => 'Open again, with everything that was said.',
}

export const lineOf = (code: LineCode, params: Params, clock: (at: number) => string): string =>
  words[code](params, clock)
