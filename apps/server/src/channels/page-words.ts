/** What only a page says, beside the widget's words: getting there and back without scripts. */
export interface PageWords {
  person: string
  look: string
  back: string
  aiNote: string
  /** to the card with the ways to wait */
  ways: string
  earlier: (count: number) => string
  newest: string
  /** a link: load again by itself */
  watch: string
  watching: string
  stop: string
  slotTaken: string
}

const table: Record<string, PageWords> = {
  en: {
    person: 'Get a person',
    look: 'Look for an answer',
    back: 'Back to the conversation',
    aiNote: 'An AI may answer first. You can have a person at any time.',
    ways: 'How to wait',
    earlier: (count) => `Earlier: ${count}`,
    newest: 'To the newest',
    watch: 'Keep looking for an answer by itself',
    watching:
      'This page loads again every 30 seconds until something new is here, for half an hour at most. To write, stop it first.',
    stop: 'Stop, and write',
    slotTaken: 'Somebody else was quicker. Pick another time.',
  },
  sv: {
    person: 'Jag vill ha en människa',
    look: 'Titta efter svar',
    back: 'Tillbaka till samtalet',
    aiNote: 'En AI kan svara först. Du kan få en människa när som helst.',
    ways: 'Hur du kan vänta',
    earlier: (count) => `Tidigare: ${count}`,
    newest: 'Till det senaste',
    watch: 'Titta efter svar av sig själv',
    watching:
      'Sidan laddas om var 30:e sekund tills något nytt har kommit, i högst en halvtimme. Stoppa först om du vill skriva.',
    stop: 'Stoppa och skriv',
    slotTaken: 'Någon annan hann före. Välj en annan tid.',
  },
  de: {
    person: 'Einen Menschen holen',
    look: 'Nach einer Antwort sehen',
    back: 'Zurück zum Gespräch',
    aiNote: 'Zuerst kann eine KI antworten. Einen Menschen bekommen Sie jederzeit.',
    ways: 'Wie Sie warten können',
    earlier: (count) => `Früher: ${count}`,
    newest: 'Zum Neuesten',
    watch: 'Von selbst nach einer Antwort sehen',
    watching:
      'Diese Seite lädt alle 30 Sekunden neu, bis etwas Neues da ist, höchstens eine halbe Stunde lang. Zum Schreiben halten Sie sie erst an.',
    stop: 'Anhalten und schreiben',
    slotTaken: 'Jemand anders war schneller. Wählen Sie eine andere Zeit.',
  },
  pl: {
    person: 'Chcę rozmawiać z człowiekiem',
    look: 'Sprawdź, czy jest odpowiedź',
    back: 'Wróć do rozmowy',
    aiNote: 'Najpierw może odpowiedzieć AI. Człowieka możesz poprosić w każdej chwili.',
    ways: 'Jak możesz czekać',
    earlier: (count) => `Wcześniejsze: ${count}`,
    newest: 'Do najnowszych',
    watch: 'Sprawdzaj odpowiedź automatycznie',
    watching:
      'Ta strona wczytuje się ponownie co 30 sekund, aż pojawi się coś nowego, najdłużej przez pół godziny. Aby pisać, najpierw ją zatrzymaj.',
    stop: 'Zatrzymaj i pisz',
    slotTaken: 'Ktoś inny był szybszy. Wybierz inny termin.',
  },
  es: {
    person: 'Quiero una persona',
    look: 'Ver si hay respuesta',
    back: 'Volver a la conversación',
    aiNote: 'Primero puede responder una IA. Puedes pedir una persona en cualquier momento.',
    ways: 'Cómo puedes esperar',
    earlier: (count) => `Anteriores: ${count}`,
    newest: 'Ir a lo más reciente',
    watch: 'Seguir mirando si hay respuesta',
    watching:
      'Esta página se carga de nuevo cada 30 segundos hasta que haya algo nuevo, media hora como máximo. Para escribir, detenla primero.',
    stop: 'Detener y escribir',
    slotTaken: 'Alguien se adelantó. Elige otra hora.',
  },
  ar: {
    person: 'أريد التحدث إلى شخص',
    look: 'هل وصل رد؟',
    back: 'العودة إلى المحادثة',
    aiNote: 'قد يرد عليك ذكاء اصطناعي أولا. يمكنك طلب شخص في أي وقت.',
    ways: 'طرق الانتظار',
    earlier: (count) => `السابقة: ${count}`,
    newest: 'إلى الأحدث',
    watch: 'مواصلة البحث عن رد تلقائيا',
    watching:
      'تحمل هذه الصفحة من جديد كل 30 ثانية حتى يصل جديد، لمدة نصف ساعة على الأكثر. للكتابة أوقفها أولا.',
    stop: 'إيقاف والكتابة',
    slotTaken: 'سبقك شخص آخر. اختر وقتا آخر.',
  },
}

export const pageWords = (language: string): PageWords =>
  table[language.split('-')[0] ?? 'en'] ?? table['en']!
