export type MailTemplate =
  | 'sign-in'
  | 'invite'
  | 'reply'
  | 'solved-later'
  | 'callback-booked'
  | 'callback-now'
  | 'join-code'

interface Letter {
  subject: string
  text: string
}

/** `{…}` is filled in. Plain words, and always what happens next. */
const english: Record<MailTemplate, Letter> = {
  'sign-in': {
    subject: 'Your sign-in link',
    text: 'Open this link within 15 minutes to sign in. It works once.\n\n{link}\n\nIf you did not ask for it, you need not do anything.',
  },
  invite: {
    subject: 'You are invited to Warmline',
    text: 'Open this link within 15 minutes to sign in for the first time. It works once.\n\n{link}\n\nIf it has expired, ask for a new one on the sign-in page.',
  },
  reply: {
    subject: 'An answer from {company}',
    text: '{name} from {company} writes:\n\n{text}\n\nAnswer in the conversation: {link}',
  },
  'solved-later': {
    subject: 'Is it solved?',
    text: 'Three days ago you wrote to {company}. Is it solved?\n\nIf it is not, open the conversation and say so; a person takes it up without your having to explain it again.\n\n{link}',
  },
  'callback-booked': {
    subject: 'Your callback is booked',
    text: '{company} calls you back on {at} (UTC).\n\nChange or cancel it in the conversation: {link}',
  },
  'callback-now': {
    subject: 'We are calling you back now',
    text: 'It is time for your callback from {company}. Open the conversation if you wish to be answered there:\n\n{link}',
  },
  'join-code': {
    subject: 'Your code: {code}',
    text: 'Your code is {code}\n\nIt is good for {minutes} minutes and works once. Somebody, we hope you, wants to go on with your conversation with {company} on another device. Type the code there and nowhere else: afterwards both devices show the same conversations.\n\nIf it was not you, do nothing. Nobody at {company} asks you for this code.',
  },
}

const swedish: Record<MailTemplate, Letter> = {
  'sign-in': {
    subject: 'Din inloggningslänk',
    text: 'Öppna länken inom 15 minuter för att logga in. Den fungerar en gång.\n\n{link}\n\nOm du inte bad om den behöver du inte göra något.',
  },
  invite: {
    subject: 'Du är inbjuden till Warmline',
    text: 'Öppna länken inom 15 minuter för att logga in första gången. Den fungerar en gång.\n\n{link}\n\nHar den gått ut kan du be om en ny på inloggningssidan.',
  },
  reply: {
    subject: 'Ett svar från {company}',
    text: '{name} från {company} skriver:\n\n{text}\n\nSvara i konversationen: {link}',
  },
  'solved-later': {
    subject: 'Löste det sig?',
    text: 'För tre dagar sedan skrev du till {company}. Löste det sig?\n\nOm inte: öppna konversationen och säg till, så tar en människa över utan att du behöver förklara igen.\n\n{link}',
  },
  'callback-booked': {
    subject: 'Vi ringer upp dig',
    text: '{company} ringer upp dig {at} (UTC).\n\nÄndra eller avboka i konversationen: {link}',
  },
  'callback-now': {
    subject: 'Vi ringer upp dig nu',
    text: 'Nu ringer {company} upp dig. Öppna konversationen om du hellre vill skriva:\n\n{link}',
  },
  'join-code': {
    subject: 'Din kod: {code}',
    text: 'Din kod är {code}\n\nDen gäller i {minutes} minuter och fungerar en gång. Någon, förhoppningsvis du, vill fortsätta ditt samtal med {company} på en annan enhet. Skriv koden där och ingen annanstans: sedan visar båda enheterna samma konversationer.\n\nOm det inte var du behöver du inte göra något. Ingen på {company} frågar dig efter koden.',
  },
}

