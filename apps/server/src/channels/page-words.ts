import type { LineCode } from '@warmline/contracts'
import {
  arabicLines,
  englishLines,
  germanLines,
  polishLines,
  spanishLines,
  swedishLines,
} from './page-lines.ts'

export interface PageWords {
  write: string
  send: string
  person: string
  look: string
  back: string
  you: string
  ai: string
  someone: string
  erased: string
  aiNote: string
  promised: (minutes: number) => string
  closed: (at: string) => string
  /** closed, and no opening is known */
  away: string
  late: (callbacks: boolean) => string
  lines: Record<LineCode, string>
  failed: string
}

const english: PageWords = {
  write: 'Write here',
  send: 'Send',
  person: 'Get a person',
  look: 'Look for an answer',
  back: 'Back to the conversation',
  you: 'You',
  ai: 'Assistant (AI)',
  someone: 'A person',
  erased: '(erased)',
  aiNote: 'An AI may answer first. You can have a person at any time.',
  promised: (minutes) =>
    `A person answers within ${minutes === 1 ? 'a minute' : `${minutes} minutes`} of being asked.`,
  closed: (at) => `Nobody is here right now. People are back ${at} (UTC).`,
  away: 'Nobody is here right now. You can write; someone answers when people are back.',
  late: (callbacks) =>
    callbacks
      ? 'Nobody is free right now. You keep your place, and you can book a callback.'
      : 'Nobody is free right now. You keep your place.',
  failed: 'That did not work. Please send it again.',
  lines: englishLines,
}

const swedish: PageWords = {
  write: 'Skriv här',
  send: 'Skicka',
  person: 'Jag vill ha en människa',
  look: 'Titta efter svar',
  back: 'Tillbaka till samtalet',
  you: 'Du',
  ai: 'Assistent (AI)',
  someone: 'En människa',
  erased: '(raderat)',
  aiNote: 'En AI kan svara först. Du kan få en människa när som helst.',
  promised: (minutes) =>
    `En människa svarar inom ${minutes === 1 ? 'en minut' : `${minutes} minuter`} när du ber om det.`,
  closed: (at) => `Ingen är här just nu. Vi är tillbaka ${at} (UTC).`,
  away: 'Ingen är här just nu. Du kan skriva; någon svarar när vi är tillbaka.',
  late: (callbacks) =>
    callbacks
      ? 'Ingen är ledig just nu. Du behåller din plats, och du kan boka att vi ringer upp.'
      : 'Ingen är ledig just nu. Du behåller din plats.',
  failed: 'Det gick inte. Skicka igen.',
  lines: swedishLines,
}

const german: PageWords = {
  write: 'Hier schreiben',
  send: 'Senden',
  person: 'Einen Menschen holen',
  look: 'Nach einer Antwort sehen',
  back: 'Zurück zum Gespräch',
  you: 'Sie',
  ai: 'Assistent (KI)',
  someone: 'Ein Mensch',
  erased: '(gelöscht)',
  aiNote: 'Zuerst kann eine KI antworten. Einen Menschen bekommen Sie jederzeit.',
  promised: (minutes) =>
    `Ein Mensch antwortet innerhalb von ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`}, wenn Sie darum bitten.`,
  closed: (at) => `Gerade ist niemand da. Menschen sind ab ${at} (UTC) wieder da.`,
  away: 'Gerade ist niemand da. Sie können schreiben; jemand antwortet, sobald wir zurück sind.',
  late: (callbacks) =>
    callbacks
      ? 'Gerade ist niemand frei. Ihr Platz bleibt, und Sie können einen Rückruf buchen.'
      : 'Gerade ist niemand frei. Ihr Platz bleibt.',
  failed: 'Das hat nicht geklappt. Bitte senden Sie es noch einmal.',
  lines: germanLines,
}

// Times and counts stand after a colon: there they need no case ending.
const polish: PageWords = {
  write: 'Napisz tutaj',
  send: 'Wyślij',
  person: 'Chcę rozmawiać z człowiekiem',
  look: 'Sprawdź, czy jest odpowiedź',
  back: 'Wróć do rozmowy',
  you: 'Ty',
  ai: 'Asystent (AI)',
  someone: 'Człowiek',
  erased: '(usunięto)',
  aiNote: 'Najpierw może odpowiedzieć AI. Człowieka możesz poprosić w każdej chwili.',
  promised: (minutes) => `Na prośbę odpowiada człowiek. Najdłużej czekasz: ${minutes} min.`,
  closed: (at) => `Teraz nikogo nie ma. Wracamy: ${at} (UTC).`,
  away: 'Teraz nikogo nie ma. Możesz napisać; ktoś odpowie, gdy wrócimy.',
  late: (callbacks) =>
    callbacks
      ? 'Teraz nikt nie jest wolny. Zachowujesz swoje miejsce i możesz zamówić oddzwonienie.'
      : 'Teraz nikt nie jest wolny. Zachowujesz swoje miejsce.',
  failed: 'Nie udało się. Wyślij jeszcze raz.',
  lines: polishLines,
}

const spanish: PageWords = {
  write: 'Escribe aquí',
  send: 'Enviar',
  person: 'Quiero una persona',
  look: 'Ver si hay respuesta',
  back: 'Volver a la conversación',
  you: 'Tú',
  ai: 'Asistente (IA)',
  someone: 'Una persona',
  erased: '(borrado)',
  aiNote: 'Primero puede responder una IA. Puedes pedir una persona en cualquier momento.',
  promised: (minutes) =>
    `Una persona responde en ${minutes === 1 ? 'un minuto' : `${minutes} minutos`} desde que la pides.`,
  closed: (at) => `Ahora no hay nadie. Volvemos: ${at} (UTC).`,
  away: 'Ahora no hay nadie. Puedes escribir; alguien responde cuando volvamos.',
  late: (callbacks) =>
    callbacks
      ? 'Ahora no hay nadie libre. Conservas tu lugar y puedes reservar una llamada.'
      : 'Ahora no hay nadie libre. Conservas tu lugar.',
  failed: 'No funcionó. Envíalo otra vez.',
  lines: spanishLines,
}

const arabic: PageWords = {
  write: 'اكتب هنا',
  send: 'إرسال',
  person: 'أريد التحدث إلى شخص',
  look: 'هل وصل رد؟',
  back: 'العودة إلى المحادثة',
  you: 'أنت',
  ai: 'المساعد (ذكاء اصطناعي)',
  someone: 'شخص',
  erased: '(محذوف)',
  aiNote: 'قد يرد عليك ذكاء اصطناعي أولا. يمكنك طلب شخص في أي وقت.',
  promised: (minutes) => `يرد عليك شخص عند الطلب. أقصى انتظار بالدقائق: ${minutes}.`,
  closed: (at) => `لا أحد هنا الآن. نعود: ${at} (UTC).`,
  away: 'لا أحد هنا الآن. يمكنك الكتابة؛ سيرد عليك شخص عند عودتنا.',
  late: (callbacks) =>
    callbacks ? 'لا أحد متفرغ الآن. دورك محفوظ، ويمكنك حجز مكالمة.' : 'لا أحد متفرغ الآن. دورك محفوظ.',
  failed: 'لم ينجح ذلك. أرسلها مرة أخرى.',
  lines: arabicLines,
}

const table: Record<string, PageWords> = {
  en: english,
  sv: swedish,
  de: german,
  pl: polish,
  es: spanish,
  ar: arabic,
}
export const pageWords = (language: string): PageWords => table[language.split('-')[0] ?? 'en'] ?? english
