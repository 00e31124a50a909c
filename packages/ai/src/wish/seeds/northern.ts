import type { Seeds } from './seeds.ts'

export const nl: Seeds = {
  language: 'nl',
  asks: `
ik wil met een echt persoon praten
kan iemand mij antwoorden?
geef me een medewerker
verbind me door
verbind me met de klantenservice
bel me
bel me alstublieft terug
kunnen jullie mij terugbellen?
laat iemand bellen
ik wil het graag met iemand bespreken
ik regel het liever aan de telefoon
is daar iemand?
is er een mens?
waar kan ik klagen?
ik wil een klacht indienen bij een leidinggevende
geef me je baas
geen automatische antwoorden meer
ik ben die bot zat
ik haat praten met machines
stop de bot
je helpt me niet, ik wil iemand anders
ben jij een mens of een programma?
medewerker
menselijke hulp
mens nu
kan ik naar het kantoor komen om met iemand te praten?
welk nummer moet ik bellen om een mens te krijgen?
het is ingewikkeld, ik leg het liever aan iemand uit
ik ben oud en snap dit niet, ik heb iemand nodig
ik ben mijn baan kwijt, kan ik met iemand praten
mijn kaart is gestolen, geef me nu iemand
dat vroeg ik niet, is er een mens?
laat een mens ernaar kijken
geef me door aan een collega
iemand van het team moet contact met me opnemen
kunt u contact met mij opnemen?
verdomme geef me een mens`,
  asksFamilies: `
[|alstublieft |hallo, |luister, ][ik wil|ik zou graag|kan ik|mag ik|ik moet|ik wil liever] [met iemand|met een mens|met een medewerker|met een adviseur|met een echt persoon|met uw baas|met een leidinggevende|met een collega|met de klantenservice] [praten|spreken|chatten|bellen][| alstublieft| nu| hierover]
[|alstublieft |kunt u |kun je ][mij doorverbinden met|verbind me met|zet me over naar|geef me|haal] [iemand|een mens|een medewerker|een adviseur|een echt persoon|de manager|een collega]
[kan|kunt u vragen of|laat] [iemand|een mens|een medewerker|een van jullie] [mij bellen|mij terugbellen|mij helpen|contact opnemen|hiernaar kijken|mij antwoorden]
[ik wil niet|ik weiger|ik heb geen zin om] met [een robot|een bot|een machine|een computer|dit programma] [praten|te praten|chatten]`,
  others: `
personeelszaken vraagt een verklaring
mijn makelaar zegt dat het contract in mei begint
gisteren sprak ik jullie en het werkte
iemand heeft mijn kaart in het buitenland gebruikt
een onbekend persoon stuurde mij geld
ik wil geld sturen naar een vriend in Duitsland
iemand belde en vroeg mijn pincode, is dat oplichting?
ik wil mijn telefoonnummer wijzigen
ik hoef niemand te spreken, dank je
geen medewerker nodig, alleen het saldo
ik ben een mens, geen robot
kan ik een lening krijgen?
stuur me de factuur
ik heb hulp nodig met een overboeking
waarom is er geld afgeschreven?
waar is mijn pakket?
wanneer komt de terugbetaling?
mijn pas werkt niet
wachtwoord vergeten
ja
nee dank je
goedemorgen
bedankt, dat was het
weet ik niet
persoonlijke lening`,
  othersFamilies: `
[|alstublieft ][kan ik|ik wil|ik moet|hoe kan ik] [mijn|de|een] [pas|rekening|bestelling|wachtwoord|factuur|lening|adres] [wijzigen|annuleren|zien|betalen|blokkeren|activeren|retourneren][| vandaag| in de app]
[mijn|de|het] [kaart|betaling|bestelling|overboeking|app|pakket|terugbetaling] [is er niet|werkt niet|is geweigerd|is geblokkeerd|is te laat|klopt niet|is aangekomen]
[ik sprak|ik heb] [gisteren|maandag] [een medewerker|iemand|een adviseur] [gesproken|aan de lijn] en [het werkt|het is opgelost]`,
}

