import type { Words } from './words.ts'

const who = (name: string | null) => name ?? 'Ein Mensch'
const latest = (when: string | null) => (when === null ? '' : `. Spätestens: ${when}`)

export const words: Words = {
  lines: {
    asked: () => 'Sie haben nach einem Menschen gefragt',
    wished: ({ name }) => `Sie möchten wieder ${name ?? 'dieselbe Person'}. Sonst kommt, wer zuerst frei ist`,
    'asked-closed-hours': ({ when }) =>
      when === null
        ? 'Sie haben nach einem Menschen gefragt. Gerade ist niemand da'
        : `Sie haben nach einem Menschen gefragt. Wir haben geschlossen; wieder da: ${when}`,
    'handed-over': () => 'Das geht an einen Menschen, mit allem, was Sie geschrieben haben',
    queued: ({ place, when }) =>
      place === null
        ? `Sie warten auf einen Menschen${latest(when)}`
        : `Sie sind Nummer ${place}${latest(when)}`,
    wider: () => 'Wir fragen weitere Personen',
    'front-of-queue': () => 'Sie sind jetzt als Nächstes dran',
    'backstop-called': () => 'Wir rufen die Person im Bereitschaftsdienst',
    'nobody-now': () => 'Gerade ist niemand frei. Ihr Platz bleibt',
    assigned: ({ name }) => `${who(name)} hat Ihr Gespräch jetzt`,
    joined: ({ name }) => `${who(name)} hat übernommen`,
    'passed-on': () => 'Wir suchen eine andere Person für Sie. Ihr Platz bleibt',
    transferred: ({ name }) =>
      name === null ? 'Ab hier hilft eine Kollegin oder ein Kollege' : `Ab hier hilft ${name}`,
    'connection-lost': ({ name }) => `${who(name)} hat die Verbindung verloren. Wir warten kurz`,
    'connection-restored': ({ name }) => `${who(name)} ist wieder da`,
    parked: ({ name }) =>
      `${who(name)} konnte nicht zurückkommen. Sie sind als Nächstes bei einer anderen Person dran`,
    late: ({ when }) =>
      when === null
        ? 'Wir haben die versprochene Zeit nicht gehalten. Das tut uns leid. Wählen Sie, wie es weitergeht'
        : `Wir haben die versprochene Zeit nicht gehalten. Das tut uns leid. Ihr Platz bleibt; spätestens: ${when}`,
    'callback-booked': ({ when, name }) =>
      `Anruf gebucht${when === null ? '' : `: ${when}`}${name === null ? '' : `, mit ${name}`}`,
    'callback-now': () => 'Es ist Zeit für Ihren Anruf',
    'callback-tried': ({ when, reached }) => {
      if (reached) return 'Sie haben mit einem Menschen gesprochen'
      return when === null
        ? 'Wir haben Sie dreimal nicht erreicht. Ein Mensch schreibt Ihnen hier'
        : `Wir haben Sie nicht erreicht. Nächster Versuch: ${when}`
    },
    'callback-missed': () =>
      'Wir haben den vereinbarten Zeitpunkt verpasst. Das tut uns leid. Sie sind jetzt als Nächstes dran',
    'callback-cancelled': () => 'Der Anruf ist abgesagt',
    'email-chosen': () => 'Ein Mensch antwortet Ihnen per E-Mail',
    'ask-withdrawn': () => 'Sie sind zum Assistenten zurückgekehrt',
    'ai-may-try': () => 'Der Assistent darf helfen, während Sie warten',
    'ai-stopped-trying': () => 'Der Assistent hat aufgehört. Ein Mensch antwortet',
    'person-offered': () => 'Der Assistent hat angeboten, einen Menschen zu holen',
    'wrapped-up': ({ name }) => (name === null ? 'Die Antwort ist vollständig' : `${name} ist fertig`),
    listening: () => 'Der Assistent hört zu',
    closed: () => 'Beendet. Schreiben Sie jederzeit, um es wieder zu öffnen',
    reopened: () => 'Wieder offen, mit allem, was Sie vorher geschrieben haben',
  },

  assistant: 'Assistent',
  ai: 'KI',
  person: 'Mensch',
  you: 'Sie',
  aiHelped: 'von KI entworfen, von einem Menschen gesendet',
  aiTitle: (company) => `${company}-Assistent`,
  aiNote: 'KI. Sie kann sich irren.',
  peopleNote: 'Ein Mensch antwortet Ihnen.',
  hello:
    'Sie schreiben mit einer KI. Sie antwortet aus unseren Hilfeartikeln und nennt den Artikel. Ein Mensch ist jederzeit einen Fingertipp entfernt.',
  helloNoAi: 'Schreiben Sie, was Sie brauchen. Ein Mensch liest es und antwortet.',
  demoNote: 'Demo: Personen hier können simuliert sein',

  talkToPerson: 'Mit einem Menschen sprechen',
  askForOne: 'Anfragen',
  talkToAnother: 'Nach einer anderen Person fragen',
  waitMeasured: (people, wait) => `${people} im Dienst. In 9 von 10 Fällen höchstens ${wait}`,
  waitPolicy: (wait) => `Versprochen: höchstens ${wait}`,
  waitClosed: (when) => `Jetzt geschlossen. Wieder da: ${when}`,
  waitLate: 'Gerade dauert es länger als versprochen. Ihr Platz bleibt.',
  waitUnknown: 'Ein Fingertipp, keine Fragen',

  coming: 'Ein Mensch kommt',
  comingAi: 'Bis dahin hilft der Assistent.',
  comingNoAi: 'Schreiben Sie ruhig weiter.',
  within: (wait) => `Höchstens ${wait}`,
  soon: 'Jeden Moment',
  rightNine: 'Stimmt in 9 von 10 Fällen.',
  promised: (when) => `Spätestens: ${when}.`,
  placeInLine: (place) => (place === 1 ? 'Sie sind als Nächstes dran.' : `Sie sind Nummer ${place}.`),
  late: 'Wir sind zu spät. Das tut uns leid.',
  lateSaid: (when) => `Wir sagten ${when} und haben es nicht gehalten.`,
  lateChoice: 'Ihr Platz bleibt. Wie möchten Sie weitermachen?',
  closedNow: 'Wir haben gerade geschlossen',
  opens: (when) => `Wieder da: ${when}`,
  closedChoice: (callbacks) =>
    callbacks ? 'Ihr Platz bleibt. Ein Anruf ist am sichersten.' : 'Ihr Platz bleibt.',
  nobodyHere: (callbacks) =>
    callbacks
      ? 'Gerade ist niemand da. Hinterlassen Sie Ihre Frage, Sie können einen Rückruf buchen.'
      : 'Gerade ist niemand da. Hinterlassen Sie Ihre Frage.',
  askKept: 'Ihre Anfrage ist auf diesem Gerät gespeichert',
  askKeptNote: 'Sie wird gesendet, sobald die Verbindung zurück ist. Ab dann gilt unser Versprechen.',
  asking: 'Ein Mensch wird gerufen',

  waitHere: 'Hier warten',
  callMe: 'Anrufen',
  emailMe: 'Per E-Mail',
  letAiTry: 'Assistent darf es versuchen, während ich warte',
  withdraw: 'Ich brauche keinen Menschen mehr',
  withdrawSure: 'Ja, zurück zum Assistenten',
  tellMe: 'Bescheid geben, wenn jemand antwortet',
  tellMeOn: 'Der Browser gibt Ihnen Bescheid, wenn jemand antwortet.',

  callBooked: 'Ihr Anruf ist gebucht',
  callWhen: (when, name) => (name === null ? when : `${when}, mit ${name}`),
  callByChat: 'Es klingelt hier im Chat.',
  callByPhone: 'Wir rufen Ihr Telefon an.',
  callDue: 'Es ist Zeit für Ihren Anruf',
  callNowChat: 'Gleich ist ein Mensch hier im Chat.',
  callNowPhone: 'Ihr Telefon klingelt gleich.',
  emailBooked: 'Ein Mensch antwortet per E-Mail',
  emailBy: (when) => `Spätestens: ${when}`,

  callTitle: 'Anruf buchen',
  callHow: 'Wie erreichen wir Sie?',
  inChat: 'In diesem Chat',
  byPhone: 'Per Telefon',
  phoneNumber: 'Telefonnummer',
  phoneBad: 'Bitte mit Ländervorwahl, zum Beispiel +49 170 1234567',
  pickTime: 'Wählen Sie eine Zeit. Ein Mensch ist für Sie reserviert.',
  noSlots: 'In den nächsten zwei Arbeitstagen ist nichts frei. Ihr Platz in der Reihe bleibt.',
  loading: 'Einen Moment',
  emailTitle: 'Antwort per E-Mail',
  emailField: 'Ihre E-Mail-Adresse',
  emailKnown: 'Leer lassen, um die bekannte Adresse zu nutzen',
  emailBad: 'Bitte die Adresse prüfen: Es fehlt ein @',
  emailSend: 'Per E-Mail antworten',

  personHere: 'Hat gelesen, was Sie geschrieben haben.',
  personAway: (name) => `${name} hat die Verbindung verloren. Ihr Platz bleibt.`,
  finishing: 'Ist fertig. Schreiben Sie, um weiterzumachen.',
  reading: 'Hat Ihr Gespräch. Noch keine Antwort.',
  somebody: 'Ein Mensch',
  typing: (name) => `${who(name)} schreibt`,
  aiTyping: 'Der Assistent sieht nach',

  sent: 'Gesendet',
  read: 'Gelesen',
  waiting: 'Wartet auf Versand',
  sending: 'Wird gesendet',
  notSent: 'Nicht gesendet',
  again: 'Noch einmal',
  remove: 'Entfernen',
  erased: 'Dieser Text wurde gelöscht',

  source: (title) => `Quelle: ${title}`,
  sourceNote: (version, date) => `Aus unseren Hilfeartikeln, Version ${version}, Stand: ${date}`,

  offerPerson: 'Soll ich einen Menschen holen?',
  offerYes: 'Ja, einen Menschen',
  offerNo: 'Nein, weiter',
  solved: 'Ist es gelöst?',
  solvedLater: 'Ein paar Tage später: Ist es gelöst?',
  solvedYes: 'Ja, gelöst',
  solvedNo: 'Nein, einen Menschen bitte',
  rate: 'Wie war es?',
  rateLow: 'Schlecht',
  rateHigh: 'Sehr gut',
  rateLabel: (score) => `${score} von 5`,
  rateThanks: 'Danke.',
  rateMore: 'Möchten Sie etwas hinzufügen?',
  skip: 'Überspringen',
  closedTitle: 'Beendet',
  closedNote: 'Schreiben Sie jederzeit, um es wieder zu öffnen.',

  offline: 'Sie sind offline. Was Sie schreiben, bleibt gespeichert und wird später gesendet.',
  offlineWith: (name) => `Sie sind offline. ${name} hält Ihren Platz. Nachrichten werden später gesendet.`,
  reconnecting: 'Verbindung wird wiederhergestellt. Was Sie schreiben, bleibt gespeichert.',
  notKept:
    'Dieser Browser kann Nachrichten nicht speichern. Lassen Sie die Seite offen, bis sie gesendet sind.',
  partFailed: 'Ein Teil dieses Fensters wurde nicht geladen. Was Sie schreiben, bleibt gespeichert.',

  write: 'Nachricht schreiben',
  send: 'Senden',
  attach: 'Datei anhängen',
  removeFile: (name) => `${name} entfernen`,
  uploading: 'Wird hochgeladen',
  fileTooLarge: (name, limit) => `${name} ist größer als ${limit}.`,
  fileType: (name) => `${name} ist kein Bild, PDF oder Text.`,
  fileCount: (limit) => `Höchstens ${limit} Dateien je Nachricht.`,
  fileOffline: 'Dateien brauchen eine Verbindung. Versuchen Sie es später noch einmal.',
  fileFailed: (name) => `${name} konnte nicht hochgeladen werden. Noch einmal versuchen.`,
  download: (name) => `${name} herunterladen`,
  tooLong: (over) => `${over} Zeichen zu lang.`,

  conversation: 'Gespräch',
  widget: (company) => `${company} Hilfe`,
  close: 'Schließen',
  back: 'Zurück',
  more: 'Mehr',
  transcript: 'Gespräch herunterladen',
  transcriptFailed: 'Das Herunterladen hat nicht geklappt. Noch einmal versuchen.',
  print: 'Gespräch drucken',
  caseKey: 'Fallschlüssel holen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  history: 'Frühere Gespräche',
  historyEmpty: 'Noch keine.',
  startNew: 'Neues Gespräch beginnen',
  endNow: 'Gespräch beenden',
  endSure: 'Ja, beenden',
  forget: 'Auf diesem Gerät vergessen',
  forgetNote: 'Andere, die dieses Gerät nutzen, sehen Ihre Gespräche hier nicht mehr.',
  forgetSure: 'Ja, vergessen',
  failed: 'Das hat nicht geklappt. Noch einmal versuchen.',
  newMessage: (name, text) => `${name}: ${text}`,
}
