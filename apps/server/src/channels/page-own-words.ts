import { arabicOwn, germanOwn, polishOwn, spanishOwn, swedishOwn } from './page-own-languages.ts'

type FactKey = 'name' | 'email' | 'phone' | 'about'

/** What the page without scripts says about a contact's own affairs: the same person, what is known, key, joining. */
export interface OwnWords {
  again: (name: string) => string
  now: Record<'free' | 'busy' | 'away', (name: string) => string>
  yours: string
  asText: string
  toPrint: string
  earlier: string
  back: string
  saved: string
  failed: string
  tooMany: string
  know: string
  knowNote: string
  /** a date and a language as the reader says them */
  base: (since: string, language: string) => string
  knowNothing: string
  fields: Record<FactKey, string>
  by: Record<'contact' | 'host' | 'worker', string>
  save: string
  remove: string
  dispute: string
  undispute: string
  disputed: string
  key: string
  keyNote: string
  keyAddress: string
  keyMake: string
  keyOnce: string
  keyVoid: string
  keyVoided: string
  join: string
  joinNote: string
  joinKey: string
  joinAsk: string
  joinSent: string
  joinCode: string
  joinGo: string
  joinWrong: string
  joinNoMail: string
  joinOther: string
  joinDone: string
}

const english: OwnWords = {
  again: (name) => `${name} again, if there`,
  now: {
    free: (name) => `${name} is here now.`,
    busy: (name) => `${name} is busy now; whoever is free first comes.`,
    away: (name) => `${name} is not here now; whoever is free first comes.`,
  },
  yours: 'Your conversation',
  asText: 'Download as text',
  toPrint: 'Open for printing',
  earlier: 'Earlier conversations',
  back: 'Back to the conversation',
  saved: 'Saved.',
  failed: 'That did not work. Please try again.',
  tooMany: 'That was too often. Please try again later.',
  know: 'What we know about you',
  knowNote: 'A person here sees exactly this. You can correct it at any time.',
  base: (since, language) => `Known since ${since}. Language: ${language}.`,
  knowNothing: 'Nothing yet.',
  fields: {
    name: 'Name',
    email: 'E-mail address',
    phone: 'Phone number',
    about: 'What a person should know',
  },
  by: {
    contact: 'said by you',
    host: 'from the site where you are signed in',
    worker: 'noted by a person here',
  },
  save: 'Save',
  remove: 'Remove',
  dispute: 'This is not right',
  undispute: 'It is right after all',
  disputed: 'you said that this is not right',
  key: 'Case key',
  keyNote:
    'With this key and a code that we send to your e-mail address you go on with this conversation on another device.',
  keyAddress: 'There is no e-mail address of yours here yet. Add one, or the key cannot be used.',
  keyMake: 'Make a key',
  keyOnce: 'Keep it; it is shown only now.',
  keyVoid: 'Make every key of this conversation void',
  keyVoided: 'No key of this conversation is good any more.',
  join: 'Go on with a conversation from another device',
  joinNote:
    'Afterwards both devices show the same conversations. Use only a key that you made yourself, never one that somebody sent you.',
  joinKey: 'Case key',
  joinAsk: 'Send me a code',
  joinSent:
    'If the key is good and an e-mail address is on file for it, a code is on its way there. It is good for ten minutes.',
  joinCode: 'The code, eight digits',
  joinGo: 'Join the two',
  joinWrong:
    'This key and code do not go together. After ten minutes or five tries a code is void; ask for a new one.',
  joinNoMail: 'For this we would have to send you an e-mail, and that is not set up here.',
  joinOther: 'You are signed in as somebody else here. Sign out first.',
  joinDone: 'Done. You see that conversation here now.',
}

const table: Record<string, OwnWords> = {
  en: english,
  sv: swedishOwn,
  de: germanOwn,
  pl: polishOwn,
  es: spanishOwn,
  ar: arabicOwn,
}
export const ownWords = (language: string): OwnWords => table[language.split('-')[0] ?? 'en'] ?? english
