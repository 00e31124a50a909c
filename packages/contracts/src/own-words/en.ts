import type { OwnWords } from './words.ts'

export const words: OwnWords = {
  again: (name) => `${name} again, if there`,
  now: {
    free: (name) => `${name} is here now.`,
    busy: (name) => `${name} is busy now; whoever is free first comes.`,
    away: (name) => `${name} is not here now; whoever is free first comes.`,
  },
  saved: 'Saved.',
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
  dispute: 'This is not right',
  undispute: 'It is right after all',
  disputed: 'you said that this is not right',
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
  joinCount: (count) => `Messages joined: ${count}.`,
}
