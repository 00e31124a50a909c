import type { Seeds } from './seeds.ts'

export const de: Seeds = {
  language: 'de',
  asks: `
ich möchte mit einer echten Person sprechen
kann mir bitte jemand antworten?
geben Sie mir einen Mitarbeiter
stellen Sie mich durch
verbinden Sie mich bitte
bitte mit dem Kundendienst verbinden
rufen Sie mich an
ich brauche einen Rückruf
können Sie mich zurückrufen?
jemand soll mich anrufen
ich würde das lieber mit jemandem besprechen
ich kläre das lieber am Telefon
ist da irgendwer?
ist hier ein Mensch?
jemand Echtes bitte
wo kann ich mich beschweren?
ich will mich bei einem Vorgesetzten beschweren
geben Sie mir Ihren Chef
ich will den Vorgesetzten
ich verlange den Geschäftsführer
keine automatischen Antworten mehr
ich hab die Nase voll von diesem Bot
ich hasse es mit Maschinen zu reden
dieser Bot ist Müll
stoppt den Bot
Sie helfen mir nicht, ich will jemand anderen
du wiederholst dich nur, gib mir einen Menschen
das bringt nichts, ich brauche eine Person
keine dieser Optionen, ich will einen Berater
bist du ein Mensch oder ein Programm?
schreibe ich hier mit einem Menschen?
Mitarbeiter
menschlicher Berater
Operator
mit Mitarbeiter sprechen
Mensch jetzt
echte Person
menschliche Hilfe
Ansprechpartner bitte
ich brauche einen Ansprechpartner
kann ich in die Filiale kommen und mit jemandem reden?
welche Nummer wähle ich, um einen Menschen zu erreichen?
wo kann ich anrufen?
das ist kompliziert, ich erkläre es lieber einem Menschen
ich bin alt und verstehe das nicht, ich brauche jemanden der mir hilft
ich kann nicht gut schreiben, können wir telefonieren?
das ist zu persönlich für einen Roboter
da vertraue ich keinem Computer
ich habe meine Arbeit verloren und kann nicht zahlen, kann ich mit jemandem reden
doppelt abgebucht, ich muss mit einem Mitarbeiter sprechen
meine Karte wurde gestohlen, geben Sie mir sofort jemanden
die Bestellung ist wieder falsch, holen Sie einen Menschen
danke, aber ich möchte trotzdem mit jemandem sprechen
das war nicht meine Frage, gibt es einen Menschen?
das soll sich ein Mensch ansehen
ein Mensch soll entscheiden, kein Algorithmus
übergeben Sie an einen Kollegen
leiten Sie das an einen Spezialisten weiter
jemand aus Ihrem Team soll sich bei mir melden
bitte nehmen Sie Kontakt mit mir auf
bitte melden Sie sich telefonisch bei mir
ich will jemanden mit Ahnung
verdammt, gib mir nen Menschen
alter, ich will nen Mitarbeiter
bitte nen Menschen
will mit mensch redn
ich möchte mit einem human agent sprechen
Telefontermin mit einem Berater vereinbaren
ich will jemanden von der Betrugsabteilung
verbinden Sie mich mit der Kartenabteilung
ich hätte gern eine Ansprechperson
persönliches Gespräch bitte
`,
  asksFamilies: `
[|bitte |hallo, |hören Sie, |also |danke aber ][ich möchte|ich will|ich würde gerne|kann ich|könnte ich|ich muss|darf ich|ich möchte lieber] [mit|bitte mit] [jemandem|einer Person|einem Menschen|einem Mitarbeiter|einem Berater|einer Beraterin|einem echten Menschen|Ihrem Chef|einem Vorgesetzten|einem Kollegen|dem Kundenservice|einem Angestellten] [sprechen|reden|chatten|telefonieren|verbunden werden][| bitte| jetzt| sofort| darüber]
[|bitte |können Sie |könnten Sie |würden Sie ][verbinden Sie mich mit|mich mit|stellen Sie mich durch zu|leiten Sie mich weiter zu|geben Sie mir|mich durchstellen zu|holen Sie mir] [jemandem|einer Person|einem Menschen|einem Mitarbeiter|einem Berater|einer echten Person|einem Vorgesetzten|dem Chef|einem Kollegen|der richtigen Abteilung][| verbinden| bitte| sofort| weiterleiten]
[kann|könnte|soll|würde|es soll] [mich |mir |bitte |][jemand|eine Person|ein Mensch|ein Mitarbeiter|ein Berater|einer von Ihnen] [mich anrufen|mich zurückrufen|mir helfen|das prüfen|sich das ansehen|mir antworten|sich bei mir melden|übernehmen|Kontakt aufnehmen]
[ich will nicht|ich möchte nicht|ich habe keine Lust|ich weigere mich|ich bin es leid] mit [einem Roboter|einem Bot|einer Maschine|einem Computer|einer KI|diesem Programm|einem Automaten] [zu sprechen|reden|zu reden|chatten|sprechen]
[gibt es|ist|haben Sie|gibt es hier] [einen Menschen|jemand|jemanden|eine Person|einen Mitarbeiter|eine echte Person] [mit dem ich sprechen kann|da|verfügbar|der mir hilft|am anderen Ende|erreichbar]
[wie|wo|wann] [kann ich|erreiche ich|komme ich zu|spreche ich mit] [einen Menschen|jemanden|einer Person|einen Mitarbeiter|einem Berater|jemand Echtes|Ihr Büro] [erreichen|sprechen|anrufen|]
[also|deshalb|darum] [bitte|möchte ich|will ich|muss ich] [mit jemandem sprechen|einen Rückruf|mit einem Menschen reden|einen Mitarbeiter|zu einem Berater]
`,
  others: `
die Personalabteilung braucht eine Bescheinigung
mein Makler sagt der Vertrag beginnt im Mai
nimmt der Berater eine Gebühr?
gestern habe ich mit Ihnen gesprochen und es hat geklappt
jemand hat meine Karte im Ausland benutzt
eine unbekannte Person hat mir Geld geschickt
ich möchte einer Person in Polen Geld senden
mein Chef braucht den Beleg
der Mitarbeiter im Laden sagte, ich soll die Bank fragen, wo die Erstattung bleibt
jemand rief an und wollte meine PIN, ist das Betrug?
was kostet ein Anruf nach Frankreich
ich möchte meine Kontaktdaten ändern
ich muss mit niemandem sprechen, danke
ich brauche keinen Mitarbeiter, nur den Kontostand
der Kundenservice war letztes Mal super
ich bin ein Mensch, kein Roboter
das war menschliches Versagen von mir
wer hat mir dieses Geld geschickt?
gibt es Gebühren?
kann ich einen Kredit bekommen?
können Sie mir den Kontostand sagen?
geben Sie mir die letzten Zahlungen
können Sie mir die Rechnung schicken?
ich brauche Hilfe bei einer Überweisung
ich muss heute zahlen
ich möchte meine Lastschrift stoppen
ich würde gern ein Konto eröffnen
warum wurde abgebucht?
wie lange dauert eine Überweisung?
wie ändere ich mein Passwort?
wo ist mein Paket?
wann kommt die Erstattung?
meine Karte geht nicht
die App stürzt ab
der Automat gab kein Geld
ich kann mich nicht anmelden
Passwort vergessen
ja
ja bitte
nein
nein, das nicht
ok
guten Morgen
danke, das war alles
weiß ich nicht
können Sie das wiederholen?
das erste
der Automat hat meine Karte eingezogen
persönlicher Kredit
meine persönlichen Daten stimmen nicht
Ansprechpartner im Vertrag ändern
Personalausweis hochladen
`,
  othersFamilies: `
[|bitte |hallo, ][kann ich|ich möchte|ich will|wie kann ich|ich muss|ich würde gern] [meine|die|eine|mein] [Karte|Konto|Bestellung|Passwort|Rechnung|Kredit|Adresse|Limit|Abo] [ändern|kündigen|sehen|bezahlen|sperren|aktivieren|zurückgeben|verlängern|prüfen][| heute| bitte| in der App]
[meine|die|mein|das] [Karte|Zahlung|Bestellung|Überweisung|App|Paket|Erstattung|Konto] [ist nicht da|geht nicht|wurde abgelehnt|ist gesperrt|kommt zu spät|ist falsch|wurde doppelt abgebucht|ist angekommen]
[jemand|eine Person|ein Freund|ein Makler|der Verkäufer|mein Chef] [hat|wollte|braucht] [meine Karte|Geld|mein Konto|meine Daten|einen Beleg|das Paket|mein Handy] [gestohlen|benutzt|geschickt|geöffnet|haben|verlangt]
[ich habe|wir haben] [gestern|letzte Woche|am Montag|schon] mit [einem Mitarbeiter|jemandem|einer Beraterin|einem Kollegen] [gesprochen|telefoniert|geredet] und [es geht wieder|alles ist geklärt|er hat geholfen|alles gut]
[ich muss nicht|ich will nicht|ich brauche nicht] mit [einem Menschen|jemandem|einem Mitarbeiter|einem Berater] [sprechen|zu sprechen|reden]
`,
}
