/** Further sentences of many trades that wish for nobody, for the languages that are written the most. */
export const othersWest: Readonly<Record<string, string>> = {
  es: `
me da error cuando intento pagar, ¿me ayudas a arreglarlo?
la recarga sigue pendiente, por favor soluciónenlo rápido
necesito el dinero urgente y la transferencia no pasa
¿me puedes guiar para cambiar mis datos?
por favor explíqueme el tipo de cambio
creo que alguien está usando mi tarjeta sin permiso
¿tengo que ir a una oficina para cambiar el PIN?
¿se actualiza automáticamente?
¿en qué máquinas puedo sacar efectivo?
¿cuántas personas pueden compartir el plan?
quiero que me devuelvan el dinero de algo que compré
me siento estafado con la comisión
ayúdame a encontrar mi pedido
ayuda con mi factura
mi internet va lento
¿hacen envíos a Chile?
quiero reservar una mesa para cuatro personas
resérvame un vuelo para dos personas
llama a un taxi
recuérdame llamar a mi madre
¿cómo te llamas?
¿quién te hizo?
¿qué puedes hacer?
puedes llamarme Luis
habla más despacio
dime el tiempo
¿puedo pagar en efectivo?
mi marido y yo queremos una cuenta conjunta
el nombre de la persona que pagó está mal
somos un equipo de cinco personas, ¿qué licencia necesitamos?
añadir un empleado a mi cuenta de empresa
datos de contacto del vendedor
se borraron mis contactos
la persona de la tienda me dijo cinco días y ya van diez
me dijeron en la oficina que me devolverían el dinero el viernes
a mi compañero ya le llegó, ¿y el mío?
no había nadie en casa cuando llegó el paquete
ya me lo solucionaron, gracias
muy amables
buen servicio
esto es un robo, me cobraron otra vez
estoy muy descontento con el retraso
lo necesito urgente
por favor confirmen
espere un momento
¿puedes comprobar si se envió?
pasa el dinero a mi otra cuenta
¿por qué sale el nombre de otra persona en mi factura?
¿dónde pongo el número de teléfono?
¿está llegando mi pedido?
más tarde
ninguno
ayuda
cambiar
`,
  pt: `
dá erro quando tento pagar, me ajuda a resolver?
a recarga ainda está pendente, resolvam rápido por favor
preciso do dinheiro urgente e a transferência não passa
pode me orientar a mudar meus dados?
me explica a taxa de câmbio
acho que alguém está usando meu cartão sem permissão
tenho que ir na agência para trocar a senha?
atualiza automaticamente?
em quais máquinas posso sacar dinheiro?
quantas pessoas podem dividir o plano?
quero meu dinheiro de volta de uma compra
me senti enganado com a taxa
me ajuda a achar meu pedido
ajuda com a fatura
minha internet está lenta
vocês entregam em Portugal?
quero reservar uma mesa para quatro pessoas
reserve um voo para duas pessoas
chama um táxi
me lembra de ligar para minha mãe
qual é o seu nome?
quem te criou?
o que você sabe fazer?
pode me chamar de Luís
fala mais devagar
posso pagar em dinheiro?
eu e meu marido queremos conta conjunta
o nome da pessoa que pagou está errado
somos uma equipe de cinco pessoas, qual licença?
adicionar um funcionário na conta da empresa
contato do vendedor
a pessoa da loja disse cinco dias e já são dez
me falaram no balcão que o dinheiro volta sexta
meu colega já recebeu, e o meu?
não tinha ninguém em casa quando o pacote chegou
já resolveram, obrigado
muito gentis
ótimo serviço
isso é um roubo, cobraram de novo
estou muito insatisfeito com o atraso
é urgente
por favor confirmem
espera um pouco
pode ver se foi enviado?
passa o dinheiro para minha outra conta
por que tem o nome de outra pessoa na minha fatura?
onde coloco o número do telefone?
mais tarde
nenhum
ajuda
mudar
`,
  fr: `
j'ai une erreur quand je paie, pouvez-vous m'aider à la régler
la recharge est toujours en attente, merci de régler ça vite
j'ai besoin de mon argent en urgence et le virement ne passe pas
pouvez-vous me guider pour modifier mes données
expliquez-moi le taux de change
je crois que quelqu'un utilise ma carte sans permission
dois-je aller en agence pour changer le code ?
c'est automatique ?
dans quelles machines puis-je retirer ?
combien de personnes peuvent partager le forfait ?
je veux être remboursé d'un achat
je me sens arnaqué avec ces frais
aidez-moi à trouver ma commande
aide pour ma facture
mon internet est lent
livrez-vous en Belgique ?
je voudrais réserver une table pour quatre personnes
réservez un vol pour deux personnes
appelle un taxi
rappelle-moi d'appeler ma mère
comment tu t'appelles ?
qui t'a créé ?
que sais-tu faire ?
tu peux m'appeler Luc
parle plus lentement
puis-je payer en espèces ?
mon mari et moi voulons un compte joint
le nom de la personne qui a payé est faux
nous sommes une équipe de cinq personnes, quelle licence ?
ajouter un employé à mon compte d'entreprise
coordonnées du vendeur
la personne en magasin a dit cinq jours, ça fait dix
on m'a dit au guichet que je serais remboursé vendredi
mon collègue a reçu le sien, où est le mien ?
il n'y avait personne à la maison quand le colis est arrivé
c'est réglé, merci
très aimable
bon service
c'est du vol, encore un prélèvement
je suis très mécontent du retard
c'est urgent
merci de confirmer
attendez un instant
pouvez-vous vérifier si c'est envoyé ?
passez l'argent sur mon autre compte
pourquoi le nom d'une autre personne sur ma facture ?
où saisir le numéro de téléphone ?
plus tard
aucun
aide
modifier
`,
  de: `
beim Bezahlen kommt ein Fehler, können Sie mir helfen
die Aufladung hängt immer noch, bitte schnell lösen
ich brauche mein Geld dringend und die Überweisung geht nicht durch
können Sie mir zeigen, wie ich meine Daten ändere
bitte erklären Sie mir den Wechselkurs
ich glaube, jemand nutzt meine Karte ohne Erlaubnis
muss ich in die Filiale, um die PIN zu ändern?
passiert das automatisch?
an welchen Automaten kann ich Geld abheben?
wie viele Personen können den Tarif teilen?
ich will mein Geld für einen Kauf zurück
ich fühle mich bei den Gebühren betrogen
helfen Sie mir meine Bestellung zu finden
Hilfe zur Rechnung
mein Internet ist langsam
liefern Sie nach Österreich?
ich möchte einen Tisch für vier Personen reservieren
buche einen Flug für zwei Personen
ruf ein Taxi
erinnere mich daran, Mama anzurufen
wie heißt du?
wer hat dich gemacht?
was kannst du alles?
du kannst mich Lukas nennen
sprich langsamer
kann ich bar bezahlen?
mein Mann und ich wollen ein Gemeinschaftskonto
der Name der Person, die bezahlt hat, ist falsch
wir sind ein Team von fünf Personen, welche Lizenz?
einen Mitarbeiter zum Firmenkonto hinzufügen
Kontaktdaten des Verkäufers
die Dame im Laden sagte fünf Tage, jetzt sind es zehn
am Schalter hieß es, ich bekomme das Geld bis Freitag
meine Kollegin hat ihres schon, wo ist meins
niemand war zu Hause, als das Paket kam
hat sich erledigt, danke
sehr freundlich
guter Service
das ist Abzocke, schon wieder abgebucht
ich bin sehr unzufrieden mit der Verspätung
es ist dringend
bitte bestätigen
warten Sie kurz
können Sie nachsehen, ob es verschickt ist?
schieben Sie das Geld auf mein anderes Konto
warum steht der Name einer anderen Person auf meiner Rechnung?
wo gebe ich die Telefonnummer ein?
kann ich die Rufnummer mitnehmen?
später
keins davon
Hilfe
ändern
`,
  sv: `
det blir fel när jag betalar, kan ni hjälpa mig att lösa det
påfyllningen väntar fortfarande, lös det snabbt tack
jag behöver mina pengar akut och överföringen går inte igenom
kan du visa hur jag ändrar mina uppgifter
förklara växelkursen
jag tror att någon använder mitt kort utan lov
måste jag gå till kontoret för att byta pin?
sker det automatiskt?
i vilka automater kan jag ta ut pengar?
hur många personer kan dela abonnemanget?
jag vill ha pengarna tillbaka för ett köp
jag känner mig lurad på avgiften
hjälp mig hitta min beställning
hjälp med fakturan
mitt internet är långsamt
skickar ni till Norge?
jag vill boka ett bord för fyra personer
boka ett flyg för två personer
ring en taxi
påminn mig att ringa mamma
vad heter du?
vem har gjort dig?
vad kan du göra?
du kan kalla mig Lukas
prata långsammare
kan jag betala kontant?
min man och jag vill ha gemensamt konto
namnet på personen som betalade är fel
vi är ett team på fem personer, vilken licens?
lägga till en anställd på företagskontot
kontaktuppgifter till säljaren
personen i butiken sa fem dagar och nu är det tio
de sa i disken att pengarna kommer på fredag
min kollega har fått sitt, var är mitt
ingen var hemma när paketet kom
det löste sig, tack
mycket trevliga
bra service
det här är stöld, ni drog pengar igen
jag är väldigt missnöjd med förseningen
det är bråttom
bekräfta tack
vänta lite
kan ni kolla om det är skickat?
flytta pengarna till mitt andra konto
varför står en annan persons namn på min faktura?
var skriver jag telefonnumret?
senare
inget av dem
hjälp
ändra
`,
  pl: `
przy płatności jest błąd, pomożecie to naprawić
doładowanie wciąż czeka, proszę szybko to rozwiązać
pilnie potrzebuję pieniędzy a przelew nie przechodzi
pokażesz mi jak zmienić dane
proszę wyjaśnić kurs wymiany
chyba ktoś używa mojej karty bez zgody
czy muszę iść do oddziału żeby zmienić PIN?
czy to dzieje się automatycznie?
w których bankomatach mogę wypłacić?
ile osób może korzystać z planu?
chcę zwrot pieniędzy za zakup
czuję się oszukany opłatą
pomóż mi znaleźć zamówienie
pomoc z fakturą
mój internet jest wolny
czy wysyłacie do Czech?
chcę zarezerwować stolik dla czterech osób
zarezerwuj lot dla dwóch osób
wezwij taksówkę
przypomnij mi żeby zadzwonić do mamy
jak się nazywasz?
kto cię stworzył?
co potrafisz?
możesz mówić mi Łukasz
mów wolniej
czy mogę zapłacić gotówką?
z mężem chcemy wspólne konto
nazwisko osoby która zapłaciła jest błędne
jesteśmy zespołem pięciu osób, jaka licencja?
dodać pracownika do konta firmowego
dane kontaktowe sprzedawcy
pani w sklepie powiedziała pięć dni a minęło dziesięć
w okienku mówili że pieniądze będą w piątek
kolega już dostał, gdzie moje
nikogo nie było w domu gdy przyszła paczka
już załatwione, dzięki
bardzo mili
dobra obsługa
to kradzież, znowu pobraliście
jestem bardzo niezadowolony z opóźnienia
to pilne
proszę potwierdzić
chwileczkę
czy możesz sprawdzić czy wysłano?
przenieś pieniądze na moje drugie konto
dlaczego na fakturze jest nazwisko innej osoby?
gdzie wpisać numer telefonu?
później
żadne
pomoc
zmień
`,
}
