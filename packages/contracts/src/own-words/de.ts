import type { OwnWords } from './words.ts'

export const words: OwnWords = {
  again: (name) => `Wieder ${name}, falls da`,
  now: {
    free: (name) => `${name} ist jetzt da.`,
    busy: (name) => `${name} ist gerade beschäftigt; es kommt, wer zuerst frei ist.`,
    away: (name) => `${name} ist gerade nicht da; es kommt, wer zuerst frei ist.`,
  },
  saved: 'Gespeichert.',
  tooMany: 'Das war zu oft. Bitte versuchen Sie es später noch einmal.',
  know: 'Was wir über Sie wissen',
  knowNote: 'Genau das sieht ein Mensch hier. Sie können es jederzeit berichtigen.',
  base: (since, language) => `Bekannt seit ${since}. Sprache: ${language}.`,
  knowNothing: 'Noch nichts.',
  fields: {
    name: 'Name',
    email: 'E-Mail-Adresse',
    phone: 'Telefonnummer',
    about: 'Was ein Mensch wissen sollte',
  },
  by: {
    contact: 'von Ihnen gesagt',
    host: 'von der Seite, bei der Sie angemeldet sind',
    worker: 'von einem Menschen hier notiert',
  },
  save: 'Speichern',
  dispute: 'Das stimmt nicht',
  undispute: 'Es stimmt doch',
  disputed: 'Sie sagten, dass das nicht stimmt',
  keyNote:
    'Mit diesem Schlüssel und einem Code an Ihre E-Mail-Adresse setzen Sie dieses Gespräch auf einem anderen Gerät fort.',
  keyAddress:
    'Wir haben noch keine E-Mail-Adresse von Ihnen. Ohne sie lässt sich der Schlüssel nicht benutzen.',
  keyMake: 'Schlüssel erstellen',
  keyOnce: 'Bewahren Sie ihn auf; er wird nur jetzt gezeigt.',
  keyVoid: 'Alle Schlüssel dieses Gesprächs ungültig machen',
  keyVoided: 'Kein Schlüssel dieses Gesprächs gilt mehr.',
  join: 'Ein Gespräch von einem anderen Gerät fortsetzen',
  joinNote:
    'Danach zeigen beide Geräte dieselben Gespräche. Benutzen Sie nur einen Schlüssel, den Sie selbst erstellt haben, nie einen, den Ihnen jemand geschickt hat.',
  joinKey: 'Fallschlüssel',
  joinAsk: 'Code senden',
  joinSent:
    'Wenn der Schlüssel gilt und eine E-Mail-Adresse dazu vorliegt, ist ein Code dorthin unterwegs. Er gilt zehn Minuten.',
  joinCode: 'Der Code, acht Ziffern',
  joinGo: 'Zusammenführen',
  joinWrong:
    'Schlüssel und Code passen nicht zusammen. Nach zehn Minuten oder fünf Versuchen gilt ein Code nicht mehr; fordern Sie einen neuen an.',
  joinNoMail: 'Dafür müssten wir Ihnen eine E-Mail senden, und das ist hier nicht eingerichtet.',
  joinOther: 'Sie sind hier als jemand anderes angemeldet. Melden Sie sich zuerst ab.',
  joinDone: 'Fertig. Sie sehen dieses Gespräch jetzt hier.',
  joinCount: (count) => `Zusammengeführte Nachrichten: ${count}.`,
}
