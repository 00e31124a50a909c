import type { Seeds } from './seeds.ts'

export const sv: Seeds = {
  language: 'sv',
  asks: `
jag vill tala med en riktig person
kan någon svara mig?
ge mig en medarbetare
koppla mig
koppla mig vidare tack
koppla mig till kundservice
ring mig
ring upp mig imorgon
kan ni ringa tillbaka?
någon får gärna ringa mig
jag skulle vilja prata igenom det med någon
jag tar det hellre på telefon
är det någon där?
finns det en människa här?
någon riktig tack
var klagar jag?
jag vill lämna klagomål till en chef
ge mig din chef
jag vill ha en arbetsledare
jag kräver att få prata med chefen
inga fler automatiska svar
jag är trött på den här boten
jag hatar att prata med maskiner
den här boten är skräp
stoppa boten
du hjälper mig inte, jag vill ha någon annan
du säger samma sak hela tiden, ge mig en människa
det här funkar inte, jag behöver en person
inget av alternativen, jag vill ha en rådgivare
är du människa eller program?
chattar jag med en människa?
handläggare
mänsklig rådgivare
operatör
prata med en medarbetare
människa nu
riktig människa
mänsklig hjälp
jag behöver en kontaktperson
kan jag komma till kontoret och prata med någon?
vilket nummer ringer jag för att nå en människa?
var kan jag ringa er?
det är krångligt, jag förklarar hellre för en person
jag är gammal och förstår inte det här, jag behöver någon som hjälper mig
jag är dålig på att skriva, kan vi talas vid?
det är för personligt för en robot
jag litar inte på en dator i det här
jag har förlorat jobbet och kan inte betala, kan jag få prata med någon
ni har dragit dubbelt, jag måste prata med en handläggare
mitt kort är stulet, ge mig någon nu
beställningen blev fel igen, hämta en människa
tack men jag vill ändå prata med någon
det var inte det jag frågade, finns det en människa?
jag vill att en människa tittar på det
en människa ska bestämma, inte en algoritm
lämna över till en kollega
skicka vidare till en specialist
någon i ert team borde kontakta mig
kan ni höra av er till mig?
jag vill ha någon som kan sånt här
för fan ge mig en människa
bror ge mig en handläggare
en människa pls
vill snacka me nån
jag vill prata med en human
boka ett samtal med en rådgivare
jag vill ha någon på bedrägeriavdelningen
koppla till kortavdelningen
jag önskar bli uppringd
personlig kontakt tack
`,
  asksFamilies: `
[|snälla |hej, |hör här, |alltså |tack men ][jag vill|jag skulle vilja|kan jag|kan jag få|får jag|jag måste|jag behöver|jag vill hellre|skulle jag kunna] [prata|tala|snacka|chatta] med [någon|en person|en människa|en medarbetare|en handläggare|en rådgivare|en riktig människa|din chef|en kollega|kundtjänst|en anställd|nån hos er][| tack| nu| genast| om det här| om mitt konto]
[|snälla |kan du |kan ni |skulle du kunna ][koppla mig till|koppla över mig till|skicka mig vidare till|ge mig|hämta|flytta mig till|förbinda mig med] [någon|en person|en människa|en medarbetare|en handläggare|en rådgivare|en riktig människa|chefen|en kollega|rätt avdelning][| tack| nu| direkt]
[kan|kunde|får|skulle] [någon|en person|en människa|en handläggare|en rådgivare|en av er] [ringa mig|ringa upp|hjälpa mig|kontakta mig|titta på det här|svara mig|höra av sig|ta över][| tack| idag]
[jag vill inte|jag är less på att|jag vägrar|jag orkar inte|jag hatar att] [prata|tala|chatta|snacka] med [en robot|en bot|en maskin|en dator|en ai|det här programmet|en telefonsvarare]
[finns det|är det|har ni] [en människa|någon|en person|en medarbetare|en riktig människa] [att prata med|där|tillgänglig|som kan hjälpa mig|i andra änden|jag kan ringa]
[hur|var|när] [kan jag|får jag|når jag|gör jag för att] [prata med|kontakta|nå|ringa] [en människa|någon|en person|en medarbetare|er|en handläggare]
[så|därför|alltså] [snälla|vill jag|måste jag|kan jag] [prata med någon|bli uppringd|prata med en människa|få en handläggare]
`,
  others: `
personalavdelningen behöver ett intyg
min mäklare säger att avtalet börjar i maj
tar rådgivaren betalt?
jag pratade med er igår och det funkade
någon har använt mitt kort utomlands
en person jag inte känner har skickat pengar
jag vill skicka pengar till en person i Finland
min chef behöver kvittot
medarbetaren i butiken sa att jag skulle fråga banken om återbetalningen
någon ringde och ville ha min kod, är det bedrägeri?
vad kostar ett samtal till Norge
jag vill ändra mina kontaktuppgifter
jag behöver inte prata med någon, tack
jag vill inte ha en handläggare, bara saldot
kundtjänsten var jättebra förra gången
jag är en människa, inte en robot
det var den mänskliga faktorn
vem har skickat pengarna?
finns det avgifter?
kan jag få ett lån?
kan du säga mitt saldo?
ge mig mina senaste betalningar
kan ni skicka fakturan?
jag behöver hjälp med en överföring
jag måste betala idag
jag vill stoppa mitt autogiro
jag skulle vilja öppna ett konto
varför drogs det pengar?
hur lång tid tar en överföring?
hur byter jag lösenord?
var är mitt paket?
när kommer återbetalningen?
mitt kort funkar inte
appen kraschar
automaten gav inga pengar
jag kan inte logga in
glömt lösenord
ja
ja tack
nej
nej inte det
okej
hej god morgon
tack det var allt
jag vet inte
kan du upprepa?
den första
automaten tog mitt kort
personligt lån
mina personuppgifter är fel
personnummer saknas
`,
  othersFamilies: `
[|snälla |hej, ][kan jag|jag vill|jag måste|hur kan jag|jag skulle vilja|får jag] [ändra|säga upp|se|betala|spärra|aktivera|få|returnera|förnya|kolla] [mitt|ett|mina|min] [kort|konto|saldo|beställning|lösenord|faktura|lån|adress|gräns|abonnemang][| idag| tack| i appen]
[mitt|min|det|er] [kort|betalning|beställning|överföring|app|paket|återbetalning|konto] [har inte kommit|fungerar inte|nekades|är spärrat|är sen|är fel|drogs två gånger|har kommit]
[någon|en person|en vän|en mäklare|säljaren|min chef] [stal|använde|skickade|bad om|har|behöver|öppnade] [mitt kort|pengar|mitt konto|mina uppgifter|ett kvitto|paketet|min telefon]
[jag pratade|jag har pratat|jag talade] med [en handläggare|någon|en rådgivare|en person|din kollega] [igår|förra veckan|i måndags] och [det funkar|det löste sig|jag fick hjälp|allt är bra]
[jag behöver inte|det behövs inte att|jag vill inte] [prata med|ringa|störa] [någon|en person|en handläggare|en människa]
`,
}
