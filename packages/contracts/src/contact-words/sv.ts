import type { Words } from './words.ts'

const who = (name: string | null) => name ?? 'En person'
const latest = (when: string | null) => (when === null ? '' : `. Senast: ${when}`)

export const words: Words = {
  lines: {
    asked: () => 'Du bad om en person',
    wished: ({ name }) =>
      `Du vill gärna ha ${name ?? 'samma person'} igen. Är hen inte ledig kommer den som först är ledig`,
    'asked-closed-hours': ({ when }) =>
      when === null
        ? 'Du bad om en person. Ingen är på plats just nu'
        : `Du bad om en person. Vi har stängt; tillbaka: ${when}`,
    'handed-over': () => 'Det här går till en person, med allt du skrivit',
    queued: ({ place, when }) =>
      place === null
        ? `Du står i kö till en person${latest(when)}`
        : `Du är nummer ${place} i kön${latest(when)}`,
    wider: () => 'Vi frågar fler personer',
    'front-of-queue': () => 'Du är nu först i kön',
    'backstop-called': () => 'Vi ringer personen som har jour',
    'nobody-now': () => 'Ingen är ledig just nu. Du behåller din plats',
    assigned: ({ name }) => `${who(name)} har ditt ärende nu`,
    joined: ({ name }) => `${who(name)} tog över`,
    'passed-on': () => 'Vi letar upp en annan person. Du behåller din plats',
    transferred: ({ name }) => (name === null ? 'En kollega tar vid härifrån' : `${name} tar vid härifrån`),
    'connection-lost': ({ name }) => `${who(name)} tappade anslutningen. Vi väntar en stund`,
    'connection-restored': ({ name }) => `${who(name)} är tillbaka`,
    parked: ({ name }) => `${who(name)} kunde inte komma tillbaka. Du är först i kön till en annan person`,
    late: ({ when }) =>
      when === null
        ? 'Vi höll inte tiden vi lovade. Förlåt. Välj hur du vill fortsätta'
        : `Vi höll inte tiden vi lovade. Förlåt. Du står kvar i kön; senast: ${when}`,
    'callback-booked': ({ when, name }) =>
      `Samtal bokat${when === null ? '' : `: ${when}`}${name === null ? '' : `, med ${name}`}`,
    'callback-now': () => 'Det är dags för ditt samtal',
    'callback-tried': ({ when, reached }) => {
      if (reached) return 'Du har talat med en person'
      return when === null
        ? 'Vi försökte nå dig tre gånger. En person skriver till dig här'
        : `Vi försökte nå dig. Nästa försök: ${when}`
    },
    'callback-missed': () => 'Vi missade tiden vi kom överens om. Förlåt. Du är nu först i kön',
    'callback-cancelled': () => 'Samtalet är avbokat',
    'email-chosen': () => 'En person svarar dig med e-post',
    'ask-withdrawn': () => 'Du gick tillbaka till assistenten',
    'ai-may-try': () => 'Assistenten får hjälpa till medan du väntar',
    'ai-stopped-trying': () => 'Assistenten har slutat. En person svarar',
    'person-offered': () => 'Assistenten erbjöd sig att hämta en person',
    'wrapped-up': ({ name }) => (name === null ? 'Svaret är klart' : `${name} är klar`),
    listening: () => 'Assistenten lyssnar',
    closed: () => 'Avslutat. Skriv när du vill för att öppna igen',
    reopened: () => 'Öppet igen, med allt du skrivit tidigare',
  },

  assistant: 'Assistent',
  ai: 'AI',
  person: 'Person',
  you: 'Du',
  aiHelped: 'utkast av AI, skickat av en person',
  aiTitle: (company) => `${company} assistent`,
  aiNote: 'AI. Den kan ha fel.',
  peopleNote: 'En person svarar dig.',
  hello:
    'Du skriver med en AI. Den svarar ur våra hjälpartiklar och säger vilken. En person finns ett tryck bort, när du vill.',
  helloNoAi: 'Skriv vad du behöver. En person läser och svarar.',
  demoNote: 'Demo: personer här kan vara simulerade',

  talkToPerson: 'Prata med en person',
  askForOne: 'Be om en',
  talkToAnother: 'Be om en annan person',
  waitMeasured: (people, wait) => `${people} på plats. Inom ${wait}, 9 gånger av 10`,
  waitPolicy: (wait) => `Vi lovar en inom ${wait}`,
  waitClosed: (when) => `Stängt nu. Tillbaka: ${when}`,
  waitLate: 'Väntan är längre än utlovat just nu. Du behåller din plats.',
  waitUnknown: 'Ett tryck, inga frågor',

  coming: 'En person är på väg',
  comingAi: 'Assistenten hjälper dig till dess.',
  comingNoAi: 'Skriv vidare. De läser allt.',
  within: (wait) => `Inom ${wait}`,
  soon: 'Vilken stund som helst',
  rightNine: 'Stämmer 9 gånger av 10.',
  promised: (when) => `Senast: ${when}.`,
  placeInLine: (place) => (place === 1 ? 'Du är först i kön.' : `Du är nummer ${place} i kön.`),
  late: 'Vi är sena. Förlåt.',
  lateSaid: (when) => `Vi sa ${when} och höll det inte.`,
  lateChoice: 'Du står kvar i kön. Hur vill du fortsätta?',
  closedNow: 'Vi har stängt just nu',
  opens: (when) => `Tillbaka: ${when}`,
  closedChoice: (callbacks) =>
    callbacks ? 'Din plats är sparad. Ett samtal är säkrast.' : 'Din plats är sparad.',
  nobodyHere: (callbacks) =>
    callbacks
      ? 'Ingen är här just nu. Lämna din fråga, du kan boka ett samtal.'
      : 'Ingen är här just nu. Lämna din fråga.',
  askKept: 'Din begäran är sparad på den här enheten',
  askKeptNote: 'Den skickas så snart linjen är tillbaka. Från då gäller vårt löfte.',
  asking: 'Ber om en person',

  waitHere: 'Vänta här',
  callMe: 'Ring mig',
  emailMe: 'Mejla mig',
  letAiTry: 'Låt assistenten försöka medan jag väntar',
  withdraw: 'Jag behöver inte en person längre',
  withdrawSure: 'Ja, tillbaka till assistenten',
  tellMe: 'Säg till när någon svarar',
  tellMeOn: 'Webbläsaren säger till när någon svarar.',

  callBooked: 'Ditt samtal är bokat',
  callWhen: (when, name) => (name === null ? when : `${when}, med ${name}`),
  callByChat: 'Det ringer här i chatten.',
  callByPhone: 'Vi ringer din telefon.',
  callDue: 'Det är dags för ditt samtal',
  callNowChat: 'En person kommer hit strax.',
  callNowPhone: 'Din telefon ringer strax.',
  emailBooked: 'En person svarar med e-post',
  emailBy: (when) => `Senast: ${when}`,

  callTitle: 'Ring mig',
  callHow: 'Hur ska vi nå dig?',
  inChat: 'I den här chatten',
  byPhone: 'På telefon',
  phoneNumber: 'Telefonnummer',
  phoneBad: 'Skriv numret med landskod, till exempel +46 70 123 45 67',
  pickTime: 'Välj en tid. En person är reserverad för dig.',
  noSlots: 'Ingen tid är ledig de närmaste två arbetsdagarna. Du behåller din plats i kön.',
  loading: 'Ett ögonblick',
  emailTitle: 'Mejla mig',
  emailField: 'Din e-postadress',
  emailKnown: 'Lämna tomt för att använda adressen vi har',
  emailBad: 'Kontrollera adressen: den behöver ett @',
  emailSend: 'Svara mig med e-post',

  personHere: 'Har läst det du skrivit.',
  personAway: (name) => `${name} tappade anslutningen. Du behåller din plats.`,
  finishing: 'Är klar. Skriv för att fortsätta.',
  reading: 'Har ditt ärende. Inget svar än.',
  somebody: 'En person',
  typing: (name) => `${who(name)} skriver`,
  aiTyping: 'Assistenten letar upp det',

  sent: 'Skickat',
  read: 'Läst',
  waiting: 'Väntar på att skickas',
  sending: 'Skickar',
  notSent: 'Inte skickat',
  again: 'Försök igen',
  remove: 'Ta bort',
  erased: 'Den här texten är raderad',

  source: (title) => `Källa: ${title}`,
  sourceNote: (version, date) => `Ur våra hjälpartiklar, version ${version}, så som den var ${date}`,

  offerPerson: 'Ska jag hämta en person?',
  offerYes: 'Ja, en person',
  offerNo: 'Nej, fortsätt',
  solved: 'Är det löst?',
  solvedLater: 'Några dagar senare: är det löst?',
  solvedYes: 'Ja, löst',
  solvedNo: 'Nej, hämta en person',
  rate: 'Hur var det?',
  rateLow: 'Dåligt',
  rateHigh: 'Mycket bra',
  rateLabel: (score) => `${score} av 5`,
  rateThanks: 'Tack.',
  rateMore: 'Vill du tillägga något?',
  skip: 'Hoppa över',
  closedTitle: 'Avslutat',
  closedNote: 'Skriv när du vill för att öppna igen.',

  offline: 'Du är inte uppkopplad. Det du skriver sparas och skickas när du är tillbaka.',
  offlineWith: (name) =>
    `Du är inte uppkopplad. ${name} håller din plats. Meddelanden skickas när du är tillbaka.`,
  reconnecting: 'Ansluter igen. Det du skriver sparas.',
  notKept: 'Webbläsaren kan inte spara meddelanden. Låt sidan vara öppen tills de är skickade.',
  partFailed: 'En del av fönstret kunde inte laddas. Det du skriver sparas.',

  write: 'Skriv ett meddelande',
  send: 'Skicka',
  attach: 'Bifoga en fil',
  removeFile: (name) => `Ta bort ${name}`,
  uploading: 'Laddar upp',
  fileTooLarge: (name, limit) => `${name} är större än ${limit}.`,
  fileType: (name) => `${name} är inte en bild, PDF eller textfil.`,
  fileCount: (limit) => `Högst ${limit} filer i ett meddelande.`,
  fileOffline: 'Filer kräver uppkoppling. Försök igen när du är tillbaka.',
  fileFailed: (name) => `${name} kunde inte laddas upp. Försök igen.`,
  download: (name) => `Ladda ner ${name}`,
  tooLong: (over) => `${over} tecken för långt.`,

  conversation: 'Samtal',
  widget: (company) => `${company} kundhjälp`,
  close: 'Stäng',
  back: 'Tillbaka',
  more: 'Mer',
  transcript: 'Ladda ner samtalet',
  transcriptFailed: 'Nedladdningen fungerade inte. Försök igen.',
  print: 'Skriv ut samtalet',
  caseKey: 'Hämta en ärendenyckel',
  copy: 'Kopiera',
  copied: 'Kopierat',
  history: 'Tidigare samtal',
  historyEmpty: 'Det finns inga ännu.',
  startNew: 'Starta ett nytt samtal',
  endNow: 'Avsluta samtalet',
  endSure: 'Ja, avsluta',
  forget: 'Glöm mig på den här enheten',
  forgetNote: 'Andra som använder enheten kan inte längre se dina samtal här.',
  forgetSure: 'Ja, glöm mig',
  failed: 'Det fungerade inte. Försök igen.',
  newMessage: (name, text) => `${name}: ${text}`,
}