const german: Record<MailTemplate, Letter> = {
  'sign-in': {
    subject: 'Ihr Anmeldelink',
    text: 'Öffnen Sie diesen Link innerhalb von 15 Minuten, um sich anzumelden. Er gilt einmal.\n\n{link}\n\nWenn Sie ihn nicht angefordert haben, müssen Sie nichts tun.',
  },
  invite: {
    subject: 'Sie sind zu Warmline eingeladen',
    text: 'Öffnen Sie diesen Link innerhalb von 15 Minuten, um sich zum ersten Mal anzumelden. Er gilt einmal.\n\n{link}\n\nWenn er abgelaufen ist, fordern Sie auf der Anmeldeseite einen neuen an.',
  },
  reply: {
    subject: 'Eine Antwort von {company}',
    text: '{name} von {company} schreibt:\n\n{text}\n\nAntworten Sie im Gespräch: {link}',
  },
  'solved-later': {
    subject: 'Ist es gelöst?',
    text: 'Vor drei Tagen haben Sie {company} geschrieben. Ist es gelöst?\n\nWenn nicht, sagen Sie es im Gespräch; ein Mensch übernimmt, ohne dass Sie es noch einmal erklären müssen.\n\n{link}',
  },
  'callback-booked': {
    subject: 'Ihr Rückruf ist gebucht',
    text: '{company} ruft Sie am {at} (UTC) zurück.\n\nÄndern oder absagen können Sie im Gespräch: {link}',
  },
  'callback-now': {
    subject: 'Wir rufen Sie jetzt zurück',
    text: 'Es ist Zeit für Ihren Rückruf von {company}. Wenn Sie lieber schreiben, öffnen Sie das Gespräch:\n\n{link}',
  },
  'join-code': {
    subject: 'Ihr Code: {code}',
    text: 'Ihr Code ist {code}\n\nEr gilt {minutes} Minuten und einmal. Jemand, hoffentlich Sie, möchte Ihr Gespräch mit {company} auf einem anderen Gerät fortsetzen. Geben Sie den Code dort ein und nirgends sonst: Danach zeigen beide Geräte dieselben Gespräche.\n\nWaren Sie es nicht, tun Sie nichts. Niemand bei {company} fragt Sie nach diesem Code.',
  },
}

const polish: Record<MailTemplate, Letter> = {
  'sign-in': {
    subject: 'Twój link do logowania',
    text: 'Otwórz ten link w ciągu 15 minut, aby się zalogować. Działa jeden raz.\n\n{link}\n\nJeśli to nie Twoja prośba, nie musisz nic robić.',
  },
  invite: {
    subject: 'Zaproszenie do Warmline',
    text: 'Otwórz ten link w ciągu 15 minut, aby zalogować się po raz pierwszy. Działa jeden raz.\n\n{link}\n\nJeśli wygasł, poproś o nowy na stronie logowania.',
  },
  reply: {
    subject: 'Odpowiedź od {company}',
    text: '{name} z {company} pisze:\n\n{text}\n\nOdpowiedz w rozmowie: {link}',
  },
  'solved-later': {
    subject: 'Czy sprawa jest rozwiązana?',
    text: 'Minęły trzy dni od Twojej wiadomości do {company}. Czy sprawa jest rozwiązana?\n\nJeśli nie, otwórz rozmowę i daj znać; przejmie ją człowiek i nie trzeba będzie tłumaczyć wszystkiego od nowa.\n\n{link}',
  },
  'callback-booked': {
    subject: 'Rozmowa jest zarezerwowana',
    text: '{company} oddzwoni do Ciebie: {at} (UTC).\n\nPorę możesz zmienić lub odwołać w rozmowie: {link}',
  },
  'callback-now': {
    subject: 'Teraz do Ciebie dzwonimy',
    text: 'Pora na rozmowę, którą obiecała firma {company}. Jeśli wolisz pisać, otwórz rozmowę:\n\n{link}',
  },
  'join-code': {
    subject: 'Twój kod: {code}',
    text: 'Twój kod to {code}\n\nWażny: {minutes} min, działa jeden raz. Ktoś, mamy nadzieję, że Ty, chce kontynuować rozmowę z firmą {company} na innym urządzeniu. Wpisz kod tylko tam: potem oba urządzenia pokazują te same rozmowy.\n\nJeśli to nie Ty, nie rób nic. Nikt z firmy {company} nie zapyta Cię o ten kod.',
  },
}