export const da: Seeds = {
  language: 'da',
  asks: `
jeg vil tale med en rigtig person
kan nogen svare mig?
giv mig en medarbejder
stil mig om
stil mig om til kundeservice
ring til mig
ring tilbage tak
kan I ringe mig op?
få nogen til at ringe
jeg vil gerne tale det igennem med nogen
jeg tager det hellere over telefonen
er der nogen?
er der et menneske her?
hvor klager jeg?
jeg vil klage til en leder
giv mig din chef
ikke flere automatiske svar
jeg er træt af den bot
jeg hader at tale med maskiner
stop botten
du hjælper mig ikke, jeg vil have en anden
er du et menneske eller et program?
medarbejder
rådgiver
menneske nu
menneskelig hjælp
kan jeg komme ind og tale med nogen?
hvilket nummer skal jeg ringe til for at få et menneske?
det er indviklet, jeg forklarer det hellere til en person
jeg er gammel og forstår det ikke, jeg har brug for nogen
jeg har mistet mit job, kan jeg tale med nogen
mit kort er stjålet, giv mig nogen nu
det var ikke mit spørgsmål, er der et menneske?
lad et menneske se på det
giv den videre til en kollega
kan I kontakte mig?`,
  asksFamilies: `
[|hej, |tak men |hør, ][jeg vil|jeg vil gerne|kan jeg|må jeg|jeg skal|jeg vil hellere] [tale|snakke|chatte] med [nogen|en person|et menneske|en medarbejder|en rådgiver|en rigtig person|din chef|en leder|en kollega|kundeservice][| tak| nu| om det]
[|kan du |vil I ][stille mig om til|sætte mig i kontakt med|viderestille mig til|give mig|hente] [nogen|en person|et menneske|en medarbejder|en rådgiver|chefen|en kollega]
[kan|vil|må] [nogen|en person|et menneske|en medarbejder|en af jer] [ringe til mig|hjælpe mig|kontakte mig|se på det|svare mig|tage over]
[jeg vil ikke|jeg nægter at|jeg gider ikke] [tale|snakke] med [en robot|en bot|en maskine|en computer|det program]`,
  others: `
personaleafdelingen skal bruge et bevis
min mægler siger kontrakten starter i maj
jeg talte med jer i går og det virkede
nogen har brugt mit kort i udlandet
en ukendt person sendte mig penge
jeg vil sende penge til en person i Sverige
nogen ringede og ville have min kode, er det svindel?
jeg vil ændre mit telefonnummer
jeg behøver ikke tale med nogen, tak
ikke en medarbejder, bare saldoen
jeg er et menneske, ikke en robot
kan jeg få et lån?
send mig fakturaen
jeg har brug for hjælp til en overførsel
hvorfor er der trukket penge?
hvor er min pakke?
hvornår kommer refusionen?
mit kort virker ikke
glemt adgangskode
ja
nej tak
godmorgen
tak, det var alt
det ved jeg ikke
personligt lån`,
  othersFamilies: `
[|hej, ][kan jeg|jeg vil|jeg skal|hvordan kan jeg] [ændre|annullere|se|betale|spærre|aktivere|returnere] [mit kort|min konto|min saldo|min ordre|min kode|fakturaen|lånet][| i dag| i appen]
[mit kort|min betaling|min ordre|overførslen|appen|pakken] [er ikke kommet|virker ikke|blev afvist|er spærret|er forsinket|er forkert]
[jeg talte|jeg har talt] med [en medarbejder|nogen|en rådgiver] [i går|i mandags] og [det virker|det er løst]`,
}

export const no: Seeds = {
  language: 'no',
  asks: `
jeg vil snakke med en ekte person
kan noen svare meg?
gi meg en medarbeider
sett meg over
sett meg over til kundeservice
ring meg
ring tilbake takk
kan dere ringe meg opp?
få noen til å ringe
jeg vil gjerne snakke det gjennom med noen
jeg tar det heller på telefon
er det noen der?
finnes det et menneske her?
hvor klager jeg?
jeg vil klage til en leder
gi meg sjefen din
ikke flere automatiske svar
jeg er lei av denne boten
jeg hater å snakke med maskiner
stopp boten
du hjelper meg ikke, jeg vil ha noen andre
er du et menneske eller et program?
saksbehandler
rådgiver
menneske nå
menneskelig hjelp
kan jeg komme innom og snakke med noen?
hvilket nummer ringer jeg for å få et menneske?
det er komplisert, jeg forklarer det heller til en person
jeg er gammel og forstår ikke dette, jeg trenger noen
jeg har mistet jobben, kan jeg snakke med noen
kortet mitt er stjålet, gi meg noen nå
det var ikke det jeg spurte om, finnes det et menneske?
la et menneske se på det
gi den videre til en kollega
kan dere kontakte meg?`,
  asksFamilies: `
[|hei, |takk men |hør her, ][jeg vil|jeg vil gjerne|kan jeg|får jeg|jeg må|jeg vil heller] [snakke|prate|chatte] med [noen|en person|et menneske|en medarbeider|en rådgiver|en ekte person|sjefen din|en leder|en kollega|kundeservice][| takk| nå| om dette]
[|kan du |vil dere ][sette meg over til|koble meg til|sende meg videre til|gi meg|hente] [noen|en person|et menneske|en medarbeider|en rådgiver|sjefen|en kollega]
[kan|vil|får] [noen|en person|et menneske|en medarbeider|en av dere] [ringe meg|hjelpe meg|kontakte meg|se på det|svare meg|ta over]
[jeg vil ikke|jeg nekter å|jeg gidder ikke] [snakke|prate] med [en robot|en bot|en maskin|en datamaskin|dette programmet]`,
  others: `
personalavdelingen trenger en attest
megleren min sier kontrakten starter i mai
jeg snakket med dere i går og det virket
noen har brukt kortet mitt i utlandet
en ukjent person sendte meg penger
jeg vil sende penger til en person i Danmark
noen ringte og ville ha koden min, er det svindel?
jeg vil endre telefonnummeret mitt
jeg trenger ikke snakke med noen, takk
ikke en medarbeider, bare saldoen
jeg er et menneske, ikke en robot
kan jeg få et lån?
send meg fakturaen
jeg trenger hjelp med en overføring
hvorfor ble det trukket penger?
hvor er pakken min?
når kommer refusjonen?
kortet mitt virker ikke
glemt passord
ja
nei takk
god morgen
takk, det var alt
det vet jeg ikke
personlig lån`,
  othersFamilies: `
[|hei, ][kan jeg|jeg vil|jeg må|hvordan kan jeg] [endre|avbestille|se|betale|sperre|aktivere|returnere] [kortet mitt|kontoen min|saldoen|bestillingen|passordet|fakturaen|lånet][| i dag| i appen]
[kortet|betalingen|bestillingen|overføringen|appen|pakken] [har ikke kommet|virker ikke|ble avvist|er sperret|er forsinket|er feil]
[jeg snakket|jeg har snakket] med [en medarbeider|noen|en rådgiver] [i går|på mandag] og [det virker|det er løst]`,
}

