import type { LineCode } from '../words.ts'

/** What a line may tell; absent when the event did not carry it. Instants arrive formatted. */
export interface LineFacts {
  /** first name of the person */
  name: string | null
  /** an instant as the reader says it: "14:05", "tomorrow, 09:00" */
  when: string | null
  place: number | null
  /** of a call: they spoke */
  reached: boolean
}

/**
 * Every word the contact sees. One object a language; a missing key is a type error. Functions take values that are
 * already formatted for the reader's locale, so that a language may order and inflect them as it needs.
 */
export interface Words {
  lines: Record<LineCode, (facts: LineFacts) => string>

  assistant: string
  ai: string
  person: string
  you: string
  aiHelped: string
  aiTitle: (company: string) => string
  aiNote: string
  peopleNote: string
  hello: string
  helloNoAi: string
  demoNote: string

  talkToPerson: string
  askForOne: string
  talkToAnother: string
  /** basis of the wait: measured, nine times in ten */
  waitMeasured: (people: number, wait: string) => string
  waitPolicy: (wait: string) => string
  waitClosed: (when: string) => string
  /** promises are being missed now: no number */
  waitLate: string
  waitUnknown: string

  coming: string
  comingAi: string
  comingNoAi: string
  within: (wait: string) => string
  soon: string
  rightNine: string
  promised: (when: string) => string
  placeInLine: (place: number) => string
  late: string
  lateSaid: (when: string) => string
  lateChoice: string
  closedNow: string
  opens: (when: string) => string
  closedChoice: (callbacks: boolean) => string
  /** callbacks can be booked */
  nobodyHere: (callbacks: boolean) => string
  askKept: string
  askKeptNote: string
  asking: string

  waitHere: string
  callMe: string
  emailMe: string
  letAiTry: string
  withdraw: string
  withdrawSure: string
  tellMe: string
  tellMeOn: string

  callBooked: string
  callWhen: (when: string, name: string | null) => string
  callByChat: string
  callByPhone: string
  callDue: string
  callNowChat: string
  callNowPhone: string
  emailBooked: string
  emailBy: (when: string) => string

  callTitle: string
  callHow: string
  inChat: string
  byPhone: string
  phoneNumber: string
  phoneBad: string
  pickTime: string
  noSlots: string
  loading: string
  emailTitle: string
  emailField: string
  emailKnown: string
  emailBad: string
  emailSend: string

  personHere: string
  personAway: (name: string) => string
  finishing: string
  reading: string
  somebody: string
  typing: (name: string | null) => string
  aiTyping: string

  sent: string
  read: string
  waiting: string
  sending: string
  notSent: string
  again: string
  remove: string
  erased: string

  source: (title: string) => string
  sourceNote: (version: number, date: string) => string

  offerPerson: string
  offerYes: string
  offerNo: string
  solved: string
  solvedLater: string
  solvedYes: string
  solvedNo: string
  rate: string
  rateLow: string
  rateHigh: string
  rateLabel: (score: number) => string
  rateThanks: string
  rateMore: string
  skip: string
  closedTitle: string
  closedNote: string

  offline: string
  offlineWith: (name: string) => string
  reconnecting: string
  notKept: string
  /** a part of the widget could not be fetched */
  partFailed: string

  write: string
  send: string
  attach: string
  removeFile: (name: string) => string
  uploading: string
  fileTooLarge: (name: string, limit: string) => string
  fileType: (name: string) => string
  fileCount: (limit: number) => string
  fileOffline: string
  fileFailed: (name: string) => string
  download: (name: string) => string
  tooLong: (over: number) => string

  conversation: string
  widget: (company: string) => string
  close: string
  back: string
  more: string
  transcript: string
  transcriptFailed: string
  print: string
  caseKey: string
  copy: string
  copied: string
  history: string
  historyEmpty: string
  startNew: string
  endNow: string
  endSure: string
  forget: string
  forgetNote: string
  forgetSure: string
  failed: string
  newMessage: (name: string, text: string) => string
}
