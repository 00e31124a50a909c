import type { Words } from './words.ts'

const who = (name: string | null) => name ?? 'A person'

export const words: Words = {
  lines: {
    asked: () => 'You asked for a person',
    wished: ({ name }) =>
      `You would like ${name ?? 'the same person'} again. If they are not free, whoever is free first comes`,
    'asked-closed-hours': ({ when }) =>
      when === null
        ? 'You asked for a person. Nobody is on right now'
        : `You asked for a person. We are closed now; people are back: ${when}`,
    'handed-over': () => 'This goes to a person, with everything you wrote',
    queued: ({ place, when }) => {
      const latest = when === null ? '' : `. At the latest: ${when}`
      return place === null
        ? `You are in line for a person${latest}`
        : `You are number ${place} in line${latest}`
    },
    wider: () => 'We are asking more people',
    'front-of-queue': () => 'You are now first in line',
    'backstop-called': () => 'We are calling the person on duty',
    'nobody-now': () => 'Nobody is free right now. You keep your place',
    assigned: ({ name }) => `${who(name)} has your conversation now`,
    joined: ({ name }) => `${who(name)} took over`,
    'passed-on': () => 'We are finding you another person. You keep your place',
    transferred: ({ name }) =>
      name === null ? 'A colleague takes over from here' : `${name} takes over from here`,
    'connection-lost': ({ name }) => `${who(name)} lost the connection. Waiting a moment`,
    'connection-restored': ({ name }) => `${who(name)} is back`,
    parked: ({ name }) => `${who(name)} could not come back. You are first in line for another person`,
    late: ({ when }) =>
      when === null
        ? 'We did not keep the time we promised. We are sorry. Choose how you want to go on'
        : `We did not keep the time we promised. We are sorry. You stay in line; at the latest: ${when}`,
    'callback-booked': ({ when, name }) =>
      `Call booked${when === null ? '' : `: ${when}`}${name === null ? '' : `, with ${name}`}`,
    'callback-now': () => 'It is time for your call',
    'callback-tried': ({ when, reached }) => {
      if (reached) return 'You have spoken with a person'
      return when === null
        ? 'We tried to reach you three times. A person writes to you here'
        : `We tried to reach you. Next try: ${when}`
    },
    'callback-missed': () => 'We missed the time we agreed on. We are sorry. You are first in line now',
    'callback-cancelled': () => 'The call is cancelled',
    'email-chosen': () => 'A person will answer you by e-mail',
    'ask-withdrawn': () => 'You went back to the assistant',
    'ai-may-try': () => 'The assistant may help while you wait',
    'ai-stopped-trying': () => 'The assistant has stopped. A person answers',
    'person-offered': () => 'The assistant offered to get a person',
    'wrapped-up': ({ name }) => (name === null ? 'The answer is complete' : `${name} has finished`),
    listening: () => 'The assistant is listening',
    closed: () => 'Closed. Write any time to open it again',
    reopened: () => 'Open again, with everything you wrote before',
  },

  assistant: 'Assistant',
  ai: 'AI',
  person: 'Person',
  you: 'You',
  aiHelped: 'drafted by AI, sent by a person',
  aiTitle: (company) => `${company} assistant`,
  aiNote: 'AI. It can make mistakes.',
  peopleNote: 'A person answers you.',
  hello:
    'You are writing with an AI. It answers from our help articles and says which one. A person is one tap away, at any time.',
  helloNoAi: 'Write what you need. A person reads it and answers.',
  demoNote: 'Demo: people here may be simulated',

  talkToPerson: 'Talk to a person',
  askForOne: 'Ask for one',
  talkToAnother: 'Ask for another person',
  waitMeasured: (people, wait) =>
    `${people === 1 ? '1 person' : `${people} people`} on. Within ${wait}, 9 times in 10`,
  waitPolicy: (wait) => `We promise one within ${wait}`,
  waitClosed: (when) => `Closed now. Back: ${when}`,
  waitLate: 'Waits are longer than promised right now. You keep your place.',
  waitUnknown: 'One tap, no questions',

  coming: 'A person is coming',
  comingAi: 'The assistant helps until then.',
  comingNoAi: 'Keep writing. They read it all.',
  within: (wait) => `Within ${wait}`,
  soon: 'Any moment now',
  rightNine: 'Right 9 times in 10.',
  promised: (when) => `At the latest: ${when}.`,
  placeInLine: (place) => (place === 1 ? 'You are first in line.' : `You are number ${place} in line.`),
  late: 'We are late. We are sorry.',
  lateSaid: (when) => `We said ${when} and did not keep it.`,
  lateChoice: 'You stay in line. How do you want to go on?',
  closedNow: 'We are closed right now',
  opens: (when) => `Back: ${when}`,
  closedChoice: (callbacks) =>
    callbacks ? 'Your place is kept. A call is the surest way.' : 'Your place is kept.',
  nobodyHere: (callbacks) =>
    callbacks
      ? 'Nobody is here right now. Leave your question, you can book a callback.'
      : 'Nobody is here right now. Leave your question.',
  askKept: 'Your request is kept on this device',
  askKeptNote: 'It is sent as soon as the line is back. Our promise counts from then.',
  asking: 'Asking for a person',

  waitHere: 'Wait here',
  callMe: 'Call me',
  emailMe: 'E-mail me',
  letAiTry: 'Let the assistant try while I wait',
  withdraw: 'I no longer need a person',
  withdrawSure: 'Yes, back to the assistant',
  tellMe: 'Tell me when somebody answers',
  tellMeOn: 'This browser tells you when somebody answers.',

  callBooked: 'Your call is booked',
  callWhen: (when, name) => (name === null ? when : `${when}, with ${name}`),
  callByChat: 'It rings here in the chat.',
  callByPhone: 'We call your phone.',
  callDue: 'It is time for your call',
  callNowChat: 'A person joins you here in a moment.',
  callNowPhone: 'Your phone rings in a moment.',
  emailBooked: 'A person answers by e-mail',
  emailBy: (when) => `At the latest: ${when}`,

  callTitle: 'Call me',
  callHow: 'How shall we reach you?',
  inChat: 'In this chat',
  byPhone: 'By phone',
  phoneNumber: 'Phone number',
  phoneBad: 'Write the number with its country code, such as +46 70 123 45 67',
  pickTime: 'Pick a time. A person is reserved for you.',
  noSlots: 'No time is free in the next two working days. You keep your place in line.',
  loading: 'One moment',
  emailTitle: 'E-mail me',
  emailField: 'Your e-mail address',
  emailKnown: 'Leave it empty to use the address we have',
  emailBad: 'Check the address: it needs an @',
  emailSend: 'Answer me by e-mail',

  personHere: 'Has read what you wrote.',
  personAway: (name) => `${name} lost the connection. You keep your place.`,
  finishing: 'Has finished. Write to go on.',
  reading: 'Has your conversation. No answer yet.',
  somebody: 'A person',
  typing: (name) => `${who(name)} is typing`,
  aiTyping: 'The assistant is looking it up',

  sent: 'Sent',
  read: 'Read',
  waiting: 'Waiting to send',
  sending: 'Sending',
  notSent: 'Not sent',
  again: 'Try again',
  remove: 'Remove',
  erased: 'This text was erased',

  source: (title) => `Source: ${title}`,
  sourceNote: (version, date) => `From our help articles, version ${version}, as it stood on ${date}`,

  offerPerson: 'Shall I get a person?',
  offerYes: 'Yes, a person',
  offerNo: 'No, go on',
  solved: 'Is it solved?',
  solvedLater: 'A few days on: is it solved?',
  solvedYes: 'Yes, solved',
  solvedNo: 'No, get a person',
  rate: 'How was it?',
  rateLow: 'Poor',
  rateHigh: 'Great',
  rateLabel: (score) => `${score} of 5`,
  rateThanks: 'Thank you',
  rateMore: 'Anything to add? (if you like)',
  skip: 'Skip',
  closedTitle: 'Closed',
  closedNote: 'Write any time to open it again.',

  offline: 'You are offline. What you write is kept and sent when you are back.',
  offlineWith: (name) => `You are offline. ${name} keeps your place. Messages are sent when you are back.`,
  reconnecting: 'Connecting again. What you write is kept.',
  notKept: 'This browser cannot keep messages. Leave this page open until they are sent.',
  partFailed: 'Part of this window did not load. What you write is kept.',

  write: 'Write a message',
  send: 'Send',
  attach: 'Attach a file',
  removeFile: (name) => `Remove ${name}`,
  uploading: 'Uploading',
  fileTooLarge: (name, limit) => `${name} is larger than ${limit}.`,
  fileType: (name) => `${name} is not a picture, PDF or text file.`,
  fileCount: (limit) => `At most ${limit} files in one message.`,
  fileOffline: 'Files need a connection. Try again when you are back online.',
  fileFailed: (name) => `${name} could not be uploaded. Try again.`,
  download: (name) => `Download ${name}`,
  tooLong: (over) => `Too long by ${over} characters.`,

  conversation: 'Conversation',
  widget: (company) => `${company} support`,
  close: 'Close',
  back: 'Back',
  more: 'More',
  transcript: 'Download this conversation',
  transcriptFailed: 'The download did not work. Try again.',
  print: 'Print this conversation',
  caseKey: 'Get a case key',
  copy: 'Copy',
  copied: 'Copied',
  history: 'Earlier conversations',
  historyEmpty: 'There are none yet.',
  startNew: 'Start a new conversation',
  endNow: 'End this conversation',
  endSure: 'Yes, end it',
  forget: 'Forget me on this device',
  forgetNote: 'Others who use this device can no longer see your conversations here.',
  forgetSure: 'Yes, forget me',
  failed: 'That did not work. Try again.',
  newMessage: (name, text) => `${name}: ${text}`,
}