export const fi: Seeds = {
  language: 'fi',
  asks: `
haluan puhua oikean ihmisen kanssa
voiko joku vastata minulle?
antakaa asiakaspalvelija
yhdistäkää minut
yhdistä asiakaspalveluun
soittakaa minulle
soittakaa takaisin kiitos
voitteko soittaa minulle?
pyytäkää jotakuta soittamaan
haluaisin keskustella tästä jonkun kanssa
hoidan mieluummin puhelimessa
onko siellä ketään?
onko täällä ihmistä?
minne voin valittaa?
haluan tehdä valituksen esimiehelle
anna pomosi puhelimeen
ei enää automaattisia vastauksia
olen kyllästynyt tähän bottiin
vihaan koneille puhumista
lopettakaa botti
et auta minua, haluan jonkun toisen
oletko ihminen vai ohjelma?
asiakaspalvelija
asiantuntija
ihminen nyt
ihmisen apua
voinko tulla konttoriin juttelemaan jonkun kanssa?
mihin numeroon soitan että ihminen vastaa?
asia on monimutkainen, selitän mieluummin ihmiselle
olen vanha enkä ymmärrä tätä, tarvitsen jonkun avuksi
menetin työni, voinko puhua jonkun kanssa
korttini varastettiin, antakaa joku heti
en kysynyt tuota, onko siellä ihminen?
ihmisen pitäisi katsoa tämä
siirrä kollegalle
voitteko ottaa minuun yhteyttä?`,
  asksFamilies: `
[|hei, |kiitos mutta |kuulkaa, ][haluan|haluaisin|voinko|saanko|minun täytyy|mieluummin] [puhua|jutella|keskustella|chattailla] [jonkun|ihmisen|asiakaspalvelijan|neuvojan|oikean ihmisen|pomosi|esimiehen|kollegan|työntekijän] kanssa[| nyt| kiitos| tästä]
[|voitko |voisitteko ][yhdistää minut|yhdistäkää|siirrä minut|antakaa] [jollekulle|ihmiselle|asiakaspalvelijalle|neuvojalle|oikealle ihmiselle|esimiehelle|kollegalle]
[voiko|voisiko|saisiko] [joku|ihminen|asiakaspalvelija|joku teistä] [soittaa minulle|auttaa minua|ottaa yhteyttä|katsoa tämän|vastata minulle]
[en halua|kieltäydyn|en jaksa] [puhua|jutella] [robotin|botin|koneen|tietokoneen|tämän ohjelman] kanssa`,
  others: `
henkilöstöosasto tarvitsee todistuksen
välittäjäni sanoo että sopimus alkaa toukokuussa
puhuin eilen kanssanne ja se toimi
joku käytti korttiani ulkomailla
tuntematon ihminen lähetti minulle rahaa
haluan lähettää rahaa ystävälle Ruotsiin
joku soitti ja kysyi tunnuslukua, onko se huijaus?
haluan vaihtaa puhelinnumeron
en tarvitse ketään, kiitos
en halua asiakaspalvelijaa, vain saldon
olen ihminen, en robotti
voinko saada lainaa?
lähettäkää lasku
tarvitsen apua tilisiirrossa
miksi minulta veloitettiin?
missä pakettini on?
milloin hyvitys tulee?
korttini ei toimi
unohdin salasanan
kyllä
ei kiitos
hyvää huomenta
kiitos, siinä kaikki
en tiedä
henkilökohtainen laina`,
  othersFamilies: `
[|hei, ][voinko|haluan|minun täytyy|miten voin] [vaihtaa|peruuttaa|nähdä|maksaa|sulkea|aktivoida|palauttaa] [kortin|tilin|saldon|tilauksen|salasanan|laskun|lainan][| tänään| sovelluksessa]
[korttini|maksu|tilaus|siirto|sovellus|paketti] [ei tullut|ei toimi|hylättiin|on suljettu|on myöhässä|on väärin]
[puhuin|olen puhunut] [asiakaspalvelijan|jonkun|neuvojan] kanssa [eilen|maanantaina] ja [se toimii|asia hoitui]`,
}
