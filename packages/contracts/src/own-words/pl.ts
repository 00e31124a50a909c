import type { OwnWords } from './words.ts'

export const words: OwnWords = {
  again: (name) => `Znowu ${name}, jeśli jest`,
  now: {
    free: (name) => `Teraz na miejscu: ${name}.`,
    busy: (name) => `Teraz zajęte: ${name}. Przyjdzie pierwsza wolna osoba.`,
    away: (name) => `Teraz nieobecne: ${name}. Przyjdzie pierwsza wolna osoba.`,
  },
  saved: 'Zapisano.',
  tooMany: 'Za dużo prób. Spróbuj później.',
  know: 'Co o Tobie wiemy',
  knowNote: 'Dokładnie to widzi człowiek po naszej stronie. Możesz to poprawić w każdej chwili.',
  base: (since, language) => `Znamy od: ${since}. Język: ${language}.`,
  knowNothing: 'Jeszcze nic.',
  fields: {
    name: 'Imię i nazwisko',
    email: 'Adres e-mail',
    phone: 'Numer telefonu',
    about: 'Co człowiek powinien wiedzieć',
  },
  by: {
    contact: 'od Ciebie',
    host: 'ze strony, na której jesteś zalogowany',
    worker: 'zanotowane przez naszą osobę',
  },
  save: 'Zapisz',
  dispute: 'To się nie zgadza',
  undispute: 'Jednak się zgadza',
  disputed: 'według Ciebie to się nie zgadza',
  keyNote: 'Z tym kluczem i kodem wysłanym na Twój adres e-mail kontynuujesz rozmowę na innym urządzeniu.',
  keyAddress: 'Nie mamy jeszcze Twojego adresu e-mail. Dodaj go, bez niego klucza nie da się użyć.',
  keyMake: 'Utwórz klucz',
  keyOnce: 'Zachowaj go; pokazujemy go tylko teraz.',
  keyVoid: 'Unieważnij wszystkie klucze tej rozmowy',
  keyVoided: 'Żaden klucz tej rozmowy już nie działa.',
  join: 'Kontynuuj rozmowę z innego urządzenia',
  joinNote:
    'Potem oba urządzenia pokazują te same rozmowy. Używaj tylko klucza utworzonego przez Ciebie, nigdy takiego, który ktoś Ci przysłał.',
  joinKey: 'Klucz sprawy',
  joinAsk: 'Wyślij mi kod',
  joinSent:
    'Jeśli klucz jest dobry i mamy do niego adres e-mail, kod jest już w drodze. Ważny przez dziesięć minut.',
  joinCode: 'Kod, osiem cyfr',
  joinGo: 'Połącz',
  joinWrong:
    'Klucz i kod do siebie nie pasują. Po dziesięciu minutach lub pięciu próbach kod traci ważność; poproś o nowy.',
  joinNoMail: 'Do tego musielibyśmy wysłać e-mail, a poczta nie jest tu ustawiona.',
  joinOther: 'Jest tu zalogowany ktoś inny. Najpierw się wyloguj.',
  joinDone: 'Gotowe. Widzisz tu teraz tę rozmowę.',
  joinCount: (count) => `Połączone wiadomości: ${count}.`,
}
