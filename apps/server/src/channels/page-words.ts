import type { LineCode } from '@warmline/contracts'

export interface PageWords {
  write: string
  send: string
  person: string
  look: string
  you: string
  ai: string
  someone: string
  erased: string
  aiNote: string
  promised: (minutes: number) => string
  closed: (at: string) => string
  lines: Partial<Record<LineCode, string>>
  failed: string
}

const english: PageWords = {
  write: 'Write here',
  send: 'Send',
  person: 'Get a person',
  look: 'Look for an answer',
  you: 'You',
  ai: 'Assistant (AI)',
  someone: 'A person',
  erased: '(erased)',
  aiNote: 'An AI may answer first. You can have a person at any time.',
  promised: (minutes) =>
    `A person answers within ${minutes === 1 ? 'a minute' : `${minutes} minutes`} of being asked.`,
  closed: (at) => `Nobody is here right now. People are back ${at} (UTC).`,
  failed: 'That did not work. Please send it again.',
  lines: {
    asked: 'You asked for a person. Someone is coming.',
    'asked-closed-hours': 'You asked for a person. Nobody is here now; someone answers when people are back.',
    'handed-over': 'A person is taking this over.',
    queued: 'You are in line for a person.',
    wider: 'We are asking more people.',
    'front-of-queue': 'You are first in line now.',
    'backstop-called': 'The person on duty was called.',
    'nobody-now': 'Nobody is free right now. We are sorry; you keep your place.',
    assigned: 'A person has your conversation.',
    joined: 'A person has joined.',
    'passed-on': 'Somebody else is taking it.',
    transferred: 'Your conversation was handed to a colleague.',
    'connection-lost': 'The person lost the connection. Please wait a moment.',
    'connection-restored': 'The person is back.',
    parked: 'The person did not come back; you are first in line for the next one.',
    late: 'We are late. You were promised a person by now, and we are sorry.',
    'callback-booked': 'Your callback is booked.',
    'callback-now': 'It is time for your callback.',
    'callback-tried': 'We tried to reach you.',
    'callback-missed': 'We missed your callback, and we are sorry.',
    'callback-cancelled': 'The callback is cancelled.',
    'email-chosen': 'You are answered by e-mail.',
    'ask-withdrawn': 'You went back to the assistant.',
    'ai-may-try': 'The assistant tries while you wait.',
    'ai-stopped-trying': 'The assistant has stopped.',
    'person-offered': 'Shall we get you a person? Use the button below.',
    'wrapped-up': 'The conversation is being finished.',
    closed: 'The conversation has ended. Write to open it again.',
    reopened: 'The conversation is open again.',
  },
}

const swedish: PageWords = {
  ...english,
  write: 'Skriv här',
  send: 'Skicka',
  person: 'Jag vill ha en människa',
  look: 'Titta efter svar',
  you: 'Du',
  ai: 'Assistent (AI)',
  someone: 'En människa',
  erased: '(raderat)',
  aiNote: 'En AI kan svara först. Du kan få en människa när som helst.',
  promised: (minutes) =>
    `En människa svarar inom ${minutes === 1 ? 'en minut' : `${minutes} minuter`} när du ber om det.`,
  closed: (at) => `Ingen är här just nu. Vi är tillbaka ${at} (UTC).`,
  failed: 'Det gick inte. Skicka igen.',
}

const german: PageWords = {
  ...english,
  write: 'Hier schreiben',
  send: 'Senden',
  person: 'Einen Menschen holen',
  look: 'Nach einer Antwort sehen',
  you: 'Sie',
  ai: 'Assistent (KI)',
  someone: 'Ein Mensch',
  erased: '(gelöscht)',
  aiNote: 'Zuerst kann eine KI antworten. Einen Menschen bekommen Sie jederzeit.',
  promised: (minutes) =>
    `Ein Mensch antwortet innerhalb von ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`}, wenn Sie darum bitten.`,
  closed: (at) => `Gerade ist niemand da. Menschen sind ab ${at} (UTC) wieder da.`,
  failed: 'Das hat nicht geklappt. Bitte senden Sie es noch einmal.',
}

const table: Record<string, PageWords> = { en: english, sv: swedish, de: german }
export const pageWords = (language: string): PageWords => table[language.split('-')[0] ?? 'en'] ?? english
