import type { Seeds } from './seeds.ts'

export const it: Seeds = {
  language: 'it',
  asks: `
voglio parlare con una persona vera
qualcuno mi può rispondere?
mi passi un operatore
trasferitemi all'assistenza clienti
chiamatemi per favore
ho bisogno di essere richiamato
potete ritelefonarmi?
vorrei parlarne con qualcuno
preferisco risolvere al telefono
c'è un umano?
qualcuno di reale grazie
dove posso lamentarmi?
voglio fare un reclamo al responsabile
mi passi il suo capo
basta risposte automatiche
sono stufo di questo bot
odio parlare con le macchine
fermate il bot
non mi stai aiutando, voglio un'altra persona
sei una persona o un programma?
operatore umano
consulente
una persona subito
posso venire in filiale a parlare con qualcuno?
a che numero risponde una persona?
è complicato, lo spiego meglio a una persona
sono anziano e non capisco, mi serve qualcuno
ho perso il lavoro, posso parlare con qualcuno
mi hanno rubato la carta, passatemi qualcuno subito
non era la mia domanda, c'è un operatore?
vorrei che una persona controllasse
passami a un collega
qualcuno dovrebbe contattarmi
potete mettervi in contatto con me?
cavolo voglio un umano
voglio parlare with a human`,
  asksFamilies: `
[|per favore |senta, ][voglio|vorrei|posso|ho bisogno di|devo|preferisco] [parlare|discutere|chattare] con [qualcuno|una persona|un umano|un operatore|un consulente|il responsabile|un impiegato|il vostro capo|un collega][| per favore| subito| del mio conto]
[|per favore |può |potete ][passarmi|mi passi|collegarmi con|trasferirmi a|mettermi in contatto con|datemi] [qualcuno|una persona|un umano|un operatore|un consulente|il responsabile|un collega]
[qualcuno|una persona|un operatore|uno di voi] [può chiamarmi|mi chiami|mi aiuti|mi contatti|può guardare questo|mi risponda]
[non voglio|sono stanco di|odio|mi rifiuto di] parlare con [un robot|un bot|una macchina|un computer|questo programma]`,
  others: `
le risorse umane chiedono un documento
il mio agente dice che il contratto parte a maggio
ieri ho parlato con voi e ha funzionato
qualcuno ha usato la mia carta all'estero
una persona sconosciuta mi ha mandato soldi
voglio mandare soldi a una persona in Francia
mi ha chiamato qualcuno per il PIN, è una truffa?
voglio cambiare il mio telefono
non ho bisogno di nessuno, grazie
non voglio un operatore, solo il saldo
sono una persona, non un robot
posso avere un prestito?
mi mandi la fattura
ho bisogno di aiuto con un bonifico
perché mi avete addebitato?
dov'è il mio pacco?
quando arriva il rimborso?
la carta non funziona
ho dimenticato la password
sì
no grazie
buongiorno
grazie, è tutto
non lo so
prestito personale
mi chiamo Marco`,
  othersFamilies: `
[|per favore ][posso|voglio|devo|come posso|vorrei] [cambiare|annullare|vedere|pagare|bloccare|attivare|ricevere|restituire] [la carta|il conto|il saldo|l'ordine|la password|la fattura|il prestito|l'indirizzo][| oggi| nell'app]
[la carta|il pagamento|l'ordine|il bonifico|l'app|il pacco|il rimborso] [non è arrivato|non funziona|è stato rifiutato|è bloccato|è in ritardo|è sbagliato|è arrivato]
[ho parlato|ho già parlato] con [un operatore|qualcuno|un consulente|una persona] [ieri|lunedì] e [funziona|è risolto|mi ha aiutato]`,
}

