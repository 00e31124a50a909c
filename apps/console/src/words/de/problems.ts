import type { ProblemWords } from '../words.ts'

export const problems: ProblemWords = {
  'bad-request': ['Die Angaben stimmen nicht', 'Berichtige die genannten Felder und sende es noch einmal.'],
  'not-signed-in': ['Nicht angemeldet', 'Melde dich an und versuche es noch einmal.'],
  'token-expired': ['Der Link ist zu alt oder schon benutzt', 'Fordere einen neuen an.'],
  'not-allowed': ['Deine Rolle erlaubt das nicht', 'Frage jemanden mit dieser Rolle.'],
  'csrf-refused': [
    'Das kam nicht von unseren eigenen Seiten',
    'Lade die Seite neu und versuche es noch einmal.',
  ],
  'not-found': ['So etwas gibt es hier nicht', 'Vielleicht wurde es verschoben oder entfernt.'],
  'stale-version': [
    'Inzwischen hat sich etwas geändert',
    'Sieh dir den neuen Stand an und entscheide noch einmal.',
  ],
  'stale-epoch': [
    'Das Gespräch ist zu jemand anderem gegangen',
    'Sieh dir den neuen Stand an; was du schriebst, wurde nicht gesendet.',
  ],
  'already-exists': ['Das gibt es schon', 'Wähle einen anderen Namen.'],
  'not-holder': ['Du hast dieses Gespräch nicht', 'Das kann nur, wer es hat.'],
  'wrong-state': ['Das geht in diesem Zustand nicht', 'Sieh dir den neuen Stand an.'],
  'pass-too-late': ['Das freie Nein ist vorbei', 'Gib es stattdessen zurück; auch das ist frei.'],
  'slot-taken': ['Dieser Termin ist vergeben', 'Wähle einen anderen.'],
  'reservation-taken': ['Jemand anderes war schneller', 'Sieh dir den neuen Stand an und wähle noch einmal.'],
  'reservation-missing': ['Diese Person ist nicht mehr verfügbar', 'Wähle jemand anderen.'],
  'no-human-capacity': [
    'Die KI kann nicht an sein, ohne dass Menschen dahinterstehen',
    'Lege besetzte Zeiten fest und benenne einen Rückhalt oder biete Rückrufe an.',
  ],
  'last-admin': [
    'Die letzte Verwaltung kann nicht entfernt werden',
    'Gib zuerst jemand anderem diese Rolle.',
  ],
  'no-mail': ['E-Mail ist hier nicht eingerichtet', 'Wähle einen anderen Weg.'],
  'body-too-large': ['Das ist zu groß', 'Bleib unter der Grenze.'],
  'type-refused': ['Dieser Dateityp wird nicht angenommen', 'Sende ein Bild, PDF oder reinen Text.'],
  'out-of-limits': ['Ein Wert liegt außerhalb der Grenzen', 'Bleib innerhalb der Grenzen.'],
  'too-many-requests': ['Zu viele Versuche', 'Warte einen Moment.'],
  bug: ['Bei uns ist etwas kaputtgegangen', 'Versuche es noch einmal; bleibt es so, melde dich.'],
  overloaded: ['Der Server ist gerade voll', 'Versuche es gleich noch einmal.'],
  'not-ready': ['Der Server ist noch nicht bereit', 'Versuche es gleich noch einmal.'],
  'storage-full': [
    'Die Festplatte ist fast voll; es wird nichts mehr geschrieben',
    'Schaffe Platz auf dem Server; es geht von selbst weiter.',
  ],
  'database-away': ['Die Datenbank ist nicht erreichbar', 'Versuche es gleich noch einmal.'],
  unreachable: [
    'Der Server ist nicht erreichbar',
    'Prüfe die Verbindung; was du schriebst, bleibt und wird wieder gesendet.',
  ],
}
