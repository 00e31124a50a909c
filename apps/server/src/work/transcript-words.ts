export interface TranscriptWords {
  title: (company: string) => string
  you: string
  ai: string
  person: string
  /** the AI proposed the words, a person read and sent them */
  drafted: string
  source: string
  file: string
  erased: string
  /** the zone as IANA names it */
  times: (zone: string) => string
  none: string
}

const words: Record<string, TranscriptWords> = {
  en: {
    title: (company) => `Conversation with ${company}`,
    you: 'You',
    ai: 'Assistant (AI)',
    person: 'Person',
    drafted: 'drafted by AI, sent by a person',
    source: 'Source',
    file: 'File',
    erased: '(erased)',
    times: (zone) => `Times: ${zone}`,
    none: 'Nothing was written.',
  },
  sv: {
    title: (company) => `Konversation med ${company}`,
    you: 'Du',
    ai: 'Assistent (AI)',
    person: 'Människa',
    drafted: 'utkast av AI, skickat av en människa',
    source: 'Källa',
    file: 'Fil',
    erased: '(raderat)',
    times: (zone) => `Tider: ${zone}`,
    none: 'Inget har skrivits.',
  },
  de: {
    title: (company) => `Gespräch mit ${company}`,
    you: 'Sie',
    ai: 'Assistent (KI)',
    person: 'Mensch',
    drafted: 'von KI entworfen, von einem Menschen gesendet',
    source: 'Quelle',
    file: 'Datei',
    erased: '(gelöscht)',
    times: (zone) => `Zeiten: ${zone}`,
    none: 'Es wurde nichts geschrieben.',
  },
  pl: {
    title: (company) => `Rozmowa: ${company}`,
    you: 'Ty',
    ai: 'Asystent (AI)',
    person: 'Człowiek',
    drafted: 'szkic AI, wysłane przez człowieka',
    source: 'Źródło',
    file: 'Plik',
    erased: '(usunięto)',
    times: (zone) => `Godziny: ${zone}`,
    none: 'Nic nie napisano.',
  },
  es: {
    title: (company) => `Conversación con ${company}`,
    you: 'Tú',
    ai: 'Asistente (IA)',
    person: 'Persona',
    drafted: 'borrador de IA, enviado por una persona',
    source: 'Fuente',
    file: 'Archivo',
    erased: '(borrado)',
    times: (zone) => `Horas: ${zone}`,
    none: 'No se ha escrito nada.',
  },
  ar: {
    title: (company) => `محادثة مع ${company}`,
    you: 'أنت',
    ai: 'المساعد (ذكاء اصطناعي)',
    person: 'شخص',
    drafted: 'صاغه الذكاء الاصطناعي وأرسله شخص',
    source: 'المصدر',
    file: 'ملف',
    erased: '(محذوف)',
    times: (zone) => `التوقيت: ${zone}`,
    none: 'لم يكتب شيء.',
  },
}
const english = words['en'] as TranscriptWords

export const transcriptWords = (language: string): TranscriptWords =>
  words[language.split('-')[0] ?? 'en'] ?? english