export const ro: Seeds = {
  language: 'ro',
  asks: `
vreau să vorbesc cu o persoană reală
poate cineva să-mi răspundă?
dați-mi un operator
transferați-mă la serviciul clienți
sunați-mă vă rog
am nevoie să fiu sunat
puteți să mă sunați înapoi?
aș vrea să discut cu cineva
prefer la telefon
e cineva acolo?
există un om aici?
unde pot face reclamație?
vreau să vorbesc cu șeful
destul cu răspunsurile automate
m-am săturat de botul ăsta
urăsc să vorbesc cu roboți
opriți botul
nu mă ajuți, vreau pe altcineva
ești om sau program?
operator uman
consultant
un om acum
pot veni la sucursală să vorbesc cu cineva?
la ce număr răspunde un om?
e complicat, mai bine explic unui om
sunt în vârstă, am nevoie de cineva să mă ajute
mi-am pierdut slujba și vreau să vorbesc cu cineva
mi-au furat cardul, dați-mi repede pe cineva
nu asta am întrebat, e vreun om?
vreau ca o persoană să verifice
treceți-mă la un coleg
cineva ar trebui să mă contacteze
vreau un human agent`,
  asksFamilies: `
[|vă rog |bună, ][vreau să|aș vrea să|pot să|trebuie să|prefer să] [vorbesc|discut|scriu] cu [cineva|o persoană|un om|un operator|un consultant|un angajat|șeful dumneavoastră|un coleg][| vă rog| acum| despre cont]
[|vă rog |puteți să ][mă conectați cu|faceți-mi legătura cu|transferați-mă la|dați-mi|mă puneți în legătură cu] [cineva|o persoană|un om|un operator|un consultant|șeful|un coleg]
[poate|ar putea] [cineva|o persoană|un operator|unul dintre voi] [să mă sune|să mă ajute|să mă contacteze|să verifice asta|să-mi răspundă]
[nu vreau să|refuz să|m-am săturat să] [vorbesc|discut] cu [un robot|un bot|o mașină|un calculator|programul ăsta]`,
  others: `
resursele umane cer o adeverință
agentul meu zice că începe în mai contractul
ieri am vorbit cu voi și a mers
cineva mi-a folosit cardul în străinătate
o persoană necunoscută mi-a trimis bani
vreau să trimit bani unei persoane din Italia
m-a sunat cineva să-mi ceară PIN-ul, e înșelătorie?
vreau să-mi schimb numărul de telefon
nu am nevoie de nimeni, mulțumesc
nu vreau operator, doar soldul
sunt om, nu robot
pot lua un credit?
trimiteți-mi factura
am nevoie de ajutor cu un transfer
de ce mi-ați luat bani?
unde e coletul meu?
când vine rambursarea?
cardul nu merge
am uitat parola
da
nu mulțumesc
bună ziua
mulțumesc, atât
nu știu
credit personal`,
  othersFamilies: `
[|vă rog ][pot să|vreau să|trebuie să|cum pot să] [schimb|anulez|văd|plătesc|blochez|activez|primesc|returnez] [cardul|contul|soldul|comanda|parola|factura|creditul|adresa][| azi| în aplicație]
[cardul|plata|comanda|transferul|aplicația|coletul|rambursarea] [nu a ajuns|nu merge|a fost refuzată|e blocat|întârzie|e greșit|a sosit]
[am vorbit|am discutat] cu [un operator|cineva|un consultant|o persoană] [ieri|luni] și [merge|s-a rezolvat|m-a ajutat]`,
}

export const ca: Seeds = {
  language: 'ca',
  asks: `
vull parlar amb una persona de veritat
algú em pot respondre?
passeu-me amb un agent
transferiu-me a atenció al client
truqueu-me si us plau
necessito que em truquin
em podeu tornar la trucada?
voldria parlar-ne amb algú
prefereixo fer-ho per telèfon
hi ha algú?
hi ha cap humà?
on puc queixar-me?
vull parlar amb el teu cap
prou respostes automàtiques
estic fart d'aquest bot
atureu el bot
no m'ajudes, vull algú altre
ets una persona o un programa?
operador humà
assessor
una persona ja
puc venir a l'oficina a parlar amb algú?
és complicat, millor ho explico a una persona
soc gran i no ho entenc, necessito algú
m'han robat la targeta, passeu-me algú de seguida
que ho revisi una persona
passa'm a un company
algú m'hauria de contactar`,
  asksFamilies: `
[|si us plau |hola, ][vull|voldria|puc|necessito|prefereixo] [parlar|xatejar|discutir-ho] amb [algú|una persona|un humà|un agent|un assessor|el responsable|un company][| ara| si us plau| del meu compte]
[|si us plau |podeu ][passeu-me amb|connecteu-me amb|transferiu-me a|poseu-me amb] [algú|una persona|un humà|un agent|un assessor|el responsable]
[que|pot] [algú|una persona|un agent] [em truqui|m'ajudi|em contacti|trucar-me|respondre'm]
[no vull|estic cansat de] parlar amb [un robot|un bot|una màquina|un ordinador]`,
  others: `
recursos humans demana un certificat
el meu agent diu que el contracte comença al maig
ahir vaig parlar amb vosaltres i ha funcionat
algú ha fet servir la meva targeta
una persona desconeguda m'ha enviat diners
vull enviar diners a una persona a França
vull canviar el meu telèfon
no necessito ningú, gràcies
soc una persona, no un robot
puc tenir un préstec?
envieu-me la factura
necessito ajuda amb una transferència
on és el meu paquet?
quan arriba el reemborsament?
la targeta no funciona
he oblidat la contrasenya
sí
no gràcies
bon dia
gràcies, això és tot`,
  othersFamilies: `
[|si us plau ][puc|vull|com puc|necessito] [canviar|cancel·lar|veure|pagar|bloquejar|activar] [la targeta|el compte|el saldo|la comanda|la contrasenya|la factura][| avui]
[la targeta|el pagament|la comanda|el paquet] [no ha arribat|no funciona|està bloquejada|és incorrecta]`,
}

