import type { UiLanguage } from '@warmline/contracts'

/** What simulated workers say around what they found in the articles. */
export const workerPhrases: Readonly<
  Record<UiLanguage, { ask: string; found: string; look: string; bye: string }>
> = {
  en: {
    ask: 'Hello, I am here now and glad to help. What is it about?',
    found: 'I have read what you wrote, so you need not explain it again.',
    look: 'I have read everything and I am looking into it for you. It will be settled today, and you need not do anything.',
    bye: 'That is settled now. Write here any time, and I will see all of this again.',
  },
  sv: {
    ask: 'Hej, nu är jag här och hjälper gärna till. Vad gäller det?',
    found: 'Jag har läst det du skrev, så du behöver inte förklara igen.',
    look: 'Jag har läst allt och tittar på det åt dig. Det ordnas i dag och du behöver inte göra något.',
    bye: 'Nu är det klart. Skriv här när du vill, så ser jag allt det här igen.',
  },
  de: {
    ask: 'Guten Tag, ich bin jetzt für Sie da. Worum geht es?',
    found: 'Ich habe gelesen, was Sie geschrieben haben, Sie müssen nichts noch einmal erklären.',
    look: 'Ich habe alles gelesen und kümmere mich darum. Es wird heute erledigt, Sie müssen nichts tun.',
    bye: 'Das ist jetzt erledigt. Schreiben Sie jederzeit hier, dann sehe ich all das wieder.',
  },
  es: {
    ask: 'Hola, ya estoy aquí para ayudarle. ¿De qué se trata?',
    found: 'He leído lo que escribió, así que no tiene que explicarlo otra vez.',
    look: 'Lo he leído todo y lo estoy mirando. Quedará resuelto hoy y no tiene que hacer nada.',
    bye: 'Ya está resuelto. Escriba aquí cuando quiera y volveré a ver todo esto.',
  },
  pl: {
    ask: 'Dzień dobry, już jestem i chętnie pomogę. O co chodzi?',
    found: 'Przeczytałam wszystko, nie trzeba niczego wyjaśniać od nowa.',
    look: 'Przeczytałam wszystko i zajmuję się tym. Załatwimy to dziś, nie trzeba nic robić.',
    bye: 'Sprawa załatwiona. Można tu pisać w każdej chwili, zobaczę to wszystko.',
  },
  ar: {
    ask: 'مرحبًا، أنا هنا الآن ويسعدني أن أساعدك. ما الموضوع؟',
    found: 'قرأت كل ما كتبته، ولا حاجة إلى الشرح من جديد.',
    look: 'قرأت كل شيء وأتابع الأمر الآن. سننتهي منه اليوم ولا يلزمك أي شيء.',
    bye: 'انتهى الأمر الآن. اكتب هنا متى شئت وسأرى كل هذا من جديد.',
  },
}

/** First names that demo contacts give; one in three gives none. */
export const contactNames: Readonly<Record<UiLanguage, readonly string[]>> = {
  en: ['Grace', 'Tom', 'Priya', 'Daniel', 'Ruth', 'Owen'],
  sv: ['Karin', 'Nils', 'Saga', 'Emil'],
  de: ['Heike', 'Moritz', 'Greta', 'Paul'],
  es: ['Carmen', 'Diego', 'Inés', 'Pablo'],
  pl: ['Zofia', 'Marek', 'Ania', 'Piotr'],
  ar: ['ليلى', 'عمر', 'سلمى', 'خالد'],
}

export const phrasesFor = (language: string) =>
  workerPhrases[(language.split('-')[0] ?? 'en') as UiLanguage] ?? workerPhrases.en
