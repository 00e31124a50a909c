import type { Words } from './words.ts'

// Times and counts stand after a colon: there they need no case ending.
const who = (name: string | null) => name ?? 'Konsultant'
const latest = (when: string | null) => (when === null ? '' : `. Najpóźniej: ${when}`)

export const words: Words = {
  lines: {
    asked: () => 'Poproszono o rozmowę z człowiekiem',
    wished: ({ name }) =>
      `Prosisz znowu o tę samą osobę${name === null ? '' : ` (${name})`}. W razie czego przyjdzie pierwsza wolna osoba`,
    'asked-closed-hours': ({ when }) =>
      when === null
        ? 'Poproszono o rozmowę z człowiekiem. Teraz nikogo nie ma'
        : `Poproszono o rozmowę z człowiekiem. Teraz zamknięte; wracamy: ${when}`,
    'handed-over': () => 'Przekazujemy to człowiekowi, razem z całą rozmową',
    queued: ({ place, when }) =>
      place === null
        ? `Czekasz w kolejce na człowieka${latest(when)}`
        : `Miejsce w kolejce: ${place}${latest(when)}`,
    wider: () => 'Pytamy kolejne osoby',
    'front-of-queue': () => 'Jesteś teraz na początku kolejki',
    'backstop-called': () => 'Wzywamy osobę na dyżurze',
    'nobody-now': () => 'Teraz nikt nie jest wolny. Zachowujesz swoje miejsce',
    assigned: ({ name }) => `${who(name)} ma teraz Twoją rozmowę`,
    joined: ({ name }) => `Rozmowę przejmuje: ${who(name)}`,
    'passed-on': () => 'Szukamy dla Ciebie innej osoby. Zachowujesz swoje miejsce',
    transferred: ({ name }) => (name === null ? 'Dalej pomaga inna osoba z zespołu' : `Dalej pomaga ${name}`),
    'connection-lost': ({ name }) => `Utracone połączenie: ${who(name)}. Czekamy chwilę`,
    'connection-restored': ({ name }) => `${who(name)} jest z powrotem`,
    parked: ({ name }) => `Bez powrotu: ${who(name)}. Jesteś na początku kolejki do innej osoby`,
    late: ({ when }) =>
      when === null
        ? 'Nie dotrzymaliśmy obiecanego czasu. Przepraszamy. Wybierz, jak chcesz kontynuować'
        : `Nie dotrzymaliśmy obiecanego czasu. Przepraszamy. Zostajesz w kolejce; najpóźniej: ${when}`,
    'callback-booked': ({ when, name }) =>
      `Rozmowa zarezerwowana${when === null ? '' : `: ${when}`}${name === null ? '' : `, zadzwoni ${name}`}`,
    'callback-now': () => 'Pora na Twoją rozmowę',
    'callback-tried': ({ when, reached }) => {
      if (reached) return 'Rozmowa z człowiekiem się odbyła'
      return when === null
        ? 'Trzy razy próbowaliśmy się połączyć. Ktoś napisze do Ciebie tutaj'
        : `Próbowaliśmy się połączyć. Następna próba: ${when}`
    },
    'callback-missed': () =>
      'Nie dotrzymaliśmy umówionej pory. Przepraszamy. Jesteś teraz na początku kolejki',
    'callback-cancelled': () => 'Rozmowa została odwołana',
    'email-chosen': () => 'Człowiek odpowie Ci e-mailem',
    'ask-withdrawn': () => 'Wracasz do asystenta',
    'ai-may-try': () => 'Asystent może pomagać, gdy czekasz',
    'ai-stopped-trying': () => 'Asystent przestał. Odpowie człowiek',
    'person-offered': () => 'Asystent zaproponował rozmowę z człowiekiem',
    'wrapped-up': ({ name }) => (name === null ? 'Odpowiedź jest kompletna' : `${name} kończy`),
    listening: () => 'Asystent słucha',
    closed: () => 'Zamknięte. Napisz w każdej chwili, by otworzyć ponownie',
    reopened: () => 'Otwarte ponownie, ze wszystkim, co było wcześniej',
  },

  assistant: 'Asystent',
  ai: 'AI',
  person: 'Człowiek',
  you: 'Ty',
  aiHelped: 'szkic AI, wysłane przez człowieka',
  aiTitle: (company) => `Asystent ${company}`,
  aiNote: 'AI. Może się mylić.',
  peopleNote: 'Odpowiada człowiek.',
  hello:
    'Piszesz z AI. Odpowiada na podstawie naszych artykułów pomocy i podaje, którego. Człowiek jest o jedno dotknięcie stąd, w każdej chwili.',
  helloNoAi: 'Napisz, czego potrzebujesz. Człowiek to przeczyta i odpowie.',
  demoNote: 'Demo: osoby mogą być tu symulowane',

  talkToPerson: 'Rozmowa z człowiekiem',
  askForOne: 'Poproś',
  talkToAnother: 'Poproś o inną osobę',
  waitMeasured: (people, wait) => `Osób na dyżurze: ${people}. Czas w 9 na 10 przypadków: ${wait}`,
  waitPolicy: (wait) => `Obiecany czas: ${wait}`,
  waitClosed: (when) => `Teraz zamknięte. Wracamy: ${when}`,
  waitLate: 'Czekanie trwa teraz dłużej, niż obiecaliśmy. Zachowujesz miejsce.',
  waitUnknown: 'Jedno dotknięcie, bez pytań',

  coming: 'Człowiek jest w drodze',
  comingAi: 'Do tego czasu pomaga asystent.',
  comingNoAi: 'Pisz dalej. Wszystko przeczytają.',
  within: (wait) => `Czas: ${wait}`,
  soon: 'Lada chwila',
  rightNine: 'Sprawdza się 9 razy na 10.',
  promised: (when) => `Najpóźniej: ${when}.`,
  placeInLine: (place) => `Miejsce w kolejce: ${place}.`,
  late: 'Spóźniamy się. Przepraszamy.',
  lateSaid: (when) => `Obiecana pora, ${when}, minęła.`,
  lateChoice: 'Zostajesz w kolejce. Jak chcesz kontynuować?',
  closedNow: 'Teraz jest zamknięte',
  opens: (when) => `Wracamy: ${when}`,
  closedChoice: (callbacks) =>
    callbacks ? 'Twoje miejsce jest zachowane. Najpewniejsza jest rozmowa.' : 'Twoje miejsce jest zachowane.',
  nobodyHere: (callbacks) =>
    callbacks
      ? 'Teraz nikogo nie ma. Zostaw pytanie, możesz zarezerwować rozmowę.'
      : 'Teraz nikogo nie ma. Zostaw pytanie.',
  askKept: 'Twoja prośba jest zapisana na tym urządzeniu',
  askKeptNote: 'Zostanie wysłana, gdy wróci połączenie. Od tej chwili liczy się nasza obietnica.',
  asking: 'Prosimy człowieka',

  waitHere: 'Czekam tutaj',
  callMe: 'Zadzwoń',
  emailMe: 'E-mail',
  letAiTry: 'Niech asystent spróbuje, gdy czekam',
  withdraw: 'Nie potrzebuję już człowieka',
  withdrawSure: 'Tak, wracam do asystenta',
  tellMe: 'Powiadom mnie, gdy ktoś odpowie',
  tellMeOn: 'Przeglądarka powiadomi, gdy ktoś odpowie.',

  callBooked: 'Rozmowa jest zarezerwowana',
  callWhen: (when, name) => (name === null ? when : `${when}, ${name}`),
  callByChat: 'Zadzwoni tutaj, w czacie.',
  callByPhone: 'Zadzwonimy na Twój telefon.',
  callDue: 'Pora na Twoją rozmowę',
  callNowChat: 'Za chwilę ktoś tu dołączy.',
  callNowPhone: 'Twój telefon zaraz zadzwoni.',
  emailBooked: 'Człowiek odpowie e-mailem',
  emailBy: (when) => `Najpóźniej: ${when}`,

  callTitle: 'Zadzwoń do mnie',
  callHow: 'Jak mamy się skontaktować?',
  inChat: 'W tym czacie',
  byPhone: 'Przez telefon',
  phoneNumber: 'Numer telefonu',
  phoneBad: 'Podaj numer z kodem kraju, na przykład +48 601 234 567',
  pickTime: 'Wybierz porę. Ktoś jest dla Ciebie zarezerwowany.',
  noSlots: 'W najbliższych dwóch dniach roboczych nie ma wolnej pory. Zachowujesz miejsce w kolejce.',
  loading: 'Chwileczkę',
  emailTitle: 'Odpowiedź e-mailem',
  emailField: 'Twój adres e-mail',
  emailKnown: 'Zostaw puste, by użyć adresu, który mamy',
  emailBad: 'Sprawdź adres: brakuje znaku @',
  emailSend: 'Odpowiedzcie e-mailem',

  personHere: 'Zna już Twoją rozmowę.',
  personAway: (name) => `Utracone połączenie: ${name}. Zachowujesz swoje miejsce.`,
  finishing: 'Kończy. Napisz, by kontynuować.',
  reading: 'Ma Twoją rozmowę. Jeszcze bez odpowiedzi.',
  somebody: 'Konsultant',
  typing: (name) => `${who(name)} pisze`,
  aiTyping: 'Asystent szuka odpowiedzi',

  sent: 'Wysłano',
  read: 'Przeczytano',
  waiting: 'Czeka na wysłanie',
  sending: 'Wysyłanie',
  notSent: 'Nie wysłano',
  again: 'Spróbuj ponownie',
  remove: 'Usuń',
  erased: 'Ten tekst został usunięty',

  source: (title) => `Źródło: ${title}`,
  sourceNote: (version, date) => `Z naszych artykułów pomocy, wersja ${version}, stan na: ${date}`,

  offerPerson: 'Czy poprosić człowieka?',
  offerYes: 'Tak, proszę',
  offerNo: 'Nie, dalej',
  solved: 'Czy sprawa jest rozwiązana?',
  solvedLater: 'Po kilku dniach: czy sprawa jest rozwiązana?',
  solvedYes: 'Tak, rozwiązana',
  solvedNo: 'Nie, proszę człowieka',
  rate: 'Jak było?',
  rateLow: 'Słabo',
  rateHigh: 'Świetnie',
  rateLabel: (score) => `${score} na 5`,
  rateThanks: 'Dziękujemy.',
  rateMore: 'Chcesz coś dodać?',
  skip: 'Pomiń',
  closedTitle: 'Zamknięte',
  closedNote: 'Napisz w każdej chwili, by otworzyć ponownie.',

  offline: 'Brak połączenia. To, co piszesz, jest zapisane i zostanie wysłane później.',
  offlineWith: (name) => `Brak połączenia. ${name} trzyma Twoje miejsce. Wiadomości zostaną wysłane później.`,
  reconnecting: 'Łączymy ponownie. To, co piszesz, jest zapisane.',
  notKept: 'Ta przeglądarka nie może zapisać wiadomości. Nie zamykaj strony, aż zostaną wysłane.',
  partFailed: 'Część tego okna nie została wczytana. To, co piszesz, jest zapisane.',

  write: 'Napisz wiadomość',
  send: 'Wyślij',
  attach: 'Dołącz plik',
  removeFile: (name) => `Usuń ${name}`,
  uploading: 'Przesyłanie',
  fileTooLarge: (name, limit) => `${name} ma więcej niż ${limit}.`,
  fileType: (name) => `${name} nie jest obrazem, plikiem PDF ani tekstem.`,
  fileCount: (limit) => `Najwięcej plików w wiadomości: ${limit}.`,
  fileOffline: 'Pliki wymagają połączenia. Spróbuj ponownie później.',
  fileFailed: (name) => `Nie udało się przesłać: ${name}. Spróbuj ponownie.`,
  download: (name) => `Pobierz ${name}`,
  tooLong: (over) => `Za długie. Znaków za dużo: ${over}.`,

  conversation: 'Rozmowa',
  widget: (company) => `${company} – pomoc`,
  close: 'Zamknij',
  back: 'Wróć',
  more: 'Więcej',
  transcript: 'Pobierz tę rozmowę',
  transcriptFailed: 'Pobieranie nie powiodło się. Spróbuj ponownie.',
  print: 'Wydrukuj rozmowę',
  caseKey: 'Pobierz klucz sprawy',
  copy: 'Kopiuj',
  copied: 'Skopiowano',
  history: 'Wcześniejsze rozmowy',
  historyEmpty: 'Jeszcze żadnych.',
  startNew: 'Zacznij nową rozmowę',
  endNow: 'Zakończ tę rozmowę',
  endSure: 'Tak, zakończ',
  forget: 'Zapomnij mnie na tym urządzeniu',
  forgetNote: 'Inne osoby korzystające z urządzenia nie zobaczą tu Twoich rozmów.',
  forgetSure: 'Tak, zapomnij',
  failed: 'Nie udało się. Spróbuj ponownie.',
  newMessage: (name, text) => `${name}: ${text}`,
}