const spanish: Record<MailTemplate, Letter> = {
  'sign-in': {
    subject: 'Tu enlace para entrar',
    text: 'Abre este enlace en los próximos 15 minutos para entrar. Funciona una vez.\n\n{link}\n\nSi no lo pediste, no tienes que hacer nada.',
  },
  invite: {
    subject: 'Te han invitado a Warmline',
    text: 'Abre este enlace en los próximos 15 minutos para entrar por primera vez. Funciona una vez.\n\n{link}\n\nSi ha caducado, pide otro en la página de entrada.',
  },
  reply: {
    subject: 'Una respuesta de {company}',
    text: '{name} de {company} escribe:\n\n{text}\n\nResponde en la conversación: {link}',
  },
  'solved-later': {
    subject: '¿Está resuelto?',
    text: 'Hace tres días escribiste a {company}. ¿Está resuelto?\n\nSi no lo está, abre la conversación y dilo; una persona sigue sin que tengas que explicarlo otra vez.\n\n{link}',
  },
  'callback-booked': {
    subject: 'Tu llamada está reservada',
    text: '{company} te llama: {at} (UTC).\n\nPuedes cambiarla o cancelarla en la conversación: {link}',
  },
  'callback-now': {
    subject: 'Te llamamos ahora',
    text: 'Es la hora de tu llamada de {company}. Si prefieres escribir, abre la conversación:\n\n{link}',
  },
  'join-code': {
    subject: 'Tu código: {code}',
    text: 'Tu código es {code}\n\nVale {minutes} minutos y una sola vez. Alguien, esperamos que tú, quiere seguir tu conversación con {company} en otro dispositivo. Escribe el código allí y en ningún otro sitio: después los dos dispositivos muestran las mismas conversaciones.\n\nSi no fuiste tú, no hagas nada. Nadie de {company} te pide este código.',
  },
}

const arabic: Record<MailTemplate, Letter> = {
  'sign-in': {
    subject: 'رابط الدخول',
    text: 'افتح هذا الرابط خلال 15 دقيقة للدخول. يعمل مرة واحدة.\n\n{link}\n\nإذا لم تطلبه فلا يلزمك فعل شيء.',
  },
  invite: {
    subject: 'دعوة إلى Warmline',
    text: 'افتح هذا الرابط خلال 15 دقيقة للدخول أول مرة. يعمل مرة واحدة.\n\n{link}\n\nإذا انتهت صلاحيته فاطلب رابطا جديدا من صفحة الدخول.',
  },
  reply: {
    subject: 'رد من {company}',
    text: 'كتب إليك {name} من {company}:\n\n{text}\n\nيمكنك الرد في المحادثة: {link}',
  },
  'solved-later': {
    subject: 'هل حلت المشكلة؟',
    text: 'كتبت إلى {company} قبل ثلاثة أيام. هل حلت المشكلة؟\n\nإن لم تحل فافتح المحادثة وأخبرنا؛ يتابعها شخص دون أن تشرح كل شيء من جديد.\n\n{link}',
  },
  'callback-booked': {
    subject: 'مكالمتك محجوزة',
    text: 'تتصل بك {company}: {at} (UTC).\n\nيمكنك تغيير الموعد أو إلغاؤه في المحادثة: {link}',
  },
  'callback-now': {
    subject: 'نتصل بك الآن',
    text: 'حان موعد مكالمتك من {company}. إذا كنت تفضل الكتابة فافتح المحادثة:\n\n{link}',
  },
  'join-code': {
    subject: 'رمزك: {code}',
    text: 'رمزك هو {code}\n\nيصلح لمدة {minutes} دقائق ولمرة واحدة. هناك من يريد، ونرجو أن يكون أنت، متابعة محادثتك مع {company} على جهاز آخر. اكتب الرمز هناك فقط: بعدها يعرض الجهازان المحادثات نفسها.\n\nإن لم تكن أنت فلا تفعل شيئا. لا أحد في {company} يطلب منك هذا الرمز.',
  },
}

const languages: Record<string, Record<MailTemplate, Letter>> = {
  en: english,
  sv: swedish,
  de: german,
  pl: polish,
  es: spanish,
  ar: arabic,
}

export function letterOf(
  template: MailTemplate,
  language: string,
  params: Readonly<Record<string, string>>,
): Letter {
  const { subject, text } = (languages[language.split('-')[0] ?? 'en'] ?? english)[template]
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? '')
  return { subject: fill(subject).replace(/[\r\n]+/g, ' '), text: fill(text) }
}
