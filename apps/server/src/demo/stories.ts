import type { UiLanguage } from '@warmline/contracts'
import type { DemoTopic } from './company.ts'

/** A scripted demo contact: what they write, one line after each answer they get. */
export interface DemoStory {
  id: string
  language: UiLanguage
  topic: DemoTopic
  /** one of the lines asks for a person */
  asksForPerson: boolean
  lines: readonly string[]
}

/** Short conversations in our own words, so that a fresh demo has a living floor. */
export const demoStories: readonly DemoStory[] = [
  {
    id: 'waiting-for-card',
    language: 'en',
    topic: 'card-delivery',
    asksForPerson: false,
    lines: [
      'Hi, how long does card delivery take?',
      'And can I see when it was posted?',
      'Great, thank you!',
    ],
  },
  {
    id: 'card-never-came',
    language: 'en',
    topic: 'card-delivery',
    asksForPerson: true,
    lines: [
      'My card has not arrived and it has been three weeks.',
      'The address is right, I checked it twice.',
      'Can I talk to a person please?',
      'Thanks, a new card would be perfect.',
    ],
  },
  {
    id: 'card-on-the-bus',
    language: 'en',
    topic: 'card-security',
    asksForPerson: false,
    lines: ['I lost my card on the bus, how do I freeze it?', 'And what does a replacement card cost?'],
  },
  {
    id: 'wallet-stolen',
    language: 'en',
    topic: 'card-security',
    asksForPerson: true,
    lines: [
      'My card was stolen an hour ago!',
      'There is already a payment that was not me.',
      'I need to speak to someone now.',
    ],
  },
  {
    id: 'unknown-shop',
    language: 'en',
    topic: 'card-security',
    asksForPerson: false,
    lines: [
      'There is a charge from a shop I do not know.',
      'Oh, it may be my gym. The amount fits.',
      'Yes, it is the gym. Sorry!',
    ],
  },
  {
    id: 'pin-tries',
    language: 'en',
    topic: 'pin-and-passcode',
    asksForPerson: false,
    lines: ['I typed the wrong PIN three times and now it is blocked.', 'Do online payments still work?'],
  },
  {
    id: 'declined-at-till',
    language: 'en',
    topic: 'payments',
    asksForPerson: true,
    lines: [
      'Why was my card payment declined?',
      'I have enough on my balance and the card is not frozen.',
      '0',
    ],
  },
  {
    id: 'charged-double',
    language: 'en',
    topic: 'payments',
    asksForPerson: false,
    lines: [
      'The restaurant charged me twice for the same dinner.',
      'Both are marked as completed, what should I do?',
      'I will ask them first then.',
    ],
  },
  {
    id: 'cash-short',
    language: 'en',
    topic: 'cash',
    asksForPerson: true,
    lines: [
      'The cash machine gave me 50 but took 100 from my account.',
      'It happened this morning near the station.',
      'Please connect me to an agent.',
    ],
  },
  {
    id: 'holiday-money',
    language: 'en',
    topic: 'exchange',
    asksForPerson: false,
    lines: ['Is there a fee for paying in another currency?', 'What about at the weekend?'],
  },
  {
    id: 'cheque-from-aunt',
    language: 'en',
    topic: 'top-up',
    asksForPerson: false,
    lines: ['Can I pay in a cheque?', 'Pity, my aunt always sends one. Thanks anyway.'],
  },
  {
    id: 'wrong-iban',
    language: 'en',
    topic: 'transfers',
    asksForPerson: true,
    lines: [
      'I sent money to the wrong IBAN.',
      'It was 640 euro, I am really worried.',
      'Could somebody call me back about this?',
    ],
  },
  {
    id: 'refund-hunt',
    language: 'en',
    topic: 'disputes',
    asksForPerson: false,
    lines: [
      'The shop says it refunded me two weeks ago but I see nothing.',
      'They gave me a reference number, where do I send it?',
    ],
  },
  {
    id: 'lost-job',
    language: 'en',
    topic: 'payment-help',
    asksForPerson: true,
    lines: [
      'I lost my job and cannot pay my instalments this month.',
      'I would rather talk to a person about it.',
      'Thank you, that takes a weight off my mind.',
    ],
  },
  {
    id: 'half-the-order',
    language: 'en',
    topic: 'returns',
    asksForPerson: false,
    lines: [
      'I returned a part of my order, how does that change what I owe?',
      'And if I have already paid too much?',
    ],
  },
  {
    id: 'hur-lange',
    language: 'sv',
    topic: 'card-delivery',
    asksForPerson: false,
    lines: ['Hej! Hur lång tid tar leveransen av kortet?', 'Kostar express något?', 'Tack så mycket!'],
  },
  {
    id: 'mer-tid',
    language: 'sv',
    topic: 'pay-later',
    asksForPerson: true,
    lines: [
      'Jag behöver mer tid för min faktura.',
      'Fjorton dagar räcker inte, jag har varit sjuk.',
      'Kan jag få prata med en människa?',
    ],
  },
  {
    id: 'kortet-nekas',
    language: 'sv',
    topic: 'payments',
    asksForPerson: false,
    lines: ['Varför nekades mitt köp i mataffären?', 'Okej, jag provar chippet nästa gång.'],
  },
  {
    id: 'retoure',
    language: 'de',
    topic: 'returns',
    asksForPerson: false,
    lines: [
      'Ich habe alles zurückgeschickt, muss ich die Rechnung trotzdem zahlen?',
      'Der Händler hat noch nichts bestätigt.',
      'Alles klar, danke!',
    ],
  },
  {
    id: 'mahngebuehr',
    language: 'de',
    topic: 'payment-help',
    asksForPerson: true,
    lines: [
      'Warum habe ich eine Mahngebühr bekommen?',
      'Ich habe aber rechtzeitig bezahlt.',
      'Verbinden Sie mich bitte mit einem Mitarbeiter.',
    ],
  },
  {
    id: 'tarjeta-robada',
    language: 'es',
    topic: 'card-security',
    asksForPerson: true,
    lines: [
      'Me han robado la tarjeta.',
      'Ya la he congelado, pero hay un pago que no es mío.',
      'Quiero hablar con una persona.',
    ],
  },
  {
    id: 'transferencia-lenta',
    language: 'es',
    topic: 'transfers',
    asksForPerson: false,
    lines: ['¿Cuánto tarda una transferencia a otro banco?', 'Es a un destinatario nuevo.'],
  },
  {
    id: 'gdzie-przelew',
    language: 'pl',
    topic: 'transfers',
    asksForPerson: true,
    lines: [
      'Dzień dobry, mój przelew nie dotarł do odbiorcy.',
      'Wysłałam go trzy dni temu.',
      'Proszę połączyć mnie z konsultantem.',
    ],
  },
  {
    id: 'zwrot-butow',
    language: 'pl',
    topic: 'returns',
    asksForPerson: false,
    lines: ['Odesłałem buty do sklepu, co z fakturą?', 'Dziękuję, poczekam na odpowiedź.'],
  },
  {
    id: 'bitaqa-mafquda',
    language: 'ar',
    topic: 'card-security',
    asksForPerson: true,
    lines: ['فقدت بطاقتي اليوم في السوق.', 'لا أعرف كيف أوقفها.', 'أريد التحدث مع موظف.'],
  },
  {
    id: 'mata-tasil',
    language: 'ar',
    topic: 'card-delivery',
    asksForPerson: false,
    lines: ['متى تصل بطاقتي الجديدة؟', 'شكرا جزيلا'],
  },
]