export const el: Seeds = {
  language: 'el',
  asks: `
θέλω να μιλήσω με πραγματικό άνθρωπο
μπορεί κάποιος να μου απαντήσει;
δώστε μου έναν εκπρόσωπο
συνδέστε με με την εξυπηρέτηση πελατών
καλέστε με παρακαλώ
πάρτε με τηλέφωνο
μπορείτε να με καλέσετε πίσω;
θα ήθελα να το συζητήσω με κάποιον
προτιμώ στο τηλέφωνο
είναι κανείς εκεί;
υπάρχει άνθρωπος εδώ;
πού μπορώ να παραπονεθώ;
θέλω να μιλήσω με τον προϊστάμενο
φτάνει με τις αυτόματες απαντήσεις
βαρέθηκα αυτό το μποτ
μισώ να μιλάω με μηχανές
σταματήστε το μποτ
δεν με βοηθάς, θέλω κάποιον άλλον
είσαι άνθρωπος ή πρόγραμμα;
εκπρόσωπος
σύμβουλος
άνθρωπο τώρα
μπορώ να έρθω στο κατάστημα να μιλήσω με κάποιον;
σε ποιο τηλέφωνο απαντάει άνθρωπος;
είναι περίπλοκο, καλύτερα να το εξηγήσω σε άνθρωπο
είμαι ηλικιωμένος, χρειάζομαι κάποιον να με βοηθήσει
έχασα τη δουλειά μου, θέλω να μιλήσω με κάποιον
μου έκλεψαν την κάρτα, δώστε μου κάποιον αμέσως
να το ελέγξει άνθρωπος
δώστε με σε έναν συνάδελφο
να επικοινωνήσει κάποιος μαζί μου
θέλω human agent
thelo na miliso me anthropo`,
  asksFamilies: `
[|παρακαλώ |γεια σας, ][θέλω να|θα ήθελα να|μπορώ να|πρέπει να|προτιμώ να] [μιλήσω|συζητήσω|συνομιλήσω] με [κάποιον|έναν άνθρωπο|εκπρόσωπο|έναν σύμβουλο|έναν υπάλληλο|τον υπεύθυνο|τον διευθυντή|συνάδελφο][| τώρα| παρακαλώ]
[|παρακαλώ |μπορείτε να ][συνδέστε με με|με συνδέσετε με|δώστε μου|μεταφέρετέ με σε] [κάποιον|έναν άνθρωπο|εκπρόσωπο|σύμβουλο|υπάλληλο|τον διευθυντή]
[μπορεί|ας|θέλω] [κάποιος|ένας άνθρωπος|ένας εκπρόσωπος] [να με καλέσει|να με βοηθήσει|να επικοινωνήσει μαζί μου|να το δει|να μου απαντήσει]
[δεν θέλω να|αρνούμαι να|βαρέθηκα να] μιλάω με [ρομπότ|μποτ|μηχανή|υπολογιστή]`,
  others: `
το τμήμα ανθρώπινου δυναμικού ζητά βεβαίωση
ο πράκτοράς μου λέει ότι το συμβόλαιο αρχίζει τον Μάιο
χθες μίλησα μαζί σας και δούλεψε
κάποιος χρησιμοποίησε την κάρτα μου στο εξωτερικό
ένα άγνωστο άτομο μου έστειλε χρήματα
θέλω να στείλω χρήματα σε έναν φίλο
κάποιος με κάλεσε και ζήτησε το PIN, είναι απάτη;
θέλω να αλλάξω το τηλέφωνό μου
δεν χρειάζομαι κανέναν, ευχαριστώ
είμαι άνθρωπος, όχι ρομπότ
μπορώ να πάρω δάνειο;
στείλτε μου το τιμολόγιο
χρειάζομαι βοήθεια με μια μεταφορά
γιατί χρεώθηκα;
πού είναι το δέμα μου;
πότε έρχεται η επιστροφή χρημάτων;
η κάρτα δεν δουλεύει
ξέχασα τον κωδικό
ναι
όχι ευχαριστώ
καλημέρα
ευχαριστώ, αυτό ήταν
δεν ξέρω
προσωπικό δάνειο`,
  othersFamilies: `
[|παρακαλώ ][μπορώ να|θέλω να|πώς μπορώ να|πρέπει να] [αλλάξω|ακυρώσω|δω|πληρώσω|μπλοκάρω|ενεργοποιήσω] [την κάρτα|τον λογαριασμό|το υπόλοιπο|την παραγγελία|τον κωδικό|το τιμολόγιο][| σήμερα]
[η κάρτα|η πληρωμή|η παραγγελία|το δέμα|η εφαρμογή] [δεν ήρθε|δεν δουλεύει|απορρίφθηκε|είναι λάθος|άργησε]
[μίλησα|είχα μιλήσει] με [εκπρόσωπο|κάποιον|σύμβουλο] χθες και [λύθηκε|δουλεύει]`,
}
