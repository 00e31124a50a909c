import type { ProblemWords } from '../words.ts'

export const problems: ProblemWords = {
  'bad-request': ['Uppgifterna stämmer inte', 'Rätta de fält som pekas ut och skicka igen.'],
  'not-signed-in': ['Inte inloggad', 'Logga in och försök igen.'],
  'token-expired': ['Länken är för gammal eller redan använd', 'Be om en ny.'],
  'not-allowed': ['Din roll tillåter inte det här', 'Fråga någon som har rollen.'],
  'csrf-refused': ['Det kom inte från våra egna sidor', 'Ladda om sidan och försök igen.'],
  'not-found': ['Det finns inget sådant här', 'Det kan ha flyttats eller tagits bort.'],
  'stale-version': ['Något ändrades under tiden', 'Titta på det nya läget och bestäm igen.'],
  'stale-epoch': [
    'Samtalet har gått vidare till någon annan',
    'Titta på det nya läget; det du skrev skickades inte.',
  ],
  'already-exists': ['Det finns redan', 'Välj ett annat namn.'],
  'not-holder': ['Du håller inte i det här', 'Bara den som håller i det kan göra så.'],
  'wrong-state': ['Det går inte i det här läget', 'Titta på det nya läget.'],
  'pass-too-late': ['Det fria nejet är över', 'Lämna tillbaka det i stället; det är också fritt.'],
  'slot-taken': ['Den här tiden är tagen', 'Välj en annan.'],
  'reservation-taken': ['Någon annan hann före', 'Titta på det nya läget och välj igen.'],
  'reservation-missing': ['Personen är inte tillgänglig längre', 'Välj någon annan.'],
  'no-human-capacity': [
    'AI:n kan inte vara på utan människor bakom sig',
    'Ange bemannade tider och utse en reserv eller erbjud bokade samtal.',
  ],
  'last-admin': ['Den sista administratören kan inte tas bort', 'Gör någon annan till administratör först.'],
  'no-mail': ['E-post är inte inställd här', 'Välj ett annat sätt.'],
  'body-too-large': ['Det är för stort', 'Håll det under gränsen.'],
  'type-refused': ['Den filtypen tas inte emot', 'Skicka en bild, PDF eller ren text.'],
  'out-of-limits': ['Ett värde ligger utanför gränserna', 'Håll dig inom gränserna.'],
  'too-many-requests': ['För många försök', 'Vänta en stund.'],
  bug: ['Något gick sönder hos oss', 'Försök igen; hör av dig om det inte går över.'],
  overloaded: ['Servern är full just nu', 'Försök igen om en stund.'],
  'not-ready': ['Servern är inte redo', 'Försök igen om en stund.'],
  'storage-full': [
    'Disken är nästan full; inget mer skrivs',
    'Gör plats på serverns disk; det fortsätter av sig självt.',
  ],
  'database-away': ['Databasen kan inte nås', 'Försök igen om en stund.'],
  unreachable: [
    'Servern kan inte nås',
    'Kontrollera förbindelsen; det du skrev finns kvar och skickas igen.',
  ],
}
